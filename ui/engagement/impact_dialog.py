"""Writing a human rights impact assessment: five parts in words, and six considerations."""

from app.actions.engagement.impact import ImpactContent, WriteImpactAssessment, write_impact_assessment
from app.reading.engagement.impact import ImpactView
from app.rules.engagement.impact import PART_WORDS, PARTS, Answer
from db.vocabulary.engagement import Consideration
from language import Wording, mark, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.check_field import CheckField
from ui.fields.tag_field import TagField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame

_HINTS = Wording(
    {
        "groups": mark("Whom it reaches and whom it does not; what was unequal before."),
        "effect": mark("On life, safety, livelihood, rights of those groups."),
        "grievance_risk": mark("Who may feel left out or threatened, and what may be made of it."),
        "mitigations": mark("What is done about it, by whom."),
        "residual_risk": mark("What stays when all that is done."),
    }
)


class ImpactDialog(Dialog):
    """It can be saved half done; what is missing is listed until it is there."""

    def __init__(self, case: Case, frame: Frame, row: ImpactView) -> None:
        super().__init__(
            frame,
            tr("Write {number}", number=row.number),
            words=tr(
                "It can be saved half done. Each consideration is answered, or says why it does not apply."
            ),
            width=780,
            about=row.number,
        )
        self._case = case
        self._row = row
        self.policy = TextField(tr("Policy"), name="policy", required=True)
        self.policy.set_value(row.policy)
        self.form.add(self.policy)
        self.parts = {
            part: TextArea(
                PART_WORDS[part], name=part.replace("_", " "), required=True, rows=3, hint=_HINTS[part]
            )
            for part in PARTS
        }
        for part, field in self.parts.items():
            # Needed before it is signed, not before the draft is saved.
            field.required = False
            field.set_value(getattr(row, part))
            self.form.add(field)
        self.form.add_section(tr("Six policy considerations"))
        answers = {answer.consideration: answer for answer in row.answers}
        self.answers: dict[Consideration, tuple[TextArea, CheckField]] = {}
        self.evidence: dict[Consideration, TagField] = {}
        self.mitigations: dict[Consideration, TextArea] = {}
        for each in Consideration:
            self._add(each, answers.get(each, Answer(consideration=each)))
        self.act_button = self.add_act(tr("Save the draft"), self._save)

    def _add(self, each: Consideration, answer: Answer) -> None:
        text = TextArea(
            f"{each.value}  {each.label}", name=each.value, required=True, rows=2, hint=each.question
        )
        text.required = False
        text.set_value(answer.words)
        apart = CheckField(tr("{value} does not apply, for the reason given", value=each.value))
        apart.set_value(not answer.applies)
        evidence = TagField(
            tr("Evidence for {value}", value=each.value),
            name=f"{each.value} evidence",
            hint=tr("Numbers such as EV-2026-0001. Enter adds one."),
        )
        evidence.set_value(list(answer.evidence))
        mitigation = TextArea(
            tr("Mitigation for {value}", value=each.value), name=f"{each.value} mitigation", rows=2
        )
        mitigation.set_value(answer.mitigation)
        self.answers[each], self.evidence[each], self.mitigations[each] = (text, apart), evidence, mitigation
        self.form.add(text)
        self.form.add_row(evidence, mitigation)
        self.form.add(apart)

    def _save(self) -> None:
        self.attempt(lambda: self._case.act(write_impact_assessment, self._request()))

    def _request(self) -> WriteImpactAssessment:
        content = ImpactContent(
            policy=self.policy.value(),
            **{part: field.value() for part, field in self.parts.items()},
            answers=tuple(
                Answer(
                    consideration=each,
                    applies=not apart.value(),
                    words=text.value(),
                    evidence=tuple(self.evidence[each].value()),
                    mitigation=self.mitigations[each].value(),
                )
                for each, (text, apart) in self.answers.items()
                if not text.is_empty() or apart.value()
            ),
        )
        return WriteImpactAssessment(
            impact_id=self._row.impact_id, based_on=self._row.version, content=content
        )
