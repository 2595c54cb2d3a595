"""Levers of a country with what is left of each, and the alarm where none is (S-35)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.plan_content import LeverContent
from app.reading.authority.effects import not_refused
from app.reading.countries.all_files import all_phases
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_toolbox
from app.rules.plans.levers import LeverUseFacts, Readiness, lever_state, readiness
from app.rules.reports.outcomes import cited_words
from db.decisions import Decision
from db.levers import Lever, LeverUse
from db.people import Office
from db.responses import Response
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverUseView:
    """A use of a lever. ``on_what`` is the number of a decision or response, or empty; ``refused``: the record of that decision
    was refused since."""

    used_on: date
    whole: bool
    reason: str
    on_what: str
    recorded_by: str
    refused: bool = False

    @property
    def on_what_said(self) -> str:
        """On what, and that its record was refused, if it was."""
        return cited_words(self.on_what, refused=self.refused)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverView:
    """A lever as it stands on a day; base the next revision on ``version``."""

    lever_id: str
    number: str
    version: int
    title: str
    tool: str
    tool_name: str
    owner: str
    lead_time_days: int
    requirements: str
    reviewed_on: date
    expires_on: date | None
    state: LeverState
    uses: tuple[LeverUseView, ...]
    withdrawn_on: date | None
    withdrawal_reason: str
    content: LeverContent


def lever_views(session: Session, country: str, today: date) -> tuple[LeverView, ...]:
    """The levers of a country: those that can be used first, the quickest of them first."""
    tools = {tool.code: tool.name for tool in current_toolbox(session)}
    uses = _uses(session, country)
    rows = session.execute(
        sa.select(Lever, Office.name)
        .join(Office, Office.id == Lever.owner_office_id)
        .where(Lever.country == country)
        .order_by(Lever.lead_time_days, Lever.number)
    )
    views = [
        LeverView(
            lever_id=row.id,
            number=row.number,
            version=row.ledger_entry,
            title=row.title,
            tool=row.tool or "",
            tool_name=tools.get(row.tool or "", ""),
            owner=owner,
            lead_time_days=row.lead_time_days,
            requirements=row.requirements,
            reviewed_on=row.reviewed_on,
            expires_on=row.expires_on,
            state=_state(row, [LeverUseFacts(use.used_on, use.whole) for use in uses[row.id]], today),
            uses=tuple(uses[row.id]),
            withdrawn_on=row.withdrawn_on,
            withdrawal_reason=row.withdrawal_reason,
            content=LeverContent(
                title=row.title,
                owner_office_id=row.owner_office_id,
                lead_time_days=row.lead_time_days,
                tool=row.tool,
                requirements=row.requirements,
                expires_on=row.expires_on,
            ),
        )
        for row, owner in rows
    ]
    return tuple(sorted(views, key=lambda view: not view.state.usable))


def lever_readiness(session: Session, country: str, today: date) -> Readiness:
    """How many levers of a country can still be used, with the alarm where it is due."""
    return readiness_by_country(session, today).get(country) or readiness(None, ())


def readiness_by_country(session: Session, today: date) -> dict[str, Readiness]:
    """The same for every country with a lever or a phase, in two look-ups."""
    used = defaultdict(list)
    for use in session.scalars(sa.select(LeverUse)):
        used[use.lever_id].append(LeverUseFacts(use.used_on, use.whole))
    states: dict[str, list[LeverState]] = defaultdict(list)
    for lever in session.scalars(sa.select(Lever)):
        states[lever.country].append(_state(lever, used[lever.id], today))
    phases = present_phases(session, today)
    return {
        country: readiness(phases.get(country), states[country]) for country in sorted({*phases, *states})
    }


def lever_alarms(session: Session, today: date) -> dict[str, str]:
    """The countries at imminent risk without an unspent lever, each with the sentence that says so."""
    found = readiness_by_country(session, today).items()
    return {country: ready.alarm for country, ready in found if ready.alarm}


def present_phases(session: Session, today: date) -> dict[str, Phase | None]:
    """The phase of each country file that holds on a day."""
    return {one.country: one.phase for one in all_phases(session) if one.effective_on <= today}


def _state(row: Lever, uses: list[LeverUseFacts], today: date) -> LeverState:
    return lever_state(uses, expires_on=row.expires_on, withdrawn_on=row.withdrawn_on, today=today)


def _uses(session: Session, country: str) -> dict[str, list[LeverUseView]]:
    rows = session.execute(
        sa.select(
            LeverUse,
            Decision.number,
            Response.number,
            sa.and_(LeverUse.decision_id.is_not(None), ~not_refused()),
        )
        .join(Lever, Lever.id == LeverUse.lever_id)
        .outerjoin(Decision, Decision.id == LeverUse.decision_id)
        .outerjoin(Response, Response.id == LeverUse.response_id)
        .where(Lever.country == country)
        .order_by(LeverUse.used_on, LeverUse.recorded_at)
    )
    found: dict[str, list[LeverUseView]] = defaultdict(list)
    for use, decision, response, refused in rows:
        found[use.lever_id].append(
            LeverUseView(
                used_on=use.used_on,
                whole=use.whole,
                reason=use.reason,
                on_what=decision or response or "",
                recorded_by=person_named(session, use.recorded_by_id).name,
                refused=bool(refused),
            )
        )
    return found
