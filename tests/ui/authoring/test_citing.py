"""The evidence that a draft stands on: chosen, cited in its texts, opened there, and removed with a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.actions.reports.drafting import CiteEvidenceItems, DraftReport, cite_evidence_items, draft_report
from db.reports import ReportEvidence
from tests.support.casework import evidence, source
from tests.support.ministry import Ministry
from tests.ui.authoring.conftest import Sit
from tests.ui.authoring.dialogs import opened
from tests.ui.authoring.drafts import EMPTY, begun, drafting, form_of, type_in
from tests.ui.support import assert_accessible, click, press, texts_of, type_text
from ui.reports.citing import CitationLink, cited_data
from ui.reports.evidence_picker import EvidencePicker
from ui.reports.panel import picture_of
from ui.reports.text_dialog import TextDialog


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


def test_of_a_long_file_the_newest_evidence_is_offered_and_what_is_chosen_stays_while_older_is_looked_for(
    ministry: Ministry, item: str, sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.reading.evidence.evidence_list.PAGE", 2)
    monkeypatch.setattr("ui.reports.evidence_picker.PAGE", 2)
    post = source(ministry, name="Post in Sittwe")
    for title in ("Bridge closed", "Camp searched", "Depot filled", "Field mined"):
        evidence(ministry, post, title=title)
    report_id = begun(ministry)
    cited = (evidence(ministry, post, title="Camp emptied").evidence_id,)
    ministry.do("P-AN1", cite_evidence_items, CiteEvidenceItems(report_id=report_id, evidence=cited))
    desk, panel = drafting(sit, report_id)
    click(panel.evidence.add_button)
    picker = opened(EvidencePicker)
    assert_accessible(picker)

    def listed() -> list[str]:
        return [one.title for one in picker.table.rows_model.rows]

    assert listed() == ["Field mined", "Depot filled"]

    def ticked() -> list[str]:
        return [one.title for one in picker.table.selected_rows()]

    press(picker.table, Qt.Key.Key_Down)
    press(picker.table, Qt.Key.Key_Return)
    assert ticked() == ["Depot filled"], "it chooses the row that has the cursor"
    # What is listed without the words is not what was found: a key more would take its tick off.
    picker.search.setFocus()
    type_text(picker.search, "zzyzzwin")
    press(picker.search, Qt.Key.Key_Return)
    assert listed() == ["Depot filled"]
    assert picker.focusWidget() is picker.search
    assert "No item has these words. What is chosen stays in the list." in texts_of(picker)
    picker.search.clear()
    type_text(picker.search, "camp")
    press(picker.search, Qt.Key.Key_Return)
    assert listed() == ["Depot filled", "Camp searched"]
    assert "1 of 5 items." in [label.text() for label in picker.findChildren(QLabel)]
    assert ticked() == ["Depot filled"]
    assert picker.focusWidget() is picker.table, "nothing is cited by the way"
    assert "Not chosen yet: " in picker.detail.text(), "what the cursor stands on is read before it is chosen"
    press(picker.table, Qt.Key.Key_Return)
    assert ticked() == ["Depot filled", "Camp searched"], (
        "Enter cites nothing else than where the cursor stands"
    )
    press(picker.table, Qt.Key.Key_Up)
    assert ticked() == ["Depot filled", "Camp searched"], "going to another row drops none"
    press(picker.table, Qt.Key.Key_Return)
    assert picker.focusWidget() is picker.act_button.button, "on one that is chosen Enter leads on"
    picker.table.setFocus()
    with ministry.store.read() as session:
        assert session.query(ReportEvidence).count() == len(cited)
    picker.search.clear()
    desk.qtbot.waitUntil(lambda: listed() == ["Field mined", "Depot filled", "Camp searched"])
    click(picker.older.button)
    assert len(listed()) == 4
    assert picker.act_button.words == "Cite the 2 chosen items"
    press(picker.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with ministry.store.read() as session:
        assert session.query(ReportEvidence).count() == len(cited) + 2


def test_a_click_ticks_an_item_and_another_takes_its_tick_off_and_none_drops_what_is_chosen(
    ministry: Ministry, item: str, sit: Sit
) -> None:
    post = source(ministry, name="Post in Sittwe")
    for title in ("A second village", "A third village"):
        evidence(ministry, post, title=title)
    _desk, panel = drafting(sit, begun(ministry))
    click(panel.evidence.add_button)
    table = opened(EvidencePicker).table

    def click_row(place: int) -> None:
        click(table.viewport(), table.visualRect(table.rows_model.index(place, 2)).center())

    for place in (0, 2, 1, 2):
        click_row(place)
    rows = table.rows_model.rows
    assert table.selected_rows() == (rows[0], rows[1])
    # Letters find in the table: what they hide stays chosen, and what they find is not.
    type_text(table, rows[2].number)
    assert table.isRowHidden(0)
    assert table.selected_rows() == (rows[0], rows[1])


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


def test_evidence_of_a_draft_is_opened_where_it_is_cited(ministry: Ministry, item: str, sit: Sit) -> None:
    request = DraftReport(country="MMR", content=EMPTY, evidence=(item,))
    report_id = ministry.do("P-AN1", draft_report, request).report_id
    desk, panel = drafting(sit, report_id)
    asked: list[str] = []
    panel.evidence_asked.connect(asked.append)
    (link,) = panel.evidence.findChildren(CitationLink)
    click(link)
    assert asked == [picture_of(desk.case, report_id).evidence[0].number]
    assert panel.lists_evidence
