"""Evidence on a country file: recorded with its grade and files, read beside its original, revised in the open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.actions.evidence.attachments import NewFile
from app.reading.evidence.items import EvidenceView, evidence_of_country, source_views
from db.vocabulary import Credibility, Reliability, SourceKind
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import FakeFrame, assert_accessible, click, press, type_text
from ui.countries.attach_dialog import AttachDialog
from ui.countries.contradiction_dialog import ContradictionDialog
from ui.countries.evidence_dialog import EvidenceDialog
from ui.countries.revise_dialog import ReviseDialog
from ui.widgets.words import Words


def _items(ministry: Ministry) -> tuple[EvidenceView, ...]:
    with ministry.store.read() as session:
        return evidence_of_country(session, "MMR")


def _fill(dialog: EvidenceDialog) -> None:
    type_text(dialog.item_title.editor, "Villages burned in Maungdaw")
    type_text(dialog.original.editor, "We saw four villages burning on the far bank.")
    type_text(dialog.summary.editor, "Four villages burned.")
    dialog.credibility.set_value(Credibility.PROBABLY_TRUE)
    dialog.coding.violations.set_value(("killing",))


def test_graded_evidence_is_recorded_with_a_new_source_and_an_attachment(
    show: Show, ministry: Ministry, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    opened(ministry)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8 picture")
    page = show("P-AN1", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    tab = page.file.evidence
    assert tab.nothing.act is not None
    click(tab.nothing.act.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    assert_accessible(dialog)
    assert dialog.is_new.value()
    type_text(dialog.new_source.name.editor, "Heron")
    dialog.new_source.kind.set_value(SourceKind.PERSON)
    dialog.new_source.reliability.set_value(Reliability.C)
    press(dialog.new_source.protected.editor, Qt.Key.Key_Space)
    type_text(dialog.new_source.identity.editor, "A nurse of the clinic")
    _fill(dialog)
    type_text(dialog.occurred.editor, "2026-01")
    type_text(dialog.coding.caution.editor, "A single witness.")
    dialog.files.set_value([photo])
    click(dialog.act_button.button)
    (item,) = _items(ministry)
    assert item.grade == "C2"
    assert item.precision.value == "month"
    assert [file.name for file in item.attachments] == ["photo.jpg"]
    table = tab.table.rows_model
    shown = [table.index(0, column).data() for column in range(table.columnCount())]
    assert shown[:3] == ["C2", "Caution", "2026-01"]
    assert shown[-1] == "Heron (protected)"
    said = [label.text() for label in tab.detail.findChildren(Words)]
    assert "“We saw four villages burning on the far bank.”" in said
    assert "Four villages burned." in said
    assert "Caution: A single witness." in said
    assert not any("nurse" in words for words in said)
    with subtests.test("alone, it contradicts nothing"):
        assert "no other item" in tab.detail.contradict.reason
    source_id = source(ministry)
    page.refresh()
    with subtests.test("bad dates are shown under their fields and nothing typed is lost"):
        dialog = tab.record()
        before = _items(ministry)
        dialog.source.set_value(source_id)
        _fill(dialog)
        type_text(dialog.occurred.editor, "2026-13-01")
        click(dialog.act_button.button)
        assert "calendar" in dialog.occurred.error
        dialog.occurred.editor.setText("2027-01-01")
        click(dialog.act_button.button)
        assert "future" in dialog.occurred.error
        dialog.occurred.editor.setText("2026-01-10")
        dialog.reported.editor.setText("2026-01-08")
        click(dialog.act_button.button)
        assert "before the date of occurrence" in dialog.reported.error
        assert dialog.summary.value() == "Four villages burned."
        assert _items(ministry) == before
        dialog.reported.editor.setText("2026-01-12")
        click(dialog.act_button.button)
        assert len(_items(ministry)) == len(before) + 1
    with subtests.test("a contradiction marks both items"):
        click(tab.detail.contradict.button)
        against = QApplication.activeModalWidget()
        assert isinstance(against, ContradictionDialog)
        against.other.set_value(
            next(
                item.evidence_id
                for item in _items(ministry)
                if item.number != _chosen(tab.table.current_row())
            )
        )
        type_text(against.note.editor, "Two against four villages")
        click(against.act_button.button)
        model = tab.table.rows_model
        assert [model.index(row, 1).data() for row in range(2)] == ["Contradicted", "Contradicted"]
        assert {one.number for one in _items(ministry)} == {row.number for row in model.rows}
    with subtests.test("a refused item does not enter its new source twice"):
        dialog = tab.record()
        dialog.is_new.set_value(True)
        type_text(dialog.new_source.name.editor, "Post in Sittwe")
        dialog.new_source.kind.set_value(SourceKind.POST)
        dialog.new_source.reliability.set_value(Reliability.B)
        _fill(dialog)
        type_text(dialog.occurred.editor, "2027-01-01")
        click(dialog.act_button.button)
        assert "future" in dialog.occurred.error
        dialog.occurred.editor.setText("2026-01-10")
        click(dialog.act_button.button)
        with ministry.store.read() as session:
            entered = [one.name for one in source_views(session)]
        assert entered.count("Post in Sittwe") == 1
        assert [one.source for one in _items(ministry)].count("Post in Sittwe") == 1


def test_a_revision_keeps_the_words_from_the_field_and_asks_for_a_reason(
    show: Show, ministry: Ministry
) -> None:
    opened(ministry)
    evidence(ministry)
    page = show("P-AN2", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    click(page.file.evidence.detail.revise.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviseDialog)
    assert_accessible(dialog)
    dialog.credibility.set_value(Credibility.DOUBTFUL)
    click(dialog.act_button.button)
    assert dialog.reason.error
    type_text(dialog.reason.editor, "A second source denies it")
    click(dialog.act_button.button)
    (item,) = _items(ministry)
    assert item.grade == "B4"
    assert item.original_wording == "We saw four villages burning on the far bank."


def test_a_file_that_was_attached_is_said_to_be(
    show: Show, frame: FakeFrame, ministry: Ministry, tmp_path: Path
) -> None:
    opened(ministry)
    evidence(ministry)
    page = show("P-AN1", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    click(page.file.evidence.detail.attach.button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AttachDialog)
    path = tmp_path / "note.txt"
    path.write_text("A note", encoding="utf-8")
    dialog.file.set_value(path)
    click(dialog.act_button.button)
    assert [words for _tone, words, *_ in frame.told] == ["“note.txt” is attached to EV-2026-0001."]


def test_an_attachment_leaves_only_as_a_copy_that_is_asked_for(
    show: Show, frame: FakeFrame, ministry: Ministry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(ministry)
    evidence(ministry, files=(NewFile(name="photo.jpg", content=b"picture"),))
    target = tmp_path / "copy.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    page = show("P-AUD", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    (button,) = [
        one
        for one in page.file.evidence.detail.findChildren(QPushButton)
        if one.accessibleName() == "Save a copy of photo.jpg"
    ]
    click(button)
    assert target.read_bytes() == b"picture"
    assert str(target) in frame.told[0][1]


def _chosen(item: EvidenceView | None) -> str:
    return item.number if item else ""


def test_older_evidence_is_read_when_it_is_asked_for_and_found_without(
    qtbot: QtBot, show: Show, ministry: Ministry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.reading.evidence.evidence_list.PAGE", 1)
    monkeypatch.setattr("ui.countries.evidence_tab.PAGE", 2)
    opened(ministry)
    post = source(ministry)
    for _ in range(5):
        evidence(ministry, post)
    page = show("P-AN1", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    tab = page.file.evidence

    def listed() -> list[str]:
        return [item.number[-1] for item in tab.table.rows_model.rows]

    assert listed() == ["5", "4"]
    assert any(words.text() == "The newest 2 of 5 items." for words in tab.filter.findChildren(Words))
    click(tab.older.button)
    assert listed() == ["5", "4", "3", "2"]
    chosen = tab.table.current_row()
    assert chosen is not None
    assert chosen.number.endswith("3")
    # Who comes for an older one, as from the search, is shown it.
    tab.show_item(_items(ministry)[-1].number)
    assert listed() == ["5", "4", "3", "2", "1"]
    assert not tab.older.isVisible()
    # What is looked for is looked for in all of them.
    type_text(tab.filter.text, _items(ministry)[-1].number)
    qtbot.waitUntil(lambda: listed() == ["1"])
    # Nor does a filter that was typed just before take it away again.
    type_text(tab.filter.text, "nothing of the kind")
    tab.show_item(_items(ministry)[-1].number)
    assert listed() == ["5", "4", "3", "2", "1"]
    assert not tab._newest.waits
