"""Who can decide? A measure thought of, before any report asks for it."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reading.authority.authority import AuthorityQuestion, phase_at
from app.reading.authority.permission import may_read_content
from app.reading.authority.who_answer import WhoAnswer, who_answer
from app.reading.ministry.organisation import first_office_of, office_views
from app.reading.ministry.reference import current_countries, current_toolbox
from app.refusals import BadInput
from app.rules.entry.money import Money
from db.vocabulary import Phase, Urgency, words
from language import tr
from ui.authorities.instants import instant_of_day, today
from ui.authorities.who_answer_view import WhoAnswerView
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.form import Form
from ui.fields.money_field import MoneyField
from ui.frame import Frame
from ui.theme import current
from ui.theme.phases import phase_label
from ui.widgets.beside import Beside
from ui.widgets.words import Words

_NONE = ""
_PAUSE_MS = 400
"""After the last key of a day or an amount: not every figure of it is a question."""
_LEAST = 300
"""Pixels of a column at usual type: with larger type the answer stands beneath the question."""


class WhoTab(QWidget):
    """The question at left, the answer at right, which scrolls by itself: the question stays in view.

    It is answered as soon as country and measure are both there, and anew with each change: there is nothing to press.
    """

    instrument_asked = Signal(str)

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._asked = 0
        self._filling = False
        self._of_a_day = False
        self._answered: tuple[object, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._typed)
        self.form = Form()
        self._fields()
        # Earlier decisions count into the answer (Authority rule 13), and those are casework.
        self._reads = may_read_content(case.actor)
        question = QWidget()
        question.setAccessibleName(tr("The question"))
        asking = QVBoxLayout(question)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(metrics.between)
        asking.addWidget(self.form)
        asking.addStretch(1)
        self.answer = WhoAnswerView()
        if not self._reads:
            self.answer.say(
                tr("An administrator keeps people, offices and backups, and does not see casework.")
            )
        self.answer.instrument_asked.connect(self.instrument_asked)
        self.answer.tool_asked.connect(self._ask_instead)
        self.both = Beside(question, self.answer, stretch=(2, 3), least=_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.between, 0, 0)
        column.addWidget(self.both)

    def refresh(self) -> None:
        """Offer the offices that there are now, beginning with one's own; what is chosen stays chosen."""
        at = self._case.now()
        offices = self._case.look(lambda session: office_views(session, at))
        first = self.near.editor.count() <= 1
        self.near.set_choices([(one.office_id, one.name) for one in offices])
        own = first_office_of(self._case.actor.person_id, offices)
        if first and own is not None:
            self.near.set_value(own.office_id)

    @property
    def asked(self) -> tuple[str, ...]:
        """The country that is asked about, after it the measure, and the day unless it is today; what is not known yet, and
        what follows it, is left out.
        """
        country, tool = self.country.picked, self.tool.picked
        day = None
        with suppress(BadInput):
            day = self.day.value()
        if not (country and tool):
            return (country,) if country else ()
        return (country, tool, day.isoformat()) if day else (country, tool)

    def go_on(self) -> None:
        """For who comes back: what was asked is answered as it stands now, and half a question stands as it was typed."""
        if self.country.picked and self.tool.picked:
            self.compute()

    def ask_about(self, country: str = "", tool: str = "", day: str = "") -> None:
        """Fill the question in as far as it is known, and answer it where it is whole; else go to what is missing.

        ``day`` as in ``2021-05-12``: a question of today that comes after one of a day is not asked of that day; nor is one
        that is come back to, of whatever day was typed since.
        """
        self._filling = True
        if day or self._of_a_day or self._frame.came_back:
            self.day.set_value(date.fromisoformat(day) if day else None)
        self._of_a_day = bool(day)
        if country:
            self.country.set_value(country)
            self._offer_phase()
        if tool:
            self.tool.set_value(tool)
        self._filling = False
        if self.country.picked and self.tool.picked:
            self.compute()
        else:
            (self.tool if country else self.country).editor.setFocus()

    def compute(self) -> None:
        """Ask every office, off the window's thread; an answer to an earlier question is dropped."""
        if not self._reads or not self.form.check():
            return
        question, self._answered = self._question(), self._values()
        self._asked += 1
        asked, store, day = self._asked, self._case.store, today(self._case)

        def work(_progress: object, _cancelled: object) -> WhoAnswer:
            with store.read() as session:
                return who_answer(session, question, today=day)

        self.answer.say(tr("Asking every office…"))
        self._case.tasks.run(
            work, lambda found: self._done(asked, found), title=tr("Asking who can decide"), owner=self
        )

    def _question(self) -> AuthorityQuestion:
        phase, day = self.phase.value(), self.day.value()
        return AuthorityQuestion(
            tool=self.tool.value() or "",
            country=self.country.value() or "",
            phase=Phase(phase) if phase else None,
            urgency=self.urgency.value() or Urgency.ROUTINE,
            cost=self.cost.value() or Money(Decimal(0), self._case.settings.currency),
            at=instant_of_day(self._case, day) if day else self._case.now(),
            near_id=self.near.value() or "",
        )

    def _fields(self) -> None:
        case = self._case
        tools, table = case.look(current_toolbox), case.look(current_countries)
        self.country = ChoiceField[str](
            tr("Country"),
            [(one.alpha3, f"{one.name} ({one.alpha3})") for one in table],
            name="country",
            required=True,
            searchable=True,
            also=table.names,
            empty=tr("Type a part of its name…"),
        )
        self.tool = ChoiceField[str](
            tr("Tool"),
            [(one.code, f"{one.code}  {one.name}") for one in tools],
            name="tool",
            required=True,
            searchable=True,
            empty=tr("Type a part, as in sanctions…"),
        )
        self.phase = ChoiceField[str](
            tr("Assessed phase"),
            [(_NONE, phase_label(None)), *((one.value, f"{one.letter}  {one.label}") for one in Phase)],
            name="assessed phase",
            required=True,
            empty=None,
        )
        self.day = DateField(tr("On"), name="date", hint=tr("Empty: today."))
        self.cost = MoneyField(
            tr("Cost"), name="cost", hint=tr("Empty: nothing. A ceiling counts for what a measure costs.")
        )
        self.urgency = ChoiceField[Urgency](
            tr("Urgency"), [(one, words(one)) for one in Urgency], name="urgency", required=True, empty=None
        )
        self.near = ChoiceField[str](
            tr("Asked from the office"),
            [],
            name="office",
            empty=tr("None: the lowest office first"),
            hint=tr("Its superiors come first, the nearest before others; then offices elsewhere."),
        )
        for left_open in (self.day, self.cost, self.near):
            # A question is asked, and nothing sent off: what empty means stands beneath.
            left_open.unmark()
        self.form.add(self.country, self.tool)
        self.form.add_widget(Words(tr("All else may stay as it is."), role="muted", wrap=True))
        self.form.add(self.phase, self.day, self.cost, self.urgency, self.near)
        self.country.changed.connect(self._country_changed)
        for field in (self.tool, self.phase, self.urgency, self.near):
            field.changed.connect(self._ask_again)
        for found in (self.country, self.tool):
            line = found.editor.lineEdit()
            if line is not None:
                line.editingFinished.connect(partial(self._say_unknown, found))
        for typed in (self.day, self.cost):
            typed.changed.connect(self._soon.start)
        # Enter waits for nothing, and says what is wrong with a day that is none.
        self.day.editor.returnPressed.connect(self._ask_again)
        self.cost.editor.returnPressed.connect(self._ask_again)
        self.day.editor.editingFinished.connect(self._left)
        self.cost.editor.editingFinished.connect(self._left)

    def _ask_instead(self, tool: str) -> None:
        """The link goes with the answer that it stood in: one goes on at the tool, which can be changed back there."""
        self.tool.editor.setFocus()
        self.tool.set_value(tool)

    def _country_changed(self) -> None:
        if not self._filling:
            self._filling = True
            self._offer_phase()
            self._filling = False
            self._ask_again()

    def _ask_again(self) -> None:
        """A choice answers at once; what is typed, as soon as it is a day or an amount."""
        if not self._filling and self._known(self.country) and self._known(self.tool):
            self._soon.stop()
            self.compute()

    def _say_unknown(self, field: ChoiceField[str]) -> None:
        """There is no act to press that would say so: a name that is none would be a question without an answer."""
        if not field.is_empty() and not self._known(field):
            field.check()

    def _left(self) -> None:
        """A line that was left says what is wrong with it, and what was answered already is not asked again."""
        try:
            asked = self._values()
        except BadInput:
            # Beneath it, without calling back whoever went on.
            for line in (self.day, self.cost):
                line.check()
            return
        if asked != self._answered:
            self._ask_again()

    def _typed(self) -> None:
        """What was typed so far, where that is a day or an amount; half of one is no error yet."""
        with suppress(BadInput):
            if self._values() != self._answered:
                self._ask_again()

    def _values(self) -> tuple[object, ...]:
        return (
            self.country.value(),
            self.tool.value(),
            self.phase.value(),
            self.day.value(),
            self.cost.value(),
            self.urgency.value(),
            self.near.value(),
        )

    def _offer_phase(self) -> None:
        """Begin with the phase that the country file has, or had on the day that is asked about."""
        chosen = self.country.value() if self._known(self.country) else None
        if chosen and self._reads:
            at = self._case.now()
            with suppress(BadInput):
                day = self.day.value()
                at = instant_of_day(self._case, day) if day else at
            phase = self._case.look(lambda session: phase_at(session, chosen, at))
            self.phase.set_value(phase.value if phase else _NONE)

    @staticmethod
    def _known(field: ChoiceField[str]) -> bool:
        """Whether what is typed so far names a line of the list."""
        return field.editor.findText(field.editor.currentText().strip()) >= 0

    def _done(self, asked: int, found: WhoAnswer) -> None:
        if asked != self._asked:
            return
        self.answer.show_answer(found)
        # Where the answer stands beneath the question it would not be seen; who still types goes on where they are.
        if not (self.day.editor.hasFocus() or self.cost.editor.hasFocus()):
            self.both.show_second()
