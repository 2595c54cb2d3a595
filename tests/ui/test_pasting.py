"""Rows of a spreadsheet become entries of a register: looked through first, and all of them or none."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from app.reading.evidence.items import source_views
from db.vocabulary import Reliability
from tests.support.carrying import PRINTER
from tests.support.casework import opened, source
from tests.support.ministry import Ministry
from tests.ui.countries.conftest import Show, built_ministry, frame, ministry, show
from tests.ui.support import FakeFrame, assert_accessible, click, press
from ui.background.groups_part import GroupsPart
from ui.case import Case
from ui.dialogs.typed_dialog import TypedDialog
from ui.fields.form_journal import FormJournal
from ui.paste_dialog import PasteDialog
from ui.pasted_rows import as_text, rows_on

__all__ = ["built_ministry", "frame", "ministry", "show"]


def _copy(*lines: str) -> None:
    data = QMimeData()
    data.setText("\n".join(line.replace("|", "\t") for line in lines))
    QApplication.clipboard().setMimeData(data)


def _dialog() -> PasteDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasteDialog)
    return dialog


def test_sources_are_pasted_and_each_row_says_what_comes_of_it(show: Show, ministry: Ministry) -> None:
    opened(ministry)
    source(ministry)
    with ministry.store.read() as session:
        (known,) = source_views(session)
    page = show("P-AN1", "MMR/sources")
    page.file.tabs.setCurrentWidget(page.file.sources)
    _copy(
        "Name|Kind|Reliability|Remarks",
        "Field office north|Own post|B|since 2024",
        f"{known.name}|Own post|B|",
        "Somebody|Rumour|A|",
        "|Media|C|",
        "Radio|Media||",
    )
    page.file.sources.table.setFocus()
    press(page.file.sources.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog()
    assert_accessible(dialog)
    said = [entry.why_not for entry in dialog.table.rows_model.rows]
    assert [bool(one) for one in said] == [False, True, True, True, False]
    assert "already" in said[1]
    assert "Media" in said[2]
    with ministry.store.read() as session:
        assert len(source_views(session)) == 1
    assert dialog.act_button.words == "Record 2 of 5 rows"
    assert dialog.focusWidget() is dialog.table, (
        "what comes of each row is read before an Enter could record it"
    )
    press(dialog.table, Qt.Key.Key_Return)
    dialog.reject()
    assert dialog.isVisible(), "one key loses no rows"
    assert "not saved" in dialog.notice.text
    click(dialog.act_button.button)
    with ministry.store.read() as session:
        kept = {one.name: one for one in source_views(session)}
    assert kept["Field office north"].reliability is Reliability.B
    assert kept["Radio"].reliability is Reliability.F
    assert not kept["Radio"].protected


def test_what_a_spreadsheet_does_to_rows_does_not_hinder(
    show: Show, ministry: Ministry, frame: FakeFrame
) -> None:
    """Names broken in their cells, words of the other language or cut short, the same row twice, and formulas."""
    opened(ministry)
    page = show("P-AN1", "MMR/sources")
    page.file.tabs.setCurrentWidget(page.file.sources)
    _copy(
        "Nom|Type|Fiabilité",
        '"Radio\nLibre"|media|B',
        "Poste nord|notre poste|a",
        "RADIO LIBRE|Média|C",
        "=1+1|Org|D",
    )
    assert page.file.sources.paste() is not None
    dialog = _dialog()
    assert [(entry.name, entry.why_not[:24]) for entry in dialog.table.rows_model.rows] == [
        ("Radio Libre", ""),
        ("Poste nord", ""),
        ("RADIO LIBRE", "Row 2 names it too."),
        ("=1+1", "“Org” is none of: Own po"),
    ]
    click(dialog.act_button.button)
    with ministry.store.read() as session:
        assert {one.name for one in source_views(session)} == {"Radio Libre", "Poste nord"}
    assert frame.told[-1][1] == "2 rows are recorded."


def test_groups_are_pasted_as_protected_ones(show: Show, ministry: Ministry, frame: FakeFrame) -> None:
    opened(ministry)
    page = show("P-AN1", "MMR/background")
    page.file.tabs.setCurrentWidget(page.file.background)
    part = page.file.background.findChild(GroupsPart)
    assert isinstance(part, GroupsPart)
    _copy("Group|Where", "Rohingya|Rakhine")
    assert part.paste() is None
    assert "How at risk" in frame.refused[-1].message
    _copy(
        "Group|Singled out by|Where|How at risk|Source|Source date",
        "Rohingya|Religious|Rakhine|Denied citizenship|A/HRC/39/64|2018-09-12",
        "Rohingya|Religious|Rakhine|Twice|A/HRC/39/64|2018-09-12",
        "Kachin|Ethnic|Kachin|Shelling|A/HRC/39/64|some day",
    )
    dialog = part.paste()
    assert dialog is not None
    assert dialog.act_button.words == "Record 1 of 3 rows"
    click(dialog.act_button.button)
    (group,) = part.groups.table.rows_model.rows
    assert (group.name, group.protected, group.place) == ("Rohingya", True, "Rakhine")


def test_who_may_not_write_pastes_nothing(show: Show, ministry: Ministry, frame: FakeFrame) -> None:
    opened(ministry)
    page = show("P-AUD", "MMR/sources")
    _copy("Name|Kind", "Radio|Media")
    assert page.file.sources.paste() is None
    assert frame.told
    assert QApplication.activeModalWidget() is None


def test_a_table_of_html_keeps_its_columns() -> None:
    data = QMimeData()
    data.setHtml(
        "<table><tr><th colspan='2'>Name</th><th>Kind</th></tr><tr><td>A &amp; B</td><td></td>"
        "<td>first<br>second</td></tr></table>"
    )
    rows = rows_on(data)
    assert rows == [["Name", "", "Kind"], ["A & B", "", "first second"]]
    again = QMimeData()
    again.setText(as_text([['say "so"', "two\nlines"], ["a\tb", "c"]]))
    assert rows_on(again) == [['say "so"', "two\nlines"], ["a\tb", "c"]]


def test_a_cell_that_is_longer_than_a_row_may_be_is_pasted_to_be_refused_where_it_is_read() -> None:
    data, long = QMimeData(), "x" * 200_000
    data.setText(f"Name\tKind\nRadio\t{long}")
    assert rows_on(data) == [["Name", "Kind"], ["Radio", long]]


def test_pasted_rows_outlive_a_crash_and_are_copied_from_what_was_typed_and_not_recorded(
    show: Show, ministry: Ministry, frame: FakeFrame
) -> None:
    opened(ministry)
    journal = frame.journal = FormJournal(
        Case(ministry.store, ministry.actors["P-AN1"], PRINTER, frame.tasks)
    )
    page = show("P-AN1", "MMR/sources")
    page.file.tabs.setCurrentWidget(page.file.sources)
    _copy("Name|Kind|Reliability", "Field office north|Own post|B")
    crashed = page.file.sources.paste()
    assert crashed is not None
    assert crashed._kept is not None
    crashed._kept.keeper.note_now()
    crashed.hide()
    (kept,) = journal.all_waiting()
    assert [field.words for field in kept.fields] == ["2 rows"], "the rows are written down once"
    QApplication.clipboard().clear()

    listed = TypedDialog(journal, frame)
    (card,) = listed.cards
    click(card.copy)
    listed.reject()
    other = page.file.sources.paste()
    assert other is not None
    assert other.typed_before is None, "the same rows are there already"
    click(other.act_button.button)
    with ministry.store.read() as session:
        assert [one.name for one in source_views(session)] == ["Field office north"]
    assert journal.all_waiting() == ()


def test_rows_that_wait_are_shown_in_the_place_of_others_when_they_are_wanted(
    show: Show, ministry: Ministry, frame: FakeFrame
) -> None:
    opened(ministry)
    frame.journal = FormJournal(Case(ministry.store, ministry.actors["P-AN1"], PRINTER, frame.tasks))
    page = show("P-AN1", "MMR/sources")
    page.file.tabs.setCurrentWidget(page.file.sources)
    _copy("Name|Kind|Reliability", "Field office north|Own post|B", "Radio|Media|")
    crashed = page.file.sources.paste()
    assert crashed is not None
    assert crashed._kept is not None
    crashed._kept.keeper.note_now()
    crashed.hide()
    _copy("Name|Kind|Reliability", "Somebody|Rumour|A")
    other = page.file.sources.paste()
    assert other is not None
    assert other.act_button.words == "Record 0 of 1 rows"
    assert other.typed_before is not None
    click(other.typed_before.fill)
    assert other.act_button.words == "Record 2 of 2 rows"
    assert other.act_button.button.isEnabled()
