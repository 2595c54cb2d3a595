"""Choosing the other of two evidence items that are linked."""

from collections.abc import Sequence

from app.reading.evidence.evidence_lines import EvidenceLine
from app.reading.evidence.items import EvidenceView
from language import tr
from ui.fields.choice_field import ChoiceField
from ui.reports.evidence_words import in_a_line


def other_item_field(item: EvidenceView, items: Sequence[EvidenceLine]) -> ChoiceField[str]:
    """One of ``items`` beside ``item``, by its number and in a line; it gives the identifier."""
    return ChoiceField(
        tr("The other item"),
        [
            (one.evidence_id, f"{one.number} · {in_a_line(one)}")
            for one in items
            if one.evidence_id != item.evidence_id
        ],
        name="evidence",
        required=True,
        searchable=True,
        empty=tr("Type a part of its number, title or source…"),
    )
