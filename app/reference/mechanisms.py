"""Investigative, judicial and political mechanisms, with the symbols they are cited by (S-22)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.refusals import BadInput
from app.rules.entry.dates import parse_partial_date
from db.vocabulary import DatePrecision
from db.vocabulary.background import MechanismKind
from language import mark, tr


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism. ``country`` is an alpha-3 code, empty for one that serves all; ``since`` may be unknown.

    ``caution`` says where sources differ; it is shown with the fact, never left out.
    """

    code: str
    name: str
    body: str
    kind: MechanismKind
    country: str
    symbol: str
    since: date | None
    precision: DatePrecision | None
    caution: str


COLUMNS = ("code", "name", "body", "kind", "country", "symbol", "since", "caution")
HEADING = (
    "Mechanisms and the symbols they are cited by. Check a symbol against its document before you cite it."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")
_COUNTRY = re.compile(r"([A-Z]{3})?")


def parse_mechanisms(content: str | bytes, source: str) -> tuple[Mechanism, ...]:
    """The mechanisms of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_mechanism(row) for row in rows)
    unique(rows, "code")
    return found


def dump_mechanisms(mechanisms: Sequence[Mechanism]) -> str:
    """The file of ``mechanisms``."""
    return write_table(
        HEADING,
        COLUMNS,
        (
            (
                mechanism.code,
                mechanism.name,
                mechanism.body,
                mechanism.kind,
                mechanism.country,
                mechanism.symbol,
                _since(mechanism),
                mechanism.caution,
            )
            for mechanism in mechanisms
        ),
    )


def _mechanism(row: Row) -> Mechanism:
    since: date | None = None
    precision: DatePrecision | None = None
    if row.text("since"):
        try:
            since, precision = parse_partial_date(row.text("since"), row.place("since"))
        except BadInput as fault:
            raise BadInput(fault.field, f"{fault.field}: {fault.message}", remedy=fault.remedy) from None
    return Mechanism(
        code=row.matching(
            "code", _CODE.fullmatch, "a code such as iimm", "Use small letters, digits and underscores."
        ),
        name=row.required("name"),
        body=row.required("body"),
        kind=row.one_of("kind", MechanismKind),
        country=row.matching(
            "country",
            _COUNTRY.fullmatch,
            tr("a three-letter country code"),
            tr("Use the code, or leave it empty."),
        ),
        symbol=row.text("symbol"),
        since=since,
        precision=precision,
        caution=row.text("caution"),
    )


def _since(mechanism: Mechanism) -> str:
    if mechanism.since is None:
        return ""
    length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(mechanism.precision or DatePrecision.DAY, 10)
    return mechanism.since.isoformat()[:length]


MECHANISMS = ReferenceKind(
    "mechanisms", mark("Mechanisms"), "mechanisms.csv", parse_mechanisms, dump_mechanisms
)
