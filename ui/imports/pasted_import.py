"""Rows that were pasted to be imported outlive a crash: what they were copied from may be gone then."""

from collections.abc import Callable

from language import tr
from ui.dialogs.kept_form import KeptForm, on_page
from ui.fields.form_keeper import FormPlace
from ui.frame import Frame
from ui.imports.choose_page import ChoosePage
from ui.pasted_rows import PastedRows


class PastedImport:
    """Offers them again where a file is asked for; ``brought_back`` is called with their text."""

    def __init__(self, page: ChoosePage, frame: Frame, brought_back: Callable[[str], None]) -> None:
        self._rows = PastedRows(brought_back)
        self.kept: KeptForm | None = on_page(
            page,
            frame,
            FormPlace(form="imports.ChoosePage", subject="", title=tr("Pasted rows to import")),
            lambda: {"rows": self._rows},
            above=page.area,
            column=page.body,
            notice=page.notice,
        )

    @property
    def offered(self) -> bool:
        """Whether rows are offered that were pasted before a crash."""
        return self.kept is not None and self.kept.offer is not None

    def keep(self, text: str) -> None:
        """Rows were pasted, and are safe from now on."""
        self._rows.text = text
        if self.kept is not None:
            self.kept.keeper.note_now()
            self.kept.take_over_the_same()

    def let_go(self) -> None:
        """They are imported, or their person left them."""
        self._rows.text = ""
