"""One evidence item, to be read."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence.items import EvidenceView
from language import tr
from language.phrases import headed
from ui.dialogs.reading import ReadingDialog
from ui.reports.evidence_facts import evidence_facts
from ui.widgets.facts import Facts
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class EvidenceReading(ReadingDialog):
    """Summary and original wording, then source, grade, time, place and cautions."""

    def __init__(self, item: EvidenceView, marking: MarkingView, parent: QWidget | None = None) -> None:
        super().__init__(headed(item.number, item.title), marking, parent=parent)
        self.setMinimumWidth(560)
        self.body.addWidget(Words(item.summary, running=True, selectable=True))
        if item.original_wording and item.original_wording != item.summary:
            self.body.addWidget(
                Words(
                    tr("“{words}”", words=item.original_wording), running=True, selectable=True, role="muted"
                )
            )
        facts = Facts()
        for label, words in evidence_facts(item):
            facts.add(label, words)
        self.body.addWidget(facts)
        self.body.addStretch(1)
