"""Risk, evidence, engagement, levers and plans, reports of a past day: as they were recorded when it ended (S-06)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actions.engagement.register import ReviseEngagement, revise_engagement
from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.actions.plans.levers import SpendLever, spend_lever
from app.actions.reports.drafting import DraftReport, OnReport, draft_report, submit_report
from app.reading.evidence.items import evidence_of_country
from app.reading.then.parts import PARTS_THEN, part_then
from app.reading.then.tables import ThenTable
from app.refusals import BadInput
from db.vocabulary import Phase
from db.vocabulary.engagement import EngagementStatus
from tests.support.carrying import CONTENT, open_file
from tests.support.casework import completed_assessment
from tests.support.engagements import CONTENT as SCHOOLS
from tests.support.engagements import engaged
from tests.support.ministry import NOW, Ministry
from tests.support.planning import agreed, lever

THAT_DAY = NOW.date()
LATER = date(2026, 2, 4)


@pytest.fixture
def lived(ministry: Ministry) -> Ministry:
    """A file with something in every part, all of which is changed twenty days later."""
    item = open_file(ministry)
    schools = engaged(ministry)
    held = lever(ministry, title="Trade preferences")
    agreed(ministry, Phase.IMMINENT_RISK, "IR-1")
    draft = ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=CONTENT, evidence=(item,)))
    ministry.clock.at += timedelta(days=20)
    with ministry.store.read() as session:
        version = evidence_of_country(session, "MMR")[0].version
    revised = ReviseEvidence(
        evidence_id=item, based_on=version, summary="Nine villages.", reason="Counted again"
    )
    ministry.do("P-AN2", revise_evidence, revised)
    ended = ReviseEngagement(
        engagement_id=schools.engagement_id,
        based_on=schools.version,
        content=replace(SCHOOLS, status=EngagementStatus.ENDED),
        reason="Closed by decree",
    )
    ministry.do("P-AN1", revise_engagement, ended)
    spent = SpendLever(lever_id=held.lever_id, used_on=LATER, whole=True, reason="Suspended")
    ministry.do("P-FP", spend_lever, spent)
    completed_assessment(ministry)
    ministry.do("P-AN1", submit_report, OnReport(report_id=draft.report_id))
    return ministry


def tables(ministry: Ministry, part: str, on: date) -> dict[str, ThenTable]:
    with ministry.store.read() as session:
        return {table.title: table for table in part_then(session, part, "MMR", on, LATER)}


def cells(ministry: Ministry, part: str, title: str, on: date) -> list[tuple[str, ...]]:
    return [row.cells for row in tables(ministry, part, on)[title].rows]


def test_s06_every_part_shows_the_state_of_that_day_and_not_what_came_after(lived: Ministry) -> None:
    for part, title, column, then, now in (
        ("engagement", "What our state does there", 3, "Under way", "Ended"),
        ("plans", "Levers", 4, "Unspent", "Spent"),
        ("reports", "Reports", 2, "Draft", "Submitted"),
    ):
        ((*_, state),) = [row[: column + 1] for row in cells(lived, part, title, THAT_DAY)]
        assert state == then, part
        ((*_, state),) = [row[: column + 1] for row in cells(lived, part, title, LATER)]
        assert state == now, part


def test_s06_evidence_is_worded_as_it_was_then(lived: Ministry) -> None:
    for on, summary in ((THAT_DAY, "Four villages burned in northern Maungdaw."), (LATER, "Nine villages.")):
        (row,) = tables(lived, "evidence", on)["Evidence on record"].rows
        assert dict(row.facts)["Summary"] == summary
        assert dict(row.facts)["Source"] == "Post in MMR"


def test_s06_the_assessment_in_force_that_day_is_the_one_whose_factors_are_shown(lived: Ministry) -> None:
    assert "Factors of RA-2026-0001, in force that day" in tables(lived, "risk", THAT_DAY)
    assert "Factors of RA-2026-0002, in force that day" in tables(lived, "risk", LATER)
    assert len(cells(lived, "risk", "Risk assessments", THAT_DAY)) == 1


def test_s06_measures_of_a_plan_are_those_of_that_day(lived: Ministry) -> None:
    ((_, phase, _, state, measures),) = cells(lived, "plans", "Action plans", THAT_DAY)
    assert (phase, state) == (Phase.IMMINENT_RISK.label, "Agreed")
    assert measures


@pytest.mark.parametrize("part", PARTS_THEN)
def test_a_day_before_the_file_has_nothing_and_one_to_come_cannot_be_asked_for(
    lived: Ministry, part: str
) -> None:
    assert not any(table.rows for table in tables(lived, part, THAT_DAY - timedelta(days=30)).values())
    with pytest.raises(BadInput):
        tables(lived, part, LATER + timedelta(days=1))
