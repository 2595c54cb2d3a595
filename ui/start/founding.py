"""From the guide to an open case: making it, the recovery key, and what is handed over."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.briefs.key_sheet import RecoveryKeySheet
from app.opening.ministry import Clock
from app.opening.setting_up import SetUp, set_up
from app.rules.entry.dates import day_in
from db.vault import KdfParameters
from language import tr
from ui.start.hand_over_page import HandOverPage
from ui.start.key_page import KeyPage
from ui.start.setup_guide import Answers, SetupGuide
from ui.start.start_window import StartWindow
from ui.start.working import Working
from ui.tasks import OnClose


class Founding(QObject):
    """``opened`` carries the open ministry; ``left`` is sent when the user goes back, and the guide keeps its answers."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, window: StartWindow, folder: Path, clock: Clock, kdf: KdfParameters) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._clock = clock
        self._kdf = kdf
        self.made: SetUp | None = None
        self.guide = SetupGuide(window)
        self.guide.ready.connect(self._make)
        self.guide.left.connect(self.left)

    def show(self) -> None:
        """Show the guide where it was left."""
        self.guide.show()

    def _make(self, answers: Answers) -> None:
        working = Working(
            tr("The ministry is being made"),
            tr("This takes some seconds: the keys are slow on purpose."),
            (
                tr("The vault with your passphrase and the recovery key"),
                tr("The encrypted database, with people, offices and the original authority"),
                tr("The accounts of the first people"),
            ),
        )
        self._window.show_page(working)
        self._window.tasks.run(
            lambda progress, _cancelled: set_up(
                self._folder,
                answers.request,
                answers.accounts,
                passphrase=answers.passphrase,
                kdf=self._kdf,
                clock=self._clock,
                progress=progress,
            ),
            lambda made: self._show_key(made, answers, working),
            self.guide.refused,
            working.progress,
            on_close=OnClose.WAIT,
        )

    def _show_key(self, made: SetUp, answers: Answers, working: Working) -> None:
        self.made = made
        self._window.show_steps(())
        sheet = RecoveryKeySheet(
            ministry=answers.request.settings.ministry_name,
            key=made.recovery_key,
            made_on=day_in(self._clock(), answers.request.settings.time_zone),
            database=str(made.ministry.folder),
            made_by=answers.request.founder.name,
        )
        page = KeyPage(sheet)
        page.noted.connect(self._noted)
        self._window.show_page(page)
        self._window.drop(working)
        # The passphrase is not kept for longer than it is needed.
        for one in self.guide.pages:
            self._window.drop(one)

    def _noted(self) -> None:
        made = self.made
        if made is None:
            return
        if not made.hand_over and not made.failed:
            self.opened.emit(made.ministry)
            return
        page = HandOverPage(made.hand_over, made.failed)
        page.handed.connect(lambda: self.opened.emit(made.ministry))
        self._window.show_page(page)
