"""Two states of a draft compared part by part, each part as one text with what changed marked."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from app.rules.evidence.wording import differences
from db.vocabulary import words
from language import tr
from ui.theme import TextSize
from ui.widgets.compared_text import ComparedText
from ui.widgets.words import Words


def compared_parts(labels: Mapping[str, str], before: Any, after: Any) -> Iterator[QWidget]:
    """A heading and a text for each part that differs; ``labels`` names the parts, each an attribute of both."""
    for name, label in labels.items():
        was, becomes = getattr(before, name), getattr(after, name)
        if was != becomes:
            yield Words(label, strong=True, size=TextSize.CAPTION)
            yield ComparedText(
                tr("{label} compared", label=label), differences(in_words(was), in_words(becomes))
            )


def in_words(value: object) -> str:
    """What a part says, as text."""
    if isinstance(value, tuple):
        return "\n".join(in_words(one) for one in value)
    if isinstance(value, bool):
        return tr("Yes") if value else tr("No")
    if isinstance(value, StrEnum):
        return words(value)
    return "" if value is None else str(value)
