"""Rows that were pasted to be imported outlive a crash: what they were copied from may be gone then."""

from collections.abc import Callable
from pathlib import Path

from language import tr
from ui.dialogs.kept_form import KeptForm, on_page
from ui.fields.form_keeper import FormPlace
from ui.frame import Frame
from ui.imports.choose_page import ChoosePage
from ui.pasted_rows import PastedRows


class PastedImport:
    """Offers them again where a file is asked for; ``brought_back`` is called with their text."""

    def __init__(self, page: ChoosePage, frame: Frame, brought_back: Callable[[str], None]) -> None:
        self._page = page
        self._frame = frame
        self._rows = PastedRows(brought_back)
        self._path: Path | None = None
        self.kept = self._offering()

    def _offering(self) -> KeptForm | None:
        return on_page(
            self._page,
            self._frame,
            FormPlace(form="imports.ChoosePage", subject="", title=tr("Pasted rows to import")),
            lambda: {"rows": self._rows},
            above=self._page.area,
            column=self._page.body,
            notice=self._page.notice,
        )

    @property
    def offered(self) -> bool:
        """Whether rows are offered that were pasted before a crash."""
        return self.kept is not None and self.kept.offer is not None

    def keep(self, text: str, path: Path) -> None:
        """Rows were pasted, lie in this file, and are safe from now on."""
        self._rows.text, self._path = text, path
        if self.kept is not None:
            self.kept.keeper.note_now()
            self.kept.take_over_the_same()

    def make_way(self, path: Path) -> None:
        """A file is taken: rows that were pasted before and not read are none of it, and are offered where one is asked for."""
        if not self._rows.text or path == self._path or self.kept is None:
            return
        self.kept.end()
        self.kept.deleteLater()
        self.let_go()
        self.kept = self._offering()

    def let_go(self) -> None:
        """They are imported, or their person left them."""
        self._rows.text = ""
