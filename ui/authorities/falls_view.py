"""What would fall, beneath a question or inside a dialog, before anything is done."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.reading.authority.permission import may_read_content
from app.reading.authority.what_if import WhatFalls, what_if
from app.reading.authority.what_if_said import Part, in_one_sentence, parts
from app.rules.authority.supposing import Supposition
from language import tr
from ui.case import Case
from ui.theme import TextSize, current
from ui.widgets.glyph import Glyph
from ui.widgets.layouts import empty
from ui.widgets.words import Words

PAUSE_MS = 150
"""After an edit: a date that is being typed is not worked out figure by figure."""


SHOWN = 4
"""Lines of each part inside a dialog."""


class FallsView(QWidget):
    """Worked out off the window's thread. ``most`` lines of each part are shown; more are counted.

    ``shown`` is sent when an answer stands.
    """

    shown = Signal()

    def __init__(self, case: Case, *, most: int = 200) -> None:
        super().__init__()
        self._case = case
        self._most = most
        self._asked = 0
        self._supposed: Supposition | None = None
        self.view: WhatFalls | None = None
        self.said = Words(strong=True, wrap=True, selectable=True)
        self._glyph = Glyph("info", "muted")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(current().metrics.inside)
        line = QHBoxLayout()
        line.setSpacing(current().metrics.inside)
        line.addWidget(self._glyph)
        line.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.inside)
        column.addLayout(line)
        column.addLayout(self._parts)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self._work)

    def ask(self, supposed: Supposition | None, *, otherwise: str = "") -> None:
        """Work out what a change takes away; with none say ``otherwise`` instead."""
        self._asked += 1
        self._supposed = supposed
        self.view = None
        if supposed is None:
            self._soon.stop()
            self._say(otherwise, "info", "muted")
        else:
            self._say(tr("Working out what would fall…"), "info", "muted")
            self._soon.start()

    def _work(self) -> None:
        supposed, asked, store = self._supposed, self._asked, self._case.store
        casework = may_read_content(self._case.actor)
        if supposed is None or self._case.tasks.closed:
            return

        def work(_progress: object, _cancelled: object) -> WhatFalls:
            with store.read() as session:
                return what_if(session, supposed, casework=casework)

        self._case.tasks.run(
            work, lambda view: self._done(asked, view), title=tr("Working out what would fall"), owner=self
        )

    def _done(self, asked: int, view: WhatFalls) -> None:
        if asked != self._asked:
            return
        self.view = view
        grave = bool(view.gaps or view.escalations)
        glyph, role = ("tick", "ok") if view.nothing else ("warn", "danger" if grave else "warn")
        self._say(in_one_sentence(view), glyph, role)
        for part in parts(view):
            self._parts.addWidget(self._part(part))
        self.shown.emit()

    def _say(self, words: str, glyph: str, role: str) -> None:
        empty(self._parts)
        self.said.setText(words)
        self.said.set_role("text" if role == "muted" else role)
        self._glyph.show_glyph(glyph, role)
        self.setAccessibleName(tr("What would fall: {words}", words=words))
        self.setVisible(bool(words))

    def _part(self, part: Part) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(part.title, strong=True, wrap=True))
        for said in part.lines[: self._most]:
            column.addWidget(Words(said, wrap=True, selectable=True))
        more = len(part.lines) - self._most
        if more > 0:
            said = tr("and {more} more: ask What if…? on this page for all of them", more=more)
            column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        return held
