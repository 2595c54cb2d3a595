"""Coding a movement of people that an evidence item tells of, or coding it anew."""

from app.actions.evidence.displacements import (
    CodeDisplacement,
    RecodeDisplacement,
    code_displacement,
    recode_displacement,
)
from app.reading.evidence.items import DisplacementView, EvidenceView
from language import mark, tr
from language.phrases import headed
from ui.case import Case
from ui.countries.movement_fields import MovementFields
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame

_WORDS = mark(
    "“Not known” is an answer of its own: flight is not transfer, and neither is taken for granted."
)


class MovementDialog(Dialog):
    """With a ``movement`` it is coded anew, with a reason; what stood there stays on the ledger."""

    def __init__(
        self, case: Case, frame: Frame, item: EvidenceView, movement: DisplacementView | None = None
    ) -> None:
        title = tr("Code a movement of people") if movement is None else tr("Code the movement anew")
        super().__init__(
            frame,
            headed(title, item.number),
            words=tr(_WORDS),
            width=680,
            about=f"{item.number} {movement.displacement_id if movement else ''}".strip(),
        )
        self._case = case
        self._item = item
        self._movement = movement
        self.fields = MovementFields(self.form)
        self.reason = TextArea(tr("Reason for the change"), name="reason", required=True, rows=2)
        if movement is None:
            self.act_button = self.add_act(tr("Code the movement"), self._code)
        else:
            self.form.add(self.reason)
            self.fields.load(movement)
            self.act_button = self.add_act(tr("Save the coding"), self._recode)

    def _code(self) -> None:
        self.attempt(
            lambda: self._case.act(
                code_displacement,
                CodeDisplacement(evidence_id=self._item.evidence_id, movement=self.fields.movement()),
            )
        )

    def _recode(self) -> None:
        movement = self._movement
        if movement is not None:
            self.attempt(
                lambda: self._case.act(
                    recode_displacement,
                    RecodeDisplacement(
                        displacement_id=movement.displacement_id,
                        based_on=movement.version,
                        reason=self.reason.value(),
                        movement=self.fields.movement(),
                    ),
                )
            )
