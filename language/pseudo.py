"""A language nobody speaks, by which one sees what was left out of the catalogues and what does not bear longer words."""

import re
from gettext import NullTranslations

OPENING, CLOSING = "⟦", "⟧"
_LETTERS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
_NAMES = re.compile(r"(\{[^{}]*\}|\{\{|\}\}|<[^<>]*>|&\w+;|%\d)")
_LONGER = 0.3
"""French takes about a third more room than English."""
_WORD = 9
"""Letters of a word that fills, and the blank before the next."""


class PseudoTranslations(NullTranslations):
    """Each text in brackets, with accents, and a third longer. Names in braces stay as they are."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own signature
        return pseudo(message)


def pseudo(text: str) -> str:
    """A text as the pseudo-language says it."""
    if not text.strip():
        return text
    parts = (part if _NAMES.fullmatch(part) else part.translate(_LETTERS) for part in _NAMES.split(text))
    return f"{OPENING}{''.join(parts)}{_filling(len(text))}{CLOSING}"


def _filling(length: int) -> str:
    """What makes a text longer: in words, since no language makes a sentence longer by one word that cannot break."""
    return "".join("~" if place % _WORD else " " for place in range(1, int(length * _LONGER) + 1))
