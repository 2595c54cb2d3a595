"""Bytes as text: in which encoding, and what in it would not be seen."""

import unicodedata
from dataclasses import dataclass

from language import tr

MOST_CHARACTERS = 200_000
"""Characters shown; a longer text is saved and read elsewhere."""

_LONGEST_LINE = 1_000
"""Characters of a line shown in one piece: longer ones would take the window its breath."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_SAMPLE = 4_096


@dataclass(frozen=True, slots=True)
class TextLook:
    """A text as it is shown. ``guessed``: nothing in the bytes tells the encoding for sure."""

    text: str
    encoding: str
    guessed: bool
    cut: bool


def read_text(content: bytes) -> TextLook | None:
    """The text of a file; none where its bytes are not those of a text.

    What is invisible or turns the direction of the text around is shown by its code, such as ``⟨U+202E⟩``.
    """
    for codec, name, guessed in _candidates(content):
        try:
            text = content.decode(codec)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if not any(_is_of_machines(character) for character in text):
            shown = text.replace("\r\n", "\n").replace("\r", "\n")
            cut = len(shown) > MOST_CHARACTERS
            return TextLook(_visible(shown[:MOST_CHARACTERS]), name, guessed, cut)
    return None


def _candidates(content: bytes) -> list[tuple[str, str, bool]]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return [(codec, name, False)]
    sample = content[:_SAMPLE]
    if b"\x00" in sample:
        # Every second byte of a plain text in UTF-16 is nought.
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) * 4 < len(sample) or min(even, odd) * 20 > len(sample):
            return []
        return [("utf-16-le" if odd > even else "utf-16-be", tr("UTF-16 without a mark"), True)]
    return [("utf-8", "UTF-8", False), ("cp1252", "Windows-1252", True)]


def _is_of_machines(character: str) -> bool:
    """A control character that no text has."""
    return unicodedata.category(character) == "Cc" and character not in "\n\r\t\f\x85\x1b"


def _visible(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        shown = "".join(
            f"⟨U+{ord(character):04X}⟩"
            if unicodedata.category(character) in {"Cf", "Cc", "Co"} and character != "\t"
            else character
            for character in line
        )
        lines += [shown[at : at + _LONGEST_LINE] for at in range(0, max(len(shown), 1), _LONGEST_LINE)]
    return "\n".join(lines)
