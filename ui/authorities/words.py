"""Words of the authority pages: instants, the standing of an instrument, rules by their number."""

from datetime import datetime

from app.reading.authority.authority import CandidateLine
from app.reading.ministry.organisation import HolderView, InstrumentView
from app.refusals import Refused, UserError
from app.rules.authority import RULES
from app.rules.authority.verdicts import Standing
from db.vocabulary import HoldingKind, InstrumentKind, SubDelegation
from language import Wording, mark, plural, tr
from reports.words import plain_day
from ui.case import Case

KINDS = Wording(
    {
        InstrumentKind.DELEGATION: mark("Delegation by an office"),
        InstrumentKind.STATUTE: mark("Statute: original authority"),
        InstrumentKind.PRINCIPLE: mark("Principle of law (officials act in the minister’s name)"),
    }
)
SUB_DELEGATION = Wording(
    {
        SubDelegation.NO: mark("Not allowed"),
        SubDelegation.YES: mark("Allowed"),
        SubDelegation.WITH_PRIOR_APPROVAL: mark("Allowed with prior written approval"),
    }
)
HOLDINGS = Wording({HoldingKind.SUBSTANTIVE: mark("Substantive"), HoldingKind.ACTING: mark("Acting")})
OUTCOMES = Wording(
    {
        Standing.AUTHORISED: (mark("Can decide"), "tick", "ok"),
        Standing.PENDING_SECOND_SIGNATURE: (
            mark("Can decide; a second signature is owed"),
            "signature",
            "warn",
        ),
        Standing.PENDING_RATIFICATION: (mark("Can decide now; must be ratified"), "time-near", "warn"),
        Standing.REFUSED: (mark("Cannot decide"), "cross", "muted"),
    }
)


def outcome_of(line: CandidateLine, owed: str = "") -> tuple[str, str, str]:
    """What an office can, in words, with the glyph and the role of colour; ``owed``: what must be recorded first."""
    if line.can and owed:
        return tr("Can decide, once recorded: {owed}", owed=owed), "time-near", "warn"
    return OUTCOMES[line.outcome]


def day(at: datetime, case: Case) -> str:
    """``2026-01-15`` in the ministry's zone, for tables."""
    return at.astimezone(case.zone).date().isoformat()


def day_words(at: datetime, case: Case) -> str:
    """``15 January 2026`` in the ministry's zone."""
    return plain_day(at.astimezone(case.zone).date())


def standing(view: InstrumentView, at: datetime, case: Case, *, powerless: bool) -> tuple[str, str, str]:
    """Words, glyph and role of colour of an instrument's standing.

    ``powerless``: it is in force, and what it rests on has ended; its own dates would say that it can be used.
    """
    if view.revoked_at is not None and view.revoked_at <= at:
        return tr("Revoked {revoked_at}", revoked_at=day(view.revoked_at, case)), "cross", "danger"
    if view.valid_until is not None and view.valid_until <= at:
        return tr("Expired {valid_until}", valid_until=day(view.valid_until, case)), "time-lapsed", "danger"
    if not view.in_force:
        return tr("From {valid_from}", valid_from=day(view.valid_from, case)), "time", "muted"
    if powerless:
        return tr("Gives no power: its chain is broken"), "cross", "danger"
    if view.revoked_at is not None:
        return tr("In force until {revoked_at}", revoked_at=day(view.revoked_at, case)), "time-near", "warn"
    if view.ends_at is not None and view.ends_soon(at):
        days = (view.ends_at - at).days
        soon = (
            tr("Lapses today")
            if days < 1
            else plural("Lapses in {count} day", "Lapses in {count} days", days)
        )
        return soon, "time-near", "warn"
    return tr("In force"), "tick", "ok"


def term(holder: HolderView, case: Case) -> str:
    """``since 2025-01-02``, or from and until."""
    start = day(holder.starts_at, case)
    if holder.ends_at is None:
        return tr("since {start}", start=start)
    return tr("{start} to {ends_at}", start=start, ends_at=day(holder.ends_at, case))


def with_rule(error: UserError) -> UserError:
    """A refusal of authority that names its rule, so that it can be looked up."""
    if isinstance(error, Refused) and error.rule in RULES:
        number = RULES[error.rule].number
        remedy = tr(
            "{remedy} This is Authority rule {number} ({rule}).",
            remedy=error.remedy,
            number=number,
            rule=error.rule,
        ).strip()
        return Refused(error.rule, error.message, remedy=remedy)
    return error
