"""Sizes of paper that documents are printed on."""

from enum import StrEnum

from language import tr


class Paper(StrEnum):
    """A size of paper; A4 everywhere but in North America and some of its neighbours."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def label(self) -> str:
        return {Paper.A4: "A4", Paper.LETTER: tr("US Letter")}[self]
