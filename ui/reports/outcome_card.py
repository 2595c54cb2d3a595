"""What became of a warning, above the work of any step: who decided what, when, under what, and why."""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.reports.report import ReportView
from app.rules.entry.texts import shown
from app.rules.reports.outcomes import differs_words
from language import mark, tr
from language.lists import and_list
from ui.case import Case
from ui.reports.outcome_words import DecidedLine, OutcomeSaid, outcome_said
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import empty
from ui.widgets.words import Words

_NOBODY_ASKED = mark("Nobody was asked whether they read the warning otherwise.")


class OutcomeCard(Card):
    """Hidden while nothing is decided. ``brief_asked`` carries the version that the deciders were shown."""

    brief_asked = Signal(int)

    def __init__(self, case: Case) -> None:
        super().__init__(tr("What became of it"))
        self._case = case
        self._column = QVBoxLayout()
        self._column.setSpacing(current().metrics.inside)
        self.body.addLayout(self._column)
        self._shown: OutcomeSaid | None = None

    def show_report(self, report: ReportView) -> None:
        """Say what became of a report."""
        said = outcome_said(report, self._case.zone)
        self.setVisible(bool(said.headline))
        if said == self._shown:
            return
        self._shown = said
        empty(self._column)
        self.set_title(said.headline)
        # What one person decided at once is told under their name: who reads has it once.
        for by, lines in groupby(said.lines, lambda line: line.by):
            self._column.addWidget(Words(by, wrap=True, selectable=True))
            for line in lines:
                self._add(line)
        for person, text in said.dissent:
            words = tr(
                "Another reading, held by {person}: “{split}”",
                person=person,
                split=shown(" ".join(text.split()), 400),
            )
            self._column.addWidget(Words(words, running=True, selectable=True))
        if said.headline and not said.dissent:
            asked = (
                tr(
                    "Asked whether they read the warning otherwise: {asked} said no.",
                    asked=and_list(said.asked),
                )
                if said.asked
                else tr(_NOBODY_ASKED)
            )
            self._column.addWidget(Words(asked, role="muted", wrap=True))
        if said.versions:
            self._column.addWidget(self._links(said.versions))

    def _add(self, line: DecidedLine) -> None:
        if line.what:
            self._column.addWidget(Words(line.what, strong=True, wrap=True, selectable=True))
        if line.reason:
            self._column.addWidget(
                Words(tr("Reason: {reason}", reason=line.reason), running=True, selectable=True)
            )
        elif line.what and not line.differs:
            # That none was given is an answer, too: without it nobody can tell whether it is left out here.
            self._column.addWidget(Words(tr("No reason is on record."), role="muted", wrap=True))
        if line.differs:
            words = differs_words(line.differs, line.refused_by)
            self._column.addWidget(Words(words, running=True, selectable=True))

    def _links(self, versions: tuple[int, ...]) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held)
        for version in versions:
            button = QPushButton(tr("Read the brief that was shown (version {version})", version=version))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, version=version: self.brief_asked.emit(version))
            flow.addWidget(button)
        return held
