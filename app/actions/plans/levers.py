"""Levers of a country: added, reviewed, spent, withdrawn (S-35)."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from app.actions.citing import require_citable
from app.actions.common import (
    country_file,
    find,
    next_number,
    person_of,
    require_current,
    require_role,
    today_of,
    unchanged,
)
from app.actions.ministry.toolbox_codes import known_tool
from app.plan_content import LeverContent
from app.refusals import BadInput, Refused
from app.rules.entry.dates import EARLIEST, not_future
from app.rules.entry.texts import clean_text, required_line, required_text
from db.actor import Actor
from db.decisions import Decision
from db.levers import Lever, LeverUse
from db.people import Office
from db.reports import Report
from db.responses import Response
from db.vocabulary import Role
from db.work import Work
from language import tr

LONGEST_LEAD = 3_650
"""Days: what takes longer than ten years is no lever."""

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddLever:
    """A lever that we hold over, or for, a country."""

    country: str
    content: LeverContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseLever:
    """What a lever should say; ``based_on`` is the version that the editor had before them."""

    lever_id: str
    based_on: int
    content: LeverContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLever:
    """That somebody looked whether the lever is still there, and what they found.

    ``based_on`` is the version that was looked at.
    """

    lever_id: str
    based_on: int
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendLever:
    """A lever used, wholly or in part: when, why, and on what decision or response, by its number."""

    lever_id: str
    used_on: date
    whole: bool
    reason: str
    on_what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawLever:
    """A lever that we no longer have, though it was not spent.

    ``based_on`` is the version that was looked at.
    """

    lever_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverKept:
    """A lever as it now stands; base the next revision on ``version``."""

    lever_id: str
    number: str
    version: int


def add_lever(work: Work, actor: Actor, request: AddLever) -> LeverKept:
    """Put a lever on a country file. It counts as reviewed on the day on which it is added.

    Raises:
        Refused: ``role``.
        BadInput: no such file, tool or office; a lead time or expiry that cannot be; unusable text.
    """
    require_role(actor, *_WRITERS)
    file = country_file(work, request.country)
    lever = Lever(
        number=next_number(work, Lever.number, "LV"),
        country=file.country,
        title="",
        owner_office_id=request.content.owner_office_id,
        lead_time_days=0,
        reviewed_on=today_of(work),
        added_at=work.at,
        added_by_id=person_of(actor),
    )
    _write(work, lever, request.content)
    work.act("lever.add", topic=file.country)
    work.add(lever)
    return _kept(lever)


def revise_lever(work: Work, actor: Actor, request: ReviseLever) -> LeverKept:
    """Change what a lever says.

    Raises:
        Refused: ``role``; ``lever.withdrawn``; ``lever.stale``; ``unchanged``.
        BadInput: as :func:`add_lever`.
    """
    require_role(actor, *_WRITERS)
    lever = _standing(work, request.lever_id)
    if lever.ledger_entry != request.based_on:
        raise Refused(
            "lever.stale",
            tr("{lever_number} was changed by someone else after you opened it.", lever_number=lever.number),
            remedy=tr("Compare your text with what stands there now, then save again."),
        )
    work.act("lever.revise", topic=lever.country)
    _write(work, lever, request.content)
    if not work.session.is_modified(lever):
        raise unchanged(tr("{lever_number} says all this already.", lever_number=lever.number))
    work.save()
    return _kept(lever)


def review_lever(work: Work, actor: Actor, request: ReviewLever) -> LeverKept:
    """Record that a lever was looked at today. Two reviews on one day are two entries of the ledger.

    Raises:
        Refused: ``role``; ``lever.withdrawn``; ``lever.stale``.
        BadInput: no findings.
    """
    require_role(actor, *_WRITERS)
    lever = _standing(work, request.lever_id)
    require_current(lever, request.based_on, "lever", lever.number)
    findings = required_text(request.findings, "findings")
    work.act("lever.review", topic=lever.country, reason=findings)
    if lever.reviewed_on == today_of(work):
        work.note("lever.review", Lever.__tablename__, lever.id, topic=lever.country, reason=findings)
    lever.reviewed_on = today_of(work)
    work.save()
    return _kept(lever)


def spend_lever(work: Work, actor: Actor, request: SpendLever) -> LeverKept:
    """Record that a lever was used, wholly or in part. It does not come back: a new one is added instead.

    Raises:
        Refused: ``role``; ``lever.withdrawn``; ``lever.spent``.
        BadInput: a day in the future, no reason, or a decision or response that is not of this country, or whose record was refused.
    """
    require_role(actor, Role.FOCAL_POINT)
    lever = _standing(work, request.lever_id)
    reason = required_text(request.reason, "reason")
    day = not_future(request.used_on, today_of(work), "day of use")
    if day < EARLIEST:
        raise BadInput(
            "day of use",
            tr("{day} is earlier than anything kept here.", day=day),
            remedy=tr("Correct the year."),
        )
    if work.one(sa.select(LeverUse).where(LeverUse.lever_id == lever.id, LeverUse.whole)) is not None:
        raise Refused(
            "lever.spent",
            tr("{lever_number} is spent: nothing is left of it.", lever_number=lever.number),
            remedy=tr("Add a new lever, if there is one."),
        )
    decision_id, response_id = _purpose(work, lever.country, request.on_what)
    work.act("lever.spend", topic=lever.country, reason=reason)
    work.add(
        LeverUse(
            lever_id=lever.id,
            used_on=day,
            whole=request.whole,
            reason=reason,
            decision_id=decision_id,
            response_id=response_id,
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    return _kept(lever)


def withdraw_lever(work: Work, actor: Actor, request: WithdrawLever) -> LeverKept:
    """Record that we no longer have a lever, though nobody spent it; it stays on file with the reason.

    Raises:
        Refused: ``role``; ``lever.withdrawn``; ``lever.stale``.
        BadInput: no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    lever = _standing(work, request.lever_id)
    require_current(lever, request.based_on, "lever", lever.number)
    reason = required_text(request.reason, "reason")
    work.act("lever.withdraw", topic=lever.country, reason=reason)
    lever.withdrawn_on, lever.withdrawal_reason = today_of(work), reason
    work.save()
    return _kept(lever)


