"""Recording a decision that was signed on paper."""

import mimetypes
from pathlib import Path

from app.actions.evidence.attachments import NewFile
from app.actions.reports.paper_decisions import RecordPaperDecision, record_paper_decision
from app.briefs.stamp import read_stamp
from app.reading.ministry.organisation import OfficeView, office_views, person_views
from app.reading.reports.signed_forms import SignedForm, signed_form
from app.refusals import BadInput, UserError
from db.files import fault_of_system
from language import mark, tr
from ui.case import Case
from ui.fields.choice_field import ChoiceField
from ui.fields.file_field import FileField
from ui.fields.instant_field import InstantField
from ui.fields.text_area import TextArea
from ui.frame import Frame
from ui.reports.choices_dialog import ChoicesDialog
from ui.reports.panel import ReportPicture
from ui.reports.scan import require_shown
from ui.widgets.words import Words

_HASH = 64
_SUMMARY = mark("You record that {made}.")


class PaperDialog(ChoicesDialog):
    """The scan, the hash printed on the paper, who signed in which office and when, and what was ticked."""

    def __init__(self, case: Case, frame: Frame, picture: ReportPicture) -> None:
        report = picture.report
        super().__init__(
            frame,
            tr("Record the signed paper of {report_number}", report_number=report.number),
            words=tr(
                "You are named as the recorder beside the decider. The decisions take effect when a second person "
                "has compared this record with the scan."
            ),
            summary=_SUMMARY,
            about=report.number,
        )
        self._case = case
        self._report = report
        self._unshown: UserError | None = None
        at = case.now()
        self._offices: tuple[OfficeView, ...] = case.look(lambda session: office_views(session, at))
        people = case.look(lambda session: person_views(session, at))
        self.scan = FileField(
            tr("Scan of the signed paper"),
            name="file",
            required=True,
            kinds=tr("Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)"),
        )
        self.printed = TextArea(
            tr("Hash printed on the paper"),
            name="brief hash",
            required=True,
            rows=2,
            hint=tr(
                "What a reader gives for the QR code, or the 64 characters beside it; blanks do not matter."
            ),
        )
        self.office = ChoiceField[str](
            tr("Signed in the office of"),
            [(office.office_id, office.name) for office in self._offices],
            name="office",
            required=True,
        )
        self.person = ChoiceField[str](
            tr("Signed by"),
            [(person.person_id, person.name) for person in people],
            name="person",
            required=True,
            searchable=True,
            empty=tr("Type a name…"),
        )
        self.signed_at = InstantField(
            tr("Signed on"), name="time of the signature", required=True, zone=case.zone
        )
        self.found = Words(role="muted", wrap=True, selectable=True)
        self.found.hide()
        self.form.add(self.scan)
        self.form.add_widget(self.found)
        self.form.add(self.printed)
        self.form.add_row(self.office, self.person)
        self.form.add(self.signed_at)
        self.form.add_section(
            tr("What was ticked"),
            tr(
                "Agree is recorded as Authorise, Not agree as Decline; Discuss and Noted decide nothing and stay at Not yet. "
                "Authority is judged for the signer, at the time of the signature."
            ),
        )
        self.add_cards(picture, case.zone)
        for card in self.cards:
            card.judge_on_paper()
        self.scan.changed.connect(self._look_for_fields)
        self.office.changed.connect(self._offer_holder)
        self.add_act(tr("Record the paper"), self._record)
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

    def _look_for_fields(self) -> None:
        """A brief filled on screen says itself what was ticked: filled in here, for the recorder to compare and change."""
        try:
            path = self.scan.value()
        except BadInput:
            # A path that is still being typed; what is wrong with it is said when the paper is recorded.
            path = None
        self.found.hide()
        self.notice.clear()  # It spoke of the file that was named before.
        self._unshown = None
        if path is None:
            return
        store = self._case.store

        def look() -> SignedForm | None:
            file = _file(path)
            require_shown(file.name, file.content)
            content = file.content
            if not content.startswith(b"%PDF"):
                return None
            with store.read() as session:
                try:
                    return signed_form(session, content)
                except BadInput:
                    # A scan of paper: there is nothing to read in it.
                    return None

        def show(form: SignedForm | None) -> None:
            if form is not None and self.scan.value() == path:
                self._fill(form)

        def refused(error: UserError) -> None:
            if self.scan.value() == path:
                self._unshown = error
                self.refuse(error)

        self.frame.tasks.run(
            lambda _progress, _cancelled: look(),
            show,
            refused,
            title=tr("Reading the scan"),
            owner=self,
        )

    def _fill(self, form: SignedForm) -> None:
        if form.report_id != self._report.report_id:
            self.refuse(
                UserError(
                    tr(
                        "This is the form of {report_number}, not of {other_number}.",
                        report_number=form.report_number,
                        other_number=self._report.number,
                    ),
                    remedy=tr("Open that report, or choose the right file."),
                )
            )
            return
        self.printed.set_value(form.brief_sha256)
        if form.office_id:
            self.office.set_value(form.office_id)
        if form.person_id:
            self.person.set_value(form.person_id)
        if form.signed_at is not None:
            self.signed_at.set_value(form.signed_at)
        if not form.contradictions:
            self._choose(form)
        open_points = (*form.contradictions, *form.problems, *form.notes)
        told = tr(
            "Filled in from the form’s fields. A form can be filled by anybody who has it: compare each."
        )
        self.found.setText("\n".join((told, *open_points)))
        self.found.set_role("warn" if open_points else "muted")
        self.found.show()

    def _choose(self, form: SignedForm) -> None:
        for choice in form.choices:
            card = next((card for card in self.cards if card.option.option_id == choice.option_id), None)
            if card is not None and card.outcome.button(choice.outcome).isEnabled():
                card.outcome.set_value(choice.outcome)
                card.reason.set_value(form.reason)

    def _record(self) -> None:
        def act() -> object:
            path, signed_at = self.scan.value(), self.signed_at.value()
            if path is None or signed_at is None:
                raise AssertionError("required fields were checked")
            if self._unshown is not None:
                raise self._unshown
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
                tr(
                    "This is the code of a brief of {report_number}, not of {other_number}.",
                    report_number=stamp.report_number,
                    other_number=self._report.number,
                ),
                remedy=tr("Open that report, or scan the right paper."),
            )
        return stamp.brief_hash


def _file(path: Path) -> NewFile:
    try:
        content = path.read_bytes()
    except OSError as error:
        fault = fault_of_system(error, path)
        message = fault.message if fault else tr("“{path}” could not be read.", path=path)
        raise UserError(message, remedy=fault.remedy if fault else tr("Choose the file again.")) from error
    kind, _ = mimetypes.guess_type(path.name)
    return NewFile(name=path.name, content=content, media_type=kind or "application/octet-stream")
