"""Recording that two evidence items say different things."""

from collections.abc import Sequence

from app.actions.evidence.items import RecordContradiction, record_contradiction
from app.reading.evidence.evidence_lines import EvidenceLine
from app.reading.evidence.items import EvidenceView
from language import tr
from ui.case import Case
from ui.countries.other_item import other_item_field
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.frame import Frame


class ContradictionDialog(Dialog):
    """The other item, and how they differ. Both stay, and both say so."""

    def __init__(self, case: Case, frame: Frame, item: EvidenceView, items: Sequence[EvidenceLine]) -> None:
        super().__init__(
            frame,
            tr("What contradicts {number}?", number=item.number),
            words=tr("Both items stay as they are; each will carry a caution that names the other."),
            width=760,
            about=item.number,
        )
        self._case = case
        self._item = item
        self.other = other_item_field(item, items)
        self.note = TextArea(tr("How they differ"), name="note", required=True, rows=3)
        self.form.add(self.other, self.note)
        self.act_button = self.add_act(tr("Record the contradiction"), self._record)

    def _record(self) -> None:
        def act() -> object:
            request = RecordContradiction(
                evidence_id=self._item.evidence_id,
                other_id=self.other.value() or "",
                note=self.note.value(),
            )
            return self._case.act(record_contradiction, request)

        self.attempt(act)
