"""Text that was typed before a crash and is there again: said in a line, seen beside what is saved, taken out again."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.content import DraftContent
from language import tr
from ui.dialogs.dialog import Dialog
from ui.frame import Frame
from ui.reports.content_compared import compared_parts
from ui.reports.draft_form import ATTRIBUTES, DraftForm
from ui.theme import current
from ui.widgets.act_button import ActButton
from ui.widgets.words import Words


class BroughtBackLine(QWidget):
    """One quiet line with a way to see the text; hidden while there is nothing to say."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Words(role="muted", wrap=True)
        self.see = ActButton(tr("See what was typed…"))
        self.see.acted.connect(self.asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().metrics.inside)
        line.addWidget(self._words, 1)
        line.addWidget(self.see)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        """Say something; nothing hides it."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


class BroughtBackDialog(Dialog):
    """What stands on record and what was typed, part by part, and one act: to do without what was typed."""

    def __init__(
        self,
        frame: Frame,
        title: str,
        *,
        words: str,
        form: DraftForm,
        before: DraftContent,
        act: str,
        run: Callable[[], object],
    ) -> None:
        super().__init__(frame, title, words=words, width=720, about="")
        labels = {name: form.field(name).label for name in ATTRIBUTES}
        for widget in compared_parts(labels, before, as_typed(form, before)):
            self.form.add_widget(widget)
        self.set_close_words(tr("Close"))
        self.act_button = self.add_act(act, lambda: self.attempt(run), primary=False)


def as_typed(form: DraftForm, kept: DraftContent) -> DraftContent:
    """What stands in a form, also where it cannot be saved as it is."""
    content, wrong = form.read(kept)
    typed = form.typed(wrong)
    return replace(content, **{name: typed[name] for name in wrong})
