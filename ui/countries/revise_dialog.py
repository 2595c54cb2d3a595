"""Revising our reading of an evidence item, with a reason."""

from app.actions.evidence.items import ReviseEvidence, revise_evidence
from app.reading.evidence.items import EvidenceView
from language import tr
from ui.case import Case
from ui.countries.coding_fields import CodingFields, credibility_field, reliability_field
from ui.dialogs.dialog import Dialog
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame
from ui.widgets.facts import Facts


class ReviseDialog(Dialog):
    """Everything but the words from the field, which stay as they came."""

    def __init__(self, case: Case, frame: Frame, item: EvidenceView) -> None:
        super().__init__(
            frame,
            tr("Revise {number}", number=item.number),
            words=tr(
                "The words from the field stay as they came. What you change stays readable in the history."
            ),
            width=760,
            about=item.number,
        )
        self._case = case
        self._item = item
        original = Facts()
        original.add(tr("Original wording"), tr("“{text}”", text=item.original_wording))
        self.form.add_widget(original)
        self.item_title = TextField(tr("Title"), name="title", required=True)
        self.summary = TextArea(tr("Summary"), name="summary", required=True, rows=4)
        self.reliability = reliability_field(as_source=False)
        self.credibility = credibility_field(empty=None)
        self.coding = CodingFields(case)
        self.reason = TextArea(tr("Reason for the revision"), name="reason", required=True, rows=2)
        self.form.add(self.item_title, self.summary)
        self.form.add_row(self.reliability, self.credibility)
        self.form.add(self.coding.violations)
        self.form.add_row(self.coding.place, self.coding.marking)
        self.form.add(self.coding.groups, self.coding.caution, self.coding.citation, self.reason)
        self._show()
        self.act_button = self.add_act(tr("Save the revision"), self._save)

    def _show(self) -> None:
        item, coding = self._item, self.coding
        self.item_title.set_value(item.title)
        self.summary.set_value(item.summary)
        self.reliability.set_value(item.reliability)
        self.credibility.set_value(item.credibility)
        coding.violations.set_value(item.violations)
        coding.place.set_value(item.place)
        coding.keep_marking(item.marking)
        coding.groups.set_value(item.groups)
        coding.caution.set_value(item.caution)
        coding.citation.set_value(item.citation)

    def _save(self) -> None:
        def act() -> object:
            coding = self.coding
            request = ReviseEvidence(
                evidence_id=self._item.evidence_id,
                based_on=self._item.version,
                reason=self.reason.value(),
                title=self.item_title.value(),
                summary=self.summary.value(),
                place=coding.place.value(),
                reliability=self.reliability.value(),
                credibility=self.credibility.value(),
                violations=coding.violations.value(),
                groups=coding.groups.value(),
                marking=coding.marking.value(),
                caution=coding.caution.value(),
                citation=coding.citation.value(),
            )
            return self._case.act(revise_evidence, request)

        self.attempt(act)
