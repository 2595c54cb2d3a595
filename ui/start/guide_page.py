"""The base of the pages of the first set-up."""

from PySide6.QtCore import Signal

from language import mark, tr
from ui.start.start_page import StartPage
from ui.widgets.notice import Tone


class GuidePage(StartPage):
    """One page of the guide. Its fields keep what was typed for as long as the guide lives.

    ``onward`` is sent when the page can be used; ``backward`` always goes back.
    """

    onward = Signal()
    backward = Signal()
    step = ""
    """What the rail at the side calls the page."""

    def __init__(self, title: str, words: str = "", *, onward: str = mark("Continue")) -> None:
        super().__init__(title, words)
        self._warned = False
        self.add_act(onward, self._go_on)
        self.add_back(tr("Back"), self.backward.emit)

    def usable(self) -> bool:
        """Whether everything on the page can be used; says beneath the fields what cannot."""
        return self.form.check()

    def told(self) -> str:
        """What was entered, in a line for the rail."""
        return ""

    def may_close(self) -> bool:
        """Closing loses what was typed: say so first."""
        if self._warned or not self.form.edited:
            return True
        self._warned = True
        self.tell(
            Tone.WARN,
            tr("Nothing has been made yet, and what you typed is lost when the window closes."),
            remedy=tr("Close it again to leave without it."),
        )
        return False

    def _go_on(self) -> None:
        if self.usable():
            self.notice.clear()
            self.onward.emit()
