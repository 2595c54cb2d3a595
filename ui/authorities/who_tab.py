"""Who can decide? A measure thought of, before any report asks for it."""

from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reading.authority import AuthorityQuestion, CandidateLine, phase_at, who_can_decide
from app.reading.organisation import office_views
from app.reading.permission import may_read_content
from app.reading.reference import current_countries, current_toolbox
from app.rules.money import Money
from db.vocabulary import Phase, Urgency, words
from ui.authorities.candidate_row import CandidateRow
from ui.case import Case
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.instant_field import InstantField
from ui.fields.money_field import MoneyField
from ui.frame import Frame
from ui.may import refusal
from ui.theme import current
from ui.theme.phases import phase_label
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_NONE = ""


class WhoTab(QWidget):
    """The question at left, every office at right: nearest first, with the reason for each that cannot."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        metrics = current().metrics
        self._case = case
        self._frame = frame
        self._asked = 0
        self._found: tuple[CandidateLine, ...] = ()
        self.form = Form()
        self._fields()
        self.ask = ActButton("Who can decide?", primary=True)
        self.ask.acted.connect(self.compute)
        # Earlier decisions count into the answer (Authority rule 13), and those are casework.
        casework = "An administrator keeps people, offices and backups, and does not see casework."
        self.ask.set_verdict(refusal(casework, unless=may_read_content(case.actor)))
        self.only = CheckField("Only offices that can")
        self.only.changed.connect(self._show)
        question = Scrolled("The question", margin=0)
        question.body.addWidget(self.form)
        question.body.addWidget(self.ask)
        question.body.addStretch(1)
        self.said = Words(
            "Ask, and every office is named with what it can and why not.", role="muted", wrap=True
        )
        self.answers = QVBoxLayout()
        self.answers.setSpacing(4)
        self.card = Card("Offices, nearest first")
        self.card.body.addWidget(self.said)
        self.card.body.addWidget(self.only)
        self.card.body.addLayout(self.answers)
        self.only.hide()
        answer = Scrolled("The answer", margin=0)
        answer.body.addWidget(self.card)
        answer.body.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, metrics.between, 0, 0)
        line.setSpacing(metrics.around)
        line.addWidget(question, 1)
        line.addWidget(answer, 2)

    @property
    def rows(self) -> list[CandidateRow]:
        """The offices shown, in order."""
        items = (self.answers.itemAt(place) for place in range(self.answers.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, CandidateRow)]

    def refresh(self) -> None:
        """Offer the offices that there are now, beginning with one's own; what is chosen stays chosen."""
        at = self._case.now()
        offices = self._case.look(lambda session: office_views(session, at))
        first = self.near.editor.count() <= 1
        self.near.set_choices([(one.office_id, one.name) for one in offices])
        person = self._case.actor.person_id
        own = next(
            (one for one in offices for held in one.holders if held.exercises and held.person_id == person),
            None,
        )
        if first and own is not None:
            self.near.set_value(own.office_id)

    def compute(self) -> None:
        """Ask every office, off the window's thread; an answer to an earlier question is dropped."""
        if not self.form.check():
            return
        question = self._question()
        self._asked += 1
        asked, store = self._asked, self._case.store

        def work(_progress: object, _cancelled: object) -> tuple[CandidateLine, ...]:
            with store.read() as session:
                return who_can_decide(session, question)

        self.said.setText("Asking every office…")
        self._case.tasks.run(
            work, lambda found: self._done(asked, found), title="Asking who can decide", owner=self
        )

    def _question(self) -> AuthorityQuestion:
        phase = self.phase.value()
        return AuthorityQuestion(
            tool=self.tool.value() or "",
            country=self.country.value() or "",
            phase=Phase(phase) if phase else None,
            urgency=self.urgency.value() or Urgency.ROUTINE,
            cost=self.cost.value() or Money(Decimal(0), self._case.settings.currency),
            at=self.at.value() or self._case.now(),
            near_id=self.near.value() or "",
        )

    def _fields(self) -> None:
        case = self._case
        tools, table = case.look(current_toolbox), case.look(current_countries)
        self.tool = ChoiceField[str](
            "Measure", [(one.code, f"{one.code}  {one.name}") for one in tools], name="tool", required=True
        )
        self.country = ChoiceField[str](
            "Country",
            [(one.alpha3, f"{one.name} ({one.alpha3})") for one in table],
            required=True,
            searchable=True,
            empty="Type a part of its name…",
        )
        self.phase = ChoiceField[str](
            "Assessed phase",
            [(_NONE, phase_label(None)), *((one.value, f"{one.letter}  {one.label}") for one in Phase)],
            required=True,
            empty=None,
        )
        self.urgency = ChoiceField[Urgency](
            "Urgency", [(one, words(one)) for one in Urgency], required=True, empty=None
        )
        self.cost = MoneyField("Cost", hint="Empty: nothing.")
        self.at = InstantField("At", name="time", zone=case.zone, hint="Empty: now.")
        self.near = ChoiceField[str]("Nearest to the office", [], name="office", empty="None: by name")
        self.form.add(self.tool, self.country, self.phase, self.urgency, self.cost, self.at, self.near)
        self.country.changed.connect(self._offer_phase)

    def _offer_phase(self) -> None:
        """Begin with the phase that the country file has now."""
        chosen = self.country.value() if self._known() else None
        if chosen and may_read_content(self._case.actor):
            at = self._case.now()
            phase = self._case.look(lambda session: phase_at(session, chosen, at))
            self.phase.set_value(phase.value if phase else _NONE)

    def _known(self) -> bool:
        """Whether what is typed so far names a country."""
        return self.country.editor.findText(self.country.editor.currentText().strip()) >= 0

    def _done(self, asked: int, found: tuple[CandidateLine, ...]) -> None:
        if asked == self._asked:
            self._found = found
            self._show()

    def _show(self) -> None:
        empty(self.answers)
        able = sum(line.can for line in self._found)
        said = {0: "No office can decide this as it stands.", 1: "One office can decide this."}
        self.said.setText(said.get(able, f"{able} offices can decide this."))
        self.said.set_role("text" if able else "danger")
        self.only.setVisible(bool(self._found))
        for place, line in enumerate(self._found, 1):
            if line.can or not self.only.value():
                self.answers.addWidget(Line())
                self.answers.addWidget(CandidateRow(place, line, self._case))
