"""After-action review, lines to take at their own marking, and the handover pack."""

from dataclasses import replace
from datetime import timedelta

from app.actions.outside.documents import PrintVolume, print_volume
from app.actions.plans.lessons import RecordLesson, record_lesson
from app.actions.reports.drafting import DraftReport, draft_report
from app.documents.after_action import AfterAction
from app.documents.handover import HandoverPack
from app.documents.kinds import kind_of
from app.documents.lines import LinesPaper
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from db.reports import Report
from tests.documents.support import PRINTER, DocumentDesk
from tests.reports.reading_back import pages, text
from tests.support.carrying import CONTENT
from tests.support.planning import lesson_content


def gathered(desk: DocumentDesk, kind: str, subject: str = "") -> object:
    with desk.ministry.store.read() as session:
        return gather(session, Asked(kind_of(kind), subject, desk.ministry.clock(), "Lucía Ferrer"))


def with_lines(
    desk: DocumentDesk, marking: str, lines: str = "We call for calm.\n\nWe call for access."
) -> str:
    """A further report, secret, with lines to take; its number."""
    content = replace(
        CONTENT,
        title="Villages burn at night",
        marking="secret",
        lines_to_take=lines,
        lines_marking=marking,
    )
    kept = desk.ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=content))
    return desk.ministry.row(Report, kept.report_id).number


def test_an_after_action_review_reckons_times_and_says_what_is_left_to_do(desk: DocumentDesk) -> None:
    lesson = lesson_content(facts=(desk.report,))
    number = desk.ministry.do("P-FP", record_lesson, RecordLesson(country="MMR", content=lesson)).number
    found = gathered(desk, "after-action", desk.report)
    assert isinstance(found, AfterAction)
    assert [step.at for step in found.steps] == sorted(step.at for step in found.steps)
    assert [one.number for one in found.lessons] == [number]
    assert "Option 1, Authorise VE-4, is not decided." in found.follow_up
    assert any(one.startswith(f"{number} is open") for one in found.follow_up)
    shown = text(desk.printed("after-action", desk.report).content)
    order = [
        "Warned",
        "Times",
        "After the first",
        "came of it",
        "No review has been made.",
        number,
        "Follow-up",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_a_lesson_of_another_report_is_not_told_as_learned_from_this_one(desk: DocumentDesk) -> None:
    other = with_lines(desk, "public")
    lesson = lesson_content(facts=(other,))
    desk.ministry.do("P-FP", record_lesson, RecordLesson(country="MMR", content=lesson))
    found = gathered(desk, "after-action", desk.report)
    assert isinstance(found, AfterAction)
    assert found.lessons == ()


def test_lines_to_take_stand_at_their_own_marking_and_nothing_of_the_report_with_them(
    desk: DocumentDesk,
) -> None:
    number = with_lines(desk, "public")
    printed = desk.printed("lines-to-take", number)
    assert printed.marking == "PUBLIC"
    shown = text(printed.content)
    assert shown.index("We call for calm.") < shown.index("We call for access.")
    for hidden in (number, "Villages burn", CONTENT.summary[:20], "SECRET"):
        assert hidden not in shown
        assert hidden not in printed.file_name


def test_lines_without_a_marking_stand_under_that_of_their_report(desk: DocumentDesk) -> None:
    number = with_lines(desk, "")
    printed = desk.printed("lines-to-take", number)
    assert printed.marking == "SECRET"
    assert all(page.startswith("SECRET ") for page in pages(printed.content))
    found = gathered(desk, "lines-to-take", number)
    assert isinstance(found, LinesPaper)
    assert not found.own


def test_a_volume_of_lines_takes_the_highest_marking_and_prints_markup_as_typed(desk: DocumentDesk) -> None:
    number = with_lines(desk, "public", "<b>We</b> call & <img src=x> " + "calm " * 2_000)
    request = PrintVolume(kind="lines-to-take", subjects=(number, desk.report), printer=PRINTER)
    printed = desk.ministry.draw("P-FP", print_volume, request)
    assert printed.marking == "INTERNAL"
    assert printed.reference.startswith("Lines to take 2026")
    shown = text(printed.content)
    assert "<b>We</b> call & <img src=x> calm" in shown
    assert shown.count("calm") == 2_000


def test_s33_a_new_officer_has_everything_in_one_step(desk: DocumentDesk) -> None:
    lesson = lesson_content()
    number = desk.ministry.do("P-FP", record_lesson, RecordLesson(country="MMR", content=lesson)).number
    desk.ministry.clock.at += timedelta(days=150)
    found = gathered(desk, "handover")
    assert isinstance(found, HandoverPack)
    assert [one.number for one in found.reports] == [desk.report]
    assert any(one.overdue for one in found.reviews)
    assert all(one.ends_at > desk.ministry.clock.at for one in found.lapsing)
    assert {one.number for one in found.lessons} == {number}
    shown = text(desk.printed("handover").content)
    order = [
        "Open reports",
        desk.report,
        "Country files by phase",
        "Reviews due",
        "overdue",
        "Instruments that end within a year",
        "Open lessons",
        number,
        "Who is who: posts",
        "Helena Marsh",
        "Who is who: people",
        "Taken over by",
    ]
    place = 0
    for words in order:
        place = shown.index(words, place)
