"""An analyst writes a draft, is told what is missing, cites evidence and submits."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QRadioButton

from app.actions.reports.drafting import DraftReport, SaveDraft, draft_report, save_draft
from app.content import DraftContent
from db.reports import Report, ReportEvidence
from db.vocabulary import Crime, Phase, ReportStatus, Urgency
from tests.support.carrying import CONTENT, submitted
from tests.support.casework import evidence
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Desk, Sit
from tests.ui.authoring.dialogs import button, opened
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.reports.citing import CitationLink, cited_data
from ui.reports.draft_form import DraftForm
from ui.reports.draft_panel import DraftPanel
from ui.reports.earlier_dialog import EarlierDialog
from ui.reports.evidence_picker import EvidencePicker
from ui.reports.new_report_dialog import NewReportDialog
from ui.reports.panel import picture_of
from ui.reports.stale_dialog import StaleDialog
from ui.reports.text_dialog import TextDialog
from ui.theme import Theme
from ui.widgets.compared_text import ComparedText

EMPTY = DraftContent(title="Troops mass in the north", marking="internal")


def begun(ministry: Ministry, content: DraftContent = EMPTY) -> str:
    """A draft of the first analyst."""
    return ministry.do("P-AN1", draft_report, DraftReport(country="MMR", content=content)).report_id


def report(ministry: Ministry, report_id: str) -> Report:
    """The report as it is stored."""
    return ministry.row(Report, report_id)


def drafting(sit: Sit, report_id: str, who: str = "P-AN1") -> tuple[Desk, DraftPanel]:
    desk = sit(who)
    panel = DraftPanel(desk.case, desk.frame, pause_ms=20)
    desk.show(panel, report_id)
    return desk, panel


def form_of(panel: DraftPanel) -> DraftForm:
    assert panel.desk.form is not None
    return panel.desk.form


def type_in(panel: DraftPanel, attribute: str, text: str) -> None:
    """Type into a field of the draft."""
    type_text(form_of(panel).field(attribute).editor, text)  # type: ignore[attr-defined]  # text fields have one


def test_an_analyst_is_told_what_is_missing_cites_evidence_and_submits(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    for words in ("a summary", "the proposed phase", "at least one crime", "the affected groups"):
        assert words in panel.missing.text
    assert not panel.submit.button.isEnabled()
    assert panel.submit.reason

    type_in(panel, "summary", "The armed forces mass troops.")
    type_in(panel, "affected_groups", "Civilians in the north-west")
    form = form_of(panel)
    form.field("proposed_phase").set_value(Phase.VIOLENCE_ESCALATION)
    form.field("urgency").set_value(Urgency.PRIORITY)
    press(form.undetermined.editor, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: panel.missing.text.startswith("at least one graded evidence item"))

    click(panel.evidence.add_button)
    picker = opened(EvidencePicker)
    assert not picker.act_button.button.isEnabled()
    picker.table.choose(0)
    assert "probably true" in picker.detail.text()
    click(picker.act_button.button)
    desk.qtbot.waitUntil(panel.submit.button.isEnabled)

    click(panel.submit.button)
    assert report(ministry, report_id).status is ReportStatus.SUBMITTED
    assert report(ministry, report_id).summary == "The armed forces mass troops."
    assert not panel.desk.isVisible()
    assert panel.text.isVisible()
    assert "The armed forces mass troops." in [label.text() for label in panel.text.findChildren(QLabel)]


def test_a_new_report_starts_on_an_open_file_with_the_evidence_that_is_ticked(
    ministry: Ministry, item: str, sit: Sit, tasks: object
) -> None:
    desk = sit("P-AN1")
    dialog = NewReportDialog(desk.case, desk.frame, "MMR")
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert_accessible(dialog)
    made: list[str] = []
    dialog.made.connect(made.append)
    type_text(dialog.report_title.editor, "Villages burn again")
    assert "B2" in dialog.evidence.editor.item(0).text()
    dialog.evidence.editor.item(0).setCheckState(Qt.CheckState.Checked)
    click(dialog.act_button.button)
    assert len(made) == 1
    kept = report(ministry, made[0])
    assert (kept.title, kept.status, kept.country) == ("Villages burn again", ReportStatus.DRAFT, "MMR")
    with ministry.store.read() as session:
        assert [link.evidence_id for link in session.query(ReportEvidence)] == [item]


def test_a_report_needs_a_country_with_an_open_file(ministry: Ministry, item: str, sit: Sit) -> None:
    desk = sit("P-AN1")
    dialog = NewReportDialog(desk.case, desk.frame)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.report_title.editor, "Villages burn again")
    dialog.country.editor.setEditText("Norway")
    click(dialog.act_button.button)
    assert "not in the list" in dialog.country.error
    assert dialog.isVisible()


def test_what_is_typed_is_saved_after_a_pause_and_the_status_line_says_so(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    type_in(panel, "legal", "Obligations under the convention.")
    assert "not saved yet" in desk.frame.saved
    desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
    assert report(ministry, report_id).legal == "Obligations under the convention."


def test_leaving_the_page_saves_at_once(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk = sit("P-AN1")
    panel = DraftPanel(desk.case, desk.frame, pause_ms=600_000)
    desk.show(panel, report_id)
    type_in(panel, "ask", "Authorise an option.")
    panel.hide()
    assert report(ministry, report_id).ask == "Authorise an option."


def test_closing_the_window_saves_at_once(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk = sit("P-AN1")
    panel = DraftPanel(desk.case, desk.frame, pause_ms=600_000)
    desk.show(panel, report_id)
    type_in(panel, "ask", "Authorise an option.")
    assert desk.window.close()
    assert report(ministry, report_id).ask == "Authorise an option."


def test_going_to_another_draft_saves_the_first(ministry: Ministry, item: str, sit: Sit) -> None:
    first, second = begun(ministry), begun(ministry, CONTENT)
    desk = sit("P-AN1")
    panel = DraftPanel(desk.case, desk.frame, pause_ms=600_000)
    desk.show(panel, first)
    type_in(panel, "ask", "Authorise an option.")
    desk.show(panel, second)
    assert report(ministry, first).ask == "Authorise an option."
    assert form_of(panel).field("title").value() == CONTENT.title
    assert report(ministry, second).summary == CONTENT.summary


MIXED = "We have high confidence that attacks are likely."


def test_a_sentence_that_is_refused_keeps_its_text_and_the_rest_is_saved(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    type_in(panel, "summary", MIXED)
    type_in(panel, "financial", "No cost to us.")
    desk.qtbot.waitUntil(lambda: "but not “What is happening”" in desk.frame.saved)
    form = form_of(panel)
    assert "both how likely and how sure" in form.field("summary").error
    kept = report(ministry, report_id)
    assert (kept.summary, kept.financial) == ("", "No cost to us.")
    assert form.field("summary").value() == MIXED
    assert "a summary" in panel.missing.text

    form.field("summary").set_value("Attacks are likely.")
    desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
    assert report(ministry, report_id).summary == "Attacks are likely."
    assert form.field("summary").error == ""


def test_a_text_that_could_not_be_saved_is_there_again_when_its_report_is(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    first, second = begun(ministry), begun(ministry, CONTENT)
    desk, panel = drafting(sit, first)
    type_in(panel, "summary", MIXED)
    desk.show(panel, second)
    desk.show(panel, first)
    assert form_of(panel).field("summary").value() == MIXED
    assert "but not" in desk.frame.saved

    assert not desk.window.close(), "the first time it says that something is not saved"
    assert "not saved" in desk.frame.told[-1][1]
    assert desk.window.close()


def test_an_empty_title_is_not_saved_and_loses_nothing(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    form_of(panel).field("title").set_value("")
    type_in(panel, "legal", "None.")
    desk.qtbot.waitUntil(lambda: report(ministry, report_id).legal == "None.")
    assert report(ministry, report_id).title == EMPTY.title
    assert form_of(panel).field("title").error


def saved_elsewhere(ministry: Ministry, report_id: str, *, legal: str, ask: str = "") -> None:
    """The author saves the same draft from another window."""
    content = replace(EMPTY, legal=legal, ask=ask)
    request = SaveDraft(
        report_id=report_id, based_on=report(ministry, report_id).ledger_entry, content=content
    )
    ministry.do("P-AN1", save_draft, request)


def test_edits_of_other_parts_made_elsewhere_are_brought_in_and_nothing_is_overwritten(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    saved_elsewhere(ministry, report_id, legal="Their view of the law", ask="Their ask")
    type_in(panel, "summary", "Troops mass.")
    desk.qtbot.waitUntil(lambda: report(ministry, report_id).summary == "Troops mass.")
    kept = report(ministry, report_id)
    assert (kept.legal, kept.ask) == ("Their view of the law", "Their ask")
    assert form_of(panel).field("ask").value() == "Their ask"
    assert desk.frame.saved.endswith(" saved")
    assert "“What is asked”, “Legal”" in desk.frame.told[-1][1]


def test_where_both_changed_the_same_words_the_author_chooses_passage_by_passage(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry, replace(EMPTY, legal="Three villages burned. Roads are closed."))
    desk, panel = drafting(sit, report_id)
    saved_elsewhere(ministry, report_id, legal="Five villages burned. Roads are open.", ask="Their ask")
    form_of(panel).field("legal").set_value("Four villages burned. Roads are mined.")
    desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith("not saved"))
    assert "both of you changed the same words" in panel.desk.notice.text
    assert form_of(panel).field("legal").value() == "Four villages burned. Roads are mined."
    assert report(ministry, report_id).legal == "Five villages burned. Roads are open."

    click(panel.desk.compare.button)
    dialog = opened(StaleDialog)
    assert_accessible(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"Four", "Five", "mined.", "open."} <= set(texts)
    roads = next(
        b
        for b in dialog.findChildren(QRadioButton)
        if b.accessibleName() == "Legal, passage 2: saved elsewhere"
    )
    roads.setChecked(True)
    click(button(dialog, "Save what is chosen"))
    kept = report(ministry, report_id)
    assert (kept.legal, kept.ask) == ("Four villages burned. Roads are open.", "Their ask")
    assert desk.frame.saved.endswith(" saved")


def test_who_else_is_writing_is_said_since_when(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    assert not panel.desk.presence.isVisible()
    saved_elsewhere(ministry, report_id, legal="Theirs")
    panel.desk.look_around()
    since = f"{desk.case.now().astimezone(desk.case.zone):%H:%M}"
    assert panel.desk.presence.text() == f"You are editing this draft in another window too, since {since}."
    assert panel.desk.presence.isVisible()
    assert form_of(panel).field("legal").value() == "Theirs"


def test_typing_without_a_pause_is_saved_all_the_same(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk = sit("P-AN1")
    panel = DraftPanel(desk.case, desk.frame, pause_ms=400)
    desk.show(panel, report_id)
    typed = []

    def go_on() -> bool:
        typed.append("a")
        type_in(panel, "legal", "a")
        return bool(report(ministry, report_id).legal)

    desk.qtbot.waitUntil(go_on)
    assert len(typed) > 2


def test_undo_goes_on_after_a_save_another_field_and_an_edit_made_elsewhere(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    form = form_of(panel)
    type_in(panel, "legal", "Mine")
    desk.qtbot.waitUntil(lambda: report(ministry, report_id).legal == "Mine")
    type_in(panel, "ask", "Act.")
    saved_elsewhere(ministry, report_id, legal="Mine and theirs")
    desk.qtbot.waitUntil(lambda: form.field("legal").value() == "Mine and theirs")
    editor = form.field("legal").editor  # type: ignore[attr-defined]  # text fields have one
    editor.undo()
    assert form.field("legal").value() == "Mine"
    editor.undo()
    assert form.field("legal").value() == ""
    assert form.field("ask").value() == "Act."
    assert not form.field("title").editor.isUndoAvailable()  # type: ignore[attr-defined]  # what was opened stays


def test_one_goes_back_to_the_draft_as_it_was_at_an_earlier_time(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry, replace(EMPTY, legal="As it was first."))
    ministry.clock.at += timedelta(minutes=10)
    saved_elsewhere(ministry, report_id, legal="As it is now.")
    _desk, panel = drafting(sit, report_id)
    click(panel.earlier.button)
    dialog = opened(EarlierDialog)
    assert_accessible(dialog)
    assert dialog.act_button.reason == "The draft stands like this now."
    dialog.list.setCurrentRow(1)
    assert "As at" in dialog.list.item(1).text()
    compared = dialog.findChildren(ComparedText)[-1]
    assert "[removed: is now] [added: was first]" in compared.accessibleDescription()
    click(dialog.act_button.button)
    assert report(ministry, report_id).legal == "As it was first."
    form_of(panel).field("legal").editor.undo()  # type: ignore[attr-defined]  # text fields have one
    assert form_of(panel).field("legal").value() == "As it is now."


def test_a_draft_saved_elsewhere_is_shown_anew_where_nothing_was_typed(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    saved_elsewhere(ministry, report_id, legal="Theirs")
    desk.refresh()
    assert form_of(panel).field("legal").value() == "Theirs"
    assert panel.desk.notice.text == ""


def test_reading_again_moves_neither_cursor_nor_text(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    type_in(panel, "ask", "Authorise")
    editor = form_of(panel).field("ask").editor  # type: ignore[attr-defined]  # text fields have one
    assert isinstance(editor, QPlainTextEdit)
    place = editor.textCursor().position()
    desk.refresh()
    desk.qtbot.waitUntil(lambda: desk.frame.saved.endswith(" saved"))
    assert form_of(panel).field("ask").editor is editor  # type: ignore[attr-defined]  # the same
    assert editor.textCursor().position() == place


def test_evidence_is_removed_with_a_reason_that_stays(ministry: Ministry, item: str, sit: Sit) -> None:
    request = DraftReport(country="MMR", content=EMPTY, evidence=(item,))
    report_id = ministry.do("P-AN1", draft_report, request).report_id
    _desk, panel = drafting(sit, report_id)
    remove = next(b for b in panel.evidence.findChildren(QPushButton) if b.text() == "Remove…")
    click(remove)
    dialog = opened(TextDialog)
    click(dialog.act_button.button)
    assert dialog.text.error
    type_text(dialog.text.editor, "It proved to be from 2019.")
    click(dialog.act_button.button)
    with ministry.store.read() as session:
        link = session.query(ReportEvidence).one()
    assert link.removal_reason == "It proved to be from 2019."
    assert "at least one graded evidence item" in panel.missing.text


def test_several_items_are_cited_together(ministry: Ministry, item: str, sit: Sit) -> None:
    evidence(ministry, title="A second village")
    _desk, panel = drafting(sit, begun(ministry))
    click(panel.evidence.add_button)
    picker = opened(EvidencePicker)
    picker.table.selectAll()
    assert picker.act_button.words == "Cite the 2 chosen items"
    click(picker.act_button.button)
    with ministry.store.read() as session:
        assert session.query(ReportEvidence).count() == 2


@pytest.mark.parametrize("who", ["P-AN2", "P-AUD"])
def test_others_read_the_draft(ministry: Ministry, item: str, sit: Sit, who: str) -> None:
    _desk, panel = drafting(sit, begun(ministry), who)
    assert panel.desk.keeper is None
    assert panel.text.isVisible()
    assert "author" in panel.note.text() or "role" in panel.note.text()
    assert not panel.submit.button.isEnabled()
    assert panel.submit.reason


def test_a_submitted_report_is_read_by_its_author_too(ministry: Ministry, item: str, sit: Sit) -> None:
    _desk, panel = drafting(sit, submitted(ministry, item))
    assert panel.desk.keeper is None
    texts = " ".join(label.text() for label in panel.text.findChildren(QLabel))
    assert "likely (" in texts.lower()
    assert Crime.CRIMES_AGAINST_HUMANITY.value.replace("_", " ").capitalize() in texts


def test_the_panel_is_accessible_and_fits(ministry: Ministry, item: str, sit: Sit) -> None:
    desk, panel = drafting(sit, begun(ministry, CONTENT))
    assert_accessible(desk.window)
    assert_fits(panel, 460)


def test_the_panel_fits_with_type_of_double_size(
    ministry: Ministry, item: str, sit: Sit, theme: Theme
) -> None:
    theme.resize(text_scale=2.0, comfortable=False)
    _desk, panel = drafting(sit, begun(ministry, CONTENT))
    assert_fits(panel, 500)


def test_a_text_cites_evidence_by_act_or_drag_and_the_citation_opens_it(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    request = DraftReport(country="MMR", content=EMPTY, evidence=(item,))
    report_id = ministry.do("P-AN1", draft_report, request).report_id
    desk, panel = drafting(sit, report_id)
    number = picture_of(desk.case, report_id).evidence[0].number
    field = form_of(panel).field("summary")
    editor = field.editor  # type: ignore[attr-defined]  # text fields have one
    assert not panel.last_text.cite(number), "no text was written in yet"
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.activeWindow() is desk.window)
    editor.setFocus()
    type_in(panel, "summary", "Troops mass.")
    assert panel.last_text.cite(number)
    assert field.value() == f"Troops mass. [{number}]"
    asked: list[str] = []
    panel.evidence_asked.connect(asked.append)
    (link,) = field.findChildren(CitationLink)
    desk.qtbot.waitUntil(link.isVisible)
    click(link)
    assert asked == [number]
    editor.insertFromMimeData(cited_data(number))
    assert field.value().endswith(f"[{number}][{number}]")
    assert len(field.findChildren(CitationLink)) == 1, "each item is named once"
