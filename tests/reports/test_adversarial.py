"""Content that nobody should type and somebody will: it prints as typed, whole, and never as markup."""

import re
from dataclasses import replace

import pytest

from app.briefs.annex_rows import LeverRow, MeasureRow, RightsFinding, RightsSheet
from app.briefs.annexes import Annexes
from app.briefs.data import BriefData, Dissent, Person
from app.rules.reports.completeness import missing_parts
from reports.brief import render_brief
from reports.visible import MissingGlyph
from tests.briefs.samples.annexes import PICTURE
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.evidence import EVIDENCE
from tests.briefs.samples.options import OPTIONS
from tests.reports.reading_back import body, ink, pages, pictures, text

BRIEF = replace(sample_brief(), annexes=Annexes())
MARKUP = "<b>bold</b> & &amp; <img src='file:///etc/passwd'/> <para> %s {0} \\n \\(x\\) <font color=red>"


def printed(brief: BriefData) -> bytes:
    return render_brief(brief, frozen_hash="0" * 64, missing=missing_parts(brief))


def test_markup_prints_as_typed_in_every_part() -> None:
    brief = replace(
        BRIEF,
        ministry=MARKUP,
        subject=MARKUP,
        addressed_to=MARKUP,
        contact=MARKUP,
        legal=MARKUP,
        bottom_line=replace(BRIEF.bottom_line, happening=MARKUP),
        recommendations=(replace(BRIEF.recommendations[0], text=MARKUP),),
        evidence=(replace(EVIDENCE[0], item=MARKUP),),
        options=(OPTIONS[0], replace(OPTIONS[1], tool=MARKUP, harm_risk=MARKUP)),
        dissent=(Dissent(MARKUP, MARKUP, MARKUP),),
        lines_to_take=(MARKUP,),
        author=Person(MARKUP, MARKUP),
        annexes=Annexes(
            levers=MARKUP,
            action_plan=MARKUP,
            rights_assessment=MARKUP,
            event_picture=replace(PICTURE, areas=(replace(PICTURE.areas[0], name=MARKUP),)),
            lever_rows=(LeverRow(MARKUP, MARKUP, MARKUP, MARKUP, MARKUP),),
            plan_rows=(MeasureRow(1, MARKUP, MARKUP, MARKUP, serves=MARKUP, result=MARKUP),),
            observations=(MARKUP,),
            rights=RightsSheet(MARKUP, findings=(RightsFinding("PC1", MARKUP, finding=MARKUP),)),
        ),
    )
    shown = text(printed(brief))
    assert shown.count("<b>bold</b> & &amp; ") + shown.count("<b>bold</b> & &amp;") >= 12
    assert shown.replace(" ", "").count(MARKUP.replace(" ", "")) >= 24


def test_names_of_three_hundred_characters_are_whole() -> None:
    unbroken = "".join(chr(ord("a") + n % 26) for n in range(300))
    brief = replace(
        BRIEF,
        ministry=unbroken,
        subject=unbroken,
        report_number="EW-2021-0042",
        author=Person(unbroken, unbroken),
        recommendations=(replace(BRIEF.recommendations[0], text=unbroken),),
        evidence=(replace(EVIDENCE[0], item=unbroken, source=unbroken),),
        options=(OPTIONS[0], replace(OPTIONS[1], tool=unbroken)),
    )
    pdf = printed(brief)
    assert text(pdf).replace(" ", "").count(unbroken) >= 7
    for picture in pictures(pdf):
        width, height = picture.size
        assert ink(picture.crop((width - 36, 0, width, height))) == 0


def test_forty_options_are_all_there() -> None:
    options = (
        OPTIONS[0],
        *(replace(OPTIONS[1], number=n, tool=f"Measure {n} of forty") for n in range(2, 42)),
    )
    recommendations = tuple(
        replace(BRIEF.recommendations[0], number=n, option=n, text=f"Do thing {n}.") for n in range(2, 42)
    )
    pdf = printed(replace(BRIEF, options=options, recommendations=recommendations))
    shown = text(pdf)
    assert len(body(pdf)) == 2
    assert "Take no action; monitor. Expected consequence:" in body(pdf)[1]
    assert all(f"{n} Measure {n} of forty" in shown for n in range(2, 42))
    assert all(f"Do thing {n}." in shown for n in range(2, 42))


def test_no_evidence_says_so() -> None:
    found = pages(printed(replace(BRIEF, evidence=())))
    assert "No evidence is shown." in " ".join(found)
    assert "NOT FOR SUBMISSION" in found[0]


def counted(name: str, count: int) -> str:
    return " ".join(f"{name}{n}" for n in range(count))


def test_five_thousand_words_of_dissent_go_on_in_annex_h_and_lose_none() -> None:
    words = counted("word", 5000)
    pdf = printed(replace(BRIEF, dissent=(Dissent(words, "T. Lindqvist"),)))
    assert [word for word in text(pdf).split() if word.startswith("word")] == words.split()
    assert len(body(pdf)) == 2
    assert "Continued in annex H." in body(pdf)[1]
    assert len(pages(pdf)) > 7
    assert all(page.startswith("OFFICIAL: SENSITIVE") for page in pages(pdf))


def test_a_cell_higher_than_a_page_is_split_and_loses_no_word() -> None:
    cells = {name: counted(name, 1200) for name in ("harm", "recommend", "seen")}
    pdf = printed(
        replace(
            BRIEF,
            options=(OPTIONS[0], replace(OPTIONS[1], harm_risk=cells["harm"]), OPTIONS[2]),
            recommendations=(replace(BRIEF.recommendations[0], text=cells["recommend"]),),
            evidence=(replace(EVIDENCE[0], item=cells["seen"]), *EVIDENCE[1:]),
        )
    )
    found = text(pdf).split()
    for name, words in cells.items():
        assert [word for word in found if re.fullmatch(rf"{name}\d+", word)] == words.split()


def test_an_empty_brief_prints_and_lists_everything_missing() -> None:
    empty = BriefData(
        ministry="",
        report_number="EW-2021-0001",
        version=1,
        subject="",
        country_code="MMR",
        country="Myanmar",
        frozen_at=BRIEF.frozen_at,
        zone="UTC",
        marking=BRIEF.marking,
    )
    missing = missing_parts(empty)
    first = pages(printed(empty))[0]
    assert all(part.message in first for part in missing)


def test_emoji_and_direction_overrides_show_as_their_code_points() -> None:
    shown = text(printed(replace(BRIEF, legal="Ask \U0001f600 the \u202edrow\u202c \x07bell \ue000.")))
    assert "Ask [U+1F600] the [U+202E]drow[U+202C] [U+0007]bell [U+E000]." in shown


def test_a_letter_that_no_font_has_is_named_with_its_remedy() -> None:
    with pytest.raises(MissingGlyph) as caught:
        printed(replace(BRIEF, contact="Mr ឃ Sok"))
    assert caught.value.character == "ឃ"
    assert "U+1783, KHMER LETTER KHO" in caught.value.message
    assert "Mr ឃ Sok" in caught.value.message
    assert "Burmese" in caught.value.remedy


def test_many_changes_of_phase_stay_on_the_page() -> None:
    changes = tuple(BRIEF.phases.changes[n % 3] for n in range(60))
    ordered = tuple(replace(change, at=BRIEF.phases.changes[0].at) for change in changes)
    pdf = printed(replace(BRIEF, phases=replace(BRIEF.phases, changes=ordered)))
    assert "57 earlier changes: annex C." in text(pdf)
    for picture in pictures(pdf)[:1]:
        width, height = picture.size
        assert ink(picture.crop((width - 36, 0, width, height))) == 0
