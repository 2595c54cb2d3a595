"""What a file for ``tocsin release prepare`` holds: for whom the copy is, how it is marked, and what is withheld.

An object with ``for`` (“public”, or the code of a partner), ``marking`` (level, caveats, release), ``asked_by``,
``asked_on`` (YYYY-MM-DD), ``reason``, ``may_stay`` (words), and ``removals``: each with ``passage``, ``ground``, and, where
they are wanted, ``words`` (“3” or “3-7”), ``everywhere`` (true) and ``note``. ``language`` (“fr”), where it is there, is that
of the copy’s fixed words; else it is that of the brief.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.briefs.redact import Removal
from app.cli.answers import read_answers
from app.reading.releases.draft import ReleaseChoice
from app.refusals import BadInput
from app.rules.entry.dates import parse_date
from app.rules.entry.texts import shown
from app.rules.markings import Marking
from app.rules.release.limits import Recipient
from db.vocabulary.release import ReleaseAudience
from language.spoken import Language, language_of

_WORDS = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")
_KEYS = {"for", "marking", "asked_by", "asked_on", "reason", "may_stay", "removals", "language"}
_MARKING_KEYS = {"level", "caveats", "release"}
_REMOVAL_KEYS = {"passage", "words", "ground", "everywhere", "note"}


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A wanted copy, as the file has it."""

    choice: ReleaseChoice
    asked_by: str
    asked_on: date
    reason: str


def read_release_file(path: Path) -> ReleaseFile:
    """What the file asks for.

    Raises:
        BadInput: it cannot be read; or something is missing, unknown or of another kind: names where.
    """
    raw = _object(read_answers(path), "the file", _KEYS)
    marking = _object(raw.get("marking", {}), "marking", _MARKING_KEYS)
    recipient = _text(raw, "for", "for").strip()
    public = recipient.casefold() == "public"
    removals = raw.get("removals", [])
    if not isinstance(removals, list):
        raise _wrong("removals", "a list")
    return ReleaseFile(
        choice=ReleaseChoice(
            recipient=Recipient(ReleaseAudience.PUBLIC)
            if public
            else Recipient(ReleaseAudience.PARTNER, recipient.upper()),
            marking=Marking(
                _text(marking, "level", "marking.level"),
                frozenset(_texts(marking, "caveats", "marking.caveats")),
                frozenset(code.upper() for code in _texts(marking, "release", "marking.release")),
            ),
            removals=tuple(
                _removal(one, f"removals[{place}]") for place, one in enumerate(removals, start=1)
            ),
            may_stay=_texts(raw, "may_stay", "may_stay"),
            language=_language(raw),
        ),
        asked_by=_text(raw, "asked_by", "asked_by"),
        asked_on=parse_date(_text(raw, "asked_on", "asked_on"), "asked_on"),
        reason=_text(raw, "reason", "reason"),
    )


def _language(raw: dict[str, Any]) -> Language | None:
    if "language" not in raw:
        return None
    found = language_of(_text(raw, "language", "language"))
    if found is None:
        spoken = ", ".join(language.value for language in Language if language.for_people)
        raise _wrong("language", f"a language that Tocsin speaks: {spoken}")
    return found


def _removal(raw: object, where: str) -> Removal:
    found = _object(raw, where, _REMOVAL_KEYS)
    words = _text(found, "words", f"{where}.words", "")
    first = last = None
    if words:
        match = _WORDS.fullmatch(words.strip())
        if match is None:
            raise _wrong(f"{where}.words", "the place of a word, or of the first and the last, such as “3-7”")
        first = int(match[1])
        last = int(match[2]) if match[2] else first
    everywhere = found.get("everywhere", False)
    if not isinstance(everywhere, bool):
        raise _wrong(f"{where}.everywhere", "true or false")
    return Removal(
        path=_text(found, "passage", f"{where}.passage"),
        ground=_text(found, "ground", f"{where}.ground"),
        first=first,
        last=last,
        everywhere=everywhere,
        note=_text(found, "note", f"{where}.note", ""),
    )


def _object(raw: object, where: str, keys: set[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _wrong(where, "an object")
    unknown = sorted(set(raw) - keys)
    if unknown:
        raise BadInput(
            where,
            f"“{shown(unknown[0])}” is not known in {where}.",
            remedy=f"Known are: {', '.join(sorted(keys))}.",
        )
    return raw


def _text(raw: dict[str, Any], key: str, where: str, otherwise: str | None = None) -> str:
    value = raw.get(key, otherwise)
    if not isinstance(value, str):
        raise _wrong(where, "a text")
    return value


def _texts(raw: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(where, "a list of texts")
    return tuple(value)


def _wrong(where: str, expected: str) -> BadInput:
    return BadInput(
        where, f"{where} is missing or is not {expected}.", remedy="Correct the file; nothing was made."
    )
