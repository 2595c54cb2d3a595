"""What stands beside a risk assessment: two dates, assumptions, missed quarters, outside rankings."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.actions.risk.assumptions import StateAssumption, state_assumption
from app.reading.risk.assumptions import assumptions_of
from db.vocabulary import Confidence
from db.vocabulary.risk import AssumptionResult
from tests.support.casework import completed_assessment, described, opened
from tests.support.ministry import Ministry
from tests.support.rankings import Listed, ranked
from tests.ui.countries.conftest import Show
from tests.ui.countries.risk import assessments, rest_unknown, risk_tab, started
from tests.ui.support import assert_accessible, click, press, type_text
from ui.risk.assumption_dialogs import RetestDialog, StateDialog
from ui.risk.complete_dialog import CompleteDialog


def test_two_assessments_stand_side_by_side_and_open_to_their_indicators(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    completed_assessment(ministry)
    ministry.clock.at = ministry.clock.at.replace(month=4)
    later = completed_assessment(ministry, "P-AN1")
    tab = risk_tab(show("P-AN1", "MMR/risk"))
    part = tab.comparison
    tab.parts.setCurrentWidget(part)
    rows = part.matrix.rows_model.rows
    assert len(rows) == 14
    assert "RA-2026-0001 to RA-2026-0002: none changed" in part.summary.text()
    assert part.matrix.rows_model.index(0, 1).data() == "●●● High"
    assert part.matrix.rows_model.index(0, 5).data() == "= Unchanged"
    part.matrix.setFocus()
    part.matrix.choose(0)
    press(part.matrix, Qt.Key.Key_Return)
    opened_rows = part.matrix.rows_model.rows
    assert opened_rows[1].code == "1.1"
    assert len(opened_rows) == 14 + 11
    part.then_on.set_value(date(2025, 1, 1))
    assert "No assessment was completed by 2025-01-01" in part.then_on.error
    part.then_on.set_value(date(2026, 5, 1))
    assert part.then.value() == later.assessment_id


def test_an_assumption_is_stated_and_tested_in_the_window(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    tab = risk_tab(show("P-AN1", "MMR/risk"))
    part = tab.assumptions
    tab.parts.setCurrentWidget(part)
    assert part.register.nothing.act is not None
    click(part.register.nothing.act.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StateDialog)
    assert_accessible(dialog)
    type_text(dialog.assumption.editor, "The border stays open to those who flee.")
    click(dialog.act_button.button)
    click(part.register.buttons[0].button)
    testing = QApplication.activeModalWidget()
    assert isinstance(testing, RetestDialog)
    assert_accessible(testing)
    assert testing.next.isHidden()
    testing.found.set_value(AssumptionResult.DID_NOT_HOLD)
    type_text(testing.finding.editor, "Two crossings are closed.")
    click(testing.act_button.button)
    with ministry.store.read() as session:
        (view,) = assumptions_of(session, "MMR")
    assert view.last_result is AssumptionResult.DID_NOT_HOLD
    assert "did not hold" in part.register.buttons[0].reason


def test_s70_an_overdue_assumption_is_counted_on_its_tab(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    request = StateAssumption(country="MMR", text="The truce holds.", retest_on=date(2026, 2, 1))
    ministry.do("P-AN1", state_assumption, request)
    ministry.clock.at = ministry.clock.at.replace(month=3)
    tab = risk_tab(show("P-AN1", "MMR/risk"))
    assert tab.parts.tabText(tab.parts.indexOf(tab.assumptions)) == "Assumptions (1 overdue)"
    assert tab.assumptions.register.table.rows_model.index(0, 2).data() == "Overdue since 2026-02-01"


def test_s24_a_missed_quarter_is_said_in_words_on_the_file_and_in_the_list(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    ministry.clock.at = ministry.clock.at.replace(month=8)
    page = show("P-AN1")
    row = page.list.table.rows_model
    titles = [row.headerData(place, Qt.Orientation.Horizontal) for place in range(row.columnCount())]
    assert row.index(0, titles.index("Quarter")).data() == "2026 Q2 missed"
    page.open("MMR")
    assert "2026 Q2 missed, 2026 Q3 due by 2026-09-30" in risk_tab(page).quarters.words


def test_a_ranking_that_diverges_is_shown_and_asked_about(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    ranked(ministry, Listed(placed={"MMR": 2}))
    page = show("P-AN2", "MMR/risk")
    tab = risk_tab(page)
    # Counted before anybody goes there, and the same once its part is made.
    assert "rankings" not in vars(tab)
    assert tab.parts.tabText(tab.parts.place("rankings")) == "Rankings (1 diverges)"
    assert tab.parts.tabText(tab.parts.indexOf(tab.rankings)) == "Rankings (1 diverges)"
    assert len(tab.rankings.register.table.rows_model.rows) == 1
    form = started(page)
    rest_unknown(form, but=0)
    described(ministry, assessments(ministry)[0].assessment_id)
    page.refresh()
    click(form.complete.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompleteDialog)
    assert_accessible(dialog)
    ((text, _none),) = dialog.comments.values()
    type_text(dialog.overview.editor, "Nothing can be judged.")
    dialog.confidence.set_value(Confidence.LOW)
    type_text(dialog.reason.editor, "No source.")
    click(dialog.act_button.button)
    assert text.error
    type_text(text.editor, "The level of the file has not been set yet.")
    click(dialog.act_button.button)
    (kept,) = assessments(ministry)
    assert "2 of 162" in kept.divergences[0].said
