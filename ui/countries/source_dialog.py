"""Entering a source of evidence."""

from app.actions.evidence.sources import add_source
from language import tr
from ui.case import Case
from ui.countries.source_fields import SourceFields
from ui.dialogs.dialog import Dialog
from ui.frame import Frame


class SourceDialog(Dialog):
    """Name, kind and reliability; a protected source by its pseudonym."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(
            frame,
            tr("Add a source"),
            words=tr("A source is graded by what it has been so far."),
            about="",
        )
        self._case = case
        self.fields = SourceFields(self.form)
        # Whoever ticks that it must be protected is asked who it is: what follows is not pushed beneath the edge.
        self.form.changed.connect(self.grow_soon)
        self.act_button = self.add_act(tr("Add the source"), self._add)

    def _add(self) -> None:
        self.attempt(lambda: self._case.act(add_source, self.fields.request()))
