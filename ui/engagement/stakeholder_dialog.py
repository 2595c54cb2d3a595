"""Placing a group in a peace process, or changing its place."""

from app.actions.engagement.peace import (
    MoveStakeholder,
    PlaceStakeholder,
    move_stakeholder,
    place_stakeholder,
)
from app.reading.engagement.peace import ProcessView, StakeholderView
from db.vocabulary.engagement import Inclusion
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, reason_field
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.text_field import TextField
from ui.frame import Frame


class StakeholderDialog(Dialog):
    """Where a group stood before stays on the ledger."""

    def __init__(
        self, case: Case, frame: Frame, process: ProcessView, row: StakeholderView | None = None
    ) -> None:
        super().__init__(
            frame,
            tr("Change the place of {group}", group=row.group)
            if row
            else tr("Place a group in {process}", process=process.name),
            words=tr("A vulnerable group that is excluded is printed in the brief, with the reason."),
            about=f"{process.process_id} {row.stakeholder_id}" if row else process.process_id,
        )
        self._case = case
        self._process = process
        self._row = row
        self.group = TextField(tr("Group"), name="group", required=True)
        self.vulnerable = CheckField(tr("The group is vulnerable"), name="the group is vulnerable")
        self.inclusion = ChoiceField[Inclusion](tr("Place"), choices(Inclusion), name="place", required=True)
        self.reason = reason_field(tr("Who decided it, and on what ground."))
        self.form.add(self.group, self.vulnerable, self.inclusion, self.reason)
        if row is not None:
            self.group.set_value(row.group)
            self.group.setVisible(False)
            self.vulnerable.set_value(row.vulnerable)
            self.inclusion.set_value(row.inclusion)
        self.act_button = self.add_act(tr("Change its place") if row else tr("Place the group"), self._save)

    def _save(self) -> None:
        def save() -> object:
            inclusion = chosen(self.inclusion, "place")
            if self._row is None:
                request = PlaceStakeholder(
                    process_id=self._process.process_id,
                    group_name=self.group.value(),
                    vulnerable=self.vulnerable.value(),
                    inclusion=inclusion,
                    reason=self.reason.value(),
                )
                return self._case.act(place_stakeholder, request)
            move = MoveStakeholder(
                stakeholder_id=self._row.stakeholder_id,
                based_on=self._row.version,
                vulnerable=self.vulnerable.value(),
                inclusion=inclusion,
                reason=self.reason.value(),
            )
            return self._case.act(move_stakeholder, move)

        self.attempt(save)
