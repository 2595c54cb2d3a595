"""Levers of a country: what is left of them, what they were spent on, and the alarm where none is left (S-35)."""

from datetime import date

import pytest
import sqlalchemy as sa

from app.actions.plans.levers import (
    ReviewLever,
    ReviseLever,
    SpendLever,
    WithdrawLever,
    review_lever,
    revise_lever,
    spend_lever,
    withdraw_lever,
)
from app.plan_content import LeverContent
from app.reading.desk import Need, desk
from app.reading.plans.levers import LeverView, lever_alarms, lever_readiness, lever_views
from db.levers import LeverUse
from db.vocabulary import Phase
from db.vocabulary.plans import LeverState
from tests.support.carrying import authorise, decided, escalated, open_file, prepared
from tests.support.casework import opened
from tests.support.ministry import NOW, Ministry
from tests.support.planning import TODAY, lever


def _levers(ministry: Ministry, today: date = TODAY) -> tuple[LeverView, ...]:
    with ministry.store.read() as session:
        return lever_views(session, "MMR", today)


def _alarm(ministry: Ministry) -> str:
    with ministry.store.read() as session:
        return lever_alarms(session, TODAY).get("MMR", "")


def _spend(lever_id: str, *, whole: bool = True, on_what: str = "") -> SpendLever:
    return SpendLever(
        lever_id=lever_id, used_on=TODAY, whole=whole, reason="The customs union acted", on_what=on_what
    )


def test_s35_an_imminent_file_with_no_unspent_lever_alarms_on_file_list_and_desk(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.IMMINENT_RISK)
    assert "no lever is on file" in _alarm(ministry)
    kept = lever(ministry)
    assert _alarm(ministry) == ""
    ministry.do("P-FP", spend_lever, _spend(kept.lever_id, whole=False))
    assert (
        _alarm(ministry) == "Imminent risk, and no unused lever is left; 1, partly spent, can still be used."
    )
    for gone in (lever(ministry, title="Visa ban"), lever(ministry, title="Arms embargo")):
        withdrawn = WithdrawLever(lever_id=gone.lever_id, based_on=gone.version, reason="Lifted by treaty")
        ministry.do("P-FP", withdraw_lever, withdrawn)
    assert (
        _alarm(ministry) == "Imminent risk, and no unused lever is left; 1, partly spent, can still be used."
    ), "what was withdrawn was never used"
    ministry.do("P-FP", spend_lever, _spend(kept.lever_id))
    assert "no lever is left." in _alarm(ministry)
    with ministry.store.read() as session:
        found = desk(session, ministry.actors["P-FP"], NOW, TODAY)
        lines = [line for line in found.lines if line.need is Need.NO_LEVER]
        assert [(line.key, line.mine, line.what) for line in lines] == [("MMR", True, _alarm(ministry))]
        assert found.lines[0] is lines[0]
        assert lever_readiness(session, "MMR", TODAY).words == "0 unspent, 3 spent, expired or withdrawn"


def test_s35_the_alarm_is_of_imminent_risk_only(ministry: Ministry) -> None:
    opened(ministry, phase=Phase.VIOLENCE_ESCALATION)
    assert _alarm(ministry) == ""


