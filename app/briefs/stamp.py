"""The words in a brief's QR code, and reading them back when a signed paper is recorded."""

import re
from dataclasses import dataclass

from app.refusals import BadInput
from language import tr

_STAMP = re.compile(
    r"TOCSIN:1:(?P<reference>[A-Z0-9-]{1,40}):(?P<version>\d{1,6}):(?P<hash>[0-9A-F]{64})"
    r"(?::(?P<entry>\d{1,12}):(?P<head>[0-9A-F]{64}))?"
)


@dataclass(frozen=True, slots=True)
class BriefStamp:
    """Which brief a paper shows: report, version, hash of the frozen brief, head of the ledger then."""

    report_number: str
    version: int
    brief_hash: str
    ledger_number: int | None = None
    ledger_hash: str = ""


def stamp_text(stamp: BriefStamp) -> str:
    """The stamp in capitals, digits, colons and dashes only, which a QR code packs most tightly."""
    parts = ["TOCSIN", "1", stamp.report_number, str(stamp.version), stamp.brief_hash]
    if stamp.ledger_number is not None:
        parts += [str(stamp.ledger_number), stamp.ledger_hash]
    return ":".join(parts).upper()


def read_stamp(text: str) -> BriefStamp:
    """The stamp that a QR reader gave, whatever its case and the blanks around it.

    Raises:
        BadInput: not the stamp of a brief.
    """
    match = _STAMP.fullmatch("".join(text.split()).upper())
    if match is None:
        raise BadInput(
            "brief hash",
            tr("This is not the code of a brief printed by Tocsin."),
            remedy=tr("Read the QR code again, or type the 64 characters of the hash printed beside it."),
        )
    entry = match["entry"]
    return BriefStamp(
        match["reference"],
        int(match["version"]),
        match["hash"].lower(),
        int(entry) if entry else None,
        (match["head"] or "").lower(),
    )
