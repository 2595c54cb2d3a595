"""Recording that two evidence items support one another."""

from collections.abc import Sequence

from app.actions.evidence.corroborations import RecordCorroboration, record_corroboration
from app.reading.evidence.evidence_lines import EvidenceLine
from app.reading.evidence.items import EvidenceView
from db.vocabulary.evidence import Independence
from language import tr
from ui.case import Case
from ui.countries.other_item import other_item_field
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.frame import Frame


class CorroborationDialog(Dialog):
    """The other item, whether the two know it each by themselves, and how that is known. No grade is changed."""

    def __init__(self, case: Case, frame: Frame, item: EvidenceView, items: Sequence[EvidenceLine]) -> None:
        super().__init__(
            frame,
            tr("What supports {number}?", number=item.number),
            words=tr("Two items that go back to one original are one source, however often it is told."),
            width=760,
            about=item.number,
        )
        self._case = case
        self._item = item
        self.other = other_item_field(item, items)
        self.independence = ChoiceField[Independence](
            tr("Are their sources independent?"),
            [
                (Independence.YES, tr("Yes: each knows it by themselves")),
                (Independence.NO, tr("No: one goes back to the other, or both to one original")),
                (Independence.UNKNOWN, tr("Not known")),
            ],
            name="independence",
            required=True,
        )
        self.note = TextArea(tr("What they agree on, and how you know"), name="note", required=True, rows=3)
        self.form.add(self.other, self.independence, self.note)
        self.act_button = self.add_act(tr("Record the support"), self._record)

    def _record(self) -> None:
        def act() -> object:
            request = RecordCorroboration(
                evidence_id=self._item.evidence_id,
                other_id=self.other.value() or "",
                independence=self.independence.value() or Independence.UNKNOWN,
                note=self.note.value(),
            )
            return self._case.act(record_corroboration, request)

        self.attempt(act)
