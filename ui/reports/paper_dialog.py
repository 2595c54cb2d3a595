"""Recording a decision that was signed on paper."""

import mimetypes
from pathlib import Path

from app.actions.attachments import NewFile
from app.actions.paper_decisions import RecordPaperDecision, record_paper_decision
from app.briefs.stamp import read_stamp
from app.reading.organisation import OfficeView, office_views, person_views
from app.refusals import BadInput, UserError
from db.files import fault_of_system
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.file_field import FileField
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.choices_dialog import ChoicesDialog
from ui.reports.panel import ReportPicture

_HASH = 64


class PaperDialog(ChoicesDialog):
    """The scan, the hash printed on the paper, who signed in which office and when, and what was ticked."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report = picture.report
        super().__init__(
            frame,
            f"Record the signed paper of {report.number}",
            words="You are named as the recorder beside the decider. The decisions take effect when a second person "
            "has compared this record with the scan.",
        )
        self._case = case
        self._report = report
        at = case.now()
        self._offices: tuple[OfficeView, ...] = case.look(lambda session: office_views(session, at))
        people = case.look(lambda session: person_views(session, at))
        self.scan = FileField(
            "Scan of the signed paper",
            name="file",
            required=True,
            kinds="Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)",
        )
        self.printed = TextArea(
            "Hash printed on the paper",
            name="brief hash",
            required=True,
            rows=2,
            hint="What a reader gives for the QR code, or the 64 characters beside it; blanks do not matter.",
        )
        self.office = ChoiceField[str](
            "Signed in the office of",
            [(office.office_id, office.name) for office in self._offices],
            name="office",
            required=True,
        )
        self.person = ChoiceField[str](
            "Signed by",
            [(person.person_id, person.name) for person in people],
            name="person",
            required=True,
            searchable=True,
            empty="Type a name…",
        )
        self.signed_at = InstantField(
            "Signed on", name="time of the signature", required=True, zone=case.zone
        )
        self.form.add(self.scan, self.printed)
        self.form.add_row(self.office, self.person)
        self.form.add(self.signed_at)
        self.form.add_section(
            "What was ticked", "Authority is judged for the signer, at the time of the signature."
        )
        self.add_cards(picture)
        for card in self.cards:
            card.judge_on_paper()
        self.office.changed.connect(self._offer_holder)
        self.add_act("Record the paper", self._record)
        if report.open_escalation is not None:
            self.office.set_value(report.open_escalation.office_id)
            self._offer_holder()

    def _offer_holder(self) -> None:
        """Who exercises the office now most likely signed; another can be typed."""
        chosen = self.office.value()
        office = next((one for one in self._offices if one.office_id == chosen), None)
        holder = next((one for one in office.holders if one.exercises), None) if office else None
        if holder is not None:
            self.person.set_value(holder.person_id)

    def _record(self) -> None:
        def act() -> object:
            path, signed_at = self.scan.value(), self.signed_at.value()
            if path is None or signed_at is None:
                raise AssertionError("required fields were checked")
            request = RecordPaperDecision(
                report_id=self._report.report_id,
                office_id=self.office.value() or "",
                person_id=self.person.value() or "",
                decided_at=signed_at,
                scan=_file(path),
                printed_hash=self._hash(),
                choices=self.choices(),
            )
            return self._case.act(record_paper_decision, request)

        self.attempt_choices(act)

    def _hash(self) -> str:
        """The hash as typed, or the one in the text of the QR code.

        Raises:
            BadInput: neither, or the code of another report's brief.
        """
        typed = "".join(self.printed.value().split())
        if len(typed) == _HASH and all(one in "0123456789abcdefABCDEF" for one in typed):
            return typed.lower()
        stamp = read_stamp(typed)
        if stamp.report_number != self._report.number.upper():
            raise BadInput(
                "brief hash",
                f"This is the code of a brief of {stamp.report_number}, not of {self._report.number}.",
                remedy="Open that report, or scan the right paper.",
            )
        return stamp.brief_hash


def _file(path: Path) -> NewFile:
    try:
        content = path.read_bytes()
    except OSError as error:
        fault = fault_of_system(error, path)
        message = fault.message if fault else f"“{path}” could not be read."
        raise UserError(message, remedy=fault.remedy if fault else "Choose the file again.") from error
    kind, _ = mimetypes.guess_type(path.name)
    return NewFile(name=path.name, content=content, media_type=kind or "application/octet-stream")
