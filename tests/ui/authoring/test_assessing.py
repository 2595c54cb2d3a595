"""Another person assesses; the author is told why they may not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.reading.reports.report import ReportView
from db.reports import Report
from db.vocabulary import Confidence, Phase, ReportStatus
from tests.support.carrying import CONTENT, assessed, submitted
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Desk, Sit
from tests.ui.authoring.dialogs import button, opened
from tests.ui.support import (
    against_the_reading,
    assert_accessible,
    assert_fits,
    click,
    press,
    type_text,
)
from ui.reports.assess_form import AssessForm
from ui.reports.assessment_panel import AssessmentPanel
from ui.reports.dissent_dialog import DissentDialog
from ui.reports.panel import picture_of
from ui.reports.text_dialog import TextDialog


def assessing(sit: Sit, report_id: str, who: str) -> tuple[Desk, AssessmentPanel]:
    desk = sit(who)
    panel = AssessmentPanel(desk.case, desk.frame)
    desk.show(panel, report_id)
    return desk, panel


def form_of(panel: AssessmentPanel) -> AssessForm:
    assert panel.form is not None
    return panel.form


def view(desk: Desk) -> ReportView:
    return picture_of(desk.case, desk.report_id).report


def focused(window: QWidget) -> QWidget:
    held = window.focusWidget()
    assert held is not None
    return held


def words_of(panel: AssessmentPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_another_analyst_confirms_the_phase(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = assessing(sit, submitted(ministry, item), "P-AN2")
    assert "massing heavy weapons" in words_of(panel)
    assert "RA-2026-0001 by Jonas Berg" in words_of(panel)
    form = form_of(panel)
    assert form.phase_reason.isHidden()
    # The way to the form stands above the draft, which fills a screen; what comes next is filled.
    way = panel.to_form.go
    assert way.mapTo(panel, way.rect().topLeft()).y() < 100
    click(way.button)
    assert form.confidence.isAncestorOf(focused(desk.window))
    assert form.wrong == (), "it leads there and says nothing of what is not written yet"
    assert (way.button.property("kind"), panel.assess.button.property("kind")) == ("primary", "")
    click(panel.assess.button)
    assert form.confidence.error != ""
    form.confidence.set_value(Confidence.MODERATE)
    type_text(form.confidence_reason.editor, "Independent sources agree.")
    assert (way.button.property("kind"), panel.assess.button.property("kind")) == ("", "primary")
    type_text(form.note.editor, "Attacks within weeks.")
    click(panel.assess.button)
    report = view(desk)
    assert report.status is ReportStatus.ASSESSED
    assert report.assessments[-1].note == "Attacks within weeks."
    assert "Assessed by Jonas Berg" in words_of(panel)
    assert panel.form is None
    assert not panel.to_form.isVisible()


def test_tab_goes_through_the_form_before_the_act(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, _panel = assessing(sit, submitted(ministry, item), "P-AN2")
    assert against_the_reading(desk.window) == []


def test_another_phase_needs_a_reason(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = assessing(sit, submitted(ministry, item), "P-AN2")
    form = form_of(panel)
    form.confidence.set_value(Confidence.LOW)
    type_text(form.confidence_reason.editor, "One source.")
    form.phase.set_value(Phase.IMMINENT_RISK)
    assert form.phase_reason.isVisible()
    click(panel.assess.button)
    assert form.phase_reason.error
    type_text(form.phase_reason.editor, "The shelling has begun.")
    click(panel.assess.button)
    assert view(desk).assessments[-1].phase_reason == "The shelling has begun."


def test_a_refused_assessment_keeps_what_was_typed(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = assessing(sit, submitted(ministry, item), "P-AN2")
    form = form_of(panel)
    form.confidence.set_value(Confidence.HIGH)
    mixed = "High confidence that attacks are likely."
    type_text(form.confidence_reason.editor, mixed)
    click(panel.assess.button)
    assert "both how likely and how sure" in form.confidence_reason.error
    assert form_of(panel) is form
    assert form.confidence_reason.value() == mixed
    assert view(desk).status is ReportStatus.SUBMITTED


def test_the_author_sees_why_they_may_not_assess(ministry: Ministry, item: str, sit: Sit) -> None:
    _desk, panel = assessing(sit, submitted(ministry, item), "P-AN1")
    assert not panel.assess.button.isEnabled()
    assert "does not assess their own report" in words_of(panel)
    assert not form_of(panel).isVisible()
    assert not panel.to_form.isVisible()
    assert panel.assess.mapTo(panel, panel.assess.rect().topLeft()).y() < 100, "it is said first"


def test_an_old_risk_assessment_is_said_and_leads_to_the_file(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = submitted(ministry, item)
    ministry.clock.at += timedelta(days=400)
    desk, panel = assessing(sit, report_id, "P-AN2")
    assert "older than the" in panel.risk.notice.text
    assert not panel.assess.button.isEnabled()
    assert "a completed risk assessment" in panel.assess.reason
    assert form_of(panel).isVisible(), "it may be written while the risk assessment is made"
    # Beside the sentence that sends there, above the factors.
    body = panel.risk.body
    assert body.indexOf(panel.risk.go) == body.indexOf(panel.risk.notice) + 1
    click(panel.risk.go.button)
    assert desk.frame.went == [("countries", "MMR/risk")]
    # The same way stands at the top, with what is missing.
    assert panel.to_form.go.words == panel.risk.go.words
    assert "a completed risk assessment" in panel.to_form.why.text()
    click(panel.to_form.go.button)
    assert desk.frame.went == [("countries", "MMR/risk")] * 2


def test_a_focal_point_returns_it_with_a_reason(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = submitted(ministry, item)
    _desk, panel = assessing(sit, report_id, "P-FP")
    click(panel.give_back.button)
    dialog = opened(TextDialog)
    type_text(dialog.text.editor, "Name the townships.")
    click(dialog.act_button.button)
    assert ministry.row(Report, report_id).status is ReportStatus.DRAFT
    assert panel.early.isVisible()
    assert not panel.assess.isVisible()


def test_a_dissent_is_kept_as_it_was_written(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = assessing(sit, submitted(ministry, item), "P-AN2")
    click(panel.dissent.button)
    dialog = opened(DissentDialog)
    assert_accessible(dialog)
    dialog.person.set_value(ministry.people["P-FP"])
    text = "I read the same photographs otherwise:\n  the fires are older."
    dialog.text.editor.setPlainText(text)
    click(button(dialog, "Put on record"))
    assert view(desk).dissents[-1].text == text
    assert text in words_of(panel)


def test_who_was_asked_and_has_none_is_kept_too(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = assessing(sit, submitted(ministry, item), "P-AN2")
    click(panel.dissent.button)
    dialog = opened(DissentDialog)
    dialog.person.set_value(ministry.people["P-FP"])
    press(dialog.none.editor, Qt.Key.Key_Space)
    assert not dialog.text.isVisible()
    click(button(dialog, "Put on record"))
    assert view(desk).dissents[-1].text == ""
    assert "Lucía Ferrer was asked and has none" in words_of(panel)


def test_what_only_the_author_could_add_is_said_while_it_can_be_returned(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = submitted(ministry, item, replace(CONTENT, ask="", likelihood_word=""))
    desk, panel = assessing(sit, report_id, "P-AN2")
    desk.qtbot.waitUntil(lambda: "what is asked" in panel.gaps.text)
    assert "return it to them" in panel.gaps.text


@pytest.mark.parametrize("who", ["P-AN2", "P-FP"])
def test_the_panel_is_accessible_and_fits(ministry: Ministry, item: str, sit: Sit, who: str) -> None:
    desk, panel = assessing(sit, submitted(ministry, item), who)
    assert_accessible(desk.window)
    assert_fits(panel, 500)


def test_what_was_judged_is_read_later(ministry: Ministry, item: str, sit: Sit) -> None:
    _desk, panel = assessing(sit, assessed(ministry, item), "P-AUD")
    assert "Assessed by Jonas Berg" in words_of(panel)
    assert not panel.assess.isVisible()
    assert not panel.dissent.button.isEnabled()
    assert panel.dissent.reason
