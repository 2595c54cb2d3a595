"""Decisions that are not complete yet: each needs something of another person, and the first two also in time."""

from datetime import timedelta

from app.actions.reports.clocks import NoteLapses, note_lapses
from app.actions.reports.paper_decisions import RecordPaperDecision, record_paper_decision
from app.actions.reports.signatures import SignSecond
from app.perform import perform
from db.actor import TOCSIN
from db.vocabulary import DecisionEffect
from tests.support.carrying import (
    IMMINENT,
    Prepared,
    authorise,
    decided,
    escalated,
    open_file,
    prepared,
)
from tests.support.ministry import PAPER, Ministry

WINDOW = timedelta(hours=72)
"""In which an emergency decision is to be ratified."""


def emergency(ministry: Ministry) -> tuple[Prepared, str]:
    """An emergency decision of the duty director, who decides alone and at once; the case and the decision."""
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    escalated(ministry, case, "duty_director", "P-DUTY")
    (made,) = decided(ministry, "P-DUTY", "duty_director", case, authorise(case.options[0]))
    assert made.effect is DecisionEffect.PENDING_RATIFICATION
    return case, made.decision_id


def emergency_on_paper(ministry: Ministry) -> tuple[Prepared, str]:
    """The same from a signed paper, whose record nobody has confirmed."""
    case = prepared(ministry, open_file(ministry), "IR-5", "IR-3", content=IMMINENT)
    sent = escalated(ministry, case, "duty_director")
    ministry.clock.at += timedelta(minutes=5)
    paper = RecordPaperDecision(
        report_id=case.report_id,
        office_id=ministry.offices["duty_director"],
        person_id=ministry.people["P-DUTY"],
        decided_at=ministry.clock.at,
        scan=PAPER,
        printed_hash=sent.brief_sha256,
        choices=(authorise(case.options[0]),),
    )
    (made,) = ministry.do("P-REC", record_paper_decision, paper)
    return case, made.decision_id


def sanctions(ministry: Ministry) -> tuple[Prepared, SignSecond]:
    """Sanctions that wait for the Permanent Secretary's signature."""
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "head_sanctions", "P-SAN")
    (made,) = decided(ministry, "P-SAN", "head_sanctions", case, authorise(case.options[0]))
    return case, SignSecond(decision_id=made.decision_id, office_id=ministry.offices["permanent_secretary"])


def window_ends(ministry: Ministry) -> None:
    """It is over, and what ran out is noted."""
    ministry.clock.at += WINDOW
    perform(ministry.store, TOCSIN, note_lapses, NoteLapses())
