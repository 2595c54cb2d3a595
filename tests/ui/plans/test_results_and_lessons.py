"""What came of measures, and what was learned: told of until it is recorded or acted on."""

from datetime import timedelta

from app.reading.plans.lessons import lesson_views
from db.vocabulary import Confidence, Phase
from db.vocabulary.plans import MeasureEffect, Treatment
from tests.support.casework import opened as open_file
from tests.support.ministry import NOW, Ministry
from tests.support.planning import (
    LATER,
    TODAY,
    agreed,
)
from tests.ui.authoring.dialogs import opened
from tests.ui.countries.conftest import Show
from tests.ui.plans.room import act_of, tab_of, text_of
from tests.ui.support import assert_accessible, click, type_text
from ui.plans.lesson_dialogs import CloseLessonDialog, LessonDialog
from ui.plans.seen_dialogs import ResultDialog, TreatmentDialog


def test_s45_s62_an_overdue_result_and_an_unchecked_protection_are_listed_until_they_are_recorded(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry, phase=Phase.IMMINENT_RISK)
    agreed(ministry, Phase.IMMINENT_RISK, "IR-5")
    ministry.clock.at = NOW + timedelta(days=(LATER - TODAY).days + 1)
    _page, tab = tab_of(show, "P-AN1")
    assert [one.number for one in tab.due.table.rows_model.rows] == ["AP-2026-0001 measure 1"]
    assert "nobody has checked that it protects all alike" in text_of(tab.plans)
    click(act_of(tab.measures, "Check equal treatment…").button)
    check = opened(TreatmentDialog)
    assert_accessible(check)
    check.finding.set_value(Treatment.UNEQUAL)
    type_text(check.note.editor, "People without papers wait a day longer")
    click(check.act_button.button)
    assert "some are treated worse than others" in text_of(tab.plans)
    click(act_of(tab.measures, "Record a result…").button)
    result = opened(ResultDialog)
    assert_accessible(result)
    assert result.windowTitle() == "Result of measure 1 of AP-2026-0001", (
        "the desk names what was typed by it"
    )
    result.effect.set_value(MeasureEffect.PARTLY)
    type_text(result.seen.editor, "1,200 visas")
    click(result.act_button.button)
    assert tab.due.table.rows_model.rows == ()
    assert "1,200 visas" in text_of(tab.measures)


def test_s58_s66_a_lesson_wants_its_limits_and_how_sure_its_number_is_and_a_focal_point_closes_it(
    show: Show, ministry: Ministry
) -> None:
    open_file(ministry)
    _page, tab = tab_of(show)
    assert tab.lessons.nothing.act is not None
    click(tab.lessons.nothing.act.button)
    dialog = opened(LessonDialog)
    assert_accessible(dialog)
    type_text(dialog.what.editor, "An open gate protects at once")
    type_text(dialog.happened.editor, "The mission opened its gates")
    type_text(dialog.to_do.editor, "Ask every mission")
    type_text(dialog.people.editor, "75,000")
    type_text(dialog.citation.editor, "Founding report, 2022")
    click(dialog.act_button.button)
    assert dialog.limits.error
    type_text(dialog.limits.editor, "The mission was there already")
    click(dialog.act_button.button)
    assert "how sure" in dialog.confidence.error
    dialog.confidence.set_value(Confidence.MODERATE)
    click(dialog.act_button.button)
    assert "75,000 people, moderate confidence" in text_of(tab.lessons)
    click(act_of(tab.lessons, "Close it…").button)
    close = opened(CloseLessonDialog)
    assert_accessible(close)
    type_text(close.acted_on.editor, "Asked of three missions")
    click(close.act_button.button)
    with ministry.store.read() as session:
        (shown,) = lesson_views(session, "MMR")
    assert shown.acted_on == "Asked of three missions"
