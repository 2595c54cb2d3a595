"""The glossary and the sheet of keys."""

from pytestqt.qtbot import QtBot

from tests.ui.support import assert_accessible
from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.key_sheet import KeySheet
from ui.keys import KeyLine
from ui.widgets.marking_strip import MarkingView


def test_the_glossary_finds_terms_then_definitions(qtbot: QtBot) -> None:
    terms = [
        ("Phase", "Where a file stands."),
        ("Delegation", "An instrument."),
        ("Office", "A post in a phase."),
    ]
    dialog = GlossaryDialog(terms, MarkingView("OFFICIAL"))
    qtbot.addWidget(dialog)
    dialog.find_term("phase")
    assert dialog.definition == "Where a file stands."
    dialog.find_term("instrument")
    assert dialog.definition == "An instrument."
    dialog.find_term("zzz")
    assert dialog.definition == "No term matches."
    assert_accessible(dialog)


def test_the_sheet_of_keys_lists_them(qtbot: QtBot) -> None:
    line = KeyLine("Everywhere", "Ctrl+L", "Lock the program")
    dialog = KeySheet([line], MarkingView("OFFICIAL"))
    qtbot.addWidget(dialog)
    assert dialog.table.rows_model.rows == (line,)
    assert_accessible(dialog)
