"""The first step of an import: which file."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.imports.registry import FORMATS
from app.refusals import BadInput, UserError
from language import mark, said, tr
from ui.fields.choice_field import ChoiceField
from ui.imports.drop_area import DropArea
from ui.widgets.act_button import ActButton, Verdict
from ui.widgets.notice import Notice
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words

_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("cp1252", mark("Windows-1252 (older Windows programs)")),
    ("utf-16", "UTF-16"),
)


class ChoosePage(Scrolled):
    """``chosen`` carries the path and the encoding, which is empty unless the user had to name it."""

    chosen = Signal(object, str)

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(tr("Choose a file to import"), margin=0)
        known = ", ".join(dict.fromkeys(tr(each.title) for each in FORMATS))
        self.area = DropArea(verdict=verdict)
        self.area.chosen.connect(self._take)
        self.waiting = ActButton(tr("Go on with the next file"))
        self.waiting.hide()
        self.encoding = ChoiceField[str](
            tr("Read the text as"),
            said(_ENCODINGS),
            name="read the text as",
            hint=tr("Then choose the file again."),
            empty=tr("Found out by the program"),
        )
        self.encoding.hide()
        self.notice: Notice = Notice()
        for widget in (
            Words(
                tr(
                    "Nothing is kept before you have seen what importing the file would do. "
                    "The file itself is not changed, and it stays where it is."
                ),
                role="muted",
                running=True,
            ),
            self.notice,
            self.area,
            self.waiting,
            self.encoding,
            Words(
                tr(
                    "Known at sight: {known}. CSV, tab-separated text and Excel workbooks (XLSX).",
                    known=known,
                ),
                running=True,
            ),
            Words(
                tr(
                    "Any other table of events, any ranking of countries and any list of recommendations: you say once "
                    "which column is which, and the program remembers it."
                ),
                role="muted",
                running=True,
            ),
        ):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Be ready for another file."""
        self.notice.clear()
        self.encoding.hide()
        self.encoding.set_value(None)
        self.take_focus()

    def take_focus(self) -> None:
        """To the button that asks for a file."""
        self.area.choose.button.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why a file cannot be read; for a text of another encoding, let the user name it."""
        self.notice.refuse(error, kept=tr("Nothing was imported."))
        if isinstance(error, BadInput) and error.field == "encoding":
            self.encoding.show()
            self.encoding.setFocus()

    def show_waiting(self, name: str) -> None:
        """Offer the file that was dropped after this one; an empty name offers none."""
        self.waiting.setVisible(bool(name))
        self.waiting.set_words(tr("Go on with “{name}”", name=name))

    def _take(self, path: Path) -> None:
        self.notice.clear()
        self.chosen.emit(path, self.encoding.value() or "" if not self.encoding.isHidden() else "")
