"""Two items side by side: what each says, in its own words. Neither is made to give way."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence.items import EvidenceView
from app.reading.evidence.links import OtherItem
from language import tr
from ui.countries.words import happened
from ui.dialogs.reading import ReadingDialog
from ui.frame import Frame
from ui.reports.evidence_words import source_name
from ui.widgets.card import Card
from ui.widgets.columns import Columns
from ui.widgets.facts import Facts
from ui.widgets.grade_badge import GradeBadge
from ui.widgets.scrolled import Scrolled
from ui.widgets.words import Words


class CompareDialog(ReadingDialog):
    """``how`` says what stands between the two."""

    def __init__(self, frame: Frame, item: EvidenceView, other: OtherItem, how: str, parent: QWidget) -> None:
        super().__init__(
            tr("{number} and {other_number}", number=item.number, other_number=other.number),
            frame.marking,
            words=how,
            parent=parent,
        )
        self.setModal(True)
        page = Scrolled(tr("The two items"), margin=0)
        page.body.addWidget(Columns([_side(item), _side(other)]))
        page.body.addStretch(1)
        self.body.addWidget(page, 1)
        self.resize(900, 560)


def _side(item: EvidenceView | OtherItem) -> Card:
    card = Card(f"{item.number}  {item.title}")
    card.body.addWidget(GradeBadge(item.reliability, item.credibility))
    card.body.addWidget(Words(item.summary, wrap=True, selectable=True))
    card.body.addWidget(
        Words(tr("“{text}”", text=item.original_wording), wrap=True, selectable=True, role="muted")
    )
    facts = Facts()
    facts.add(tr("Source"), source_name(item))
    facts.add(tr("Happened"), happened(item))
    card.body.addWidget(facts)
    card.body.addStretch(1)
    return card
