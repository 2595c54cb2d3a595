"""A proposed response, with who may decide it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.vocabulary import Phase
from language import tr
from ui.theme import TextSize, current
from ui.widgets.glyph import Glyph
from ui.widgets.line import Line
from ui.widgets.phase_badge import PhaseBadge
from ui.widgets.words import Words


class OptionCard(QFrame):
    """Tool and phase, then rows of facts, a line, the authority, and acts.

    ``corner`` takes a small button beside the number. The chain of instruments opens beneath the authority when asked for: put its widget in with
    :meth:`set_chain`. ``chain_shown`` tells that it was opened or shut.
    """

    chain_shown = Signal(bool)
    commented = Signal()

    def __init__(
        self, title: str, phase: Phase | None, *, label: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        metrics = current().metrics
        self.setProperty("kind", "card")
        self.setAccessibleName(f"{label} {title}".strip())
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(metrics.between)
        self._facts.setVerticalSpacing(4)
        self._facts.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._facts.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._glyph = Glyph("info", "muted")
        self._authority = Words(wrap=True)
        self._detail = Words(size=TextSize.CAPTION, role="muted", wrap=True)
        self._detail.hide()
        self._toggle = QPushButton(tr("Show the chain"))
        self._toggle.setProperty("kind", "link")
        self._toggle.setCheckable(True)
        self._toggle.setAutoDefault(False)
        self._toggle.toggled.connect(self._show_chain)
        self._toggle.hide()
        self._chain: QWidget | None = None
        self.acts = QVBoxLayout()
        self.acts.setSpacing(metrics.inside)

        # Number and phase on a line of their own: the title has the whole width, whatever the size of type.
        top = QHBoxLayout()
        top.setSpacing(metrics.inside)
        top.addWidget(PhaseBadge(phase, compact=True))
        if label:
            top.addWidget(Words(label, role="muted"))
        top.addStretch(1)
        self.corner = QHBoxLayout()
        top.addLayout(self.corner)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(Words(title, size=TextSize.SECTION, wrap=True))
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._authority)
        said.addWidget(self._detail)
        link = QHBoxLayout()
        link.addWidget(self._toggle)
        link.addStretch(1)
        said.addLayout(link)
        side = QVBoxLayout()
        side.addWidget(self._glyph)
        side.addStretch(1)
        self._verdict = QHBoxLayout()
        self._verdict.setSpacing(metrics.inside)
        self._verdict.addLayout(side)
        self._verdict.addLayout(said, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(metrics.between, 12, metrics.between, 12)
        self._column.setSpacing(metrics.inside)
        self._column.addLayout(head)
        self._column.addLayout(self._facts)
        self._column.addWidget(Line())
        self._column.addLayout(self._verdict)
        self._column.addLayout(self.acts)

    def add_fact(self, label: str, value: str | QWidget) -> None:
        """A row such as ``Cost`` and its amount; a widget stands as it is."""
        name = Words(label, role="muted")
        name.stand_at(Qt.AlignmentFlag.AlignTop)
        name.setMinimumWidth(name.fontMetrics().averageCharWidth() * 13)
        shown = Words(value, wrap=True, selectable=True) if isinstance(value, str) else value
        self._facts.addRow(name, shown)

    def set_authority(self, *, may_decide: bool, words: str, detail: str = "") -> None:
        """Say whether the reader's office may decide, by which instrument, or else which office can."""
        self._glyph.show_glyph("tick" if may_decide else "authorities", "ok" if may_decide else "muted")
        self._authority.setText(words)
        self._authority.set_role("ok" if may_decide else "text")
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def set_chain(self, chain: QWidget) -> None:
        """What opens beneath the authority: the chain, link by link with each limit. It replaces the one before."""
        if self._chain is not None:
            self._chain.hide()
            self._chain.deleteLater()
        self._chain = chain
        self._column.insertWidget(self._column.indexOf(self._verdict) + 1, chain)
        chain.setVisible(self._toggle.isChecked())
        self._toggle.show()

    def offer_comment(self) -> SignalInstance:
        """A small button in the corner by which something is said about the option; its signal."""
        button = QPushButton(tr("Comment…"))
        button.setProperty("kind", "link")
        button.setAutoDefault(False)
        button.setAccessibleName(tr("Comment on {accessiblename}", accessiblename=self.accessibleName()))
        self.corner.addWidget(button)
        button.clicked.connect(lambda _checked=False: self.commented.emit())
        return self.commented

    @property
    def chain_is_shown(self) -> bool:
        """Whether the chain stands open."""
        return self._toggle.isChecked()

    def show_chain(self) -> None:
        """Open the chain, as the link does."""
        self._toggle.setChecked(True)

    def _show_chain(self, shown: bool) -> None:
        self._toggle.setText(tr("Hide the chain") if shown else tr("Show the chain"))
        if self._chain:
            self._chain.setVisible(shown)
        self.chain_shown.emit(shown)
