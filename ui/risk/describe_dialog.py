"""Saying who is at risk, from whom, and of which crimes."""

from dataclasses import replace

from app.actions.risk.risk_description import DescribeRisk, describe_risk
from app.reading.risk.risk_assessments import RiskAssessmentView
from db.vocabulary import Crime, words
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.lines_field import LinesField
from ui.fields.multi_choice import MultiChoice
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.crime_note import CrimeNote


class DescribeDialog(Dialog):
    """Words and names; the scenarios stay as they are."""

    def __init__(self, case: Case, frame: Frame, view: RiskAssessmentView) -> None:
        super().__init__(
            frame,
            tr("Describe the risk"),
            words=tr(
                "Whose lives are at stake, who may harm them, and which crimes that would be. That a crime is named here is "
                "a judgement of risk, never a finding that it was committed."
            ),
            about=view.number,
        )
        self._case = case
        self._view = view
        self.at_risk = TextArea(
            tr("Who is at risk"),
            name="who is at risk",
            rows=3,
            hint=tr("This or a group by name is needed before the assessment can be completed."),
        )
        self.groups = LinesField(
            tr("Groups at risk"), name="groups at risk", rows=3, hint=tr("One name a line.")
        )
        self.from_whom = TextArea(tr("From whom"), name="from whom", rows=2)
        self.actors = LinesField(tr("Actors by name"), name="actors", rows=3, hint=tr("One name a line."))
        self.crimes = MultiChoice[Crime](
            tr("Crimes that may be committed"),
            [(one, words(one)) for one in Crime],
            name="crimes",
            rows=4,
            hint=tr("At least one is needed before the assessment can be completed, or the tick beneath."),
        )
        self.undetermined = CheckField(
            tr("It cannot be determined yet which crimes"), name="it cannot be determined yet which crimes"
        )
        self.crime_note = CrimeNote()
        self.form.add(self.at_risk, self.groups, self.from_whom, self.actors, self.crimes)
        self.form.add_widget(self.crime_note)
        self.form.add(self.undetermined)
        for field in (self.crimes, self.undetermined):
            field.changed.connect(self._note_crimes)
        self.at_risk.set_value(view.at_risk)
        self.groups.set_value(view.groups_at_risk)
        self.from_whom.set_value(view.from_whom)
        self.actors.set_value(view.actors)
        self.crimes.set_value(view.crimes)
        self.undetermined.set_value(view.crimes_undetermined)
        self._note_crimes()
        self.act_button = self.add_act(tr("Save the description"), self._save)

    def _note_crimes(self) -> None:
        self.crime_note.show_crimes(() if self.undetermined.value() else self.crimes.value())

    def _save(self) -> None:
        def act() -> object:
            request = replace(
                request_of(self._view),
                at_risk=self.at_risk.value(),
                groups_at_risk=self.groups.value(),
                from_whom=self.from_whom.value(),
                actors=self.actors.value(),
                crimes=self.crimes.value(),
                crimes_undetermined=self.undetermined.value(),
            )
            return self._case.act(describe_risk, request)

        self.attempt(act)


def request_of(view: RiskAssessmentView) -> DescribeRisk:
    """The description as it stands, to be changed in part."""
    return DescribeRisk(
        assessment_id=view.assessment_id,
        at_risk=view.at_risk,
        groups_at_risk=view.groups_at_risk,
        from_whom=view.from_whom,
        actors=view.actors,
        crimes=view.crimes,
        crimes_undetermined=view.crimes_undetermined,
        scenarios=view.scenarios,
    )
