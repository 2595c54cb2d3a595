"""Proposing to waive the risk annex of a trigger event."""

from app.actions.engagement.waivers import ProposeWaiver, propose_waiver
from app.reading.engagement.triggers import TriggerView
from app.reading.ministry.organisation import office_views, person_views
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import chosen, reason_field
from ui.fields.choice_field import ChoiceField
from ui.frame import Frame


class WaiverDialog(Dialog):
    """Two people answer for it: the focal point who is signed in, and an authority who is named."""

    binding = True

    def __init__(self, case: Case, frame: Frame, row: TriggerView) -> None:
        super().__init__(
            frame,
            tr("Propose to waive the risk annex of {number}", number=row.number),
            words=tr(
                "Two people answer for it: you, who sign with your own key, and an authority whom you name. The authority "
                "finds it on the desk and confirms or declines it; until it is confirmed the event cannot be marked as decided. "
                "That nobody looked at the risk stays a finding of the file."
            ),
            about=row.number,
        )
        self._case = case
        self._row = row
        people = case.look(lambda session: person_views(session, case.now()))
        offices = case.look(lambda session: office_views(session, case.now()))
        self.person = ChoiceField[str](
            tr("Authority"),
            [(one.person_id, one.name) for one in people if one.person_id != case.actor.person_id],
            name="person",
            required=True,
            searchable=True,
            empty=tr("Type a part of the name…"),
        )
        self.office = ChoiceField[str](
            tr("In the office"),
            [(one.office_id, one.name) for one in offices],
            name="office",
            required=True,
            searchable=True,
            empty=tr("Type a part of its name…"),
        )
        self.reason = reason_field()
        self.form.add_row(self.person, self.office)
        self.form.add(self.reason)
        self.act_button = self.add_act(tr("Propose the waiver"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                propose_waiver,
                ProposeWaiver(
                    event_id=self._row.event_id,
                    authority_id=chosen(self.person, "person"),
                    office_id=chosen(self.office, "office"),
                    reason=self.reason.value(),
                ),
            )
        )
