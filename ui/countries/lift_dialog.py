"""Lifting a legal hold from a source."""

from app.actions.evidence.sources import LiftHold, lift_hold
from app.reading.evidence.holds import standing_holds
from app.reading.evidence.items import SourceView
from language import tr
from ui.case import Case
from ui.countries.words import day_of
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class LiftDialog(Dialog):
    """Which hold, and why the duty to preserve has ended."""

    def __init__(self, case: Case, frame: Frame, source: SourceView) -> None:
        super().__init__(
            frame, tr("Lift a legal hold from {source}", source=source.name), about=source.source_id
        )
        self._case = case
        holds = case.look(lambda session: standing_holds(session, source.source_id))
        self.hold = ChoiceField[str](
            tr("Hold"),
            [(one.hold_id, f"{day_of(one.placed_at, case)}: {one.reason[:120]}") for one in holds],
            name="legal hold",
            required=True,
            empty=None,
        )
        self.reason = TextArea(
            tr("Reason"), name="reason", required=True, rows=3, hint=tr("Why the duty to preserve has ended.")
        )
        self.form.add(self.hold, self.reason)
        self.act_button = self.add_act(tr("Lift the hold"), self._lift)

    def _lift(self) -> None:
        def act() -> object:
            request = LiftHold(hold_id=self.hold.value() or "", reason=self.reason.value())
            return self._case.act(lift_hold, request)

        self.attempt(act)
