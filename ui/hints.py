"""What a place is for, said once above it: few, short, and put away one by one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from language import Wording, mark, tr
from ui.theme import TextSize, Tint
from ui.widgets.glyph import Glyph
from ui.widgets.margins import set_margins
from ui.widgets.words import Words

HINTS = Wording(
    {
        "desk": mark(
            "What waits for you, warnings on their way first. A digit or Enter opens a line; Ctrl+K finds anything and takes "
            "questions; F1 explains the place."
        ),
        "desk_ordered": mark(
            "What waits for you: warnings, then what is overdue, then alarms. A digit or Enter opens a line; "
            "Ctrl+K finds anything and takes questions; F1 explains the place."
        ),
        "desk_duties_and_alarms": mark(
            "What waits for you: what is overdue, then alarms. A digit or Enter opens a line; Ctrl+K finds anything and takes "
            "questions; F1 explains the place."
        ),
        "desk_duties": mark(
            "What waits for you. A digit or Enter opens a line; Ctrl+K finds anything and takes questions; F1 explains the place."
        ),
        "desk_overdue": mark(
            "What is overdue, whoever it waits for. A digit or Enter opens a line; Ctrl+K finds anything and takes questions; "
            "F1 explains the place."
        ),
        "desk_alarms": mark(
            "Every alarm, whoever it waits for. A digit or Enter opens a line; Ctrl+K finds anything and takes questions; "
            "F1 explains the place."
        ),
        "desk_reads": mark(
            "What waits for others, warnings on their way first. Enter opens a line; Ctrl+K finds anything and takes questions; "
            "F1 explains the place."
        ),
        "desk_reads_duties": mark(
            "What waits for others. Enter opens a line; Ctrl+K finds anything and takes questions; F1 explains the place."
        ),
        "desk_empty": mark("Ctrl+K finds anything and takes questions; F1 explains the place."),
        "file": mark(
            "N begins what the open tab is for, E edits it. Files dropped on Evidence become an item; a day under “As it stood "
            "on” shows the file as it was."
        ),
        "report": mark(
            "The steps at the side lead through the report; what comes next is filled, once nothing is missing. An act that is "
            "greyed says why."
        ),
        "authorities": mark(
            "“Who can decide?” answers for a tool and a country today. Coverage shows where nobody can."
        ),
        "find": mark(
            "Type a country, a number, a word, an act or a question: “who may authorise sanctions on Myanmar”."
        ),
        "find_people": mark(
            "Type the name of a person or an office, the number of an instrument, or an act: “add person”."
        ),
    }
)
"""By the place at which each is shown."""


def hint_at(page: str, key: str) -> str:
    """The name of the hint for a place of the window; empty where there is none."""
    if page == "countries":
        return "file" if len(key.partition("/")[0]) == _ALPHA3 else ""
    if page == "reports":
        # A frozen brief is read: it has no steps to lead through. At a part of a report it stands from the first moment: coming
        # later, with the report itself, it would move what one is about to click.
        return "report" if key and "/brief/" not in key else ""
    return page if page in {"desk", "authorities"} else ""


_ALPHA3 = 3


class HintLine(QFrame):
    """``away`` carries the name of a hint that was put away."""

    away = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.name = ""
        self.words = Words(wrap=True, size=TextSize.CAPTION)
        self.close_button = QToolButton()
        # A line that is there on every visit takes as little from the page as it can.
        self.close_button.setProperty("kind", "beside")
        self.close_button.setAccessibleName(tr("Put this hint away for good"))
        self.close_button.setToolTip(tr("Put this hint away for good"))
        Tint(self.close_button, "cross", "muted")
        self.close_button.clicked.connect(self._put_away)
        line = QHBoxLayout(self)
        set_margins(line, 12, 1, 8, 1)
        line.setSpacing(8)
        line.addWidget(Glyph("info", "accent"))
        line.addWidget(self.words, 1)
        line.addWidget(self.close_button)
        self.hide()

    def show_hint(self, name: str, variant: str = "") -> None:
        """Show a hint; an empty name shows none. ``variant``: whose words stand there, where not all readers are told the same."""
        self.name = name
        self.words.setText(HINTS.get(variant or name, ""))
        self.setVisible(bool(name))

    def _put_away(self) -> None:
        name = self.name
        self.show_hint("")
        self.away.emit(name)
