"""Country files: opened, described, reviewed, and moved between phases."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import sqlalchemy as sa

from app.actions.common import (
    country_file,
    has_conflict,
    person_of,
    require_current,
    require_role,
    settings_of,
    today_of,
    unchanged,
)
from app.actions.countries.baseline_flags import SetBaselineFlag, is_flagged, set_baseline_flag
from app.actions.plans.plan_openings import open_plan_now
from app.reading.ministry.reference import current_countries
from app.refusals import BadInput, Refused
from app.rules.background import LONGEST_CYCLE, longest_cycle
from app.rules.entry.dates import EARLIEST, not_future
from app.rules.entry.texts import clean_text, required_text
from db.actor import Actor
from db.countries import CountryFile, PhaseChange
from db.vocabulary import Ongoing, Phase, RiskLevel, Role
from db.work import Work
from language import tr

DESCRIPTION_LENGTH = 60_000
"""Most characters of one part of a file's description: about twenty-four printed pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """The three axes of a country file, kept apart: phase, level of risk, atrocities under way."""

    phase: Phase | None = None
    risk_level: RiskLevel | None = None
    ongoing: Ongoing = Ongoing.UNCLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCountryFile:
    """A new file on a country (any name or code of it); ``axes`` only where they are known from the start.

    ``flagged``: the file begins under the baseline flag, for past atrocities that nobody answered for.
    """

    country: str
    reason: str
    axes: Axes | None = None
    review_every_days: int | None = None
    flagged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePhase:
    """How the file stands on all three axes from a day on."""

    country: str
    axes: Axes
    effective_on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReviewCycle:
    """Another number of days between the reviews of a file. ``based_on`` is the version that was looked at."""

    country: str
    based_on: int
    review_every_days: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReview:
    """A review of the file: what was found. ``next_review_on`` none: one cycle from today."""

    country: str
    findings: str
    next_review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the file says in words."""

    background: str = ""
    groups_at_risk: str = ""
    levers: str = ""
    impact_assessment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCountryFile:
    """A new description. ``based_on`` is the version that the editor had before them."""

    country: str
    based_on: int
    description: Description


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFileKept:
    """A country file as it now stands; base the next edit on ``version``.

    Of a change of phase, ``changed`` says how the file stands and ``changed_on`` from which day on; ``opened_plan`` is the number
    of the action plan that it opened, empty where it opened none.
    """

    country: str
    version: int
    next_review_on: date
    opened_plan: str = ""
    changed: Axes | None = None
    changed_on: date | None = None


def open_country_file(work: Work, actor: Actor, request: OpenCountryFile) -> CountryFileKept:
    """Open the file of a country. A conflict is no condition: atrocities happen in peacetime too (S-04).

    Raises:
        Refused: ``role``; ``country.open``, when there is one already; ``country.conflict``, when a phase
            is given by someone with a conflict of interest.
        BadInput: unknown country, no reason, or an unusable cycle.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    country = current_countries(work.session).find(request.country)
    reason = required_text(request.reason, "reason")
    if work.one(sa.select(CountryFile).where(CountryFile.country == country.alpha3)) is not None:
        raise Refused(
            "country.open",
            tr("The file of {country} is open already.", country=country.name),
            remedy=tr("Open it from the list of countries."),
        )
    settings = settings_of(work)
    longest = longest_cycle(flagged=request.flagged, limit=settings.flagged_review_days)
    days = _cycle(request.review_every_days or min(settings.review_days, longest), longest)
    if request.flagged:
        # As the flag set later: a judgement that binds.
        require_role(actor, Role.FOCAL_POINT)
    work.act("country.open", topic=country.alpha3, reason=reason)
    file = work.add(
        CountryFile(
            country=country.alpha3,
            opened_at=work.at,
            opened_by_id=person_of(actor),
            review_every_days=days,
            next_review_on=today_of(work) + timedelta(days=days),
        )
    )
    if request.axes is not None:
        _bar_conflict(work, actor, country.alpha3)
        _enter(work, country.alpha3, request.axes, today_of(work), reason)
    if request.flagged:
        set_baseline_flag(work, actor, SetBaselineFlag(country=country.alpha3, flagged=True, reason=reason))
    return _kept(file)


