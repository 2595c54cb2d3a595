"""What the person at this machine chose beside looks: language, whether the window opens where it was left, hints put away."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from ui.languages import SYSTEM


class MachineChoices(QObject):
    """``changed`` is sent with every change, so that it is kept at once."""

    changed = Signal()

    def __init__(
        self,
        *,
        language: str = SYSTEM,
        reopen: bool = True,
        hints_away: Iterable[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._reopen = reopen
        self._away = frozenset(hints_away)

    @property
    def language(self) -> str:
        """The code of the language chosen, or `ui.languages.SYSTEM`; spoken in windows that are made from then on."""
        return self._language

    @property
    def reopen(self) -> bool:
        """Whether the window opens where it was left."""
        return self._reopen

    @property
    def hints_away(self) -> frozenset[str]:
        """The names of the hints that were put away."""
        return self._away

    def choose_language(self, code: str) -> None:
        """Speak another language from the next sign-in on."""
        if code != self._language:
            self._language = code
            self.changed.emit()

    def choose_reopen(self, *, wanted: bool) -> None:
        """Open where it was left, or at the desk."""
        if wanted != self._reopen:
            self._reopen = wanted
            self.changed.emit()

    def put_away(self, hint: str) -> None:
        """Never show a hint again, until all are brought back."""
        self._away |= {hint}
        self.changed.emit()

    def bring_back(self) -> None:
        """Show every hint again."""
        self._away = frozenset()
        self.changed.emit()
