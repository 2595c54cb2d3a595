"""A month with a country is a span, and however people ask why something was declined, the decision comes first."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from app.actions.reports.drafting import DraftReport, draft_report
from app.reading.reports.report_list import ReportsAsked, Which, reports_found
from app.reading.search.found import Found
from app.reading.search.searching import search_line
from db.vocabulary.finding import ThingKind
from language import Language, speaking
from tests.support.carrying import CONTENT, decided, decline, escalated, open_file, prepared
from tests.support.casework import evidence
from tests.support.ministry import Ministry
from tests.support.searching import TODAY

_WHY = {
    Language.ENGLISH: (
        "why was VE-1 declined for Myanmar",
        "who declined VE-1 Myanmar",
        "reason for refusing VE-1 Myanmar",
        "for what reason was VE-1 rejected",
        "why did we not do VE-1 in Myanmar",
        "why was nothing done in Myanmar",
        "pourquoi a-t-on refusé VE-1",
    ),
    Language.FRENCH: (
        "pourquoi a-t-on refusé VE-1 au Myanmar",
        "qui a refusé VE-1 Birmanie",
        "motif du rejet de VE-1 Myanmar",
        "pour quelle raison a-t-on décliné VE-1",
        "pourquoi ne pas avoir fait VE-1 au Myanmar",
        "pourquoi n’a-t-on rien fait au Myanmar",
        "why was VE-1 declined for Myanmar",
    ),
}


def _found(ministry: Ministry, typed: str) -> Found:
    with ministry.store.read() as session:
        return search_line(session, ministry.actors["P-AN1"], typed, today=TODAY)


def test_why_is_answered_by_the_decision_in_whichever_words_it_is_asked(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *(decline(one) for one in case.options))
    for language, asked in _WHY.items():
        for typed in asked:
            with subtests.test(typed), speaking(language):
                found = _found(ministry, typed)
                assert [group.kind for group in found.groups[:1]] == [ThingKind.DECISION]
                if "VE-1" in typed:
                    assert "VE-1" in found.hits[0].title.text


def test_a_month_with_a_country_or_a_kind_finds_what_is_dated_in_it(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    evidence(ministry, title="Houses burn", occurred_on=date(2025, 12, 3))
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *(decline(one) for one in case.options))
    for typed, kind in (
        ("Myanmar January 2026", ThingKind.FILE),
        ("Birmanie janvier 2026", ThingKind.FILE),
        ("warning Myanmar January 2026", ThingKind.REPORT),
        ("alerte Myanmar janvier 2026", ThingKind.REPORT),
        ("what was the decision on Myanmar in January 2026", ThingKind.DECISION),
        ("décisions janvier 2026", ThingKind.DECISION),
        ("brief Myanmar 2026", ThingKind.BRIEF),
        ("what happened in Myanmar in December 2025", ThingKind.EVIDENCE),
    ):
        with subtests.test(typed):
            found = _found(ministry, typed)
            assert found.groups[0].kind is kind
            assert found.span is not None
            since, until = found.span
            dated = [hit.day for group in found.groups for hit in group.hits if hit.day]
            assert dated
            assert all(since <= day <= until for day in dated)
    with subtests.test("of a month with nothing in it the year is not left over"):
        empty = _found(ministry, "Myanmar March 2019")
        assert (empty.groups, empty.meant) == ((), "Myanmar")
    with subtests.test("a kind of a country without a month"):
        assert [group.kind for group in _found(ministry, "decisions Myanmar").groups] == [ThingKind.DECISION]
    with subtests.test("another word asks for more than the days"):
        assert _found(ministry, "zzyzz Myanmar January 2026").span is None
    with subtests.test("French"), speaking(Language.FRENCH):
        assert _found(ministry, "rapport Birmanie janvier 2026").groups[0].kind is ThingKind.REPORT


@pytest.mark.parametrize("typed", ["gel de l’aide", "gel aide janvier 2026", "rapport 2026-01", "freeze aid"])
def test_the_list_of_reports_understands_the_words_that_the_search_understands(
    ministry: Ministry, typed: str
) -> None:
    request = DraftReport(
        country="MMR",
        content=replace(CONTENT, title="A wider freeze of aid: report"),
        evidence=(open_file(ministry),),
    )
    ministry.do("P-AN1", draft_report, request)
    asked = ReportsAsked(text=typed, which=Which.ALL, at=ministry.clock(), zone=ZoneInfo("UTC"))
    with speaking(Language.FRENCH), ministry.store.read() as session:
        found = reports_found(session, ministry.actors["P-AN1"], asked)
        other = reports_found(session, ministry.actors["P-AN1"], replace(asked, text=f"{typed} zzyzz"))
    assert len(found.lines) == 1
    assert not other.lines
