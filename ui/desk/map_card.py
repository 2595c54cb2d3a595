"""The map of the phases, with its legend and what has to be said of its boundaries."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.reading.countries.country_files import CountryLine
from app.reading.world import world_names
from app.world.atlas import WITHOUT_CODE, Atlas, read_atlas
from db.vocabulary import Phase
from language import mark, tr
from ui.case import Case
from ui.keys import key_words
from ui.theme import TextSize, Tint, current
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.words import Words
from ui.world.paths import LandPath, land_paths
from ui.world.standings import gravest_first, standings, summary
from ui.world.world_map import WorldMap

_LANDS = mark(
    "Lands without a letter have no country file. Without a country code in the data, and so "
    "drawn without a phase: {without_code}. A dot stands for a land too small to be seen."
)
_BOUNDARIES = mark(
    "The boundaries and names shown on this map do not imply that anyone who shows it endorses or accepts them. "
    "Shapes: Natural Earth; Equal Earth projection, in which areas are true."
)
_HINT = mark("Point at a country, or go through the files with Page Down. A click or Enter opens the file.")

_LOAD_AFTER = 100
"""Milliseconds after the card is first seen."""


class MapCard(Card):
    """The shapes are read when the card is first seen, off the window's thread. ``opened`` carries a country.

    It has nothing to show before :meth:`serve`.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Phases"))
        self._case: Case | None = None
        self._lines: tuple[CountryLine, ...] = ()
        self._loaded: tuple[Atlas, tuple[LandPath, ...]] | None = None
        self._asked = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOAD_AFTER)
        self._soon.timeout.connect(self._load)
        self.map = WorldMap(tr("World map of the phases"))
        self.map.opened.connect(self.opened)
        self.map.reading.connect(self._read)
        self._reading = Words(tr(_HINT), wrap=True)
        self.corner.setSpacing(4)
        self.larger = self._tool("plus", tr("Enlarge the map"), "+", self.map.enlarge)
        self.smaller = self._tool("minus", tr("Shrink the map"), "−", self.map.shrink)
        self.whole = self._tool(
            "fit-width", tr("Show the whole world"), key_words("Home"), self.map.show_whole
        )
        self.body.addWidget(self.map)
        self.body.addWidget(self._reading)
        self.body.addWidget(self._legend())
        for said in (tr(_LANDS, without_code=", ".join(WITHOUT_CODE)), tr(_BOUNDARIES)):
            self.body.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))

    def serve(self, case: Case) -> None:
        """Take the case whose files are shown."""
        self._case = case

    def show_lines(self, lines: tuple[CountryLine, ...]) -> None:
        """Show the country files as they stand."""
        self._lines = lines
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            # When the rest of the page has been drawn: to make its paths takes a core for a while.
            self._soon.start()

    def _load(self) -> None:
        if self._case is not None and not self._case.tasks.closed:
            self._case.tasks.run(_load, self._arrived, owner=self)

    def _arrived(self, loaded: tuple[Atlas, tuple[LandPath, ...]]) -> None:
        self._loaded = loaded
        self._show()

    def _show(self) -> None:
        if self._loaded is None or self._case is None:
            return
        atlas, lands = self._loaded
        found = self._case.look(lambda session: world_names(session, atlas))
        self.map.show_world(
            lands,
            standings(atlas.lands, found.countries, found.names, self._lines),
            [line.country for line in gravest_first(self._lines)],
            summary(self._lines),
        )

    def _read(self, words: str) -> None:
        self._reading.setText(words or tr(_HINT))

    def _legend(self) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, gap=current().metrics.between, down=current().metrics.inside)
        phases: Sequence[Phase | None] = (*reversed(Phase), None)
        for phase in phases:
            flow.addWidget(PhaseBadge(phase))
        return held

    def _tool(self, icon: str, words: str, key: str, act: Any) -> QToolButton:
        button = QToolButton()
        button.setToolTip(f"{words} ({key})")
        button.setAccessibleName(words)
        Tint(button, icon)
        button.clicked.connect(lambda _checked=False: act())
        self.corner.addWidget(button)
        return button


def _load(_progress: object, _cancelled: object) -> tuple[Atlas, tuple[LandPath, ...]]:
    atlas = read_atlas()
    return atlas, land_paths(atlas)
