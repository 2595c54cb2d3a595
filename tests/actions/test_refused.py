"""A refused attempt stands in the history of what it was about, whatever kind of row the request names."""

import sqlalchemy as sa

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.actions.plans.levers import WithdrawLever, withdraw_lever
from app.actions.risk.divergences import CompleteWithComments, complete_with_comments
from app.actions.risk.risk_assessments import CompleteRiskAssessment
from db.ledger.entries import ledger
from db.vocabulary import Confidence
from tests.support.casework import completed_assessment, evidence, opened
from tests.support.ministry import Ministry
from tests.support.planning import lever


def last_attempt(ministry: Ministry) -> tuple[str, str | None]:
    with ministry.store.read() as session:
        newest = sa.select(ledger.c.action, ledger.c.topic).order_by(ledger.c.number.desc()).limit(1)
        return tuple(session.execute(newest).one())


def test_an_attempt_on_evidence_stands_in_the_history_of_its_country(ministry: Ministry) -> None:
    opened(ministry)
    item = evidence(ministry)
    request = ReviseEvidence(evidence_id=item.evidence_id, based_on=1, reason="Better said", title="Burned")
    ministry.refused("P-AUD", revise_evidence, request)
    assert last_attempt(ministry) == ("refused.revise_evidence", "MMR")


def test_an_attempt_on_a_lever_stands_in_the_history_of_its_country(ministry: Ministry) -> None:
    opened(ministry)
    request = WithdrawLever(lever_id=lever(ministry).lever_id, based_on=0, reason="Gone")
    ministry.refused("P-AUD", withdraw_lever, request)
    assert last_attempt(ministry) == ("refused.withdraw_lever", "MMR")


def test_an_attempt_on_a_row_that_is_not_there_is_about_nothing(ministry: Ministry) -> None:
    opened(ministry)
    ministry.refused(
        "P-AUD", withdraw_lever, WithdrawLever(lever_id="no such lever", based_on=0, reason="Gone")
    )
    assert last_attempt(ministry) == ("refused.withdraw_lever", None)


def test_an_act_that_carries_another_one_stands_in_the_history_of_what_that_is_about(
    ministry: Ministry,
) -> None:
    opened(ministry)
    begun = completed_assessment(ministry)
    completion = CompleteRiskAssessment(
        assessment_id=begun.assessment_id,
        overview="Soldiers gather.",
        confidence=Confidence.LOW,
        confidence_reason="One source.",
    )
    ministry.refused(
        "P-AUD", complete_with_comments, CompleteWithComments(completion=completion, comments=())
    )
    assert last_attempt(ministry) == ("refused.complete_with_comments", "MMR")
