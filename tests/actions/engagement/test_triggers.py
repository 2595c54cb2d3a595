"""Trigger events: Afghanistan 2021, an exit that is not decided without a look at the risk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from app.actions.engagement.triggers import (
    AttachRiskAnnex,
    DecideTriggerEvent,
    ProposeTriggerEvent,
    WithdrawTriggerEvent,
    attach_risk_annex,
    decide_trigger_event,
    propose_trigger_event,
    withdraw_trigger_event,
)
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.engagement.findings import lens_view
from app.reading.engagement.triggers import trigger_events
from app.reading.ministry.settings import read_settings
from db.engagement.triggers import TriggerEvent
from db.ledger.entries import ledger
from db.vocabulary.engagement import AnnexKind, EngagementKind, PolicyArea, TriggerKind, TriggerStatus
from tests.support.casework import completed_assessment, opened
from tests.support.engagements import drafted, engaged, signed
from tests.support.ministry import NOW, Ministry

TODAY = date(2026, 1, 15)
EXIT = ProposeTriggerEvent(
    country="AFG",
    kind=TriggerKind.EXIT,
    title="Withdrawal of our contingent",
    what="Our forces and advisers leave with those of the allies.",
    proposed_on=date(2026, 1, 10),
)
TEXT = "Who is left in danger: minorities, former soldiers, women in public life. What protects them: nothing of ours."


def proposed(ministry: Ministry, country: str = "AFG") -> str:
    opened(ministry, country)
    return ministry.do("P-AN1", propose_trigger_event, replace(EXIT, country=country)).event_id


def version(ministry: Ministry, event_id: str) -> int:
    return ministry.row(TriggerEvent, event_id).ledger_entry


def decision(ministry: Ministry, event_id: str, day: date = TODAY) -> DecideTriggerEvent:
    return DecideTriggerEvent(
        event_id=event_id, based_on=version(ministry, event_id), decided_on=day, decided_by="Cabinet"
    )


def test_s60_an_exit_is_not_marked_decided_without_a_risk_annex_or_a_confirmed_waiver(
    ministry: Ministry,
) -> None:
    event = proposed(ministry)
    refusal = ministry.refused("P-FP", decide_trigger_event, decision(ministry, event))
    assert refusal.rule == "trigger.annex"
    assert "waiver" in refusal.remedy
    with ministry.store.read() as session:
        attempt = session.execute(
            sa.select(ledger.c.action, ledger.c.topic).order_by(ledger.c.number.desc()).limit(1)
        ).one()
    assert tuple(attempt) == ("refused.decide_trigger_event", "AFG"), (
        "the attempt stands in the country's history"
    )
    ministry.do(
        "P-AN1",
        attach_risk_annex,
        AttachRiskAnnex(event_id=event, based_on=version(ministry, event), text=TEXT),
    )
    kept = ministry.do("P-FP", decide_trigger_event, decision(ministry, event))
    assert kept.status is TriggerStatus.DECIDED
    assert ministry.refused("P-FP", decide_trigger_event, decision(ministry, event)).rule == "trigger.settled"


def test_s60_the_database_itself_refuses_a_decision_without_annex_or_waiver(ministry: Ministry) -> None:
    event = proposed(ministry)
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("trigger.decide", topic="AFG")
        row = work.session.get_one(TriggerEvent, event)
        row.status, row.decided_on, row.decided_by, row.annex_days = (
            TriggerStatus.DECIDED,
            TODAY,
            "Cabinet",
            90,
        )
        with pytest.raises(sa.exc.DBAPIError, match="risk annex or a confirmed waiver"):
            work.save()


def test_s60_an_annex_that_is_too_old_or_later_than_the_decision_does_not_carry_it(
    ministry: Ministry,
) -> None:
    event = proposed(ministry)
    ministry.do(
        "P-AN1",
        attach_risk_annex,
        AttachRiskAnnex(event_id=event, based_on=version(ministry, event), text=TEXT),
    )
    early = decision(ministry, event, TODAY - timedelta(days=1))
    assert "after the decision" in ministry.refused("P-FP", decide_trigger_event, early).message
    ministry.clock.at = NOW + timedelta(days=91)
    late = decision(ministry, event, TODAY + timedelta(days=91))
    assert "91 days old" in ministry.refused("P-FP", decide_trigger_event, late).message
    with ministry.store.read() as session:
        settings = replace(read_settings(session), risk_annex_max_age_days=120)
    ministry.do(
        "P-FP",
        change_settings,
        ChangeSettings(settings=settings, based_on=ministry.settings(), reason="Long preparation"),
    )
    assert ministry.do("P-FP", decide_trigger_event, late).status is TriggerStatus.DECIDED
    assert ministry.row(TriggerEvent, event).annex_days == 120


def test_s60_a_completed_risk_assessment_or_a_signed_impact_assessment_serves_a_draft_does_not(
    ministry: Ministry,
) -> None:
    event = proposed(ministry, "MMR")
    draft = drafted(ministry)
    attach = AttachRiskAnnex(
        event_id=event, based_on=version(ministry, event), impact_assessment_id=draft.impact_id
    )
    assert ministry.refused("P-AN1", attach_risk_annex, attach).rule == "trigger.annex"
    impact = signed(ministry)
    ministry.do("P-AN1", attach_risk_annex, replace(attach, impact_assessment_id=impact.impact_id))
    assessment = completed_assessment(ministry)
    both = AttachRiskAnnex(
        event_id=event,
        based_on=version(ministry, event),
        risk_assessment_id=assessment.assessment_id,
        text=TEXT,
    )
    assert ministry.rejected("P-AN1", attach_risk_annex, both).field == "annex"
    ministry.do("P-AN1", attach_risk_annex, replace(both, text=""))
    ministry.do("P-FP", decide_trigger_event, decision(ministry, event))
    with ministry.store.read() as session:
        (view,) = trigger_events(session, "MMR", TODAY)
    assert (view.annex_kind, view.annex, view.annex_on) == (
        AnnexKind.RISK_ASSESSMENT,
        assessment.number,
        TODAY,
    )


def test_an_assessment_of_another_country_is_no_annex(ministry: Ministry) -> None:
    event = proposed(ministry)
    opened(ministry, "MMR")
    assessment = completed_assessment(ministry)
    other = AttachRiskAnnex(
        event_id=event, based_on=version(ministry, event), risk_assessment_id=assessment.assessment_id
    )
    assert ministry.rejected("P-AN1", attach_risk_annex, other).field == "annex"


def test_a_decision_is_not_dated_before_the_proposal_and_a_withdrawn_event_stays_on_record(
    ministry: Ministry,
) -> None:
    event = proposed(ministry)
    before = decision(ministry, event, date(2026, 1, 9))
    assert ministry.rejected("P-FP", decide_trigger_event, before).field == "day of the decision"
    ministry.do(
        "P-AN1",
        withdraw_trigger_event,
        WithdrawTriggerEvent(event_id=event, based_on=version(ministry, event), reason="We stay."),
    )
    with ministry.store.read() as session:
        (view,) = trigger_events(session, "AFG", TODAY)
    assert (view.status, view.withdrawal_reason) == (TriggerStatus.WITHDRAWN, "We stay.")
    assert not view.may_decide.allowed


def test_s60_an_exit_that_is_under_way_without_a_decided_event_is_a_finding(ministry: Ministry) -> None:
    opened(ministry, "AFG")
    entry = engaged(ministry, "AFG", kind=EngagementKind.EXIT, area=PolicyArea.SECURITY, title="Withdrawal")

    def found() -> bool:
        with ministry.store.read() as session:
            kinds = {each.kind.value for each in lens_view(session, "AFG", TODAY).findings}
        return "trigger_undecided" in kinds

    assert found()
    event = ministry.do(
        "P-AN1", propose_trigger_event, replace(EXIT, engagement_id=entry.engagement_id)
    ).event_id
    ministry.do(
        "P-AN1",
        attach_risk_annex,
        AttachRiskAnnex(event_id=event, based_on=version(ministry, event), text=TEXT),
    )
    assert found()
    ministry.do("P-FP", decide_trigger_event, decision(ministry, event))
    assert not found()


def test_the_day_of_an_annex_is_the_ministrys_own(ministry: Ministry) -> None:
    event = proposed(ministry)
    with ministry.store.read() as session:
        settings = replace(read_settings(session), time_zone="Asia/Tokyo")
    ministry.do(
        "P-FP",
        change_settings,
        ChangeSettings(settings=settings, based_on=ministry.settings(), reason="Moved"),
    )
    ministry.clock.at = datetime(2026, 1, 15, 22, tzinfo=UTC)
    ministry.do(
        "P-AN1",
        attach_risk_annex,
        AttachRiskAnnex(event_id=event, based_on=version(ministry, event), text=TEXT),
    )
    assert ministry.row(TriggerEvent, event).annex_on == date(2026, 1, 16)
    assert ministry.do("P-FP", decide_trigger_event, decision(ministry, event, date(2026, 1, 16))).status
