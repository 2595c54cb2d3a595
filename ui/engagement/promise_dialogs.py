"""Recording a commitment, and the conduct that followed it."""

from app.actions.engagement.promises import (
    ObserveConduct,
    RecordCommitment,
    observe_conduct,
    record_commitment,
)
from app.reading.engagement.promises import CommitmentView
from db.vocabulary.engagement import Conduct
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, evidence_field
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class CommitmentDialog(Dialog):
    """Who promised what, to whom, and where that is written."""

    def __init__(self, case: Case, frame: Frame, country: str) -> None:
        super().__init__(
            frame,
            tr("Record a commitment"),
            words=tr("Word for word where that is known. It cannot be changed later."),
            about=country,
        )
        self._case = case
        self._country = country
        self.by = TextField(tr("Made by"), name="made by", required=True)
        self.to = TextField(tr("Made to"), name="made to", required=True)
        self.on = DateField(tr("Made on"), name="day of the commitment", required=True)
        self.text = TextArea(tr("Commitment"), name="commitment", required=True, rows=3)
        self.source = TextField(
            tr("Source"),
            name="source",
            required=True,
            max_length=1_000,
            hint=tr("Document symbol, date or link."),
        )
        self.form.add_row(self.by, self.to)
        self.form.add(self.on, self.text, self.source)
        self.act_button = self.add_act(tr("Record the commitment"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                record_commitment,
                RecordCommitment(
                    country=self._country,
                    made_by=self.by.value(),
                    made_to=self.to.value(),
                    made_on=day_of(self.on),
                    text=self.text.value(),
                    source=self.source.value(),
                ),
            )
        )


class ConductDialog(Dialog):
    """What was seen of a promise on a day."""

    def __init__(self, case: Case, frame: Frame, row: CommitmentView) -> None:
        super().__init__(
            frame,
            tr("Record conduct on {number}", number=row.number),
            words=tr(
                "“{text}” If it is broken, the review of the file is brought forward to today.", text=row.text
            ),
            about=row.number,
        )
        self._case = case
        self._row = row
        self.conduct = ChoiceField[Conduct](tr("Conduct"), choices(Conduct), name="conduct", required=True)
        self.on = DateField(tr("Seen on"), name="day of the conduct", required=True)
        self.words = TextArea(tr("What was seen"), name="conduct", required=True, rows=3)
        self.evidence = evidence_field()
        self.form.add_row(self.conduct, self.on)
        self.form.add(self.words, self.evidence)
        self.act_button = self.add_act(tr("Record the conduct"), self._save)

    def _save(self) -> None:
        self.attempt(
            lambda: self._case.act(
                observe_conduct,
                ObserveConduct(
                    commitment_id=self._row.commitment_id,
                    observed_on=day_of(self.on),
                    conduct=chosen(self.conduct, "conduct"),
                    words=self.words.value(),
                    evidence=self.evidence.value(),
                ),
            )
        )
