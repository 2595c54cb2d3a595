"""What is known of an evidence item, label by label, in the order in which it is read."""

from app.reading.evidence.items import EvidenceView
from ui.reports.evidence_words import movement_words, source_name, support_words, when


def evidence_facts(item: EvidenceView) -> tuple[tuple[str, str], ...]:
    """The facts that are stated."""
    said = (
        ("Source", source_name(item)),
        ("Grade", f"{item.grade}: source {item.reliability.label}, information {item.credibility.label}"),
        ("Happened", when(item)),
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
    )
    return tuple((label, words) for label, words in said if words)
