"""The grade of an evidence item: source reliability and information credibility, as B2."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.vocabulary import Credibility, Reliability
from language import tr
from ui.theme import TextSize
from ui.widgets.words import Words, tip


class GradeBadge(QWidget):
    """``B2`` in strong type, with its words beside it unless ``compact``."""

    def __init__(
        self,
        reliability: Reliability,
        credibility: Credibility,
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        said = tr(
            "source {reliability}, information {credibility}",
            reliability=reliability.label,
            credibility=credibility.label,
        )
        self.setAccessibleName(
            tr(
                "Grade {reliability}{credibility}: {said}",
                reliability=reliability.value,
                credibility=credibility.value,
                said=said,
            )
        )
        self.setToolTip(tip(said))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Words(f"{reliability.value}{credibility.value}", strong=True))
        if not compact:
            line.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True), 1)
