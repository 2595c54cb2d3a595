"""What explains the window: the sheet of keys, the glossary and the manual, each over whatever is in front."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.key_sheet import KeySheet
from ui.help.dialog import HelpDialog, show_manual
from ui.help.where import BEGINNING, topic_here
from ui.keys import sheet
from ui.page import Page
from ui.widgets.marking_strip import MarkingStrip


class WindowHelp:
    """Opens what explains ``window``; each wears the marking that its ``strip`` has at that moment."""

    def __init__(
        self, window: QWidget, strip: MarkingStrip, glossary: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._window = window
        self._strip = strip
        self.glossary = tuple(glossary)

    def show_keys(self) -> KeySheet:
        """All keys that work here."""
        dialog = KeySheet(sheet(self._window), self._strip.marking, self._window)
        dialog.open()
        return dialog

    def show_glossary(self, term: str = "") -> GlossaryDialog:
        """The glossary, at a term if one is named."""
        # Over a dialog that is open, and over the manual, which would else keep the glossary beneath them.
        over = QApplication.activeModalWidget() or _manual_in_front() or self._window
        dialog = GlossaryDialog(self.glossary, self._strip.marking, over)
        dialog.find_term(term)
        dialog.open()
        return dialog

    def show_help(self, page: Page | None, topic: str = "") -> HelpDialog:
        """The manual at a topic, or at the place of the page that is shown."""
        here = topic_here(page, QApplication.focusWidget()) if page is not None else BEGINNING
        return show_manual(topic or here, self.show_glossary, self._strip.marking, self._window)


def _manual_in_front() -> QWidget | None:
    front = QApplication.activeWindow()
    return front if isinstance(front, HelpDialog) else None
