"""The first page where there is no case yet."""

from pathlib import Path

from PySide6.QtCore import Signal

from language import tr
from ui.start.start_page import StartPage
from ui.theme import TextSize
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.notice import Tone
from ui.widgets.words import Words


class Welcome(StartPage):
    """Four ways on. A signal for each; the folder is that of this installation's own case."""

    set_up = Signal()
    explore = Signal()
    open_other = Signal()
    restore = Signal()

    def __init__(self, folder: Path, warning: str = "") -> None:
        super().__init__(
            "Tocsin",
            tr(
                "Carries a warning of mass atrocities to someone with authority to act, and proves what was decided. "
                "It works on this machine alone, without a network."
            ),
            width=760,
        )
        self.set_up_act = self._way(
            tr("Set up this ministry"),
            tr(
                "Seven short pages: you and your passphrase, the ministry, its people, offices and the law "
                "that gives authority. Nothing is made before the end. The case will lie in {folder}.",
                folder=folder,
            ),
            tr("Set up this ministry…"),
            self.set_up,
            primary=True,
        )
        self.explore_act = self._way(
            tr("Look around first"),
            tr(
                "Invented people, three cases from the public record, every step done. It lies in a folder of its own "
                "and is stamped DEMO throughout."
            ),
            tr("Explore with demonstration casework"),
            self.explore,
        )
        self.other_act = self._way(
            tr("There is a case already"),
            tr("Open a case that lies in another folder, or put a backup in place of what was lost."),
            tr("Open another folder…"),
            self.open_other,
        )
        self.restore_act = ActButton(tr("Restore from a backup…"))
        self.restore_act.acted.connect(self.restore)
        self._last.body.addWidget(self.restore_act)
        if warning:
            self.tell(Tone.WARN, warning)

    def begin(self) -> None:
        self.set_up_act.setFocus()

    def _way(self, title: str, words: str, act: str, signal: object, *, primary: bool = False) -> ActButton:
        card = Card(title)
        card.body.addWidget(Words(words, role="muted", running=True, size=TextSize.BODY))
        button = ActButton(act, primary=primary)
        button.acted.connect(signal)
        card.body.addWidget(button)
        self.body.addWidget(card)
        self._last = card
        return button
