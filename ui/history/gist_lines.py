"""The essential of the brief in the chosen row: who only asks what somebody was shown has not to open it, which is recorded."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.faults import faults_in_words
from app.reading.ledger.gist import BriefGist, brief_gist, to_be_opened
from app.reading.ledger.shown import BriefShown
from app.refusals import UserError
from language import tr
from language.phrases import headed
from ui.history.shown_table import brief_words
from ui.open_case import OpenCase
from ui.widgets.words import Words


class GistLines(QWidget):
    """Nothing until a row is chosen. What is frozen never changes, and is read once."""

    def __init__(self, case: OpenCase) -> None:
        super().__init__()
        self._case = case
        self._read: dict[tuple[str, int], BriefGist] = {}
        self._head = Words(strong=True, wrap=True)
        self._lines = Words(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._lines)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._head.text()}\n{self._lines.text()}"

    def show_brief(self, one: BriefShown | None) -> None:
        """What this brief said; nothing of one that cannot be read here. Whoever it came to, and has not opened it, is told to."""
        gist = None if one is None else self._gist(one)
        to_open = one is not None and gist is None and self._is_to_be_opened(one)
        self.setVisible(gist is not None or to_open)
        if one is None or self.isHidden():
            return
        self._head.setText(
            brief_words(one) if gist is None else tr("{brief}, in its own words", brief=brief_words(one))
        )
        self._lines.setText(
            tr(
                "It came to your office, and you have not opened it: “Open the brief that was shown” shows what it says, "
                "and records that you read it."
            )
            if gist is None
            else "\n".join(gist_lines(gist))
        )

    def _gist(self, one: BriefShown) -> BriefGist | None:
        key = (one.number, one.version)
        if key not in self._read:
            actor, at = self._case.actor, self._case.now()
            try:
                with faults_in_words():
                    gist = self._case.look(lambda session: brief_gist(session, actor, *key, at=at))
            except UserError:
                # What was tampered with is told by the check of the ledger, and opens with its fault; the list is read all the same.
                return None
            if gist is None:
                # Once it was opened there is one.
                return None
            self._read[key] = gist
        return self._read[key]

    def _is_to_be_opened(self, one: BriefShown) -> bool:
        actor, at = self._case.actor, self._case.now()
        return self._case.look(lambda session: to_be_opened(session, actor, one.number, one.version, at=at))


def gist_lines(gist: BriefGist) -> list[str]:
    """The warning, what was asked, and all that was recommended, each on a line; what a paper did not state is left out."""
    recommended = "; ".join(
        f"{number}. {text.rstrip('.')}" if len(gist.recommended) > 1 else text
        for number, text in enumerate(gist.recommended, start=1)
    )
    told = (
        (tr("It warned"), gist.happening),
        (tr("It asked"), gist.ask),
        (tr("It recommended"), recommended),
    )
    return [headed(head, words) for head, words in told if words]
