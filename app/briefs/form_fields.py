"""Names of the form fields of a printed brief, and what each box means: print draws them, a filled form is read by them.

A period would divide a name in two, so there is none.
"""

from enum import StrEnum

from language import ptr, tr

STAMP = "tocsin-stamp"
"""Hidden and read-only: the words of the QR code, by which a form is matched to its frozen brief."""

OPTION = "option-chosen"
NAME = "signer-name"
OFFICE = "signer-office"
DATE = "signed-date"
TIME = "signed-time"
REASON = "reason"

TEXTS = (NAME, OFFICE, DATE, TIME, REASON)


class Box(StrEnum):
    """A box beside a recommendation."""

    AGREE = "agree"
    NOT_AGREE = "not-agree"
    DISCUSS = "discuss"
    NOTED = "noted"

    @property
    def label(self) -> str:
        return {
            "agree": tr("Agree"),
            "not-agree": tr("Not agree"),
            "discuss": tr("Discuss"),
            "noted": ptr("minister", "Noted"),
        }[self.value]


def box_name(recommendation: int, box: Box) -> str:
    """``recommendation-2-agree``."""
    return f"recommendation-{recommendation}-{box.value}"


def box_of(name: str) -> tuple[int, Box] | None:
    """The recommendation and the box that a field's name stands for; none for another field."""
    start, _, rest = name.partition("-")
    number, _, box = rest.partition("-")
    if start != "recommendation" or not number.isascii() or not number.isdecimal() or box not in set(Box):
        return None
    return int(number), Box(box)
