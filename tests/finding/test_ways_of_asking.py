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
from tests.support.carrying import CONTENT, authorise, decided, decline, escalated, open_file, prepared
from tests.support.casework import evidence, opened, source
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
        "why was VE-1 declined since the beginning of January 2026",
    ),
    Language.FRENCH: (
        "pourquoi a-t-on refusé VE-1 au Myanmar",
        "qui a refusé VE-1 Birmanie",
        "motif du rejet de VE-1 Myanmar",
        "pour quelle raison a-t-on décliné VE-1",
        "pourquoi ne pas avoir fait VE-1 au Myanmar",
        "pourquoi n’a-t-on rien fait au Myanmar",
        "pourquoi n’a-t-on pas rejeté",
        "pourquoi refusé VE-1 depuis le début de janvier 2026",
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


def test_why_something_was_not_done_is_answered_by_reasons(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    ve, rp, idle = case.options
    decided(ministry, "P-MIN", "minister", case, decline(ve), authorise(rp), decline(idle))
    both = ["Declined: VE-1", "Authorised: RP-1"]
    french = ["Rejetée : VE-1", "Autorisée : RP-1"]
    for language, typed, titles in (
        (Language.ENGLISH, "why were measures not authorised for Myanmar", both[:1]),
        (Language.ENGLISH, "why was no bridge authorised in Myanmar", both[:1]),
        (Language.ENGLISH, "why was no sanction imposed on a bridge", both[:1]),
        (Language.ENGLISH, "who did not authorise a bridge", both[:1]),
        (Language.ENGLISH, "why was the EU bridge not authorised", both[:1]),
        # What was found has no reason: those of what was declined in the same report stand before it.
        (Language.ENGLISH, "why was no RP-1 taken in Myanmar", both),
        (Language.ENGLISH, "why was RP-1 authorised in Myanmar", both[1:]),
        (Language.FRENCH, "pourquoi le pont n’a pas été autorisé en Birmanie", french[:1]),
        (Language.FRENCH, "pourquoi n’a-t-on pas autorisé de pont en Birmanie", french[:1]),
        (Language.FRENCH, "pourquoi aucune sanction sur le pont", french[:1]),
        (Language.FRENCH, "pourquoi n’y a-t-il eu aucune RP-1 en Birmanie", french),
    ):
        with subtests.test(typed), speaking(language):
            found = _found(ministry, typed)
            assert found.groups[0].kind is ThingKind.DECISION
            assert [hit.title.text.replace("Authorise ", "") for hit in found.groups[0].hits] == titles
    with subtests.test("what was declined is what “no” asks for"):
        for typed, without in (
            ("why was no aid authorised", ("aid",)),
            ("pourquoi aucune aide n’a été autorisée", ("aide",)),
        ):
            there = _found(ministry, typed)
            assert there.groups[0].hits[0].title.text == "Declined: Authorise VE-1"
            assert there.without == without
    evidence(ministry, title="Sanctions were imposed on a bridge")
    with subtests.test("what has the words stands before what has none of them"):
        there = _found(ministry, "why were no sanctions imposed on a bridge")
        assert [group.kind for group in there.groups] == [ThingKind.EVIDENCE, ThingKind.DECISION]
        assert there.without == ()
    with subtests.test("a slip is put right first"):
        assert _found(ministry, "why was no aid for Myanmr").meant
    for typed in (
        "why was the evidence not corroborated",
        "why was nobody informed",
        "why was the zzyzz not sent",
        "pourquoi personne n’a été informé",
    ):
        with subtests.test(typed):
            kinds = {group.kind for group in _found(ministry, typed).groups}
            assert ThingKind.DECISION not in kinds, "no decision says why"
    with subtests.test("a reason comes before none, and none is said to be none"):
        every = _found(ministry, "why Myanmar").groups[0].hits
        assert [hit.unexplained for hit in every] == [False, False, True]
        assert every[-1].text.text.endswith("15 January 2026. No reason is on record.")


def test_a_negation_that_was_left_out_is_said_to_be(ministry: Ministry, subtests: pytest.Subtests) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *(decline(one) for one in case.options))
    for language, typed, without in (
        (Language.ENGLISH, "was the brief not shown to the minister", ("not",)),
        (Language.ENGLISH, "who wasn’t given the brief", ("wasn’t",)),
        (Language.ENGLISH, "what was not declined for Myanmar", ("not",)),
        (Language.FRENCH, "la note n’a pas été présentée au ministre", ("pas",)),
        (Language.ENGLISH, "was the brief shown to the minister", ()),
        # Here it is part of what is asked.
        (Language.ENGLISH, "what was not authorised for Myanmar", ()),
        (Language.ENGLISH, "why did we not do VE-1 in Myanmar", ()),
    ):
        with subtests.test(typed), speaking(language):
            found = _found(ministry, typed)
            assert found.groups
            assert found.without == without
    evidence(ministry, title="The pass is not open")
    with subtests.test("a text may have it"):
        assert _found(ministry, "is the pass not open").without == ()


def test_a_span_between_days_as_lists_write_them_limits_a_question(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    """The first day alone was looked for, and found nothing."""
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *(decline(one) for one in case.options))
    for language, typed, without in (
        (Language.ENGLISH, "why was VE-1 declined since 2026-01-01", ""),
        (Language.ENGLISH, "why was VE-1 declined between 2026-01-01 and 2026-01-31", ""),
        (Language.ENGLISH, "why was VE-1 declined before 2026-02-01", ""),
        (Language.ENGLISH, "what was declined in Myanmar since 2026-01-01", ""),
        (Language.ENGLISH, "why was VE-1 declined since 2026-02-01", "since 2026-02-01"),
        (Language.FRENCH, "pourquoi VE-1 a-t-elle été rejetée depuis le 01/01/2026", ""),
    ):
        with subtests.test(typed), speaking(language):
            found = _found(ministry, typed)
            assert found.groups[0].kind is ThingKind.DECISION
            assert all(hit.day == date(2026, 1, 15) for hit in found.groups[0].hits)
            assert " ".join(found.without) == without
    with subtests.test("what narrows the search narrows it"):
        assert not _found(ministry, "why was VE-1 declined since 2026-01-01 from:2026-02-01").groups


def test_the_european_union_limits_nothing_where_nothing_has_it(
    ministry: Ministry, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    origin = source(ministry)
    evidence(ministry, origin, title="EU list of sanctions")
    evidence(ministry, origin, title="Sanctions on a bridge")
    for language, typed, titles in (
        (Language.ENGLISH, "EU sanctions", {"EU list of sanctions"}),
        (Language.ENGLISH, "EU bridge", {"Sanctions on a bridge"}),
        (Language.ENGLISH, "which sanctions has the EU", {"EU list of sanctions"}),
        (Language.FRENCH, "sanctions de l’UE", {"EU list of sanctions"}),
        (Language.FRENCH, "bridge UE", {"Sanctions on a bridge"}),
        (Language.FRENCH, "y a-t-il eu des sanctions", {"EU list of sanctions", "Sanctions on a bridge"}),
    ):
        with subtests.test(typed), speaking(language):
            found = _found(ministry, typed)
            [there] = [group for group in found.groups if group.kind is ThingKind.EVIDENCE]
            assert {hit.title.text for hit in there.hits} == titles
            assert (found.meant, found.without) == ("", ())


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


@pytest.mark.parametrize(
    "typed",
    [
        "gel de l’aide",
        "gel aide janvier 2026",
        "rapport 2026-01",
        "freeze aid",
        "2026-01-15 gel",
        "gel 15/01/2026",
    ],
)
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
