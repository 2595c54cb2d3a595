"""Who is at risk, from whom, of which crimes, and what may happen: shown, and written by the author."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.risk.risk_description import describe_risk
from app.reading.ministry.reference import current_likelihood_scale
from app.reading.risk.risk_assessments import RiskAssessmentView
from app.rules.risk.scenarios import Scenario
from db.vocabulary import words
from language import tr
from language.lists import and_list
from ui.case import Case
from ui.frame import Frame, Question
from ui.risk.describe_dialog import DescribeDialog, request_of
from ui.risk.scenario_dialog import ScenarioDialog
from ui.risk.scenario_words import likelihood_words, scenario_facts, window_words
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class DescriptionCard(QWidget):
    """Of one's own assessment under way. ``lacking`` says what completing still asks for; empty for nothing."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__()
        self._case = case
        self._frame = frame
        self._view: RiskAssessmentView | None = None
        self.lacking = ""
        self.describe = ActButton(tr("Describe the risk…"), icon="edit")
        self.describe.acted.connect(self._describe)
        self.scenarios = Register[Scenario](
            tr("Scenarios"),
            [
                Column(tr("Scenario"), lambda one: one.name, stretch=True),
                Column(tr("How likely"), likelihood_words, width=190),
                Column(tr("Window"), window_words, width=210),
            ],
            identity=lambda one: one.name,
            nothing=tr(
                "Ways in which things may go, how likely each is, what would lead there, and what would be seen on the way."
            ),
            add=tr("Add a scenario…"),
            on_add=self._add,
            facts=scenario_facts,
            acts=(
                RowAct(tr("Edit the scenario…"), self._edit, icon="edit"),
                RowAct(tr("Take it out…"), self._take_out),
            ),
        )
        self._facts = Facts()
        self._people = Card(tr("Who is at risk, and of what"))
        self._people.body.addWidget(self._facts)
        self._people.body.addWidget(self.describe)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.between)
        column.addWidget(self._people)
        column.addWidget(self.scenarios)

    def show_assessment(self, view: RiskAssessmentView) -> None:
        """Show what is said so far."""
        self._view = view
        facts = Facts()
        for label, text in description_facts(view):
            facts.add(label, text or tr("Not said yet"))
        self._people.body.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        self.scenarios.set_rows(view.scenarios)
        self.lacking = and_list(
            what
            for what, said in (
                (tr("who is at risk"), view.at_risk or view.groups_at_risk),
                (tr("which crimes may be committed"), view.crimes or view.crimes_undetermined),
            )
            if not said
        )

    def _describe(self) -> None:
        if self._view is not None:
            DescribeDialog(self._case, self._frame, self._view).open()

    def _add(self) -> None:
        self._ask(None)

    def _edit(self, scenario: Scenario) -> None:
        self._ask(scenario)

    def _ask(self, scenario: Scenario | None) -> None:
        if self._view is None:
            return
        scale = self._case.look(current_likelihood_scale)
        others = tuple(one for one in self._view.scenarios if one != scenario)
        request = request_of(self._view)
        ScenarioDialog(
            self._frame,
            scale,
            scenario,
            self._view.number,
            lambda made: self._case.act(describe_risk, replace(request, scenarios=(*others, made))),
        ).open()

    def _take_out(self, scenario: Scenario) -> None:
        if self._view is None:
            return
        left = tuple(one for one in self._view.scenarios if one != scenario)
        request = replace(request_of(self._view), scenarios=left)
        question = Question(
            heading=tr("Take “{name}” out of the assessment", name=scenario.name),
            words=tr(
                "{pathway} What is said of this scenario leaves the assessment. History keeps it.",
                pathway=scenario.pathway,
            ),
            act=tr("Take it out"),
            close=tr("Keep it"),
            run=lambda: self._case.act(describe_risk, request),
        )
        self._frame.ask(question)


def description_facts(view: RiskAssessmentView) -> list[tuple[str, str]]:
    """What an assessment says of people and crimes, as labels and words; what it does not say is empty."""
    crimes = ", ".join(words(one) for one in view.crimes)
    return [
        (tr("At risk"), _lines(view.at_risk, view.groups_at_risk)),
        (tr("From whom"), _lines(view.from_whom, view.actors)),
        (
            tr("Crimes"),
            tr("It cannot be determined yet which crimes")
            if view.crimes_undetermined
            else "\n".join(filter(None, (crimes, *(one.note for one in view.crimes)))),
        ),
    ]


def _lines(text: str, names: Sequence[str]) -> str:
    """What is said in words, then the names; the same is not said twice."""
    return "\n".join(dict.fromkeys(filter(None, (text, ", ".join(names)))))
