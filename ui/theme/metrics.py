"""Sizes: an 8 px grid, four sizes of type, one height of rows. Pixels are device-independent."""

from enum import StrEnum
from typing import NamedTuple


class TextSize(StrEnum):
    """The four sizes of type."""

    CAPTION = "caption"
    BODY = "body"
    SECTION = "section"
    PAGE = "page"


TEXT_SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Sizes of type that can be chosen."""


class Metrics(NamedTuple):
    """Sizes in device-independent pixels. ``text_scale`` multiplies type only, 1.0 to 2.0."""

    text_scale: float = 1.0
    comfortable: bool = False
    focus: int = 2

    inside: int = 8
    between: int = 16
    around: int = 24

    @property
    def row(self) -> int:
        """Height of a row of a table or a list: 28, comfortable 34."""
        return round((34 if self.comfortable else 28) * max(1.0, self.text_scale))

    def text(self, size: TextSize) -> int:
        return round(_SIZES[size] * self.text_scale)


_SIZES = {TextSize.CAPTION: 11, TextSize.BODY: 13, TextSize.SECTION: 16, TextSize.PAGE: 20}
