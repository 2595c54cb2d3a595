"""What is known of an evidence item, label by label, in the order in which it is read."""

from app.reading.evidence.items import EvidenceView
from language import tr
from language.lists import listed
from ui.reports.evidence_words import movement_words, source_name, support_words, when


def evidence_facts(item: EvidenceView) -> tuple[tuple[str, str], ...]:
    """The facts that are stated."""
    said = (
        (tr("Source"), source_name(item)),
        (
            tr("Grade"),
            tr(
                "{grade}: source {reliability}, information {credibility}",
                grade=item.grade,
                reliability=item.reliability.label,
                credibility=item.credibility.label,
            ),
        ),
        (tr("Happened"), when(item)),
        (tr("Place"), item.place),
        (tr("Violations"), ", ".join(item.violation_labels)),
        (tr("Groups"), item.groups),
        (tr("Caution"), item.caution),
        (tr("Contradicted by"), listed(item.contradicts)),
        (tr("Supported"), support_words(item.links) if item.links.support else ""),
        (tr("Movements"), listed(movement_words(one) for one in item.displacements if one.standing)),
        (tr("Citation"), item.citation),
        (tr("Files"), ", ".join(file.name for file in item.attachments)),
        (tr("Recorded by"), item.recorded_by),
    )
    return tuple((label, words) for label, words in said if words)
