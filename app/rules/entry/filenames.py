"""Names of files: those that come with attachments, and those that the program gives to what it writes.

A name that arrives is only ever a label; it is cleaned all the same, because one day it is exported to a
disk. The result is one path component that Windows, macOS and Linux all accept.
"""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

from app.refusals import BadInput
from app.rules.entry.texts import is_visible
from language import tr

MAX_BYTES = 150
"""Longest name, in UTF-8 bytes: leaves room for a folder within the limits of every file system in use."""

_MAX_EXTENSION_BYTES = 16
_SEPARATORS = re.compile(r"[/\\]")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
_BLANKS = re.compile(r"\s+")
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])", re.IGNORECASE)
_CODE = re.compile(r"[^A-Za-z0-9-]+")
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe_name(name: str, field: str = "file name") -> str:
    """The last component of ``name``, made safe to write on any file system.

    Folders are dropped (``../../x`` → ``x``), characters that Windows forbids become ``_``, names that
    Windows reserves and names that start with a dot or a hyphen get a ``_`` before them, long names are
    shortened with their extension kept. Cleaning a clean name changes nothing.

    Raises:
        BadInput: a control character, a character that turns text around (``cod\\u202efdp.exe`` shows as
            ``codexe.pdf``), or nothing left to call the file by.
    """
    for character in name:
        if unicodedata.category(character) in {"Cc", "Cs"} or character in _TURNS_TEXT:
            raise BadInput(
                field,
                tr(
                    "The name of the file has a hidden character in it (U+{character:04X}).",
                    character=ord(character),
                ),
                remedy=tr("Rename the file and add it again."),
            )
    base = unicodedata.normalize("NFC", _SEPARATORS.split(name)[-1])
    base = _BLANKS.sub(" ", _NOT_ON_WINDOWS.sub("_", base)).strip().rstrip(". ")
    if not any(is_visible(character) and character not in "._" for character in base):
        raise BadInput(
            field,
            tr("The file has no usable name."),
            remedy=tr("Give the file a name with letters or digits."),
        )
    if base[0] in ".-~" or _RESERVED.fullmatch(base.partition(".")[0].rstrip()):
        base = f"_{base}"
    return _shortened(base)


def document_name(*parts: str, extension: str) -> str:
    """Name of a file that the program writes: ASCII parts joined by ``_``, as in ``EW-2026-0042-v3_OS.pdf``.

    Anything but letters, digits and hyphens in a part becomes a hyphen; empty parts are left out.
    Which parts may be shown is a question of marking: see `app.rules.markings.file_name`.
    """
    cleaned = [_CODE.sub("-", _ascii(part)).strip("-") for part in parts]
    stem = "_".join(part for part in cleaned if part)
    return safe_name(f"{stem}.{extension.lstrip('.')}")


def free_name(name: str, taken: Collection[str]) -> str:
    """``name``, or where others have it ``name 2``, ``name 3`` and so on, with its extension."""
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    return next(
        found
        for number in count(1)
        if (found := name if number == 1 else f"{stem} {number}{dot}{extension}") not in taken
    )


def _shortened(base: str) -> str:
    if len(base.encode()) <= MAX_BYTES:
        return base
    stem, dot, extension = base.rpartition(".")
    if not dot or not stem or len(extension.encode()) > _MAX_EXTENSION_BYTES:
        stem, dot, extension = base, "", ""
    room = MAX_BYTES - len(f"{dot}{extension}".encode())
    cut = stem.encode()[:room].decode("utf-8", errors="ignore")
    return unicodedata.normalize("NFC", cut.rstrip(". ")) + dot + extension


def _ascii(part: str) -> str:
    decomposed = unicodedata.normalize("NFKD", part)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
