"""What a search finds, for whom, and that it never lags behind what is kept."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.reports.assessments import RecordDissent, record_dissent
from app.actions.reports.briefs import OpenBrief, open_brief
from app.actions.reports.comments import Comment, OnComment, answer_comment, comment, settle_comment
from app.actions.reports.drafting import DraftReport, draft_report
from app.reading.search import searching
from app.reading.search.found import Found
from app.reading.search.our_words import our_words
from app.reading.search.searching import search, search_line
from app.rules.finding import Query
from db.actor import Actor
from db.evidence import EvidenceItem
from db.reports import Report
from db.vocabulary import Reliability, SourceKind
from db.vocabulary.finding import OPEN_TO_ALL, ThingKind
from language import Language, speaking
from tests.support.carrying import (
    CONTENT,
    authorise,
    decided,
    decline,
    escalated,
    open_file,
    prepared,
    submitted,
)
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.support.searching import TODAY, found, hits


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("တပ်မတော်သည် ရခိုင်ပြည်နယ်တွင် ရွာများကို မီးရှို့သည်", "ပြည်နယ်"),
        ("هجوم على الفاشر في السُّودان", "السودان"),
        ("ትግራይ ክልል ጥቃት", "ትግራይ"),
        ("Нападение на село Бу́ча", "буча"),
        ("缅甸若开邦的村庄被烧毁", "若开"),
        ("การโจมตีหมู่บ้านในรัฐยะไข่", "ยะไข่"),
        ("𐴌𐴟𐴇𐴥𐴝𐴚𐴒𐴙𐴝 of Maungdaw", "𐴌𐴟𐴇"),
        ("Médecins Sans Frontières", "medecins fron"),
    ],
    ids=["Burmese", "Arabic", "Ethiopic", "Cyrillic", "Chinese", "Thai", "Rohingya", "French"],
)
def test_a_name_of_any_script_is_found_while_it_is_typed(ministry: Ministry, title: str, typed: str) -> None:
    opened(ministry)
    kept = evidence(ministry, title=title)
    [hit] = hits(ministry, typed, ThingKind.EVIDENCE)
    assert hit.number == kept.number
    assert hit.title.text == title
    assert hit.title.marks
    assert (hit.page, hit.key) == ("countries", f"MMR/evidence/{kept.number}")
    assert hit.country_name == "Myanmar"


def test_what_is_said_otherwise_is_found_otherwise_and_what_was_undone_never_was(ministry: Ministry) -> None:
    opened(ministry)
    kept = evidence(ministry, summary="Villages near Quellingstone burned.")
    assert hits(ministry, "quellingstone", ThingKind.EVIDENCE)
    ministry.do(
        "P-AN1",
        revise_evidence,
        ReviseEvidence(
            evidence_id=kept.evidence_id,
            based_on=ministry.row(EvidenceItem, kept.evidence_id).ledger_entry,
            summary="Villages near Buthidaung burned.",
            reason="The name was misheard",
        ),
    )
    assert not hits(ministry, "quellingstone", ThingKind.EVIDENCE)
    assert hits(ministry, "buthidaung", ThingKind.EVIDENCE)
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        add_source(
            work,
            ministry.actors["P-AN1"],
            AddSource(name="Never kept", kind=SourceKind.MEDIA, reliability=Reliability.C),
        )
    assert not found(ministry, '"never kept"').hits


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
            "sad rainy January hold talks",
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
            ["Declined: VE-1", "Ruled out: taking no action"],
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
            ["Declined: VE-1", "Authorised: RP-1", "Ruled out: taking no action"],
            "zzyzz",
        ),
        ("why was bridge help declined for Myanmar", ["Declined: VE-1"], "bridge help"),
        # A text that has all the words gives no reason.
        (
            "why a bridge burns in Myanmar",
            ["Declined: VE-1", "Authorised: RP-1", "Ruled out: taking no action"],
            "",
        ),
        ("pourquoi rien Islande", [], ""),
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


def test_what_finds_nothing_is_not_looked_for_twice(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    looked_for = []

    def once(session: Session, actor: Actor, query: Query, *, today: date) -> Found:
        looked_for.append(query)
        return search(session, actor, query, today=today)

    monkeypatch.setattr(searching, "search", once)
    with ministry.store.read() as session:
        assert not search_line(session, ministry.actors["P-AN1"], "zzyzzwin", today=TODAY).groups
    assert len(looked_for) == 1


def test_a_word_and_a_country_find_what_has_the_word_in_that_country(ministry: Ministry) -> None:
    """Nobody who types a country knows that texts do not name it."""
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, *(decline(one) for one in case.options))
    by_word = hits(ministry, "declined", ThingKind.DECISION)
    # Who declines to do nothing declines no measure: it is found last.
    assert [hit.title.text.partition(":")[0] for hit in by_word] == [
        "Declined",
        "Declined",
        "Ruled out",
    ]
    assert hits(ministry, "declined Myanmar", ThingKind.DECISION) == by_word
    assert hits(ministry, "declined South Sudan", ThingKind.DECISION) == []
    assert not found(ministry, "zzyzzwin Myanmar").hits


@pytest.mark.parametrize("name", ["Myanmar", "burma", "Birmanie", "မြန်မာ", "ميانمار", "Мьянма"])
def test_what_is_about_a_country_is_found_by_any_name_of_it(ministry: Ministry, name: str) -> None:
    opened(ministry)
    kept = evidence(
        ministry, title="Villages on the far bank", summary="Four villages.", original_wording="Four."
    )
    assert [hit.number for hit in hits(ministry, name, ThingKind.EVIDENCE)] == [kept.number]
    assert [hit.number for hit in hits(ministry, f"villages {name}", ThingKind.EVIDENCE)] == [kept.number]
    assert [hit.number for hit in hits(ministry, f"kind:evidence {name}", ThingKind.EVIDENCE)] == [
        kept.number
    ]
    assert [hit.key for hit in hits(ministry, name, ThingKind.FILE)] == ["MMR"]
    assert not hits(ministry, f"bridges {name}", ThingKind.EVIDENCE)


def test_evidence_is_found_by_the_kinds_of_violation_that_it_is_coded_with(ministry: Ministry) -> None:
    opened(ministry)
    kept = evidence(ministry, title="Night in Maungdaw", violations=("forced_transfer", "killing"))
    other = evidence(ministry, source(ministry, "Radio"), title="Day in Maungdaw", violations=("torture",))
    [hit] = hits(ministry, "deportation", ThingKind.EVIDENCE)
    assert hit.number == kept.number
    # Its own words do not say why it was found: the name of the kind does.
    assert [hit.text.text[start:end] for start, end in hit.text.marks] == ["deportation"]
    assert hit.text.text.startswith("Forced transfer or deportation · ")
    with speaking(Language.FRENCH):
        assert [one.number for one in hits(ministry, "transfert déport", ThingKind.EVIDENCE)] == [kept.number]
    ministry.do(
        "P-AN1",
        revise_evidence,
        ReviseEvidence(
            evidence_id=other.evidence_id,
            based_on=ministry.row(EvidenceItem, other.evidence_id).ledger_entry,
            reason="They were taken over the border, too",
            violations=("torture", "forced_transfer"),
        ),
    )
    assert len(hits(ministry, "deportation", ThingKind.EVIDENCE)) == 2


def test_a_title_that_names_the_country_comes_before_what_is_only_about_it(ministry: Ministry) -> None:
    opened(ministry)
    post = source(ministry)
    named = evidence(ministry, post, title="Myanmar closes the road", occurred_on=date(2026, 1, 2))
    later = evidence(ministry, post, title="Villages burn", occurred_on=date(2026, 1, 11))
    assert [hit.number for hit in hits(ministry, "myanmar", ThingKind.EVIDENCE)] == [
        named.number,
        later.number,
    ]
    along = evidence(
        ministry,
        post,
        title="Homes are lost",
        summary="Homes burn beside the bridge.",
        occurred_on=date(2026, 1, 12),
    )
    bridge = evidence(ministry, post, title="A bridge is blown up", occurred_on=date(2026, 1, 3))
    assert [hit.number for hit in hits(ministry, "bridge Myanmar", ThingKind.EVIDENCE)] == [
        bridge.number,
        along.number,
    ], "a title need not name the country to stand first by the other words"


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
        assert any("présentée au poste Minister for Foreign Affairs" in hit.title.text for hit in shown)
    in_english = "refused" if "rej" in typed.casefold() else typed
    # To decline the option of taking no action is to decline no measure.
    assert sorted(
        hit.title.text.partition(":")[0] for hit in hits(ministry, in_english, ThingKind.DECISION)
    ) == ["Declined", "Declined", "Ruled out"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("maungdw", "maungdaw"),
        ("Mynamar", "myanmar"),
        ("kind:evidence vilages", "kind:evidence villages"),
        ("zzyzzwin", ""),
        # Without as few words as can be; what narrows, and the country, stay.
        ("maungdaw villages october 2099", "maungdaw villages"),
        ("kind:evidence pourquoi maungdaw inondations", "kind:evidence maungdaw"),
        ("villages de l'Islande", ""),
        ("l'vilages", "l'villages"),
        # Of the name of a country no word is left out: Guinea is another one than Equatorial Guinea.
        ("maungdaw Equatorial Guinea", ""),
        ("maungdaw République démocratique du Congo", ""),
        ("zzyzzwin Burma", "Burma"),
        # Nor a code, nor a day, which is a limit.
        ("villages zzyzzwin COD", ""),
        ("villages zzyzzwin 1999-01-01", ""),
        ("cote", ""),
        # Each word is near one that is known; together they are nowhere.
        ("Mynamar vilages four bank burnd zzyzzwin", ""),
    ],
)
def test_where_nothing_is_found_the_word_that_was_meant_is_offered(
    ministry: Ministry, typed: str, meant: str
) -> None:
    opened(ministry)
    evidence(ministry)
    with ministry.store.read() as session:
        found = search_line(session, ministry.actors["P-AN1"], typed, today=TODAY)
        other = search_line(session, ministry.actors["P-ADM"], typed, today=TODAY)
    assert (found.groups, found.meant) == ((), meant)
    assert other.meant == "", "the words of the case are casework"


def test_what_was_said_about_a_report_is_found_by_whoever_may_read_it_and_by_nobody_else(
    ministry: Ministry,
) -> None:
    report_id = submitted(ministry, open_file(ministry), replace(CONTENT, summary="Quellingstone burned."))
    number = ministry.row(Report, report_id).number
    said = ministry.do("P-AN2", comment, Comment(report_id=report_id, text="Was Quellingstone not rebuilt?"))
    ministry.do(
        "P-AN1", answer_comment, OnComment(comment_id=said.comment_id, text="Only the Zzoltan bridge.")
    )
    ministry.do(
        "P-AN1", settle_comment, OnComment(comment_id=said.comment_id, text="The Vrexley survey settled it.")
    )
    ministry.do(
        "P-FP",
        record_dissent,
        RecordDissent(
            report_id=report_id,
            person_id=ministry.actors["P-FP"].person_id or "",
            text="I read Plimquist’s photographs otherwise.",
        ),
    )
    assert [
        (hit.number, hit.title.text, hit.key) for hit in hits(ministry, "quellingstone", ThingKind.COMMENT)
    ] == [(number, "Comment by Jonas Berg", f"{number}/comments/{said.comment_id}")]
    assert [hit.key for hit in hits(ministry, "zzoltan", ThingKind.COMMENT)] == [
        f"{number}/comments/{said.comment_id}"
    ], "an answer stands with the comment that it answers"
    assert hits(ministry, "quellingstone", ThingKind.REPORT), (
        "the comment does not hide the report, nor it the comment"
    )
    for typed, title in (
        ("zzoltan", "Answer by Amina Okoro"),
        ("vrexley", "Settled by Amina Okoro"),
        ("plimquist", f"Dissent by {ministry.actors['P-FP'].name}"),
        ("kind:dissent jonas from:2026", "Comment by Jonas Berg"),
    ):
        assert [hit.title.text for hit in hits(ministry, typed, ThingKind.COMMENT, "P-AUD")] == [title]
    for typed in ("quellingstone", "zzoltan", "vrexley", "plimquist", "kind:comment"):
        assert not hits(ministry, typed, ThingKind.COMMENT, "P-ADM")


def test_an_administrator_finds_people_offices_and_instruments_and_no_casework(ministry: Ministry) -> None:
    opened(ministry)
    evidence(ministry, title="Minister’s letter on Maungdaw")
    for typed in ("minister", "maungdaw", "kind:evidence", "country:Myanmar", "evidence record", "helena"):
        seen = found(ministry, typed, "P-ADM")
        assert {group.kind for group in seen.groups} <= OPEN_TO_ALL | {ThingKind.HISTORY}
        assert "Maungdaw" not in repr([(hit.title, hit.text) for hit in seen.hits])
        assert seen.behind == 0
    assert {ThingKind.OFFICE, ThingKind.INSTRUMENT} <= {
        group.kind for group in found(ministry, "minister", "P-ADM").groups
    }
    assert hits(ministry, "maungdaw", ThingKind.EVIDENCE, "P-AUD")


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "*",
        "AND OR NOT",
        "a:b",
        "{title} : x",
        "\x00",
        "NEAR(a b)",
        "^x",
        "(",
        "-x",
        "kind:",
        'country:"',
        "'",
    ],
)
def test_nothing_that_is_typed_is_an_error(ministry: Ministry, typed: str) -> None:
    found(ministry, typed)
    found(ministry, typed + " minister")


def test_of_very_many_the_newest_of_each_kind_are_shown_and_it_is_said(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.reading.search.things.LOOKED_AT", 3)
    opened(ministry)
    post = source(ministry)
    for number in range(8):
        evidence(ministry, post, title=f"Sighting {number}", occurred_on=date(2026, 1, 1 + number))
    [group] = [one for one in found(ministry, "sighting").groups if one.kind is ThingKind.EVIDENCE]
    assert group.more
    assert [hit.title.text for hit in group.hits] == [f"Sighting {number}" for number in (7, 6, 5, 4, 3)]
    asked = found(ministry, "sighting kind:evidence")
    assert len(asked.hits) == 8


def test_every_hit_says_where_it_is_opened(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-1", "RP-1")
    escalated(ministry, case, "minister", "P-MIN")
    decided(ministry, "P-MIN", "minister", case, authorise(case.options[0]))
    with ministry.store.read() as session:
        kinds = session.connection().exec_driver_sql("select distinct kind from find_things").scalars().all()
    assert len(kinds) > 8
    for kind in kinds:
        for hit in found(ministry, f"kind:{kind}").hits:
            assert hit.page, hit
            assert hit.key or hit.kind is ThingKind.SOURCE, hit
            assert hit.title.text or hit.number, hit


@pytest.mark.parametrize(
    ("typed", "looked_at"),
    [("villages burn", 300), ("EV-2026-0001 Villages burn", 300), ("villages burn", 3)],
    ids=["few", "by number", "many"],
)
def test_what_is_called_as_it_was_typed_comes_first_however_old(
    ministry: Ministry, monkeypatch: pytest.MonkeyPatch, typed: str, looked_at: int
) -> None:
    monkeypatch.setattr("app.reading.search.things.LOOKED_AT", looked_at)
    monkeypatch.setattr("app.reading.search.things.MANY", 3)
    opened(ministry)
    post = source(ministry)
    called = evidence(ministry, post, title="Villages burn", occurred_on=date(2026, 1, 2))
    for number in range(6):
        evidence(ministry, post, title=f"Villages burn again {number}", occurred_on=date(2026, 1, 11))
    seen = found(ministry, typed)
    assert [hit.number for hit in seen.hits if hit.whole] == [called.number]
    assert seen.hits[0].number == called.number


@pytest.mark.parametrize("typed", ["Myanmar", "birmanie"])
def test_the_name_of_a_country_finds_its_file_before_whatever_has_it_for_a_title(
    ministry: Ministry, typed: str
) -> None:
    request = DraftReport(
        country="MMR", content=replace(CONTENT, title=typed), evidence=(open_file(ministry),)
    )
    ministry.do("P-AN1", draft_report, request)
    first, *others = found(ministry, typed).hits
    assert (first.kind, first.page, first.key) == (ThingKind.FILE, "countries", "MMR")
    assert ThingKind.REPORT in {hit.kind for hit in others if hit.whole}
