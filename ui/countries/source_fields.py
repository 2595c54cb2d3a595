"""The fields of a new source of evidence."""

from app.actions.evidence.sources import AddSource
from db.vocabulary import SOURCE_KINDS, Reliability, SourceKind
from language import tr
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField


class SourceFields:
    """Adds its fields to a form. A protected source is called by a pseudonym; who it is can be sealed."""

    def __init__(self, form: Form) -> None:
        self.name = TextField(tr("Name of the source"), name="name", required=True)
        self.kind = ChoiceField[SourceKind](
            tr("Kind"), list(SOURCE_KINDS.items()), name="kind", required=True
        )
        self.reliability = ChoiceField[Reliability](
            tr("Usual reliability"),
            [(code, f"{code.value}  {code.label}") for code in Reliability],
            name="usual reliability",
            required=True,
        )
        self.protected = CheckField(
            tr("The source must be protected"),
            name="the source must be protected",
            hint=tr("Give it a name that does not give it away, such as Heron."),
        )
        self.identity = TextField(
            tr("Who it is"),
            name="identity",
            hint=tr(
                "Sealed with a key of its own; nobody sees it in lists or on paper. It can be erased for good."
            ),
        )
        self.identity.secret = True
        self.notes = TextArea(tr("Notes"), name="notes", rows=2)
        form.add(self.name)
        form.add_row(self.kind, self.reliability)
        form.add(self.protected, self.identity, self.notes)
        self._shown = True
        self.protected.changed.connect(self._show)
        self._show()

    def set_visible(self, *, visible: bool) -> None:
        """Show or hide all of them."""
        self._shown = visible
        self._show()

    def request(self) -> AddSource:
        """The source as entered."""
        protected = self.protected.value()
        return AddSource(
            name=self.name.value(),
            kind=self.kind.value() or SourceKind.POST,
            reliability=self.reliability.value() or Reliability.F,
            protected=protected,
            identity=self.identity.value() if protected else "",
            notes=self.notes.value(),
        )

    def _show(self) -> None:
        for field in (self.name, self.kind, self.reliability, self.protected, self.notes):
            field.setVisible(self._shown)
        self.identity.setVisible(self._shown and self.protected.value())