def _standing(work: Work, lever_id: str) -> Lever:
    lever = find(work, Lever, lever_id, "lever")
    if lever.withdrawn_on is not None:
        raise Refused(
            "lever.withdrawn",
            tr(
                "{lever_number} was withdrawn on {withdrawn_on}.",
                lever_number=lever.number,
                withdrawn_on=lever.withdrawn_on.isoformat(),
            ),
            remedy=tr("Add a new lever, if there is one."),
        )
    return lever


def _write(work: Work, lever: Lever, content: LeverContent) -> None:
    if not 0 <= content.lead_time_days <= LONGEST_LEAD:
        raise BadInput(
            "lead time",
            tr(
                "{lead_time_days} days cannot be the lead time of a lever.",
                lead_time_days=content.lead_time_days,
            ),
            remedy=tr("Give a number of days from 0 to {longest_lead:,}.", longest_lead=LONGEST_LEAD),
        )
    if content.expires_on is not None and content.expires_on < EARLIEST:
        raise BadInput(
            "expiry",
            tr("{expires_on} lies too far back.", expires_on=content.expires_on),
            remedy=tr("Correct the year."),
        )
    find(work, Office, content.owner_office_id, "office")
    # Looked up before anything is set: a look-up would write what was set so far.
    tool = known_tool(work, content.tool)
    lever.title = required_line(content.title, "lever")
    lever.tool = tool
    lever.owner_office_id = content.owner_office_id
    lever.lead_time_days = content.lead_time_days
    lever.requirements = clean_text(content.requirements, "requirements")
    lever.expires_on = content.expires_on


def _purpose(work: Work, country: str, number: str) -> tuple[str | None, str | None]:
    """The decision or the response of this number, of this country."""
    wanted = number.strip().upper()
    if not wanted:
        return None, None
    for kind in (Decision, Response):
        row = work.session.execute(
            sa.select(kind.id, Report.country)
            .join(Report, Report.id == kind.report_id)
            # What is not ASCII is no number, and half a character cannot even be asked for.
            .where(kind.number == (wanted if wanted.isascii() else ""))
        ).one_or_none()
        if row is not None and row.country == country:
            if kind is Response:
                return None, row.id
            require_citable(work, row.id, "on what")
            return row.id, None
    raise BadInput(
        "on what",
        tr("There is no decision or response of this number on this country."),
        remedy=tr("Give a number such as D-2026-0001 or R-2026-0001, or leave it empty."),
    )


def _kept(lever: Lever) -> LeverKept:
    return LeverKept(lever_id=lever.id, number=lever.number, version=lever.ledger_entry)
