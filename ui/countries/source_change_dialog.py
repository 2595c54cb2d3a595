"""Changing what the register says of a source, with a reason."""

from app.actions.evidence.sources import ChangeSource, change_source
from app.reading.evidence.items import SourceView
from db.vocabulary import SOURCE_KINDS, Reliability, SourceKind
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class SourceChangeDialog(Dialog):
    """Items keep the reliability that they were recorded with; those to come take the new one."""

    def __init__(self, case: Case, frame: Frame, source: SourceView) -> None:
        super().__init__(
            frame,
            tr("Change {source}", source=source.name),
            words=tr(
                "Evidence that the source gave keeps its grade. Every letter the source ever had stays in its history."
            ),
            about=source.source_id,
        )
        self._case = case
        self._source = source
        self.name = TextField(tr("Name of the source"), name="name", required=True)
        self.kind = ChoiceField[SourceKind](
            tr("Kind"), list(SOURCE_KINDS.items()), name="kind", required=True, empty=None
        )
        self.reliability = ChoiceField[Reliability](
            tr("Usual reliability"),
            [(code, f"{code.value}  {code.label}") for code in Reliability],
            name="usual reliability",
            required=True,
            empty=None,
        )
        self.notes = TextArea(
            tr("Notes"),
            name="notes",
            rows=3,
            hint=tr("Notes are not sealed: who a protected source is does not belong here.")
            if source.protected
            else "",
        )
        self.reason = TextArea(tr("Reason for the change"), name="reason", required=True, rows=2)
        # A pseudonym with a sealed identity stays.
        if source.identity == "none":
            self.form.add(self.name)
        self.form.add_row(self.kind, self.reliability)
        self.form.add(self.notes, self.reason)
        self.name.set_value(source.name)
        self.kind.set_value(source.kind)
        self.reliability.set_value(source.reliability)
        self.notes.set_value(source.notes)
        self.act_button = self.add_act(tr("Save the change"), self._save)

    def _save(self) -> None:
        def act() -> object:
            request = ChangeSource(
                source_id=self._source.source_id,
                based_on=self._source.version,
                reason=self.reason.value(),
                name=self.name.value(),
                kind=self.kind.value(),
                reliability=self.reliability.value(),
                notes=self.notes.value(),
            )
            return self._case.act(change_source, request)

        self.attempt(act)
