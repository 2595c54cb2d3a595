"""Finding evidence in a long list, and beginning an item with what was dropped or pasted."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolButton

from app.actions.evidence.sources import AddSource, add_source
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.refusals import BadInput
from db.vocabulary import Credibility, DatePrecision, Reliability, SourceKind
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show
from tests.ui.support import FakeFrame, assert_accessible, click, press, type_text
from ui.countries.evidence_dialog import EvidenceDialog
from ui.countries.evidence_tab import EvidenceTab
from ui.dropping import why_not
from ui.fields.form_journal import FormJournal
from ui.widgets.notice import Tone


@pytest.fixture
def tab(show: Show, ministry: Ministry) -> EvidenceTab:
    """Three items: of a post, of a court in August 2017, of a doubtful radio."""
    opened(ministry)
    evidence(ministry)
    court = AddSource(name="International Court of Justice", kind=SourceKind.COURT, reliability=Reliability.A)
    evidence(
        ministry,
        ministry.do("P-AN1", add_source, court).source_id,
        title="Order on provisional measures",
        violations=(),
        occurred_on=date(2017, 8, 1),
        precision=DatePrecision.MONTH,
        credibility=Credibility.CONFIRMED,
    )
    evidence(
        ministry,
        source(ministry, "Radio"),
        title="Médecins fled",
        reliability=Reliability.D,
        violations=("hospital",),
        occurred_on=date(2026, 1, 2),
        caution="A rumour.",
    )
    page = show("P-AN1", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    return page.file.evidence


def titles(tab: EvidenceTab) -> list[str]:
    return [row.title for row in tab.table.rows_model.rows]


PASTED = ["pasted picture.png", "pasted picture 2.png", "pasted picture 3.png"]
ALL = ["Villages burned in Maungdaw", "Médecins fled", "Order on provisional measures"]


def _drop(tab: EvidenceTab, data: QMimeData) -> EvidenceDialog:
    nowhere, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    event = QDropEvent(nowhere, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    tab.dropEvent(event)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EvidenceDialog)
    return dialog


def _noise(side: int) -> QImage:
    """A square picture that no program can make smaller: three bytes for each pixel."""
    return QImage(os.urandom(side * side * 4), side, side, QImage.Format.Format_RGB32)


def _picture(colour: Qt.GlobalColor) -> QMimeData:
    picture, data = QImage(8, 8, QImage.Format.Format_RGB32), QMimeData()
    picture.fill(colour)
    data.setImageData(picture)
    return data


def test_the_list_narrows_by_words_source_grade_violation_mark_and_days(
    tab: EvidenceTab, frame: FakeFrame, subtests: pytest.Subtests
) -> None:
    bar = tab.filter
    assert titles(tab) == ALL
    type_text(bar.text, "MEDECINS")
    assert titles(tab) == ["Médecins fled"]
    assert tab.table.current_row() is not None
    click(bar.clear)
    assert titles(tab) == ALL
    click(bar.more)
    assert_accessible(tab)
    for box, value, expected in (
        (bar.kind, SourceKind.COURT, ALL[2:]),
        (bar.reliability, Reliability.D, ALL[1:2]),
        (bar.credibility, Credibility.CONFIRMED, ALL[2:]),
        (bar.violation, "hospital", ALL[1:2]),
        (bar.mark, "caution", ALL[1:2]),
        (bar.mark, "alone", ALL),
        (bar.mark, "supported", []),
    ):
        box.setCurrentIndex(box.findData(value))
        assert titles(tab) == expected
        click(bar.clear) if bar.clear.isVisible() else None
    for first, last, expected in (
        ("2026", "", ALL[:2]),
        ("", "2025", ALL[2:]),
        ("2017-08-20", "2017-08-25", ALL[2:]),
        ("2026-01-03", "2026-01-12", ALL[:1]),
        ("soon", "", ALL),
    ):
        bar.first.setText(first)
        bar.last.setText(last)
        assert titles(tab) == expected
    click(bar.clear)

    with subtests.test("a list that is narrowed to nothing says so and shows no item"):
        type_text(tab.filter.text, "nothing of the kind")
        assert titles(tab) == []
        assert tab.table.current_row() is None
        assert tab.filter.clear.isVisible()
        click(bar.clear)
    with subtests.test("Esc empties what narrows the list before it leads away"):
        click(tab.filter.text)
        type_text(tab.filter.text, "Medecins")
        press(tab.filter.text, Qt.Key.Key_Escape)
        assert titles(tab) == ALL
        assert frame.went == []
        press(tab.filter.text, Qt.Key.Key_Escape)
        assert frame.went == [("countries", "")]


def test_what_is_dropped_or_pasted_begins_an_item(
    tab: EvidenceTab, ministry: Ministry, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    with subtests.test("dropped files begin an item and folders do not"):
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(b"\xff\xd8 picture")
        data = QMimeData()
        data.setUrls(
            [QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile(str(tmp_path)), QUrl("https://a.example")]
        )
        dialog = _drop(tab, data)
        assert dialog.files.value() == (photo,)
        dialog.reject_at_once()

    with subtests.test("what is too large is left out before anybody reads it, and the form says so"):
        paths = [tmp_path / name for name in ("a.txt", "b.txt", "film.mp4", "gone.txt")]
        for path in paths[:2]:
            path.write_text("words", encoding="utf-8")
        with paths[2].open("wb") as file:
            # Of 300 MB, none of which lies on the disk.
            file.truncate(300_000_000)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        dialog = _drop(tab, data)
        assert dialog.files.value() == tuple(paths[:2])
        said = dialog.notice.text
        assert "2 files go with the item: a.txt and b.txt." in said
        assert "“film.mp4” has 300.0 MB; at most 50 MB are kept here" in said
        assert "“gone.txt” is no file" in said
        paths[1].unlink()
        with pytest.raises(BadInput, match="any more"):
            dialog.files.value()
        again = QMimeData()
        again.setUrls([QUrl.fromLocalFile(str(paths[2]))])
        dialog.files.take(again)
        assert "at most 50 MB" in dialog.files.error
        dialog.reject_at_once()

    with subtests.test("a file just above the limit is not said to have as much as the limit"):
        just = tmp_path / "just.bin"
        with just.open("wb") as file:
            file.truncate(50_010_000)
        assert "has 50.1 MB; at most 50 MB" in why_not(just, most_mb=50)

    with subtests.test("pasted words are the words from the field"):
        QGuiApplication.clipboard().setText("  We saw smoke.  ")
        tab.paste()
        pasted = QApplication.activeModalWidget()
        assert isinstance(pasted, EvidenceDialog)
        assert pasted.original.value() == "We saw smoke."
        pasted.reject_at_once()

    with subtests.test(
        "a pasted picture is kept with the item and touches no disk, and what is copied next joins it"
    ):
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.red)
        data, again = QMimeData(), QMimeData()
        data.setImageData(picture)
        again.setImageData(picture.convertToFormat(QImage.Format.Format_Grayscale8))
        dialog = _drop(tab, data)
        assert dialog.files.value() == ()
        assert not dialog.unsaved
        # By keys alone: what is copied next joins the item from its form, which no file can be dropped on without a mouse.
        note = tmp_path / "note.txt"
        note.write_text("words", encoding="utf-8")
        copied = QMimeData()
        copied.setUrls([QUrl.fromLocalFile(str(note))])
        for more in (again, copied):
            QGuiApplication.clipboard().setMimeData(more)
            dialog.paste()
            assert dialog.unsaved, "Esc does not drop it without a word"
        assert "note.txt" in dialog.notice.text
        # Neither what no picture can be made of nor what is above the limit is taken, to be refused at the end.
        damaged, huge = QMimeData(), QMimeData()
        damaged.setImageData(QImage())
        huge.setImageData(_noise(591))
        settings = ministry.settings()
        small = ChangeSettings(
            settings=replace(settings, attachment_limit_mb=1), based_on=settings, reason="Small"
        )
        ministry.do("P-ADM", change_settings, small)
        tab._case.changed.emit()
        for more, why in (
            (damaged, "The picture cannot be read."),
            (huge, "has 1.1 MB; at most 1 MB are kept here"),
        ):
            QGuiApplication.clipboard().setMimeData(more)
            dialog.paste()
            assert why in dialog.notice.text
        QGuiApplication.clipboard().setImage(picture)
        dialog.paste()
        chips = {chip.text(): chip for chip in dialog.files.findChildren(QToolButton) if chip.isVisible()}
        assert list(chips) == [*PASTED, "note.txt"]
        click(chips["pasted picture 3.png"])
        assert dialog.focusWidget() is dialog.files.editor
        dialog.source.set_value(tab.table.rows_model.rows[0].source_id)
        type_text(dialog.item_title.editor, "Fire")
        type_text(dialog.original.editor, "A picture.")
        type_text(dialog.summary.editor, "A fire.")
        dialog.occurred.editor.setText("2026-01-11")
        dialog.credibility.set_value(Credibility.DOUBTFUL)
        click(dialog.act_button.button)
        row = tab.table.current_row()
        assert row is not None
        assert {(file.name, file.media_type) for file in row.attachments} == {
            ("pasted picture.png", "image/png"),
            ("pasted picture 2.png", "image/png"),
            ("note.txt", "text/plain"),
        }


def test_what_was_pasted_and_dropped_outlives_a_crash(
    tab: EvidenceTab, frame: FakeFrame, tmp_path: Path
) -> None:
    frame.journal = FormJournal(tab._case)
    dialog = _drop(tab, _picture(Qt.GlobalColor.red))
    note = tmp_path / "note.txt"
    note.write_text("words", encoding="utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(note))])
    for more in (_picture(Qt.GlobalColor.blue), copied):
        QGuiApplication.clipboard().setMimeData(more)
        dialog.paste()
    pasted = dialog.files.unsaved
    assert not dialog.loses_typed, "whoever locks and closes is offered it again"
    # A killed program closes nothing.
    dialog.hide()
    frame.journal.ending.emit()

    (waiting,) = frame.journal.all_waiting()
    assert [field.words for field in waiting.fields] == ["pasted picture.png; pasted picture 2.png; note.txt"]
    again = _drop(tab, _picture(Qt.GlobalColor.green))
    (green,) = again.files.unsaved
    assert again.typed_before is not None
    click(again.typed_before.fill)
    assert again.files.unsaved[:2] == pasted
    assert again.files.value() == (note,)
    assert [file.name for file in again.files.unsaved] == PASTED
    assert again.files.unsaved[2].content == green.content, "what came since goes with the item too"
    assert again.notice.text == ""
    again.reject_at_once()
    dialog.reject_at_once()
    assert not frame.journal.all_waiting()


def test_an_item_that_was_begun_by_pasting_outlives_a_crash_before_anything_is_typed(
    tab: EvidenceTab, frame: FakeFrame
) -> None:
    frame.journal = FormJournal(tab._case)
    words = QMimeData()
    words.setText("We saw smoke.")
    for data in (_picture(Qt.GlobalColor.red), words):
        dialog = _drop(tab, data)
        dialog.hide()
        frame.journal.ending.emit()
    # Both within one instant of the clock.
    assert {one.first_words for one in frame.journal.all_waiting()} == {"We saw smoke.", "pasted picture.png"}


def test_a_picture_that_is_too_large_for_the_journal_is_said_to_be_so_and_warned_of(
    tab: EvidenceTab, frame: FakeFrame
) -> None:
    frame.journal = FormJournal(tab._case)
    huge = QMimeData()
    huge.setImageData(_noise(1010))
    dialog = _drop(tab, huge)
    assert "“pasted picture.png” would be lost in a crash" in dialog.notice.text
    QGuiApplication.clipboard().setMimeData(_picture(Qt.GlobalColor.red))
    dialog.paste()
    before = dialog.loses_typed
    assert "“pasted picture.png” would be lost in a crash" in dialog.files.at_risk.text()
    frame.journal.ending.emit()
    (waiting,) = frame.journal.all_waiting()
    assert waiting.first_words == "pasted picture 2.png"
    large = next(
        chip for chip in dialog.files.findChildren(QToolButton) if chip.text() == "pasted picture.png"
    )
    click(large)
    assert not dialog.files.at_risk.isVisible()
    assert "lost" not in dialog.notice.text
    assert (before, dialog.loses_typed) == (True, False)
    dialog.reject_at_once()


def test_who_may_not_write_is_told_why_nothing_can_be_dropped(
    show: Show, ministry: Ministry, frame: FakeFrame, tmp_path: Path
) -> None:
    opened(ministry)
    evidence(ministry)
    page = show("P-AUD", "MMR/evidence")
    page.file.tabs.setCurrentWidget(page.file.evidence)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    nowhere, copy = QPointF(5, 5), Qt.DropAction.CopyAction
    page.file.evidence.dropEvent(
        QDropEvent(nowhere, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    assert QApplication.activeModalWidget() is None
    assert frame.told[-1][0] is Tone.WARN
