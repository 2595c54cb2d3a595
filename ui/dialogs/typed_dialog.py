"""What was typed in forms and not recorded, as after a crash: to be read, copied, gone on with or thrown away."""

import re

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.reading.ministry.reference import current_countries
from app.reading.unsaved_forms import UnsavedFormView
from app.rules.entry.typed_fields import TypedField
from language import said, tr
from language.phrases import headed
from ui.dialogs.discarding import ask_discard
from ui.dialogs.reading import ReadingDialog
from ui.fields.form_journal import FormJournal
from ui.frame import Frame
from ui.places import AUTHORITIES, COUNTRIES, HISTORY, REPORTS, SETTINGS
from ui.theme import current
from ui.widgets.acts_line import ActsLine
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice, Tone
from ui.widgets.scrolled import Scrolled
from ui.widgets.sidebar import Place
from ui.widgets.words import Words

_PLACES = {
    "authorities": AUTHORITIES,
    "background": COUNTRIES,
    "countries": COUNTRIES,
    "engagement": COUNTRIES,
    "history": HISTORY,
    "imports": COUNTRIES,
    "paste_dialog": COUNTRIES,
    "plans": COUNTRIES,
    "release": REPORTS,
    "reports": REPORTS,
    "risk": COUNTRIES,
    "settings": SETTINGS,
    "signals": COUNTRIES,
}
"""The place of the window at which the forms of a room are opened."""

_IMPORTS = "imports"
"""The key of the way of a file into the case."""

_ROWS = "rows"
"""The key of rows that were pasted."""

_SHOWN = 4_000
"""Characters of a field that are read here; all of it is copied."""

_REPORT = re.compile(r"EW-\d{4}-\d{4,}")


class TypedDialog(ReadingDialog):
    """The person's own, newest first. Nothing of it is filled in from here: that is offered where the form is opened again."""

    def __init__(self, journal: FormJournal, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Typed and not recorded"),
            frame.marking,
            words=tr(
                "You typed this in forms, and it is not recorded, for example because the program ended first. It stands on no "
                "record, and nobody else is shown it. Where the form is opened again, it is offered to be filled in."
            ),
            parent=parent,
        )
        self._journal = journal
        self._frame = frame
        self.notice = Notice()
        self.nothing = EmptyState(
            tr("Nothing waits here"),
            tr("All that you typed in forms is recorded, or you closed the form without it."),
        )
        self.scrolled = Scrolled(tr("Typed and not recorded"), margin=0)
        self.cards: list[TypedCard] = []
        self.body.addWidget(self.notice)
        self.body.addWidget(self.scrolled, 1)
        self.scrolled.body.addWidget(self.nothing)
        self.scrolled.body.addStretch(1)
        self.resize(round(760 * min(1.5, current().metrics.text_scale)), 640)
        journal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is there still."""
        found = self._journal.all_waiting()
        for card in self.cards:
            self.scrolled.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(one) for one in found]
        for place, card in enumerate(self.cards):
            self.scrolled.body.insertWidget(place, card)
        self.nothing.setVisible(not found)

    def _card(self, one: UnsavedFormView) -> "TypedCard":
        card = TypedCard(one, self._journal)
        card.copy.clicked.connect(lambda _checked=False: self._copy(card))
        card.go.clicked.connect(lambda _checked=False: self._go(card))
        card.discard.clicked.connect(
            lambda _checked=False: ask_discard(self._frame, self._journal, one, self)
        )
        return card

    def _copy(self, card: "TypedCard") -> None:
        QGuiApplication.clipboard().setText(card.as_text())
        self.notice.tell(Tone.OK, tr("Copied."))

    def _go(self, card: "TypedCard") -> None:
        if card.place is not None:
            self.accept()
            self._frame.go(card.place.name, card.key)


class TypedCard(Card):
    """One form: its heading, when, the fields in which something was typed, and the ways on."""

    def __init__(self, one: UnsavedFormView, journal: FormJournal) -> None:
        super().__init__(one.title)
        case = journal.case
        self.form = one
        self.when = tr("Typed on {at:%Y-%m-%d at %H:%M}", at=one.until.astimezone(case.zone))
        self.place, self.key = _place_of(one), _key_of(one)
        leads_to = _named(self.place, self.key) if self.place is not None else ""
        self.body.addWidget(Words(self.when, role="muted"))
        subject = one.subject.partition(" ")[0]
        countries = case.look(current_countries)
        if self.place is COUNTRIES and countries.get(subject) is not None:
            self.key, leads_to = subject, countries.name(subject)
            self.body.addWidget(Words(headed(tr("Country"), leads_to), role="muted"))
        elif self.place is REPORTS and _REPORT.fullmatch(subject):
            self.key = leads_to = subject
            if subject not in one.title:
                self.body.addWidget(Words(headed(tr("Report"), subject), role="muted"))
        for field in one.fields:
            text = _text_of(field)
            if text.strip():
                # A label belongs to the words beneath it, not to those above.
                both = QVBoxLayout()
                both.setSpacing(2)
                both.addWidget(Words(field.label, strong=True, wrap=True))
                shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
                both.addWidget(Words(shown, running=True, selectable=True))
                self.body.addLayout(both)
        self.copy = QPushButton(tr("Copy"))
        self.go = QPushButton()
        self.discard = QPushButton(tr("Discard…"))
        if self.place is not None:
            self.go.setText(tr("Go to {place}", place=leads_to))
        self.go.setVisible(self.place is not None)
        acts = (self.go, self.copy, self.discard)
        for button in acts:
            button.setAutoDefault(False)
            button.setAccessibleName(headed(button.text(), one.title))
        self.body.addWidget(ActsLine(acts))

    def as_text(self) -> str:
        """All of it as it is put on the clipboard; rows that were pasted can be pasted again."""
        if [field.key for field in self.form.fields] == [_ROWS]:
            return _text_of(self.form.fields[0])
        parts = [f"{field.label}\n{text}" for field in self.form.fields if (text := _text_of(field)).strip()]
        return "\n\n".join((f"{self.form.title}\n{self.when}", *parts))


def _text_of(field: TypedField) -> str:
    """What is read and copied: rows that were pasted as they are, of which the words say only how many."""
    return field.typed if field.key == _ROWS and isinstance(field.typed, str) else field.words


def _named(place: Place, key: str) -> str:
    if key == _IMPORTS:
        return tr("Imported data")
    return said(place.title) if place is SETTINGS or not key else key


def _key_of(one: UnsavedFormView) -> str:
    """The part of the place, where the form stands on a page; by its subject, other keys are found out above."""
    room = one.form.partition(".")[0]
    return _IMPORTS if room == "imports" else one.subject if one.form.endswith("Section") else ""


def _place_of(one: UnsavedFormView) -> Place | None:
    return _PLACES.get(one.form.partition(".")[0])
