"""What the dialogs of all registers share: an entry is recorded, or an entry shown is revised with a reason."""

from abc import abstractmethod
from datetime import date
from typing import Any, Protocol

from app.actions.countries.register_entries import SOURCE_LENGTH
from language import tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.date_field import DateField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.frame import Frame


class Entry(Protocol):
    """An entry that can be revised."""

    @property
    def entry_id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def source_on(self) -> date | None: ...


class EntryDialog(Dialog):
    """Lay the fields out, then :meth:`finish`; :meth:`send` records or revises what :meth:`revision` names."""

    def __init__(
        self,
        case: Case,
        frame: Frame,
        country: str,
        entry: Entry | None,
        *,
        record: str,
        revise: str,
        words: str = "",
    ) -> None:
        kept = tr("What you change stays readable in the history.")
        super().__init__(
            frame,
            revise if entry else record,
            words=" ".join((words, kept if entry else "")).strip(),
            width=720,
            about=f"{country} {entry.entry_id}" if entry else country,
        )
        self.case = case
        self.country = country
        self.entry = entry
        self.source = TextField(
            tr("Source"),
            name="source",
            required=True,
            max_length=SOURCE_LENGTH,
            hint=tr("Symbol of a document, title, or address: where a reader finds it."),
        )
        self.source_on = DateField(tr("Date of the source"), name="date of the source")
        self.reason = TextArea(tr("Reason for the revision"), name="reason", required=True, rows=2)

    def finish(self) -> None:
        """Source, reason of a revision, and the act, beneath the fields of the register."""
        self.form.add_row(self.source, self.source_on, stretch=(3, 1))
        if self.entry is not None:
            self.source.set_value(self.entry.source)
            self.source_on.set_value(self.entry.source_on)
            self.form.add(self.reason)
        words = tr("Save the revision") if self.entry else tr("Record the entry")
        self.act_button = self.add_act(words, lambda: self.attempt(self.send))

    def revision(self, entry: Entry) -> dict[str, Any]:
        """The fields of a revision of ``entry``."""
        return {
            "country": self.country,
            "entry_id": entry.entry_id,
            "based_on": entry.version,
            "reason": self.reason.value(),
        }

    def sourced(self) -> dict[str, Any]:
        """Source and day."""
        return {"source": self.source.value(), "source_on": self.source_on.value()}

    @abstractmethod
    def send(self) -> object:
        """Record the entry, or revise it."""
        raise NotImplementedError
