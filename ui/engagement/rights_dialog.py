"""Judging what a policy area does to rights."""

from app.actions.engagement.rights import JudgeRightsEffect, judge_rights_effect
from db.vocabulary.engagement import PolicyArea
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, evidence_field
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class RightsDialog(Dialog):
    """Each part is answered; where we do nothing, that is said."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(
            frame,
            tr("Judge a policy area’s effect on rights"),
            words=tr(
                "Where we do nothing in an area, say so: it is an answer too. Earlier judgements stay on record."
            ),
            width=680,
            about=country,
        )
        self._case = case
        self._country = country
        self.area = ChoiceField[PolicyArea](
            tr("Policy area"), choices(PolicyArea), name="policy area", required=True
        )
        self.discrimination = TextArea(
            tr("Patterns of discrimination"), name="discrimination", required=True, rows=3
        )
        self.grievance = TextArea(tr("Grievance"), name="grievance", required=True, rows=3)
        self.conflict = TextArea(tr("Internal conflict"), name="internal conflict", required=True, rows=3)
        self.evidence = evidence_field()
        self.form.add(self.area, self.discrimination, self.grievance, self.conflict, self.evidence)
        self.act_button = self.add_act(tr("Put on record"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                judge_rights_effect,
                JudgeRightsEffect(
                    country=self._country,
                    area=chosen(self.area, tr("policy area")),
                    discrimination=self.discrimination.value(),
                    grievance=self.grievance.value(),
                    internal_conflict=self.conflict.value(),
                    evidence=self.evidence.value(),
                ),
            )
        )
