"""A quiet line of the desk: something that its reader typed in a form, as before a crash, is not recorded."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from language import plural, tr
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


def not_recorded(count: int) -> str:
    """That something typed is kept, and not recorded, of how many forms."""
    return plural(
        "Something that you typed in a form was not recorded. It is kept.",
        "What you typed in {count:,} forms was not recorded. It is kept.",
        count,
    )


class TypedLine(QWidget):
    """``see.acted``: it is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words(role="muted", wrap=True)
        self.see = ActButton("")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().metrics.inside)
        line.addWidget(self.see)
        line.addWidget(self._words, 1)

    def show_count(self, count: int) -> None:
        """Say of how many forms; of none, nothing."""
        self._words.setText(not_recorded(count))
        self.see.set_words(tr("Typed and not recorded ({count:,})…", count=count))
        self.setVisible(count > 0)
