"""The background of a country: a list of its parts, and the chosen one beside it."""

from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.reading.countries.background import Background, background
from app.reading.countries.country_files import CountryView
from app.reading.countries.file_on import past_rows
from app.reading.countries.file_rows import LiveRows
from db.vocabulary import Role
from language import said, tr
from ui.background.groups_part import GroupsPart
from ui.background.history_part import HistoryPart
from ui.background.mechanisms_part import MechanismsPart
from ui.background.part import BackgroundPart
from ui.background.structures_part import StructuresPart
from ui.background.treaties_part import TreatiesPart
from ui.background.un_part import UnitedNationsPart
from ui.case import Case
from ui.countries.past import Past
from ui.countries.words import today
from ui.frame import Frame
from ui.may import may
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.choosing import choose_named
from ui.widgets.page_stack import PageStack

Part = TypeVar("Part", bound=BackgroundPart)

_KINDS: tuple[type[BackgroundPart], ...] = (
    GroupsPart,
    HistoryPart,
    StructuresPart,
    TreatiesPart,
    MechanismsPart,
    UnitedNationsPart,
)
"""The parts in the order of the list."""

_LIST_WIDTH = 176


class BackgroundTab(QWidget):
    """Reads all registers at once: they are small, and the list says what is overdue in each.

    A part is built when it is first shown, so that opening a file builds none.
    """

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._past: Past | None = None
        self._country = ""
        self._held: Background | None = None
        self._made: dict[type[BackgroundPart], BackgroundPart] = {}
        self._stale: set[type[BackgroundPart]] = set()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Parts of the background"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in _KINDS:
            self.list.addItem(QListWidgetItem(said(kind.title)))
        self._give_room()
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._show_chosen)
        self._stack = PageStack()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, metrics.between, 0, 0)
        line.setSpacing(metrics.between)
        line.addWidget(self.list)
        line.addWidget(self._stack, 1)

    def show_past(self, past: Past | None) -> None:
        """Show from now on the registers of a past day, which nobody changes; none: those of now."""
        self._past = past

    def show_file(self, view: CountryView) -> None:
        """Read the registers of the country."""
        self._country, self._held = view.country, self._read(view.country)
        self._stale = set(_KINDS)
        for place, kind in enumerate(_KINDS):
            due = kind.due(self._held)
            self.list.item(place).setText(
                tr("{part}: {due}", part=said(kind.title), due=due) if due else said(kind.title)
            )
        self._give_room()
        self._show_chosen()

    def _give_room(self) -> None:
        """As wide as its longest line in the language spoken."""
        least = round(_LIST_WIDTH * current().metrics.text_scale)
        self.list.setFixedWidth(max(least, self.list.sizeHintForColumn(0) + 24))

    @property
    def new(self) -> ActButton | None:
        """What N begins: an entry of the first register of the part that is shown."""
        return self.part(_KINDS[self.list.currentRow()]).new

    def show_section(self, kind: type[Part]) -> Part:
        """Show one of the parts."""
        self.list.setCurrentRow(_KINDS.index(kind))
        return self.part(kind)

    def seek(self, *called: str) -> None:
        """Choose the entry that has one of these names, the surest of which come first, in the part that holds it."""
        for wanted in called:
            for kind in _KINDS:
                if choose_named(self.part(kind), wanted):
                    self.list.setCurrentRow(_KINDS.index(kind))
                    return

    def part(self, kind: type[Part]) -> Part:
        """One of the parts, with the registers of the file."""
        if kind not in self._made:
            self._made[kind] = kind(self._case, self._frame)
            self._stack.addWidget(self._made[kind])
        made = cast("Part", self._made[kind])
        if kind in self._stale and self._held is not None:
            self._stale.discard(kind)
            writes = may(self._case, Role.ANALYST, Role.FOCAL_POINT)
            verdict = self._past.verdict if self._past else writes
            made.show_part(self._country, self._held, verdict, self._past)
        return made

    def _show_chosen(self) -> None:
        self._stack.setCurrentWidget(self.part(_KINDS[self.list.currentRow()]))

    def _read(self, country: str) -> Background:
        now = today(self._case)
        if self._past is None:
            return self._case.look(lambda session: background(LiveRows(session, country), now))
        on = self._past.found.on
        return self._case.look(lambda session: background(past_rows(session, country, on, now), on))
