"""An analyst writes a draft, is told what is missing, cites evidence and submits."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from app.actions.reports.drafting import DraftReport, draft_report
from app.rules.reports.submission import parts_missing
from db.reports import ReportEvidence
from db.vocabulary import Crime, Phase, ReportStatus, Urgency
from language import Language, speaking, tr
from tests.support.carrying import CONTENT, submitted
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Sit
from tests.ui.authoring.dialogs import opened
from tests.ui.authoring.drafts import begun, drafting, form_of, report, turn_to, type_in
from tests.ui.support import assert_accessible, assert_fits, click, press, type_text
from ui.countries.open_file_dialog import OpenFileDialog
from ui.reports.draft_panel import NOTHING
from ui.reports.evidence_picker import EvidencePicker
from ui.reports.new_report_dialog import NewReportDialog
from ui.reports.panel import picture_of
from ui.reports.waits_words import waits_words
from ui.theme import Theme


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
    press(picker.table, Qt.Key.Key_Space)
    assert "probably true" in picker.detail.text()
    click(picker.act_button.button)
    desk.qtbot.waitUntil(panel.submit.button.isEnabled)

    click(panel.submit.button)
    assert report(ministry, report_id).status is ReportStatus.SUBMITTED
    assert report(ministry, report_id).summary == "The armed forces mass troops."
    assert not panel.desk.isVisible()
    assert panel.text.isVisible()
    assert "The armed forces mass troops." in [label.text() for label in panel.text.findChildren(QLabel)]


def test_what_a_brief_would_lack_follows_what_is_typed_before_any_of_it_is_on_record(
    ministry: Ministry, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    desk.qtbot.waitUntil(lambda: "does not say what is asked" in panel.missing.text)
    type_in(panel, "ask", "Authorise demarches in capitals.")
    desk.qtbot.waitUntil(lambda: "does not say what is asked" not in panel.missing.text)
    assert not report(ministry, report_id).ask, "nothing was put on record for it"
    assert "does not say how likely it is" in panel.missing.text


def test_what_the_brief_of_one_draft_would_lack_is_not_told_of_the_next(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    desk, panel = drafting(sit, begun(ministry, replace(CONTENT, ask="")))
    desk.qtbot.waitUntil(lambda: "does not say what is asked" in panel.missing.text)
    turn_to(desk, panel, begun(ministry, CONTENT))
    # Before anybody found out what this one lacks.
    assert "does not say what is asked" not in panel.missing.text


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.FRENCH])
def test_from_each_part_that_is_missing_a_link_leads_to_where_it_is_entered(
    ministry: Ministry, sit: Sit, language: Language
) -> None:
    with speaking(language):
        _desk, panel = drafting(sit, begun(ministry))
        links = {
            link.accessibleName(): link
            for link in panel.missing.findChildren(QPushButton)
            if link.isVisible()
        }
        parts = parts_missing(NOTHING)
        assert set(parts) == {"summary", "proposed_phase", "crimes", "affected_groups", "urgency", "evidence"}
        for part, words in parts.items():
            link = links[tr("Add {words}", words=words)]
            if part != "evidence":
                click(link)
                assert panel.desk.form is not None
                field = panel.desk.form.field(part)
                focused = panel.window().focusWidget()
                assert field.isAncestorOf(focused), part


def test_a_new_report_starts_on_an_open_file_with_the_evidence_that_is_ticked(
    ministry: Ministry, item: str, sit: Sit, tasks: object
) -> None:
    desk = sit("P-AN1")
    dialog = NewReportDialog(desk.case, desk.frame, "MMR")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
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


def test_a_report_on_a_country_without_a_file_opens_it_from_there_and_keeps_what_was_typed(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    desk = sit("P-AN1")
    dialog = NewReportDialog(desk.case, desk.frame)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.report_title.editor, "Villages burn again")
    dialog.country.editor.setEditText("Norway")
    dialog.country._take_the_only_one()
    assert dialog.no_file.isVisible()
    assert dialog.no_file.words.text().startswith("There is no file of Norway yet")
    assert "once the file of Norway is open" in dialog.act_button.reason
    assert_accessible(dialog)
    click(dialog.no_file.open.button)
    opening = opened(OpenFileDialog)
    assert opening.country.value() == "NOR"
    type_text(opening.reason.editor, "Threats against a minority.")
    click(opening.act_button.button)
    assert not dialog.no_file.isVisible()
    made: list[str] = []
    dialog.made.connect(made.append)
    click(dialog.act_button.button)
    kept = report(ministry, made[0])
    assert (kept.country, kept.title) == ("NOR", "Villages burn again")


def test_a_word_that_is_no_country_is_refused_where_it_stands(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    desk = sit("P-AN1")
    dialog = NewReportDialog(desk.case, desk.frame)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    type_text(dialog.report_title.editor, "Villages burn again")
    dialog.country.editor.setEditText("Atlantis")
    click(dialog.act_button.button)
    assert "not in the list" in dialog.country.error
    assert dialog.isVisible()


def test_reading_again_moves_neither_cursor_nor_text(ministry: Ministry, item: str, sit: Sit) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id)
    type_in(panel, "ask", "Authorise")
    editor = form_of(panel).field("ask").editor  # type: ignore[attr-defined]  # text fields have one
    assert isinstance(editor, QPlainTextEdit)
    place = editor.textCursor().position()
    desk.refresh()
    panel.desk.save()
    assert desk.frame.saved.endswith(" saved")
    assert form_of(panel).field("ask").editor is editor  # type: ignore[attr-defined]  # the same
    assert editor.textCursor().position() == place


@pytest.mark.parametrize("who", ["P-AN2", "P-AUD"])
def test_others_read_the_draft(ministry: Ministry, item: str, sit: Sit, who: str) -> None:
    _desk, panel = drafting(sit, begun(ministry), who)
    assert panel.desk.keeper is None
    assert panel.text.isVisible()
    assert panel.join.isVisible() == (who == "P-AN2")
    assert ("role" in panel.note.text()) == (who == "P-AUD")
    assert not panel.submit.button.isEnabled()
    assert panel.submit.reason


def test_a_colleague_writes_in_the_draft_by_choice_and_is_told_what_it_bars_from(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    report_id = begun(ministry)
    desk, panel = drafting(sit, report_id, "P-AN2")
    assert "can neither assess nor decide the report" in panel.note.text()
    panel.begin_writing()
    assert desk.window.focusWidget() is panel.join.button, "a key leads to the choice and does not make it"
    click(panel.join.button)
    title = form_of(panel).field("title")
    line = desk.window.focusWidget()
    assert title.isAncestorOf(line), "who chose to write goes on in the text"
    assert isinstance(line, QLineEdit)
    assert 0 < line.cursorPosition() == len(line.text()), "at its end, and not in front of it"
    type_in(panel, "legal", "Obligations under the convention.")
    panel.desk.save()
    assert report(ministry, report_id).legal == "Obligations under the convention."
    assert panel.submit.reason.startswith("Only the author submits")
    _again, later = drafting(sit, report_id, "P-AN2")
    assert later.desk.isVisible(), "who wrote once goes on writing"
    _author, theirs = drafting(sit, report_id)
    theirs.desk.look_around()
    assert theirs.desk.presence.text().startswith(f"{desk.case.actor.name} has written in this draft too")


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


def test_the_draft_says_who_can_assess_it_and_by_when_and_that_it_is_stuck_when_nobody_can(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    request = DraftReport(country="MMR", content=CONTENT, evidence=(item,))
    report_id = ministry.do("P-AN1", draft_report, request).report_id
    desk, panel = drafting(sit, report_id)
    view = picture_of(desk.case, report_id).report
    assert desk.case.actor.name not in view.could_assess
    assert view.could_assess[0] in panel.hand_in.next.text()
    assert CONTENT.urgency is not None
    assert desk.case.settings.clocks.assess.of(CONTENT.urgency).words in panel.hand_in.next.text()
    assert view.could_assess[0] in waits_words(replace(view, status=ReportStatus.SUBMITTED))

    assert waits_words(view) == f"Waits for {view.author}, to submit it."
    decided = replace(view, status=ReportStatus.DECIDED, could_review=("A. Nkosi",))
    assert waits_words(decided) == "Waits for A. Nkosi, to review it."

    stuck = replace(view, could_assess=(), status=ReportStatus.SUBMITTED)
    assert "an administrator gives the role" in waits_words(stuck)
    panel.hand_in.show_next(stuck, CONTENT.urgency, desk.case.settings.clocks)
    assert "Nobody can assess it" in panel.hand_in.next.text()


def test_what_is_there_stays_in_the_list_with_a_tick_and_is_no_longer_told_as_missing(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    request = DraftReport(country="MMR", content=replace(CONTENT, affected_groups=""), evidence=(item,))
    report_id = ministry.do("P-AN1", draft_report, request).report_id
    desk, panel = drafting(sit, report_id)
    assert panel.missing.text == "the affected groups"
    type_in(panel, "affected_groups", "Patients")
    desk.qtbot.waitUntil(panel.submit.button.isEnabled)
    assert panel.missing.text == "Everything that a submission needs is here."
    listed = [label.text() for label in panel.missing.findChildren(QLabel)]
    assert "the affected groups" in listed
    assert "the urgency" in listed
