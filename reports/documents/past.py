"""The mark of a document that shows a past day."""

from datetime import datetime

from language import tr
from reports.blocks import Block, Text
from reports.styles import STRONG
from reports.words import instant_words


def past_day(until: datetime | None, zone: str) -> list[Block]:
    """That it shows what was on record then, and nothing that was learned later; nothing where it shows today."""
    if until is None:
        return []
    return [
        Text(
            tr(
                "A past day: as it was recorded by {until}. What was recorded later is not in it.",
                until=instant_words(until, zone),
            ),
            STRONG,
        )
    ]
