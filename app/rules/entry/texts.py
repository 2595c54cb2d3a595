"""Cleaning what people type or paste, so that what is stored is what was seen.

What is refused rather than silently repaired: control characters, lone surrogates, and characters that
re-order text on the screen (a name that reads differently from what is stored is a way to deceive the
next reader). What is normalised: Unicode to NFC, line ends to ``\\n``, runs of blanks in a single line.

Bidirectional text: the plain marks (U+200E, U+200F, U+061C) are always allowed, because Arabic and Hebrew
need them. Overrides and embeddings (U+202A to U+202E) are always refused. Isolates (U+2066 to U+2069) are
refused in single lines; in long text they are allowed where each is closed in its own paragraph, so that
a quoted foreign name cannot turn the rest of a page around. Emoji are ordinary text.
"""

import re
import unicodedata

from app.refusals import BadInput
from language import tr

LINE_LENGTH = 200
"""Most characters of a name, a title or a reason code, unless a field says otherwise."""

TEXT_LENGTH = 20_000
"""Most characters of a summary, a reason or a note: about eight printed pages."""

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_ISOLATE_OPEN = frozenset("\u2066\u2067\u2068")
_ISOLATE_CLOSE = "\u2069"
_ISOLATES = _ISOLATE_OPEN | {_ISOLATE_CLOSE}
_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_BLANKS = re.compile(r"\s+")


def clean_line(value: str, field: str, max_length: int = LINE_LENGTH) -> str:
    """A single line: normalised, line ends and runs of blanks become one space, ends trimmed.

    Raises:
        BadInput: too long, or a control character or a character that re-orders text is in it.
    """
    _check_length(value, field, max_length)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", value))
    _check_characters(text, field, forbidden=_OVERRIDES | _ISOLATES)
    text = _BLANKS.sub(" ", text).strip()
    _check_length(text, field, max_length)
    return text


def clean_text(value: str, field: str, max_length: int = TEXT_LENGTH) -> str:
    """Text of any number of lines: normalised, lines keep their indentation but not their trailing blanks.

    Raises:
        BadInput: too long, or a control character, an override, or an isolate left open is in it.
    """
    _check_length(value, field, max_length)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", value))
    _check_characters(text, field, forbidden=_OVERRIDES)
    _check_isolates(text, field)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    _check_length(text, field, max_length)
    return text


def required(value: str, field: str) -> str:
    """``value``, unless nothing in it can be seen.

    Raises:
        BadInput: empty, or only blanks and invisible characters.
    """
    if not any(is_visible(character) for character in value):
        raise BadInput(field, tr("{field} is empty.", field=_name(field)), remedy=tr("Fill it in."))
    return value


def required_line(value: str, field: str, max_length: int = LINE_LENGTH) -> str:
    """`clean_line` of something that may not be left out."""
    return required(clean_line(value, field, max_length), field)


def required_text(value: str, field: str, max_length: int = TEXT_LENGTH) -> str:
    """`clean_text` of something that may not be left out."""
    return required(clean_text(value, field, max_length), field)


def is_visible(character: str) -> bool:
    """Whether a character leaves ink: neither blank (Z…) nor control or format (C…)."""
    return unicodedata.category(character)[0] not in "CZ"


def shown(value: str, max_length: int = 60) -> str:
    """What was typed, fit for a sentence about it: without what cannot be printed, and cut short."""
    text = "".join(character for character in value[: 4 * max_length].strip() if character.isprintable())
    return text if len(text) <= max_length else f"{text[:max_length]}…"


def fold(value: str) -> str:
    """``value`` for comparing names: no case, no accents, no punctuation. ``Côte d’Ivoire`` → ``cote d ivoire``."""
    return " ".join(unicodedata.normalize("NFKD", value.casefold()).translate(_FOLDED).split())


def has_words(text: str, typed: str) -> bool:
    """Whether ``text`` holds every typed word, or a part of one, whatever its case and accents. Nothing typed is in all."""
    wanted = fold(typed).split()
    if not wanted:
        return True
    said = fold(text)
    return all(word in said for word in wanted)


class _Folded(dict[int, str]):
    """What each character of a decomposed text becomes, found when it is first met: millions of notes are folded."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.combining(character):
            becomes = ""
        else:
            becomes = character if unicodedata.category(character)[0] in "LN" else " "
        self[code] = becomes
        return becomes


_FOLDED = _Folded()


def _check_length(value: str, field: str, max_length: int) -> None:
    if len(value) > max_length:
        raise BadInput(
            field,
            tr(
                "{field} has {value:,} characters; at most {max_length:,} fit.",
                field=_name(field),
                value=len(value),
                max_length=max_length,
            ),
            remedy=tr("Shorten it, or attach the long text as a document."),
        )


def _check_characters(text: str, field: str, *, forbidden: frozenset[str]) -> None:
    # Whatever is looked for is not printable, and hardly any text has it.
    if text.replace("\n", "").replace("\t", "").isprintable():
        return
    for position, character in enumerate(text, start=1):
        if character in "\n\t":
            continue
        code = f"U+{ord(character):04X}"
        if character in forbidden:
            raise BadInput(
                field,
                tr(
                    "{field} has a hidden character at position {position} that turns the direction of the text "
                    "around ({code}).",
                    field=_name(field),
                    position=position,
                    code=code,
                ),
                remedy=tr("Type the text again instead of pasting it."),
            )
        if unicodedata.category(character) in {"Cc", "Cs"} or _is_noncharacter(character):
            raise BadInput(
                field,
                tr(
                    "{field} has a control character at position {position} ({code}).",
                    field=_name(field),
                    position=position,
                    code=code,
                ),
                remedy=tr("Remove it, or type the text again instead of pasting it."),
            )


def _check_isolates(text: str, field: str) -> None:
    for number, paragraph in enumerate(text.split("\n"), start=1):
        depth = 0
        for character in paragraph:
            depth += (character in _ISOLATE_OPEN) - (character == _ISOLATE_CLOSE)
            if depth < 0:
                break
        if depth != 0:
            raise BadInput(
                field,
                tr(
                    "{field} has a hidden character in line {number} that turns the direction of the text around "
                    "and is not closed in that line.",
                    field=_name(field),
                    number=number,
                ),
                remedy=tr("Type that line again instead of pasting it."),
            )


def _is_noncharacter(character: str) -> bool:
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _name(field: str) -> str:
    """A field's name at the start of a sentence. The name of a file stays as it is."""
    if "." in field:
        return field
    said = tr(field)
    return said[:1].upper() + said[1:]
