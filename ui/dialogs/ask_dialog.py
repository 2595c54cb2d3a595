"""A dialog that says what an act does before it is done, where nothing has to be typed for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.dialogs.dialog import Dialog
from ui.frame import Frame


class AskDialog(Dialog):
    """``words`` say what is about to be done; ``run`` does it. No key but the button's own does it."""

    binding = True

    def __init__(
        self,
        frame: Frame,
        title: str,
        *,
        act: str,
        words: str,
        run: Callable[[], object],
        close: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(frame, title, words=words, about="", parent=parent)
        self._run = run
        self.set_close_words(close)
        self.act_button = self.add_act(act, lambda: self.attempt(self._run))
