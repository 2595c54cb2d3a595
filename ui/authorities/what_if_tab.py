"""What if an instrument ended, or a post fell vacant? The question, with a date, before anybody does it."""

from enum import StrEnum

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.reading.ministry.organisation import instrument_views, office_views, person_views
from app.refusals import BadInput
from app.rules.authority.supposing import Change, HolderLeaves, InstrumentEnds, SomebodyActs, Supposition
from app.rules.days import start_of_day
from language import Wording, mark, ptr, tr
from ui.authorities.falls_view import FallsView
from ui.authorities.instants import today
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.theme import current
from ui.widgets.card import Card
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class Happening(StrEnum):
    """What is supposed to happen."""

    INSTRUMENT_ENDS = "instrument"
    POST_VACANT = "vacant"
    SOMEBODY_ACTS = "acting"


_HAPPENINGS = Wording(
    {
        Happening.INSTRUMENT_ENDS: mark("An instrument lapses or is revoked"),
        Happening.POST_VACANT: mark("A post falls vacant"),
        Happening.SOMEBODY_ACTS: mark("Somebody acts in a post"),
    }
)
_CHOOSE = mark("Choose what happens, and to what: what would fall with it is said here. Nothing is changed.")
_PAST = mark("What is past can no longer be otherwise: choose a day from today on.")


class WhatIfTab(QWidget):
    """Answers as soon as the question is whole."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._filling = False
        self.happening = ChoiceField[Happening](
            tr("What happens"), list(_HAPPENINGS.items()), name="what happens", required=True, empty=None
        )
        self.instrument = ChoiceField[str](
            tr("Instrument"),
            [],
            name="instrument",
            required=True,
            searchable=True,
            empty=tr("Type its number…"),
        )
        self.office = ChoiceField[str](
            tr("Post"), [], name="post", required=True, searchable=True, empty=tr("Type a part of its name…")
        )
        self.person = ChoiceField[str](
            tr("Who acts"), [], name="who acts", required=True, searchable=True, empty=tr("Type a name…")
        )
        self.day = DateField(
            ptr("beginning", "From"), name="date", required=True, hint=tr("The first day on which it is so.")
        )
        self.day.set_value(today(case))
        self.form = Form()
        self.form.add(self.happening, self.instrument, self.office, self.person, self.day)
        self.falls = FallsView(case)
        card = Card(tr("What would fall"))
        card.body.addWidget(self.falls)
        card.body.addStretch(1)
        left = Scrolled(tr("The question"), margin=0)
        left.body.addWidget(self.form)
        left.body.addWidget(
            Words(
                tr("Decisions made before stand, whatever ends later (Authority rule 4)."),
                role="muted",
                wrap=True,
            )
        )
        left.body.addStretch(1)
        right = Scrolled(tr("What would fall"), margin=0)
        right.body.addWidget(card)
        right.body.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, metrics.between, 0, 0)
        line.setSpacing(metrics.around)
        line.addWidget(left, 1)
        line.addWidget(right, 2)
        self.form.changed.connect(self._changed)
        self._show_fields()

    def refresh(self) -> None:
        """Offer what there is now, and answer the question anew."""
        at = self._case.now()
        self._filling = True
        instruments = self._case.look(lambda session: instrument_views(session, at))
        self.instrument.set_choices(
            [(one.instrument_id, f"{one.number}  {one.delegate}") for one in instruments if not one.ended(at)]
        )
        offices = self._case.look(lambda session: office_views(session, at))
        self.office.set_choices([(one.office_id, one.name) for one in offices])
        people = self._case.look(lambda session: person_views(session, at))
        self.person.set_choices([(one.person_id, one.name) for one in people])
        self._filling = False
        self._changed()

    def ask_about(self, happening: Happening, subject: str) -> None:
        """Ask what falls with an instrument or a post (their identifiers)."""
        self._filling = True
        self.happening.set_value(happening)
        (self.instrument if happening is Happening.INSTRUMENT_ENDS else self.office).set_value(subject)
        self._filling = False
        self._changed()
        # What is left to say is the day; the button that led here is out of sight.
        self.day.editor.setFocus()

    def _changed(self) -> None:
        if not self._filling:
            self._show_fields()
            self._ask()

    def _show_fields(self) -> None:
        what = self.happening.value()
        self.instrument.setVisible(what is Happening.INSTRUMENT_ENDS)
        self.office.setVisible(what is not Happening.INSTRUMENT_ENDS)
        self.person.setVisible(what is Happening.SOMEBODY_ACTS)

    def _ask(self) -> None:
        change = self._change()
        if change is None or not _usable(self.day):
            self.falls.ask(None, otherwise=tr(_CHOOSE))
            return
        now, day = self._case.now(), self.day.value()
        if day is None or day < today(self._case):
            self.falls.ask(None, otherwise=tr(_PAST) if day else tr(_CHOOSE))
            return
        at = now if day == today(self._case) else start_of_day(day, self._case.zone)
        self.falls.ask(Supposition(change=change, at=at, asked_at=now))

    def _change(self) -> Change | None:
        what = self.happening.value()
        if what is Happening.INSTRUMENT_ENDS:
            found = _chosen(self.instrument)
            return InstrumentEnds(found) if found else None
        office = _chosen(self.office)
        if not office:
            return None
        if what is Happening.POST_VACANT:
            return HolderLeaves(office)
        person = _chosen(self.person)
        return SomebodyActs(office, person) if person else None


def _chosen(field: ChoiceField[str]) -> str | None:
    """The value, or None while a name is still being typed."""
    known = field.editor.findText(field.editor.currentText().strip()) >= 0
    return field.value() if known else None


def _usable(field: DateField) -> bool:
    """Whether a date is whole; one that is being typed is not called wrong yet."""
    try:
        return field.value() is not None
    except BadInput:
        return False
