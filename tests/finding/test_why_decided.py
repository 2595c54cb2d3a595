"""Why a warning was declined, or acted on: whoever asks is led to the decisions and their reasons."""

from dataclasses import replace

import pytest

from app.actions.reports.briefs import OpenBrief, open_brief
from app.reading.search.our_words import our_words
from app.reading.search.searching import search_line
from db.reports import Report
from db.vocabulary.finding import ThingKind
from language import Language, speaking
from tests.support.carrying import authorise, decided, decline, escalated, open_file, prepared
from tests.support.casework import evidence
from tests.support.ministry import Ministry
from tests.support.searching import TODAY, hits


def test_a_new_user_finds_what_the_minister_was_shown_and_why_a_warning_was_declined(
    ministry: Ministry,
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    sent = escalated(ministry, case, "minister", "P-AUD")
    ministry.do(
        "P-MIN", open_brief, OpenBrief(brief_id=sent.brief_id, office_id=ministry.offices["minister"])
    )
    choices = [replace(decline(one), reason="The Assembly meets on Monday") for one in case.options]
    decided(ministry, "P-MIN", "minister", case, *choices)
    number = ministry.row(Report, case.report_id).number
    shown = hits(ministry, "minister shown 2026-01-15", ThingKind.BRIEF)
    assert [hit.title.text.split(", ")[-1] for hit in shown] == [
        "given to Helena Marsh",
        "put before Minister for Foreign Affairs",
    ]
    assert {(hit.page, hit.key) for hit in shown} == {("reports", f"{number}/brief/1")}
    assert not hits(ministry, "minister shown to:2026-01-14", ThingKind.BRIEF)
    looked = hits(ministry, f"{number} adeyemi", ThingKind.BRIEF)
    assert [hit.title.text.split(", ")[-1] for hit in looked] == ["looked at by Ruth Adeyemi"]
    declined = hits(ministry, "declined", ThingKind.DECISION)
    assert {hit.text.text for hit in declined} == {
        "By Helena Marsh, Minister for Foreign Affairs, 15 January 2026. Reason: The Assembly meets on Monday"
    }
    assert all(hit.in_full for hit in declined), "a reason that is cut is none"
    assert {hit.key for hit in declined} == {f"{number}/decision/{hit.number}" for hit in declined}
    assert hits(ministry, "why assembly", ThingKind.DECISION) == []
    with ministry.store.read() as session:
        asked = search_line(
            session, ministry.actors["P-AUD"], "why was it declined, the Assembly?", today=TODAY
        )
    assert [group.kind for group in asked.groups] == [ThingKind.DECISION], (
        "words that only ask are in no text"
    )
    assert hits(ministry, "assembly monday", ThingKind.DECISION)
    with ministry.store.read() as session:
        limited = search_line(
            session, ministry.actors["P-AUD"], "why was it kind:decision country:MMR", today=TODAY
        )
    assert [group.kind for group in limited.groups] == [ThingKind.DECISION], "a limit is enough to look by"


@pytest.mark.parametrize(
    ("typed", "without"),
    [
        (
            "Why was it declined, in this sad and rainy January, to hold talks on Myanmar, and by whom?",
            "sad rainy hold talks",
        ),
        ("Why was the idea to act on Myanmar refused?", "idea act"),
        ("Pourquoi a-t-on refusé d’agir en Birmanie, à votre avis ?", "agir votre avis"),
    ],
)
def test_a_question_of_why_is_answered_though_nothing_has_all_of_its_words(
    ministry: Ministry, typed: str, without: str
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    choices = [replace(decline(one), reason="The Assembly meets on Monday") for one in case.options]
    decided(ministry, "P-MIN", "minister", case, *choices)
    with ministry.store.read() as session, speaking(Language.FRENCH if "Pour" in typed else Language.ENGLISH):
        found = search_line(session, ministry.actors["P-AUD"], typed, today=TODAY)
        elsewhere = search_line(
            session,
            ministry.actors["P-AUD"],
            typed.replace("Myanmar", "Sudan").replace("Birmanie", "Islande"),
            today=TODAY,
        )
        hidden = search_line(session, ministry.actors["P-ADM"], typed, today=TODAY)
    assert found.groups[0].kind is ThingKind.DECISION
    assert all("The Assembly meets on Monday" in hit.text.text for hit in found.groups[0].hits)
    assert " ".join(found.without) == without, "what is left out is said"
    assert not elsewhere.groups, "a country is never left out"
    assert not hidden.groups


@pytest.mark.parametrize(
    ("typed", "titles", "without"),
    [
        # A day in words is a limit of a question of why, and the word “declined” is what is asked.
        (
            "why was it declined on 15 January 2026",
            ["Declined: VE-1", "Inaction ruled out"],
            "",
        ),
        ("why was it declined in December 2025", ["Declined: VE-1"], "December 2025"),
        ("why was the bridge declined on 15 January 2026 kind:decision", ["Declined: VE-1"], "bridge"),
        # Whoever asks why about a country gets its decisions, whatever no text has; those of most words first.
        (
            "pourquoi aucune mesure Birmanie janvier 2026",
            ["Rejetée : VE-1", "Autorisée : RP-1", "Inaction exclue"],
            "aucune mesure",
        ),
        (
            "pourquoi aucune mesure Birmanie décembre 2025",
            ["Rejetée : VE-1", "Autorisée : RP-1", "Inaction exclue"],
            "aucune mesure décembre 2025",
        ),
        (
            "pourquoi rien Birmanie",
            ["Rejetée : VE-1", "Autorisée : RP-1", "Inaction exclue"],
            "rien",
        ),
        ("pourquoi RP-1 zzyzzwin Birmanie", ["Autorisée : RP-1"], "zzyzzwin"),
        # To decline to do nothing declines no measure.
        ("why was RP-1 zzyzzwin declined for Myanmar", ["Declined: VE-1"], "RP-1 zzyzzwin"),
        (
            "why was the zzyzz for Myanmr",
            ["Declined: VE-1", "Authorised: RP-1", "Inaction ruled out"],
            "zzyzz",
        ),
        ("why was bridge help declined for Myanmar", ["Declined: VE-1"], "bridge help"),
        # A text that has all the words gives no reason.
        (
            "why a bridge burns in Myanmar",
            ["Declined: VE-1", "Authorised: RP-1", "Inaction ruled out"],
            "",
        ),
        ("pourquoi rien Islande", [], ""),
        # What happened at the end of a span may name the country.
        ("why was aid declined since the coup in Myanmar in January 2026", ["Declined: VE-1"], "aid coup"),
        ("why was aid declined since the coup in Sudan in January 2026", [], ""),
        (
            "why was aid declined for Myanmar since the coup in Sudan in January 2026",
            ["Declined: VE-1"],
            "aid coup Sudan",
        ),
        (
            "why was aid declined since Sudan’s invasion of Myanmar in January 2026",
            ["Declined: VE-1"],
            "aid Sudan’s invasion",
        ),
    ],
)
def test_why_about_a_day_or_a_country_is_answered_by_decisions(
    ministry: Ministry, typed: str, titles: list[str], without: str
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    evidence(ministry, title="On 15 January 2026 and in December 2025 a bridge burns")
    escalated(ministry, case, "minister", "P-MIN")
    ve, rp, idle = case.options
    decided(ministry, "P-MIN", "minister", case, decline(ve), authorise(rp), decline(idle))
    with ministry.store.read() as session, speaking(Language.FRENCH if "pour" in typed else Language.ENGLISH):
        found = search_line(session, ministry.actors["P-AN1"], typed, today=TODAY)
        hidden = search_line(session, ministry.actors["P-ADM"], typed, today=TODAY)
    seen = [hit.title.text.replace("Authorise ", "") for group in found.groups[:1] for hit in group.hits]
    assert sorted(seen) == sorted(titles)
    assert {group.kind for group in found.groups[:1]} <= {ThingKind.DECISION}
    assert " ".join(found.without) == without, "what is left out is said"
    assert found.meant == (typed.replace("Myanmr", "myanmar") if "Myanmr" in typed else "")
    assert not found.query.since, "nobody typed a limit: acts are offered as ever"
    assert not hidden.groups
    with ministry.store.read() as session:
        kept = search_line(session, ministry.actors["P-AN1"], f"{typed} kind:evidence", today=TODAY)
    assert "kind:" in typed or ThingKind.DECISION not in {group.kind for group in kept.groups}


def test_measures_are_found_by_what_french_calls_them() -> None:
    with speaking(Language.FRENCH):
        assert our_words("aide") == ("aid",)
        assert our_words("gel") == ("freeze",)
        assert our_words("ge") == ()
        assert our_words("suspension") == ("suspend",)
        assert our_words("report") == (), "the English word, which stands on every title, is no deferral"
        assert our_words("reporte") == ("deferred",)


@pytest.mark.parametrize(
    "typed",
    [
        "ruled out",
        "taking no action was ruled out",
        "Inaction ruled out",
        "inaction ruled out Myanmar",
        "inaction exclue",
        "exclu Birmanie",
        "l’inaction a été exclue",
    ],
)
def test_that_taking_no_action_was_ruled_out_is_found_by_what_the_window_calls_it(
    ministry: Ministry, typed: str
) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *map(decline, case.options))
    french = "xclu" in typed
    with ministry.store.read() as session, speaking(Language.FRENCH if french else Language.ENGLISH):
        found = search_line(session, ministry.actors["P-AUD"], typed, today=TODAY)
    (hit,) = [hit for hit in found.hits if hit.kind is ThingKind.DECISION]
    assert hit.title.text == ("Inaction exclue" if french else "Inaction ruled out")
    assert found.without == ()


def test_where_only_doing_nothing_was_declined_why_leads_to_what_was_decided(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    ve, rp, idle = case.options
    decided(ministry, "P-MIN", "minister", case, authorise(ve), authorise(rp), decline(idle))
    with ministry.store.read() as session:
        found = search_line(
            session, ministry.actors["P-AN1"], "why was VE-1 declined for Myanmar", today=TODAY
        )
        elsewhere = search_line(
            session, ministry.actors["P-AN1"], "why authorised Myanmar kind:evidence", today=TODAY
        )
    assert [hit.title.text for hit in found.hits] == ["Authorised: Authorise VE-1"]
    assert found.without == ("declined",)
    assert ThingKind.DECISION in {group.kind for group in elsewhere.elsewhere}, "no text has the word “why”"


@pytest.mark.parametrize("typed", ["declined", "refused", "rejete myanmar", "REJETÉE"])
def test_why_a_warning_was_declined_is_found_and_said_in_either_language(
    ministry: Ministry, typed: str
) -> None:
    """The index is one for all who work in a case, whatever each of them reads."""
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    choices = [replace(decline(one), reason="The Assembly meets on Monday") for one in case.options]
    decided(ministry, "P-MIN", "minister", case, *choices)
    with speaking(Language.FRENCH):
        titles = [hit.title for hit in hits(ministry, typed, ThingKind.DECISION)]
        shown = hits(ministry, "note presentee", ThingKind.BRIEF)
        assert sorted(title.text.partition(" : ")[0] for title in titles) == [
            "Inaction exclue",
            "Rejetée",
            "Rejetée",
        ]
        assert any("soumise au poste Minister for Foreign Affairs" in hit.title.text for hit in shown)
    in_english = "refused" if "rej" in typed.casefold() else typed
    # To decline the option of taking no action is to decline no measure.
    assert sorted(
        hit.title.text.partition(":")[0] for hit in hits(ministry, in_english, ThingKind.DECISION)
    ) == ["Declined", "Declined", "Inaction ruled out"]
