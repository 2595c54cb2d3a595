"""The body has two pages whatever the content: what runs over is told by lines beforehand, and printed in annex H."""

from dataclasses import replace

import pytest

from app.briefs.annexes import Annexes
from app.briefs.data import Assumption, BriefData, Dissent
from app.briefs.fit import BodyFit, PartFit
from reports.brief import body_fit, render_brief
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.evidence import EVIDENCE
from tests.briefs.samples.options import OPTIONS
from tests.reports.reading_back import body, text

BRIEF = replace(sample_brief(), annexes=Annexes())
LINE = "One more line of the law that the decision rests on, as the legal adviser wrote it down. "


def printed(brief: BriefData) -> bytes:
    return render_brief(brief, frozen_hash="0" * 64)


def test_an_ordinary_brief_fits_and_there_is_nothing_to_tell() -> None:
    fit = body_fit(BRIEF)
    assert fit.fits
    assert fit.sentences == ()
    assert fit.too_long == ()
    assert "Annex H" not in text(printed(BRIEF))


def test_what_runs_over_is_told_by_part_and_by_lines_the_longest_first() -> None:
    long = replace(BRIEF, legal=LINE * 12, dissent=(Dissent(LINE * 40, "T. Lindqvist"),))
    fit = body_fit(long)
    assert not fit.fits
    first, second = fit.too_long[:2]
    assert (first.part, second.part) == ("7 Dissent", "8 To weigh")
    assert first.over > second.over > 5
    head, told, *_ = fit.sentences
    assert head.startswith(f"The body is {fit.lines_over} lines longer than its two pages.")
    assert told == f"7 Dissent: {first.lines} lines, {first.over} more than its room of {first.room}."


@pytest.mark.parametrize("lines", [1, 3, 30])
def test_taking_away_as_many_lines_as_were_told_makes_it_fit(lines: int) -> None:
    # A line of its own each, so that a line taken away is a line.
    def long(number: int) -> BriefData:
        return replace(BRIEF, assumptions=(Assumption("\n".join(f"Line {n}" for n in range(number))),))

    most = next(number for number in range(1, 60) if not body_fit(long(number)).fits) - 1
    fit = body_fit(long(most + lines))
    assert abs(fit.lines_over - lines) <= 1
    assert body_fit(long(most + lines - fit.lines_over - 1)).fits


@pytest.mark.parametrize(
    "brief",
    [
        replace(BRIEF, legal=LINE * 8),
        replace(BRIEF, legal=LINE * 200),
        replace(BRIEF, sensitivities=LINE * 30, evidence=EVIDENCE * 8),
        replace(BRIEF, options=(*OPTIONS, *(replace(OPTIONS[1], number=n) for n in range(4, 12)))),
        replace(BRIEF, bottom_line=replace(BRIEF.bottom_line, happening=LINE * 60)),
        replace(BRIEF, judgement=replace(BRIEF.judgement, statement=LINE * 60), evidence=()),
    ],
    ids=["a little", "much", "evidence", "options", "bottom line", "judgement"],
)
def test_the_body_has_two_pages_whatever_the_content_and_nothing_is_lost(brief: BriefData) -> None:
    pdf = printed(brief)
    assert len(body(pdf)) == 2
    assert "11 Decision" in body(pdf)[1]
    assert "Continued in annex H." in " ".join(body(pdf))
    whole = text(pdf)
    assert "Annex H Continued from the body" in whole
    typed = f"{brief.legal} {brief.sensitivities} {brief.bottom_line.happening} {brief.judgement.statement}"
    assert whole.count("legal adviser") == typed.count("legal adviser")


def test_a_part_over_its_room_matters_only_where_the_body_runs_over() -> None:
    part = PartFit("7 Dissent", 20, 4)
    assert BodyFit(0, (part,)).sentences == ()
    assert BodyFit(1, (part,)).sentences[0].startswith("The body is 1 line longer")
