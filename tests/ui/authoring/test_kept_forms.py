"""What an assessor types, and which items somebody chose to cite, outlives a crash."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions.reports.assessments import AssessReport, assess_report
from app.actions.reports.drafting import (
    CiteEvidenceItems,
    DraftReport,
    OnReportWithReason,
    cite_evidence_items,
    draft_report,
    return_report,
)
from app.content import DraftContent
from db.vocabulary import Confidence, Phase
from tests.support.carrying import PRINTER, submitted
from tests.support.casework import evidence
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Desk, Sit
from tests.ui.authoring.test_assessing import form_of
from tests.ui.support import against_the_reading, click, press, type_text
from ui.case import Case
from ui.fields.form_journal import FormJournal
from ui.places import REPORTS
from ui.reports.assessment_panel import AssessmentPanel
from ui.reports.evidence_picker import EvidencePicker
from ui.reports.panel import picture_of
from ui.reports.panels import reports_page
from ui.reports.reports_page import ReportsPage
from ui.reports.steps import ASSESSMENT
from ui.tasks import Tasks
from ui.widgets.marking_strip import MarkingView
from ui.window import MainWindow


def assessing(sit: Sit, report_id: str) -> tuple[Desk, AssessmentPanel]:
    desk = sit("P-AN2")
    desk.frame.journal = FormJournal(desk.case)
    panel = AssessmentPanel(desk.case, desk.frame)
    desk.show(panel, report_id)
    return desk, panel


def test_an_assessment_that_was_being_typed_is_offered_again_and_forgotten_with_its_act(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = submitted(ministry, item)
    desk, panel = assessing(sit, report_id)
    type_text(form_of(panel).confidence_reason.editor, "Two posts say so.")
    assert desk.frame.journal is not None
    desk.frame.journal.end()

    desk, panel = assessing(sit, report_id)
    assert form_of(panel).confidence_reason.value() == ""
    offer = panel._kept[report_id].offer
    assert offer is not None
    assert offer.isVisible()
    assert against_the_reading(desk.window) == []
    click(offer.fill)
    assert form_of(panel).confidence_reason.value() == "Two posts say so."
    form_of(panel).confidence.set_value(Confidence.MODERATE)
    desk.show(panel, report_id)
    assert panel._kept[report_id].offer is None, "it would fill in over what was typed since"
    click(panel.assess.button)
    assert panel.form is None
    assert desk.frame.journal is not None
    assert desk.frame.journal.all_waiting() == ()


def test_an_assessment_of_a_report_that_was_returned_meanwhile_waits_until_it_comes_back(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = submitted(ministry, item)
    desk, panel = assessing(sit, report_id)
    type_text(form_of(panel).confidence_reason.editor, "Two posts say so.")
    ministry.do("P-FP", return_report, OnReportWithReason(report_id=report_id, reason="Say who is at risk"))
    desk.refresh()
    assert panel.form is None
    assert desk.frame.journal is not None
    (waiting,) = desk.frame.journal.all_waiting()
    assert waiting.first_words == "Two posts say so."


@pytest.fixture
def at_the_report(ministry: Ministry, tasks: Tasks, qtbot: QtBot) -> Callable[[str], MainWindow]:
    """The second analyst at the page of a report, which shows another step once the report has moved on."""

    def come(report_id: str) -> MainWindow:
        window = MainWindow(tasks, MarkingView("INTERNAL"))
        case = Case(ministry.store, ministry.actors["P-AN2"], PRINTER, tasks, window)
        window.journal = FormJournal(case)
        window.add_page(reports_page(case, window))
        qtbot.addWidget(window)
        window.go(REPORTS.name, report_id)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    return come


def filled_in(window: MainWindow) -> AssessmentPanel:
    panel = window.findChild(AssessmentPanel)
    assert panel is not None
    form_of(panel).confidence.set_value(Confidence.MODERATE)
    type_text(form_of(panel).confidence_reason.editor, "Two posts say so.")
    return panel


def returned(ministry: Ministry, report_id: str) -> None:
    ministry.do("P-FP", return_report, OnReportWithReason(report_id=report_id, reason="Say who is at risk"))


def assessed_by_another(ministry: Ministry, report_id: str) -> None:
    judgement = AssessReport(
        report_id=report_id,
        phase=Phase.VIOLENCE_ESCALATION,
        phase_reason="It has begun.",
        confidence=Confidence.HIGH,
        confidence_reason="Seen by our own people.",
    )
    ministry.do("P-FP", assess_report, judgement)


@pytest.mark.parametrize("meanwhile", [returned, assessed_by_another])
def test_an_assessment_that_comes_too_late_is_refused_aloud_and_what_was_typed_waits_on_the_desk(
    ministry: Ministry,
    item: str,
    at_the_report: Callable[[str], MainWindow],
    meanwhile: Callable[[Ministry, str], None],
) -> None:
    report_id = submitted(ministry, item)
    window = at_the_report(report_id)
    panel = filled_in(window)
    meanwhile(ministry, report_id)
    click(panel.assess.button)
    assert not panel.isVisible(), "the page shows the step that the report is at"
    notice = window.above.notice
    assert notice.isVisible()
    assert "submitted" in notice.text
    assert "stands on the desk, under “Typed and not recorded”" in notice.text
    assert window.journal is not None
    (waiting,) = window.journal.all_waiting()
    assert [one.words for one in waiting.fields if one.words != "Moderate"] == ["Two posts say so."]


def test_an_assessment_on_record_is_typed_and_not_recorded_no_longer(
    ministry: Ministry, item: str, at_the_report: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    report_id = submitted(ministry, item)
    window = at_the_report(report_id)
    panel = filled_in(window)
    journal = window.journal
    assert journal is not None
    qtbot.waitUntil(lambda: journal.count() == 1)
    page = window.pages[REPORTS.name]
    assert isinstance(page, ReportsPage)
    window.resize(window.minimumSizeHint())
    scrolled = page.report.columns.work.verticalScrollBar()
    qtbot.waitUntil(lambda: scrolled.maximum() > 0)
    scrolled.setValue(scrolled.maximum())
    with qtbot.waitSignal(journal.changed):
        click(panel.assess.button)
    assert not panel.isVisible()
    qtbot.waitUntil(lambda: scrolled.maximum() > 0)
    assert scrolled.value() == 0, "the next step is read from its beginning"
    assert journal.count() == 0, "the desk counts it no more, though nobody came back to the step"
    assert journal.all_waiting() == ()
    page.report.show_step(ASSESSMENT)
    assert panel.isVisible()
    assert panel.form is None


def test_items_that_were_chosen_are_chosen_again_and_all_of_them_are_cited_or_none(
    ministry: Ministry, item: str, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = DraftContent(title="Troops mass in the north", marking="internal")
    report_id = ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=content)).report_id
    desk = sit("P-AN1")
    desk.frame.journal = FormJournal(desk.case)

    def picking() -> EvidencePicker:
        picker = EvidencePicker(desk.case, desk.frame, picture_of(desk.case, report_id))
        # One that is done with is gone by itself.
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        desk.qtbot.addWidget(picker)
        picker.show()
        return picker

    crashed = picking()
    press(crashed.table, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: desk.frame.journal is not None and bool(desk.frame.journal.all_waiting()))
    crashed.reject()
    assert crashed.isVisible(), "one Esc loses no choice"
    crashed.hide()
    again = picking()
    again.reject()
    assert not again.isVisible(), "nothing is chosen here"
    # Nor does it need to be among the newest by now.
    evidence(ministry, title="A second village")
    monkeypatch.setattr("app.reading.evidence.evidence_list.PAGE", 1)
    monkeypatch.setattr("ui.reports.evidence_picker.PAGE", 1)
    again = picking()
    assert len(again.table.rows_model.rows) == 1
    assert again.typed_before is not None
    assert again.focusWidget() is again.table, "an Enter out of habit fills in nothing"
    again.table.clearSelection()
    click(again.typed_before.fill)
    assert [one.evidence_id for one in again.table.selected_rows()] == [item]
    both = CiteEvidenceItems(report_id=report_id, evidence=(item, "nothing"))
    ministry.rejected("P-AN1", cite_evidence_items, both)
    assert picture_of(desk.case, report_id).evidence == ()
    click(again.act_button.button)
    assert [one.evidence_id for one in picture_of(desk.case, report_id).evidence] == [item]
    assert desk.frame.journal is not None
    assert desk.frame.journal.all_waiting() == ()
