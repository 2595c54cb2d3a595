"""A dialog that says what an act does before it is done, where nothing has to be typed for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.frame import Frame, Question


class AskDialog(Dialog):
    """The words of ``question`` say what is about to be done. No key but the button's own does it."""

    binding = True

    def __init__(self, frame: Frame, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(frame, question.heading, words=question.words, about="", parent=parent)
        self.set_close_words(question.close)
        self.act_button = self.add_act(question.act, lambda: self.attempt(question.run))


def ask(
    frame: Frame, question: Question, over: QWidget | None, done: Callable[[], object] | None
) -> AskDialog:
    """How every frame asks (:meth:`ui.frame.Frame.ask`)."""
    asked = AskDialog(frame, question, over)
    if done is not None:
        asked.done_with.connect(lambda _result: done())
    asked.open()
    return asked
