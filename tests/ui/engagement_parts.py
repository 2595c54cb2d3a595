"""The parts of the engagement tab, for tests that work them with clicks."""

from datetime import date
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from tests.ui.support import assert_accessible, click
from ui.countries.page import CountriesPage
from ui.dialogs.dialog import Dialog
from ui.engagement.overview_part import OverviewPart
from ui.engagement.part import Part
from ui.widgets.register import Register
from ui.widgets.words import Words

P = TypeVar("P", bound=Part)
D = TypeVar("D", bound=Dialog)

TODAY = date(2026, 1, 15)


def part_of(page: CountriesPage, kind: type[P]) -> P:
    """A part of the engagement tab, shown."""
    page.file.tabs.setCurrentWidget(page.file.engagement)
    part = page.file.engagement.show_part(kind)
    assert isinstance(part, kind)
    return part


def dialog_of(kind: type[D]) -> D:
    """The dialog of this kind that is open; every field of it has a name."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    assert_accessible(found)
    return found


def begin(register: Register[Any]) -> None:
    """Begin the first entry, from the empty page."""
    assert register.nothing.act is not None
    click(register.nothing.act.button)


def cells(register: Register[Any], row: int = 0) -> list[str]:
    """The words of a row."""
    model = register.table.rows_model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def tally(part: OverviewPart) -> list[str]:
    """The words of the prevention tally."""
    # What was laid out anew is shown in the next turn.
    QApplication.processEvents()
    return [words.text() for words in part.tally.findChildren(Words) if words.isVisibleTo(part.tally)]
