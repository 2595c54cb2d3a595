"""Text as typed, made of characters that can be printed, with nothing hidden.

A letter, mark or digit that no bundled font has raises `MissingGlyph`: a name must not go to a minister as
boxes or codes. Anything else without a glyph (emoji, private signs, control characters, characters that turn
the direction of text around) prints as its code point, ``[U+1F600]``: what someone typed in a hurry must
not stop a brief in an emergency, and the reader sees that something stood there.
"""

import re
import unicodedata
from functools import lru_cache

from app.refusals import UserError
from language import tr
from reports.fonts import SCRIPTS, Fonts

_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_DROPPED = re.compile("[\u00ad\u2060\ufeff\ufe00-\ufe0f\u2066-\u2069]")
# Blanks of other widths print as blanks; the ordinary and the unbreakable one have their own rules.
_BLANKS = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_PLAIN = re.compile(r"[\n -~]*")
_LAYOUT_ONLY = frozenset("\n \u00a0\u200b\u200c\u200d\u200e\u200f\u061c\u2007\u202f")


class MissingGlyph(UserError):
    """A letter, mark or digit that no bundled font can print. ``character`` is it."""

    def __init__(self, character: str, context: str) -> None:
        name = unicodedata.name(character, "unnamed")
        shown = context if len(context) <= 60 else f"{context[:59]}…"
        super().__init__(
            tr(
                "“{character}” (U+{code_point:04X}, {name}) in “{shown}” cannot be printed: no font of this "
                "program has it.",
                character=character,
                code_point=ord(character),
                name=name,
                shown=shown,
            ),
            remedy=tr("Write it in one of these scripts: {scripts}.", scripts=SCRIPTS),
        )
        self.character = character


def visible(text: str, fonts: Fonts) -> str:
    """``text`` in NFC, with code points in place of what has no glyph. Line ends are ``\\n``.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text)
    text = _BLANKS.sub(" ", _DROPPED.sub("", _LINE_ENDS.sub("\n", text)))
    return "".join([_shown(character, fonts) or _missing(character, text) for character in text])


@lru_cache(maxsize=10_000)
def _shown(character: str, fonts: Fonts) -> str:
    """What is printed of a character; nothing where it must be printed and cannot."""
    if character in _LAYOUT_ONLY:
        return character
    category = unicodedata.category(character)
    if category[0] != "C" and fonts.face_for(character) is not None:
        return character
    return "" if category[0] in "LMN" else f"[U+{ord(character):04X}]"


def _missing(character: str, text: str) -> str:
    raise MissingGlyph(character, text)
