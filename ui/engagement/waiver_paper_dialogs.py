"""An authority's answer to a waiver on signed paper: recorded by one person, confirmed by another."""

from app.actions.engagement.waivers import (
    ConfirmWaiverPaper,
    RecordWaiverPaper,
    confirm_waiver_paper,
    record_waiver_paper,
)
from app.reading.engagement.waivers import WaiverView
from app.refusals import BadInput
from db.vocabulary import words
from db.vocabulary.engagement import WaiverAnswer
from language import tr
from ui.case import Case
from ui.countries.words import today
from ui.dialogs.dialog import Dialog
from ui.engagement.fields import choices, chosen, day_of, iso, reason_field
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.file_field import FileField
from ui.files import file_at
from ui.frame import Frame
from ui.reports.scan import scan_view
from ui.widgets.facts import Facts


class RecordWaiverPaperDialog(Dialog):
    """What the paper says, and its scan."""

    binding = True

    def __init__(self, case: Case, frame: Frame, row: WaiverView) -> None:
        super().__init__(
            frame,
            tr("Record the signed paper of {authority}", authority=row.authority),
            words=tr(
                "The answer to the waiver of {number}. It counts when a second person has compared this "
                "record with the scan.",
                number=row.number,
            ),
            about=row.number,
        )
        self._case = case
        self._row = row
        self.scan = FileField(
            tr("Scan of the signed paper"),
            name="file",
            required=True,
            kinds=tr("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)"),
        )
        self.answer = ChoiceField[WaiverAnswer](
            tr("The paper says"), choices(WaiverAnswer), name="answer", required=True
        )
        self.on = DateField(tr("Signed on"), name="day of the signature", required=True)
        self.on.set_value(today(case))
        self.reason = reason_field(tr("As the paper gives it."))
        self.form.add(self.scan)
        self.form.add_row(self.answer, self.on)
        self.form.add(self.reason)
        self.act_button = self.add_act(tr("Record the paper"), self._save)

    def _save(self) -> None:
        def save() -> object:
            path = self.scan.value()
            if path is None:
                raise BadInput("file", tr("No scan is chosen."), remedy=tr("Choose one."))
            request = RecordWaiverPaper(
                waiver_id=self._row.waiver_id,
                answer=chosen(self.answer, "answer"),
                reason=self.reason.value(),
                signed_on=day_of(self.on),
                scan=file_at(path),
            )
            return self._case.act(record_waiver_paper, request)

        self.attempt(save)


class ConfirmWaiverPaperDialog(Dialog):
    """The record above, the scan beneath; the waiver is answered when the record is confirmed."""

    binding = True

    def __init__(self, case: Case, frame: Frame, row: WaiverView) -> None:
        super().__init__(
            frame,
            tr("Confirm the paper on {number}", number=row.number),
            words=tr("Compare what was recorded with the scan. Once confirmed, the waiver is answered so."),
            width=760,
            about=row.number,
        )
        if row.paper is None:
            raise ValueError("there is no paper to confirm")
        paper = row.paper
        self._case = case
        self._paper_id = paper.paper_id
        facts = Facts()
        facts.add(tr("Event"), f"{row.number} {row.title}")
        facts.add(tr("Answer"), words(paper.answer))
        facts.add(tr("Signed by"), f"{row.authority}, {row.office}")
        facts.add(tr("Signed on"), iso(paper.signed_on))
        facts.add(tr("Reason"), paper.reason)
        facts.add(tr("Recorded by"), f"{paper.recorded_by}, {iso(paper.recorded_on)}")
        self.form.add_widget(facts)
        self.form.add_widget(scan_view(case, frame, paper.scan_id, paper.scan))
        self.compared = CheckField(
            tr("I compared the record with the scan, and they agree"),
            name="i compared the record with the scan, and they agree",
            required=True,
        )
        self.form.add(self.compared)
        self.act_button = self.add_act(tr("Confirm the paper"), self._confirm)

    def _confirm(self) -> None:
        self.attempt(
            lambda: self._case.act(confirm_waiver_paper, ConfirmWaiverPaper(paper_id=self._paper_id))
        )