def test_s35_a_lever_tells_its_owner_lead_time_review_and_what_it_was_spent_on(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    escalated(ministry, case, "dg_political", "P-DG1")
    (made,) = decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    kept = lever(ministry, tool="VE-1")
    ministry.do("P-FP", spend_lever, _spend(kept.lever_id, on_what=made.number.lower()))
    (shown,) = _levers(ministry)
    assert (shown.state, shown.lead_time_days, shown.reviewed_on) == (LeverState.SPENT, 14, TODAY)
    assert (shown.owner, shown.tool) == ("Director-General, Political Affairs", "VE-1")
    assert [(use.on_what, use.used_on, use.reason) for use in shown.uses] == [
        (made.number, TODAY, "The customs union acted")
    ]


def test_a_lever_is_not_spent_on_a_decision_of_another_country(ministry: Ministry) -> None:
    opened(ministry, "UKR")
    case = prepared(ministry, open_file(ministry), "VE-1", "VE-2")
    escalated(ministry, case, "dg_political", "P-DG1")
    (made,) = decided(ministry, "P-DG1", "dg_political", case, authorise(case.options[0]))
    elsewhere = lever(ministry, "UKR")
    error = ministry.rejected("P-FP", spend_lever, _spend(elsewhere.lever_id, on_what=made.number))
    assert error.field == "on what"


def test_spending_needs_a_focal_point_a_reason_and_a_lever_that_is_left(ministry: Ministry) -> None:
    opened(ministry)
    kept = lever(ministry)
    assert ministry.refused("P-AN1", spend_lever, _spend(kept.lever_id)).rule == "role"
    blank = SpendLever(lever_id=kept.lever_id, used_on=TODAY, whole=True, reason=" ")
    assert ministry.rejected("P-FP", spend_lever, blank).field == "reason"
    early = SpendLever(lever_id=kept.lever_id, used_on=date(2026, 1, 16), whole=True, reason="Soon")
    assert ministry.rejected("P-FP", spend_lever, early).field == "day of use"
    ministry.do("P-FP", spend_lever, _spend(kept.lever_id))
    assert ministry.refused("P-FP", spend_lever, _spend(kept.lever_id)).rule == "lever.spent"


def test_the_database_itself_wants_a_reason_and_something_left(ministry: Ministry) -> None:
    opened(ministry)
    kept = lever(ministry)
    person = ministry.people["P-FP"]

    def use(reason: str, *, whole: bool = False) -> LeverUse:
        return LeverUse(
            lever_id=kept.lever_id,
            used_on=TODAY,
            whole=whole,
            reason=reason,
            recorded_at=NOW,
            recorded_by_id=person,
        )

    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("lever.spend", topic="MMR")
        with pytest.raises(sa.exc.IntegrityError, match="ck_lever_uses_reason"):
            work.add(use(" "))
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("lever.spend", topic="MMR")
        work.add(use("Used", whole=True))
        with pytest.raises(sa.exc.IntegrityError, match="nothing is left"):
            work.add(use("Used again", whole=False))


def test_a_lever_expires_and_a_withdrawn_one_stays_on_file_with_its_reason(ministry: Ministry) -> None:
    opened(ministry)
    lever(ministry, title="Visa waiver", expires_on=date(2026, 2, 1))
    gone = lever(ministry, title="Training of officers", lead_time_days=1)
    request = WithdrawLever(
        lever_id=gone.lever_id, based_on=gone.version, reason="The programme ended in 2025"
    )
    ministry.do("P-FP", withdraw_lever, request)
    states = {view.title: view.state for view in _levers(ministry, date(2026, 2, 2))}
    assert states == {"Visa waiver": LeverState.EXPIRED, "Training of officers": LeverState.WITHDRAWN}
    assert [view.title for view in _levers(ministry)] == ["Visa waiver", "Training of officers"]
    assert ministry.refused("P-FP", withdraw_lever, request).rule == "lever.withdrawn"


def test_a_review_is_dated_and_nobody_overwrites_another(ministry: Ministry) -> None:
    opened(ministry)
    kept = lever(ministry)
    ministry.clock.at = NOW.replace(day=20)
    ministry.do(
        "P-AN2",
        review_lever,
        ReviewLever(lever_id=kept.lever_id, based_on=kept.version, findings="Still ours to use"),
    )
    (shown,) = _levers(ministry)
    assert shown.reviewed_on == date(2026, 1, 20)
    content = LeverContent(title="Other", owner_office_id=shown.content.owner_office_id, lead_time_days=1)
    stale = ReviseLever(lever_id=kept.lever_id, based_on=kept.version, content=content)
    assert ministry.refused("P-AN1", revise_lever, stale).rule == "lever.stale"
    fresh = ReviseLever(lever_id=kept.lever_id, based_on=shown.version, content=content)
    ministry.do("P-AN1", revise_lever, fresh)
    assert _levers(ministry)[0].title == "Other"
    again = ReviseLever(lever_id=kept.lever_id, based_on=_levers(ministry)[0].version, content=content)
    assert ministry.refused("P-AN1", revise_lever, again).rule == "unchanged"


def test_a_lever_with_an_unknown_tool_or_an_endless_lead_time_is_refused(ministry: Ministry) -> None:
    opened(ministry)
    with pytest.raises(Exception, match="no tool XX-1"):
        lever(ministry, tool="XX-1")
    with pytest.raises(Exception, match="lead time"):
        lever(ministry, lead_time_days=-1)
