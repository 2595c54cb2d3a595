"""One entry of the ledger in full: who, what, why, and what it changed."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.reading.ledger.changes import EntryChanges, FieldChange, changes_of, in_words
from app.reading.ledger.history import VEILED
from app.reading.ledger.lines import LedgerLine
from app.reading.ledger.places import EntryPlaces, places_of
from language import plural, tr
from language.codes import coded
from ui.case import Case
from ui.frame import Frame
from ui.history.words import action_words, is_refused
from ui.theme import TextSize, current
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.follow_scroll import FollowScroll
from ui.widgets.into_view import bring_into_view
from ui.widgets.rows_model import Column
from ui.widgets.table_view import TableView
from ui.widgets.words import Words

_TOP = Qt.AlignmentFlag.AlignTop
_NOWHERE = EntryPlaces()


_UNBROKEN = 32
"""Characters without a blank that stand on one line."""
_BEFORE = 1
"""The column that stays empty where an entry made the record."""


class EntryPane(Card):
    """Says to choose an entry until one is shown."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("Entry"))
        self._case = case
        self._frame = frame
        self._places = EntryPlaces()
        self._number = 0
        self.go_thing = self._way(tr("Go to it"), lambda: self._places.thing)
        self.go_brief = self._way(tr("Open the brief that was shown"), lambda: self._places.brief)
        self.go_file = self._way(tr("The file as it stood that day"), lambda: self._places.file)
        self._empty = Words(tr("Choose an entry to see what it changed."), role="muted", wrap=True)
        self._sign = Words(wrap=True, size=TextSize.CAPTION)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self.changes = TableView(
            (
                Column[FieldChange](tr("Field"), _name, role=_role, tooltip=_name, stretch=True),
                Column[FieldChange](tr("Before"), _before, role=_role, tooltip=_before, stretch=True),
                Column[FieldChange](tr("After"), _after, role=_role, tooltip=_after, stretch=True),
            ),
            name=tr("What the entry changed"),
            whole=True,
        )
        self.changes.setMinimumHeight(140)
        self.unchanged = QCheckBox(tr("Show what it left as it was"))
        self.unchanged.toggled.connect(lambda _on: self._show_fields())
        self._fields: tuple[FieldChange, ...] = ()
        self._about = Words(role="muted", wrap=True, size=TextSize.CAPTION)
        self._hash = Words(size=TextSize.CAPTION, role="muted", wrap=True, selectable=True)
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addLayout(self._facts)
        column.addWidget(ActsLine((self.go_brief, self.go_thing, self.go_file)))
        column.addWidget(self._sign)
        column.addWidget(self._about)
        column.addWidget(self.changes, 100)
        column.addWidget(self.unchanged)
        column.addWidget(self._hash)
        column.addStretch(1)
        self.body.addWidget(self._empty)
        self._scroll = FollowScroll(self._shown)
        self.body.addWidget(self._scroll, 1)
        self.show_entry(None, None)

    @property
    def text(self) -> str:
        """What it says about the entry, without the table."""
        items = (self._facts.itemAt(place) for place in range(self._facts.count()))
        labels = [item.widget() for item in items if item is not None]
        said = [label.text() for label in labels if isinstance(label, Words)]
        return " ".join([*said, self._sign.text(), self._about.text()])

    def show_line(self, line: LedgerLine | None) -> None:
        """Show an entry with what it changed and where it leads, or none."""
        if line is None:
            self.show_entry(None, None)
            return
        changes, places = self._case.look(
            lambda session: (changes_of(session, line), places_of(session, line))
        )
        self.show_entry(line, changes, places)

    def read_on(self) -> None:
        """Enter on an entry: bring it into view, which is beneath the table with large type, and go to its first way."""
        bring_into_view(self)
        goals = (self.go_brief, self.go_thing, self.go_file, self.changes, self._scroll)
        next(goal for goal in goals if not goal.isHidden()).setFocus()

    def show_entry(
        self, line: LedgerLine | None, changes: EntryChanges | None, places: EntryPlaces = _NOWHERE
    ) -> None:
        """Show an entry, or none."""
        self._places = places
        for way, place in (
            (self.go_thing, places.thing),
            (self.go_brief, places.brief),
            (self.go_file, places.file),
        ):
            way.setVisible(place is not None)
        self._empty.setVisible(line is None)
        self._scroll.setVisible(line is not None)
        self.set_title(tr("Entry {number:,}", number=line.number) if line else tr("Entry"))
        if line is None:
            return
        self._show_facts(line)
        self._sign.setText(
            tr("Signed with the person’s own key; every check of the ledger checks the signature.")
            if line.signed
            else tr("Not signed: only decisions, delegations and ratifications are.")
        )
        self._sign.set_role("ok" if line.signed else "muted")
        self._fields = tuple(changes.fields) if changes else ()
        same = sum(not one.changed for one in self._fields)
        self.unchanged.setText(
            plural(
                "Show {count} field that it left as it was",
                "Show {count} fields that it left as they were",
                same,
            )
        )
        self.unchanged.setVisible(0 < same < len(self._fields))
        self._show_fields()
        self._about.setText(_about(line, changes))
        self._hash.setText(tr("Hash {hash}", hash=_broken(line.hash)))
        if line.number != self._number:
            # Who has read one down to its end begins the next with when and who; last, since a focus that moves scrolls.
            self._number = line.number
            self._scroll.verticalScrollBar().setValue(0)

    def _show_fields(self) -> None:
        """The changed ones, and the others where somebody asks, or where an entry changed none."""
        changed = [one for one in self._fields if one.changed]
        shown = self._fields if self.unchanged.isChecked() or not changed else changed
        # First: rows are as high as the columns that are shown need.
        self.changes.setColumnHidden(_BEFORE, not any(one.before for one in shown))
        self.changes.set_rows(shown)
        self.changes.setVisible(bool(shown))

    def _way(self, words: str, place: Callable[[], tuple[str, str] | None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: self._go(place()))
        return button

    def _go(self, place: tuple[str, str] | None) -> None:
        if place is not None:
            self._frame.go(*place)

    def _show_facts(self, line: LedgerLine) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        zone = self._case.zone
        facts = (
            (tr("When"), f"{line.at.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"),
            (tr("Who"), line.who),
            (tr("For"), self._places.office),
            (tr("Under"), self._places.authority),
            (tr("Act"), action_words(line.action)),
            (tr("About"), line.subject),
            (tr("Topic"), line.topic),
            (tr("Reason"), line.reason),
            (tr("Rule"), line.rule),
            *((coded(name), in_words(value)) for name, value in sorted(line.detail.items())),
        )
        for row, (name, words) in enumerate((name, words) for name, words in facts if words):
            role = "danger" if name == tr("Rule") and is_refused(line) else "text"
            self._facts.addWidget(Words(name, role="muted", size=TextSize.CAPTION), row, 0, _TOP)
            self._facts.addWidget(Words(_broken(words), wrap=True, selectable=True, role=role), row, 1)


def _broken(words: str) -> str:
    """A hash or an address broken into lines by hand: a label breaks at blanks only, and would be wider than the window."""
    return re.sub(rf"\S{{{_UNBROKEN}}}(?=\S)", lambda found: f"{found.group()}\n", words)


def _about(line: LedgerLine, changes: EntryChanges | None) -> str:
    if is_refused(line):
        return tr("An attempt that a rule refused. It changed nothing; the attempt itself is on record.")
    if line.subject == tr(VEILED):
        return tr(
            "An administrator sees that something was done, when and by whom, and not what it was about."
        )
    if changes is None or not changes.fields:
        return tr("This entry changed no record: it notes that something was done.")
    if not changes.previous and any(one.before for one in changes.fields):
        return tr("Against the default, which held until this entry.")
    if changes.previous:
        return tr(
            "Against entry {previous:,}, which recorded the state before.",
            previous=changes.previous,
        )
    return tr("The record was made by this entry.")


def _role(one: FieldChange) -> str:
    return "" if one.changed else "muted"


def _name(one: FieldChange) -> str:
    return one.name


def _before(one: FieldChange) -> str:
    return one.before or ""


def _after(one: FieldChange) -> str:
    return one.after
