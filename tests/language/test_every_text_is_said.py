"""Every text of the window is said by the catalogues: walked through in a language that shows what is not."""

import html
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from zoneinfo import available_timezones

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

import ui
from language import Language, mark, said, speak
from language.pseudo import CLOSING, OPENING
from tests.ui.conftest import _application, _no_window_left, theme
from tests.ui.walking.conftest import Walk, _filled, walk
from tools.walking import dialogs, settle, stops, window_dialogs
from ui.session import WorkSession
from ui.widgets.act_menu import ActMenu

__all__ = ["_application", "_filled", "_no_window_left", "theme", "walk"]

_LEAST_STOPS = 50
_LEAST_DIALOGS = 15
_ROWS = 30
"""Of a long list so many rows are looked at: its cells are made alike."""

_SAID = re.compile(rf"{OPENING}[^{OPENING}{CLOSING}]*({CLOSING}|…$)")
"""A said text; one that is cut for want of room has no end."""
_BETWEEN = re.compile(r"[\0\n\t·•–—|/,;:()“”‘’…→]+|\. |\.$|  +")
_NO_WORDS = re.compile(
    r"""
    [A-Z]{1,4}(-[A-Z]*)?(-?[\d.]+)+                     # issued numbers, codes of tools, indicators
    | [A-F][1-6]?                                       # grades
    | [A-Z]{3}                                          # countries and currencies by their codes
    | [\d+-]+\ UTC | UTC[+-]?\d*                         # zones
    | \d{1,2}\ (January|February|March|April|May|June|July|August|September|October|November|December)\ \d{4}
    | UTF-?\d+ | ISO | CSV | JSON | PDF | QR | HXL
    | [a-z]+:[\w-]*                                     # words of the search
    | ((Ctrl|Alt)\+)+\S* | F\d+                   # keys
    | \.\w+ | [\w.-]+\.(csv|pdf|json|jsonl|py|tsv)      # names of files
    | ICJ\ General\ List\ No                            # symbols of cases
    | [0-9a-f]{8,} | [0-9A-Z]{5}                        # hashes, and groups of the recovery key
    """,
    re.VERBOSE,
)
_ISSUED = re.compile(r"\b[A-Z]{1,2}-(\d{4}-\d{4}|\d{3})\b")

_NAMES = frozenset({"Tocsin", "DEMO", "Alt", "Ctrl", "Tab", *(one.label for one in Language)})
"""What has one name in every language."""

_ZONES = frozenset(zone.replace("_", " ") for zone in available_timezones())
_QTS_OWN = frozenset({"Scroll Left", "Scroll Right"})
"""Said by Qt's own catalogues, which the pseudo-language has none of."""

_NOT_WALKED = ("Help", mark("View…"))
"""The manual has its own translations, and its own tests that hold them together; a table of reference is shown as it is
stored."""


@pytest.fixture
def _pseudo() -> Iterator[None]:
    # What a constant says by itself is said while its module is loaded: in English, which is then found.
    for module in walk_packages(ui.__path__, "ui."):
        import_module(module.name)
    speak(Language.PSEUDO)
    yield
    speak(Language.ENGLISH)


@pytest.mark.usefixtures("_pseudo")
def test_every_text_of_every_place_and_dialog_is_said(walk: Walk) -> None:
    unsaid: dict[str, str] = {}
    read: set[str] = set()
    seen: set[str] = set()
    count = 0
    with walk() as session:
        data = _data(session)

        def look(place: str, widget: QWidget) -> None:
            for kind, text in _texts(widget):
                # Most of a window stands on each of its pages: what was read at one is not read at the next.
                if text in read:
                    continue
                read.add(text)
                for piece in _pieces(text):
                    if not _is_data(piece, data):
                        unsaid.setdefault(piece, f"{place}, {kind}: “{piece}” in “{text[:120]}”")

        for name, place in stops(session):
            settle(session)
            count += 1
            look(name, session.window)
            for words, dialog in dialogs(session, place, seen):
                if words not in said(_NOT_WALKED):
                    look(f"{name}, {words}", dialog)
        for words, dialog in window_dialogs(session):
            if words not in _NOT_WALKED:
                look(words, dialog)
    assert not unsaid, "\n".join(unsaid.values())
    assert count >= _LEAST_STOPS
    assert len(seen) >= _LEAST_DIALOGS


def _data(session: WorkSession) -> frozenset[str]:
    """Every text of the case, whole and by its lines, as somebody wrote it."""
    found: set[str] = set()
    with session.case.store.read() as reader:
        engine = reader.get_bind()
        for table in sa.inspect(engine).get_table_names():
            if table.startswith("find_"):
                # The index of the search: it holds what the others hold.
                continue
            for row in reader.execute(sa.text(f'SELECT * FROM "{table}"')):
                found |= {value for value in row if isinstance(value, str)}
    return frozenset(part.strip(" .") for value in found for part in (value, *_BETWEEN.split(value)))


def _texts(top: QWidget) -> Iterator[tuple[str, str]]:
    """What is seen, read aloud or shown on a pause of the pointer, with the kind of the widget that says it."""
    for widget in (top, *top.findChildren(QWidget)):
        kind = type(widget).__name__
        if not widget.isVisible():
            continue
        for text in (
            *_shown(widget),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.toolTip(),
        ):
            yield kind, text


def _shown(widget: QWidget) -> Iterator[str]:
    match widget:
        case ActMenu():
            yield widget.text()
            yield from (act.text() for act in widget.acts())
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QListWidget():
            yield from (widget.item(row).text() for row in range(widget.count()))
        case QGroupBox():
            yield widget.title()
        case QDialog():
            yield widget.windowTitle()
        case QTreeWidget():
            yield from (widget.headerItem().text(column) for column in range(widget.columnCount()))
        case QTableView() if widget.model() is not None:
            yield from _cells(widget)


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), _ROWS)):
            index = model.index(row, column)
            yield str(index.data() or "")
            yield str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def _pieces(text: str) -> list[str]:
    """What of a text the catalogues did not say: a value that is filled into a said text stands within it."""
    bare = html.unescape(re.sub(r"<[^>]+>", "\0", text))
    while (less := _SAID.sub("\0", bare)) != bare:
        bare = less
    return [piece.strip() for piece in bare.split("\0") if re.search(r"[^\W\d_]{2}", piece)]


def _is_data(piece: str, data: frozenset[str]) -> bool:
    if piece.strip(" .,:;") in data or piece in _ZONES or piece in _QTS_OWN or _NO_WORDS.fullmatch(piece):
        return True
    # An issued number stands before the title of what it numbers.
    parts = [part.strip(" .") for part in _BETWEEN.split(_ISSUED.sub("\0", piece))]
    return all(
        part in data or part in _NAMES or _NO_WORDS.fullmatch(part) or not re.search(r"[^\W\d_]{2}", part)
        for part in parts
    )
