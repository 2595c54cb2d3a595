"""One evidence item, to be read."""

from PySide6.QtWidgets import QWidget

from app.reading.evidence import EvidenceView
from ui.dialogs.reading import ReadingDialog
from ui.reports.evidence_words import movement_words, support_words, when
from ui.widgets.facts import Facts
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


class EvidenceReading(ReadingDialog):
    """Summary and original wording, then source, grade, time, place and cautions."""

    def __init__(self, item: EvidenceView, marking: MarkingView, parent: QWidget | None = None) -> None:
        super().__init__(f"{item.number}: {item.title}", marking, parent=parent)
        self.setMinimumWidth(560)
        self.body.addWidget(Words(item.summary, running=True, selectable=True))
        if item.original_wording and item.original_wording != item.summary:
            self.body.addWidget(
                Words(f"“{item.original_wording}”", running=True, selectable=True, role="muted")
            )
        facts = Facts()
        source = f"{item.source} (protected)" if item.protected else item.source
        facts.add("Source", source)
        facts.add(
            "Grade", f"{item.grade}: source {item.reliability.label}, information {item.credibility.label}"
        )
        facts.add("Happened", when(item))
        for label, words in (
            ("Place", item.place),
            ("Violations", ", ".join(item.violation_labels)),
            ("Groups", item.groups),
            ("Caution", item.caution),
            ("Contradicted by", "; ".join(item.contradicts)),
            ("Supported", support_words(item.links) if item.links.support else ""),
            ("Movements", "; ".join(movement_words(one) for one in item.displacements if one.standing)),
            ("Citation", item.citation),
            ("Files", ", ".join(file.name for file in item.attachments)),
            ("Recorded by", item.recorded_by),
        ):
            if words:
                facts.add(label, words)
        self.body.addWidget(facts)
        self.body.addStretch(1)
