"""Recording an evidence item: who said it, what they said, when, and how far to trust it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from app.actions.evidence.attachments import NewFile
from app.actions.evidence.items import EvidenceKept, RecordEvidence, record_evidence
from app.actions.evidence.sources import add_source
from app.reading.evidence.items import SourceView, source_views
from app.refusals import BadInput
from app.typed_forms import recording_a_part
from db.vocabulary import Credibility
from language import plural, tr
from language.lists import and_list
from ui.case import Case
from ui.countries.coding_fields import WORDING, CodingFields, credibility_field, reliability_field
from ui.countries.movement_fields import MovementFields
from ui.countries.pasted_picture import picture_of, why_no_picture
from ui.countries.source_fields import SourceFields
from ui.dialogs.dialog import Dialog
from ui.dropping import Dropped, dropped_files
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.date_field import DateField
from ui.fields.files_field import FilesField
from ui.fields.instant_field import InstantField
from ui.fields.partial_date_field import PartialDateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.files import file_at
from ui.frame import Frame
from ui.pasting import paste_here
from ui.reports.marking_words import usual_marking
from ui.widgets.notice import Tone


class EvidenceDialog(Dialog):
    """A source that is not in the register yet is entered with the item; it stays there if the item is refused.

    ``files``, ``wording`` and ``pasted``: what was dropped or pasted to begin it.
    """

    def __init__(
        self,
        case: Case,
        frame: Frame,
        country: str,
        name: str,
        *,
        files: Sequence[Path] = (),
        wording: str = "",
        pasted: Sequence[NewFile] = (),
    ) -> None:
        super().__init__(
            frame,
            tr("Record evidence on {name}", name=name),
            words=tr(
                "What the source said stays as it came. Our summary, grade and coding can be revised later, in the "
                "open."
            ),
            width=760,
            about=country,
        )
        self._case = case
        self._country = country
        self._files, self._wording, self._pasted = files, wording, pasted
        self._told = ""
        """What the notice says of a picture that would be lost."""
        self._source_part()
        self._wording_part()
        self._dates_part()
        self.form.add_section(
            tr("Grade and coding"), tr("Source and information are graded apart, and never averaged.")
        )
        self.reliability = reliability_field(as_source=True)
        self.credibility = credibility_field(empty=tr("Choose…"))
        self.coding = CodingFields(case)
        self.coding.marking.set_value(usual_marking(case))
        self.form.add_row(self.reliability, self.credibility)
        self.form.add(self.coding.violations)
        self.form.add_row(self.coding.place, self.coding.marking)
        self.form.add(self.coding.groups, self.coding.caution, self.coding.citation)
        self.moved = CheckField(
            tr("It tells of people who fled or were moved"), name="it tells of people who fled or were moved"
        )
        self.form.add(self.moved)
        self.movement = MovementFields(self.form)
        self.moved.changed.connect(self._show_movement)
        self._show_movement()
        self.files = FilesField(
            tr("Files"),
            name="file",
            hint=tr(
                "Choose them, drop them anywhere on this form, or paste them here. Kept encrypted, and never run."
            ),
            most_mb=case.settings.attachment_limit_mb,
        )
        self.form.add(self.files)
        self.files.changed.connect(self._show_risk)
        self.setAcceptDrops(True)
        # A field that takes text pastes into itself; from anywhere else what was copied goes with the item.
        paste_here(self, tr("Put the files or the picture on the clipboard with the item"), self.paste)
        self.act_button = self.add_act(tr("Record the evidence"), self._record)

    @property
    def loses_typed(self) -> bool:
        """A picture that is too large for the journal goes, whether or not anything was typed with it."""
        return self.files.loses or super().loses_typed

    def showEvent(self, event: Any) -> None:
        """What it is begun with comes once the form is kept from a crash: it stands in no file of the case yet."""
        first = not self._shown
        super().showEvent(event)
        if not first:
            return
        if self._files:
            self.files.set_value(self._files)
        if self._wording:
            self.original.set_value(self._wording)
        for picture in self._pasted:
            self.files.add_unsaved(picture)
        if self.files.loses:
            # The files stand at the end of the form, out of sight.
            self._told = self.files.at_risk.text()
            self.notice.tell(Tone.WARN, self._told)
        # As much as that can be dropped or pasted again: Esc does not ask for it.
        self.form.settle()
        self.grow_soon()

    def tell_of_files(self, dropped: Dropped) -> None:
        """Say what was dropped: the files stand at the end of the form, out of sight, and what was left out nowhere."""
        taken = plural(
            "{count} file goes with the item: {names}.",
            "{count} files go with the item: {names}.",
            len(dropped.files),
            names=and_list(path.name for path in dropped.files),
        )
        tone = Tone.WARN if dropped.refused else Tone.INFO
        self.notice.tell(tone, " ".join((taken, *dropped.refused)))

    def paste(self) -> None:
        """Put the files or the picture on the clipboard with the item."""
        data = QGuiApplication.clipboard().mimeData()
        dropped = dropped_files(data, most_mb=self._case.settings.attachment_limit_mb)
        if dropped.files or dropped.refused:
            self.files.take(data)
            self.tell_of_files(dropped) if dropped.files else self.notice.tell(Tone.WARN, dropped.words)
        elif data.hasImage():
            self._take_picture(picture_of(data))
        else:
            self.notice.tell(Tone.WARN, tr("The clipboard holds no file and no picture."))
        self.grow_soon()

    def _take_picture(self, picture: NewFile) -> None:
        why = why_no_picture(picture, most_mb=self._case.settings.attachment_limit_mb)
        if why:
            self.notice.tell(Tone.WARN, why)
            return
        self.files.add_unsaved(picture)
        names = ", ".join(file.name for file in self.files.unsaved)
        said = tr("Pasted, and kept with the item: {names}", names=names)
        self._told = self.files.at_risk.text()
        self.notice.tell(Tone.WARN if self._told else Tone.INFO, said, remedy=self._told)

    def _show_risk(self) -> None:
        """What was said of a picture no longer holds once it was taken away, or has another name beside what was filled in."""
        if self._told == self.files.at_risk.text():
            return
        if self._told and self._told in self.notice.text:
            self.notice.clear()
        self._told = ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the form."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.files.take(event.mimeData())

    def _source_part(self) -> None:
        sources = self._case.look(source_views)
        self.form.add_section(tr("Source"))
        self.source = ChoiceField[str](
            tr("Source in the register"),
            [(one.source_id, _named(one)) for one in sources],
            name="source",
            required=True,
            searchable=True,
            empty=tr("Type a part of its name…"),
        )
        self.is_new = CheckField(
            tr("The source is not in the register yet"), name="the source is not in the register yet"
        )
        self.form.add(self.source, self.is_new)
        self.new_source = SourceFields(self.form)
        self.is_new.changed.connect(self._show_source)
        self.is_new.set_value(not sources)
        self._show_source()

    def _wording_part(self) -> None:
        self.form.add_section(tr("What it says"))
        self.item_title = TextField(
            tr("Title"),
            name="title",
            required=True,
            hint=tr("One line, such as Villages burned in Maungdaw."),
        )
        self.original = TextArea(
            tr("Original wording"),
            name="original wording",
            required=True,
            rows=4,
            hint=tr("Word for word, in its own language."),
            max_length=WORDING,
        )
        self.summary = TextArea(
            tr("Summary"),
            name="summary",
            required=True,
            rows=3,
            hint=tr("In our words, nothing added and nothing softened."),
        )
        self.form.add(self.item_title, self.original, self.summary)

    def _dates_part(self) -> None:
        self.form.add_section(
            tr("When"), tr("Three dates are kept apart: when it happened, was reported, and reached us.")
        )
        self.occurred = PartialDateField(tr("It happened on"), name="date of occurrence", required=True)
        self.until = DateField(
            tr("It went on until"), name="last day of occurrence", hint=tr("Only for something that lasted.")
        )
        self.reported = DateField(tr("It was reported on"), name="date of the report")
        self.received = InstantField(
            tr("It was received on"), name="date of receipt", zone=self._case.zone, hint=tr("Empty: now.")
        )
        self.form.add_row(self.occurred, self.until)
        self.form.add_row(self.reported, self.received)

    def _show_source(self) -> None:
        new = self.is_new.value()
        self.source.setVisible(not new)
        self.new_source.set_visible(visible=new)

    def _show_movement(self) -> None:
        self.movement.set_visible(visible=self.moved.value())

    def _record(self) -> None:
        self.attempt(self._keep)

    def _keep(self) -> EvidenceKept:
        files = (*self.files.unsaved, *(file_at(path) for path in self.files.value()))
        occurred = self.occurred.value()
        if occurred is None:
            raise BadInput(
                "date of occurrence", tr("No date is entered."), remedy=tr("Enter when it happened.")
            )
        if self.is_new.value():
            self._enter_source()
        day, precision = occurred
        request = RecordEvidence(
            country=self._country,
            source_id=self.source.value() or "",
            title=self.item_title.value(),
            original_wording=self.original.value(),
            summary=self.summary.value(),
            occurred_on=day,
            occurred_until=self.until.value(),
            precision=precision,
            reported_on=self.reported.value(),
            received_at=self.received.value(),
            place=self.coding.place.value(),
            reliability=self.reliability.value(),
            credibility=self.credibility.value() or Credibility.CANNOT_BE_JUDGED,
            violations=self.coding.violations.value(),
            groups=self.coding.groups.value(),
            marking=self.coding.marking.value() or "",
            caution=self.coding.caution.value(),
            citation=self.coding.citation.value(),
            movements=(self.movement.movement(),) if self.moved.value() else (),
            files=files,
        )
        return self._case.act(record_evidence, request)

    def _enter_source(self) -> None:
        """Enter the new source; from here on it is chosen from the register, so that a second try does not repeat it."""
        with recording_a_part():
            kept = self._case.act(add_source, self.new_source.request())
        self.source.set_choices([(one.source_id, _named(one)) for one in self._case.look(source_views)])
        self.source.set_value(kept.source_id)
        self.is_new.set_value(False)
        self._show_source()


def _named(source: SourceView) -> str:
    if source.protected:
        return tr("{source} ({grade}, protected)", source=source.name, grade=source.reliability.value)
    return f"{source.name} ({source.reliability.value})"
