"""The background of a country: a list of its parts, and the chosen one beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.reading.background import Background, background
from app.reading.country_files import CountryView
from app.reading.file_on import past_rows
from app.reading.file_rows import LiveRows
from db.vocabulary import Role
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
from ui.widgets.page_stack import PageStack


class BackgroundTab(QWidget):
    """Reads all parts at once: they are small, and the list says what is overdue in each."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._past: Past | None = None
        self.groups = GroupsPart(case, frame)
        self.past_atrocities = HistoryPart(case, frame)
        self.structures = StructuresPart(case, frame)
        self.treaties = TreatiesPart(case, frame)
        self.mechanisms = MechanismsPart(case, frame)
        self.united_nations = UnitedNationsPart(case, frame)
        self._parts: tuple[BackgroundPart, ...] = (
            self.groups,
            self.past_atrocities,
            self.structures,
            self.treaties,
            self.mechanisms,
            self.united_nations,
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Parts of the background")
        self.list.setFixedWidth(round(176 * metrics.text_scale))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = PageStack()
        for part in self._parts:
            self.list.addItem(QListWidgetItem(part.title))
            self._stack.addWidget(part)
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.list.setCurrentRow(0)
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
        held, writes = self._read(view.country), may(self._case, Role.ANALYST, Role.FOCAL_POINT)
        for place, part in enumerate(self._parts):
            verdict = self._past.verdict if self._past else writes
            part.show_part(view.country, held, verdict, self._past)
            due = part.due(held)
            self.list.item(place).setText(f"{part.title}: {due}" if due else part.title)

    @property
    def new(self) -> ActButton | None:
        """What N begins: an entry of the first register of the part that is shown."""
        return self._parts[self.list.currentRow()].new

    def show_section(self, part: BackgroundPart) -> None:
        """Show one of the parts."""
        self.list.setCurrentRow(self._parts.index(part))

    def _read(self, country: str) -> Background:
        now = today(self._case)
        if self._past is None:
            return self._case.look(lambda session: background(LiveRows(session, country), now))
        on = self._past.found.on
        return self._case.look(lambda session: background(past_rows(session, country, on, now), on))
