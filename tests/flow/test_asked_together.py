"""What is shown of many is asked for all at once: more of them ask no more of the database."""

import pytest
import sqlalchemy as sa

from app.actions.reports.drafting import DraftReport, draft_report
from app.content import DraftContent
from app.reading.reports.options import option_views
from app.reading.reports.report_list import ReportsAsked, Which, reports_found
from app.reading.reports.responses import response_views
from app.reading.reports.writers import draft_writers
from app.reading.waiting.lines import Need
from app.reading.waiting.reports import waiting_reports
from db.reports import Report
from tests.support.asking import asked_of
from tests.support.carrying import Prepared, authorise, decided, decline, escalated, open_file, prepared
from tests.support.ministry import NOW, Ministry


def _asked(ministry: Ministry, case: Prepared) -> int:
    actor = ministry.actors["P-MIN"]
    with asked_of(ministry.store) as asked, ministry.store.read() as session:
        assert len(option_views(session, case.report_id, actor, NOW)) == len(case.options)
        response_views(session, case.report_id, actor, NOW)
    return len(asked)


def test_four_authorised_options_of_a_measure_ask_no_more_than_two(ministry: Ministry) -> None:
    item = open_file(ministry)
    few, many = (prepared(ministry, item, *("VE-1",) * count) for count in (2, 4))
    for case in (few, many):
        escalated(ministry, case, "minister", "P-MIN")
        decided(ministry, "P-MIN", "minister", case, *map(authorise, case.options[:-1]))
    assert _asked(ministry, many) == _asked(ministry, few)


def test_who_wrote_in_a_report_is_looked_up_by_its_evidence_and_not_in_all_that_was_ever_cited(
    ministry: Ministry,
) -> None:
    """Each page of a report went through every entry of the ledger about cited evidence."""
    prepared(ministry, open_file(ministry), "VE-1")
    with ministry.store.read() as session:
        reports = session.scalars(sa.select(Report)).all()
        with asked_of(ministry.store) as asked:
            draft_writers(session, reports)
        plans = [
            str(row.detail)
            for one, _values in list(asked)
            for row in session.connection().exec_driver_sql(
                f"explain query plan {one}", ("any",) * one.count("?")
            )
        ]
    through = [plan for plan in plans if " ledger " in plan]
    assert len(through) == len(asked) == 2
    assert all("subject_id=?" in plan for plan in through), plans


@pytest.mark.parametrize(
    ("typed", "asks"),
    [("troops", False), ("nowhere mass", False), ("declin", True), ("troops 99", True), ("troops 1", False)],
)
def test_what_was_decided_is_read_only_where_it_may_be_what_is_looked_for(
    ministry: Ministry, typed: str, asks: bool
) -> None:
    """Of twenty thousand reports it takes seconds, in which the window would stand still."""
    case = prepared(ministry, open_file(ministry), "VE-4", "VE-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, decline(case.options[0]))
    with asked_of(ministry.store) as asked, ministry.store.read() as session:
        reports_found(session, ministry.actors["P-FP"], ReportsAsked(which=Which.ALL, text=typed))
    # Once for those that are shown.
    assert sum("GROUP BY decisions.report_id" in one for one, _values in asked) == 1 + asks


@pytest.mark.parametrize("who", ["P-AN1", "P-FP"])
def test_four_drafts_on_a_desk_ask_no_more_than_two(ministry: Ministry, who: str) -> None:
    """What each lacks and who wrote in it; an analyst sees those in which they wrote, a focal point all."""
    item = open_file(ministry)
    asked_for = []
    for _more in range(2):
        for title in ("Troops mass", "Camps burn"):
            content = DraftContent(title=title, marking="internal")
            ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=content, evidence=(item,)))
        with asked_of(ministry.store) as asked, ministry.store.read() as session:
            lines = waiting_reports(session, ministry.actors[who], NOW)
        assert {line.what.split(".")[1].strip() for line in lines} == {"5 things are missing"}
        assert {line.need for line in lines} == {Need.COMPLETE}
        asked_for.append((len(lines), len(asked)))
    assert asked_for == [(2, asked_for[0][1]), (4, asked_for[0][1])]
