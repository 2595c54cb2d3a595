"""What a search finds, for whom, and that it never lags behind what is kept."""

from dataclasses import replace
from datetime import date

import pytest

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.actions.evidence.sources import AddSource, add_source
from app.actions.reports.assessments import RecordDissent, record_dissent
from app.actions.reports.comments import Comment, OnComment, answer_comment, comment, settle_comment
from app.actions.reports.drafting import DraftReport, draft_report
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
from tests.support.searching import found, hits


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
        "Inaction ruled out",
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
