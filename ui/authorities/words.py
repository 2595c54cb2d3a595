"""Words of the authority pages: instants, the standing of an instrument, rules by their number."""

from datetime import datetime

from app.reading.ministry.organisation import HolderView, InstrumentView
from app.refusals import Refused, UserError
from app.rules.authority import RULES
from app.rules.authority.verdicts import Standing
from db.vocabulary import HoldingKind, InstrumentKind, SubDelegation
from reports.words import plain_day
from ui.case import Case

KINDS = {
    InstrumentKind.DELEGATION: "Delegation by an office",
    InstrumentKind.STATUTE: "Statute: original authority",
    InstrumentKind.PRINCIPLE: "Principle of law (officials act in the minister's name)",
}
SUB_DELEGATION = {
    SubDelegation.NO: "Not allowed",
    SubDelegation.YES: "Allowed",
    SubDelegation.WITH_PRIOR_APPROVAL: "Allowed with prior written approval",
}
HOLDINGS = {HoldingKind.SUBSTANTIVE: "Substantive", HoldingKind.ACTING: "Acting"}
OUTCOMES = {
    Standing.AUTHORISED: ("Can decide", "tick", "ok"),
    Standing.PENDING_SECOND_SIGNATURE: ("Can decide; a second signature is owed", "signature", "warn"),
    Standing.PENDING_RATIFICATION: ("Can decide now; must be ratified", "clock-near", "warn"),
    Standing.REFUSED: ("Cannot decide", "cross", "muted"),
}


def day(at: datetime, case: Case) -> str:
    """``2026-01-15`` in the ministry's zone, for tables."""
    return at.astimezone(case.zone).date().isoformat()


def day_words(at: datetime, case: Case) -> str:
    """``15 January 2026`` in the ministry's zone."""
    return plain_day(at.astimezone(case.zone).date())


def standing(view: InstrumentView, at: datetime, case: Case) -> tuple[str, str, str]:
    """Words, glyph and role of colour of an instrument's standing."""
    if view.revoked_at is not None and view.revoked_at <= at:
        return f"Revoked {day(view.revoked_at, case)}", "cross", "danger"
    if view.valid_until is not None and view.valid_until <= at:
        return f"Expired {day(view.valid_until, case)}", "clock-lapsed", "danger"
    if not view.in_force:
        return f"From {day(view.valid_from, case)}", "clock", "muted"
    if view.revoked_at is not None:
        return f"In force until {day(view.revoked_at, case)}", "clock-near", "warn"
    if view.ends_at is not None and view.ends_soon(at):
        days = (view.ends_at - at).days
        within = "today" if days < 1 else "in 1 day" if days == 1 else f"in {days} days"
        return f"Lapses {within}", "clock-near", "warn"
    return "In force", "tick", "ok"


def term(holder: HolderView, case: Case) -> str:
    """``since 2025-01-02``, or from and until."""
    start = day(holder.starts_at, case)
    if holder.ends_at is None:
        return f"since {start}"
    return f"{start} to {day(holder.ends_at, case)}"


def with_rule(error: UserError) -> UserError:
    """A refusal of authority that names its rule, so that it can be looked up."""
    if isinstance(error, Refused) and error.rule in RULES:
        number = RULES[error.rule].number
        remedy = f"{error.remedy} This is Authority rule {number} ({error.rule}).".strip()
        return Refused(error.rule, error.message, remedy=remedy)
    return error