def change_phase(work: Work, actor: Actor, request: ChangePhase) -> CountryFileKept:
    """Enter phase, risk level and ongoing atrocities from a day on: up, down, or past a phase (S-05).

    The agreed action plan of the phase is opened with it (S-36).

    Raises:
        Refused: ``role``; ``country.conflict`` (Authority rule 6); ``unchanged``.
        BadInput: no such file, a day in the future, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    _bar_conflict(work, actor, file.country)
    reason = required_text(request.reason, "reason")
    day = not_future(request.effective_on, today_of(work), "day of effect")
    if day < EARLIEST:
        raise BadInput(
            "day of effect",
            tr("{day} is earlier than anything kept here.", day=day),
            remedy=tr("Correct the year."),
        )
    if _axes_on(work, file.country, day) == request.axes:
        raise unchanged(tr("The file stands so on that day already."))
    work.act("country.phase", topic=file.country, reason=reason)
    _enter(work, file.country, request.axes, day, reason)
    opened = open_plan_now(work, file.country)
    return replace(
        _kept(file),
        opened_plan=opened.number if opened else "",
        changed=request.axes,
        changed_on=day,
    )


def set_review_cycle(work: Work, actor: Actor, request: SetReviewCycle) -> CountryFileKept:
    """Change how often a file is reviewed. A shorter cycle brings the next review forward; a longer one
    counts from the next review on, so that nobody postpones one that is due.

    Raises:
        Refused: ``role``; ``country.flagged``, when the file is under the baseline flag and the cycle is longer
            than the setting allows then (S-15); ``country.stale``; ``unchanged``.
        BadInput: no such file, an unusable cycle, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    longest = longest_cycle(
        flagged=is_flagged(work, file.country), limit=settings_of(work).flagged_review_days
    )
    days, reason = _cycle(request.review_every_days, longest), required_text(request.reason, "reason")
    if days == file.review_every_days:
        raise unchanged(tr("The file is reviewed every {days} days already.", days=days))
    require_current(file, request.based_on, "country", tr("The country file"))
    work.act("country.review_cycle", topic=file.country, reason=reason)
    file.review_every_days = days
    file.next_review_on = min(file.next_review_on, today_of(work) + timedelta(days=days))
    work.save()
    return _kept(file)


def record_review(work: Work, actor: Actor, request: RecordReview) -> CountryFileKept:
    """Record that the file was reviewed; the next review is never without a date (S-25).

    Raises:
        Refused: ``role``.
        BadInput: no such file, no findings, or a next review that is not within one cycle from today.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    findings = required_text(request.findings, "findings")
    today = today_of(work)
    latest = today + timedelta(days=file.review_every_days)
    following = request.next_review_on or latest
    if not today < following <= latest:
        raise BadInput(
            "next review",
            tr(
                "The next review on {following} is not within one cycle of {review_every_days} days from today.",
                following=following.isoformat(),
                review_every_days=file.review_every_days,
            ),
            remedy=tr(
                "Choose a day after today and up to {latest}, or change the cycle.", latest=latest.isoformat()
            ),
        )
    work.act("country.review", topic=file.country, reason=findings)
    # Two reviews on one day leave the row as it is, and are two entries all the same.
    if following == file.next_review_on:
        work.note("country.review", CountryFile.__tablename__, file.id, topic=file.country, reason=findings)
    file.next_review_on = following
    work.save()
    return _kept(file)


def edit_country_file(work: Work, actor: Actor, request: EditCountryFile) -> CountryFileKept:
    """Keep a new description of the country; the ledger keeps every earlier one.

    Raises:
        Refused: ``role``; ``country.stale``, when someone saved in between; ``unchanged``.
        BadInput: no such file, or unusable text.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    if file.ledger_entry != request.based_on:
        raise Refused(
            "country.stale",
            tr("The file was saved by someone else after you opened it."),
            remedy=tr("Your text is still before you: compare it with the saved one, then save again."),
        )
    parts = {
        part.name: clean_text(
            getattr(request.description, part.name), part.name.replace("_", " "), DESCRIPTION_LENGTH
        )
        for part in fields(Description)
    }
    if all(getattr(file, name) == text for name, text in parts.items()):
        raise unchanged(tr("The description is as it was."))
    work.act("country.describe", topic=file.country)
    for name, text in parts.items():
        setattr(file, name, text)
    work.save()
    return _kept(file)


def _kept(file: CountryFile) -> CountryFileKept:
    return CountryFileKept(
        country=file.country, version=file.ledger_entry, next_review_on=file.next_review_on
    )


def _cycle(days: int, longest: int) -> int:
    if longest < days <= LONGEST_CYCLE:
        raise Refused(
            "country.flagged",
            tr(
                "Past atrocities with impunity flag this file: it is reviewed every {longest} days or oftener.",
                longest=longest,
            ),
            remedy=tr("Give a number of days from 1 to {longest}, or lift the flag first.", longest=longest),
        )
    if not 1 <= days <= LONGEST_CYCLE:
        raise BadInput(
            "review cycle",
            tr("A file cannot be reviewed every {days} days.", days=days),
            remedy=tr("Give a number of days from 1 to {longest_cycle}.", longest_cycle=LONGEST_CYCLE),
        )
    return days


def _bar_conflict(work: Work, actor: Actor, country: str) -> None:
    if has_conflict(work, person_of(actor), country):
        raise Refused(
            "country.conflict",
            tr("You declared a conflict of interest with this country."),
            remedy=tr("Ask a focal point without one to judge its phase."),
        )


def _axes_on(work: Work, country: str, day: date) -> Axes | None:
    row = work.one(
        sa.select(PhaseChange)
        .where(PhaseChange.country == country, PhaseChange.effective_on <= day)
        .order_by(PhaseChange.effective_on.desc(), PhaseChange.ledger_entry.desc())
        .limit(1)
    )
    return None if row is None else Axes(phase=row.phase, risk_level=row.risk_level, ongoing=row.ongoing)


def _enter(work: Work, country: str, axes: Axes, day: date, reason: str) -> None:
    work.add(
        PhaseChange(
            country=country,
            effective_on=day,
            phase=axes.phase,
            risk_level=axes.risk_level,
            ongoing=axes.ongoing,
            changed_by_id=person_of(work.actor),
            changed_at=work.at,
            reason=reason,
        )
    )
