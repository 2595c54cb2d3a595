"""One crosswalk from the codes and names of outside data to the ministry's countries (alpha-3).

What does not resolve is listed with its reason, never guessed: no successor for a dissolved state, no country
that the ministry's own table does not hold.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.reference.countries import CountryTable
from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, write_table
from app.refusals import BadInput
from app.rules.entry.texts import fold, shown
from language import Wording, mark, tr


class CodeScheme(StrEnum):
    """A list of codes or names that outside data call countries by."""

    GLEDITSCH_WARD = "gw"
    CORRELATES_OF_WAR = "cow"
    UCDP_NAME = "ucdp_name"
    SFTG = "sftg"
    """The State Failure Task Force's letters, as the Early Warning Project uses them: not ISO."""
    ALPHA2 = "alpha2"
    ALPHA3 = "alpha3"
    M49 = "m49"
    NAME = "name"


SCHEME_NAMES = Wording(
    {
        CodeScheme.GLEDITSCH_WARD: mark("Gleditsch-Ward number"),
        CodeScheme.CORRELATES_OF_WAR: mark("Correlates of War number"),
        CodeScheme.UCDP_NAME: mark("UCDP country name"),
        CodeScheme.SFTG: mark("SFTG code"),
        CodeScheme.ALPHA2: mark("two-letter code"),
        CodeScheme.ALPHA3: mark("three-letter code"),
        CodeScheme.M49: mark("M49 number"),
        CodeScheme.NAME: mark("country name"),
    }
)
_NAMES = frozenset({CodeScheme.UCDP_NAME, CodeScheme.NAME})
_NUMBERS = frozenset({CodeScheme.GLEDITSCH_WARD, CodeScheme.CORRELATES_OF_WAR, CodeScheme.M49})


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What a code meant, from the first to the last year given. ``country`` is empty where it is none of today's.

    ``note`` says why it resolves to none, or what a reader should know.
    """

    scheme: CodeScheme
    code: str
    country: str
    first_year: int | None
    last_year: int | None
    name: str
    note: str

    def valid_in(self, year: int | None) -> bool:
        """Whether it holds in ``year``; any year where none is given."""
        return year is None or (
            (self.first_year is None or self.first_year <= year)
            and (self.last_year is None or year <= self.last_year)
        )


@dataclass(frozen=True, slots=True)
class Resolution:
    """The country that a code stands for, or why it stands for none."""

    country: str | None
    reason: str


class Crosswalk:
    """Look-up over one version of the correspondences and one of the countries."""

    def __init__(self, items: Sequence[Correspondence], countries: CountryTable) -> None:
        self._countries = countries
        self._rows: dict[tuple[CodeScheme, str], list[Correspondence]] = defaultdict(list)
        for item in items:
            self._rows[item.scheme, _key(item.scheme, item.code)].append(item)
        self._own: dict[tuple[CodeScheme, str], str] = {}
        for country in countries:
            for scheme, code in (
                (CodeScheme.ALPHA3, country.alpha3),
                (CodeScheme.ALPHA2, country.alpha2),
                (CodeScheme.M49, country.m49),
                *((CodeScheme.NAME, name) for name in (country.name, *country.aliases)),
            ):
                if code:
                    self._own.setdefault((scheme, _key(scheme, code)), country.alpha3)
        self._found: dict[tuple[str, CodeScheme, int | None], Resolution] = {}

    def resolve(self, text: str, scheme: CodeScheme, year: int | None = None) -> str | None:
        """The alpha-3 code that ``text`` stands for in ``year``, or none.

        Without a year, a code that meant different things at different times resolves to none.
        """
        return self.look_up(text, scheme, year).country

    def look_up(self, text: str, scheme: CodeScheme, year: int | None = None) -> Resolution:
        """As `resolve`, with the reason where there is no country."""
        asked = (text, scheme, year)
        found = self._found.get(asked)
        if found is None:
            found = self._found[asked] = self._look_up(text.strip(), scheme, year)
        return found

    def _look_up(self, text: str, scheme: CodeScheme, year: int | None) -> Resolution:
        called = f"{SCHEME_NAMES[scheme]} “{shown(text)}”"
        key = _key(scheme, text)
        own = self._own.get((scheme, key))
        if own:
            return Resolution(own, "")
        rows = self._rows.get((scheme, key), [])
        if not rows and scheme is CodeScheme.UCDP_NAME:
            return self._look_up(text, CodeScheme.NAME, year)
        if not rows:
            return Resolution(
                None, tr("The {called} is in no list that this installation knows.", called=called)
            )
        held = [row for row in rows if row.valid_in(year)]
        if not held:
            return Resolution(
                None,
                tr(
                    "The {called} stands for {rows}, not for a country in {year}.",
                    called=called,
                    rows=_periods(rows),
                    year=year,
                ),
            )
        if len({row.country for row in held}) > 1:
            return Resolution(
                None,
                tr(
                    "The {called} stands for {rows}; the file gives no year.",
                    called=called,
                    rows=_periods(rows),
                ),
            )
        row = held[0]
        if not row.country:
            return Resolution(
                None,
                tr("The {called} is {name}. {note}", called=called, name=row.name, note=row.note).strip(),
            )
        if self._countries.get(row.country) is None:
            return Resolution(
                None, tr("The {called} is {name}, which this ministry’s table of countries does not hold. {note}", called=called, name=row.name, note=row.note).strip(),
            )  # fmt: skip
        return Resolution(row.country, "")


COLUMNS = ("scheme", "code", "country", "first_year", "last_year", "name", "note")
HEADING = (
    "Codes and names that outside data call countries by, and the years in which they meant them; facts of the "
    "published code lists. See README.md."
)
_COUNTRY = re.compile(r"([A-Z]{3})?")
_YEAR = re.compile(r"([0-9]{4})?")


def parse_crosswalk(content: str | bytes, source: str) -> tuple[Correspondence, ...]:
    """The correspondences of a file.

    Raises:
        BadInput: names file, row and column, what was expected and what to do; also where two rows give one code
            for one year, or a code that stands for no country has no note that says why.
    """
    rows = read_table(content, source, COLUMNS)
    found: dict[tuple[CodeScheme, str], list[tuple[Row, Correspondence]]] = defaultdict(list)
    items: list[Correspondence] = []
    for row in rows:
        item = _correspondence(row)
        earlier = found[item.scheme, _key(item.scheme, item.code)]
        for other_row, other in earlier:
            if _overlap(item, other):
                raise BadInput(
                    row.place("code"),
                    tr(
                        "{value}: “{code}” stands in row {other_row_number} for the same years.",
                        value=row.place("code"),
                        code=item.code,
                        other_row_number=other_row.number,
                    ),
                    remedy=tr("Give each row years of its own: in first_year and last_year."),
                )
        earlier.append((row, item))
        items.append(item)
    return tuple(items)


def dump_crosswalk(items: Sequence[Correspondence]) -> str:
    """The file of ``items``."""
    return write_table(
        HEADING,
        COLUMNS,
        (
            (
                item.scheme,
                item.code,
                item.country,
                str(item.first_year or ""),
                str(item.last_year or ""),
                item.name,
                item.note,
            )
            for item in items
        ),
    )


def _correspondence(row: Row) -> Correspondence:
    country = row.matching(
        "country",
        _COUNTRY.fullmatch,
        tr("a three-letter country code"),
        tr("Use the code, or leave it empty and say why in the note."),
    )
    first, last = _year(row, "first_year"), _year(row, "last_year")
    if first and last and last < first:
        raise row.fault(
            "last_year", tr("a year from {first} on", first=first), tr("Correct one of the two years.")
        )
    return Correspondence(
        scheme=row.one_of("scheme", CodeScheme),
        code=row.required("code"),
        country=country,
        first_year=first,
        last_year=last,
        name=row.required("name"),
        note=row.text("note") if country else row.required("note"),
    )


def _year(row: Row, column: str) -> int | None:
    text = row.matching(
        column, _YEAR.fullmatch, tr("a year"), tr("Write four digits, or leave the cell empty.")
    )
    return int(text) if text else None


def _overlap(one: Correspondence, other: Correspondence) -> bool:
    return (one.first_year or 0) <= (other.last_year or 9999) and (other.first_year or 0) <= (
        one.last_year or 9999
    )


def _periods(rows: Sequence[Correspondence]) -> str:
    said = []
    for row in rows:
        if row.first_year and row.last_year:
            years = tr(
                " from {first_year} to {last_year}", first_year=row.first_year, last_year=row.last_year
            )
        elif row.first_year:
            years = tr(" from {first_year} on", first_year=row.first_year)
        else:
            years = tr(" until {last_year}", last_year=row.last_year) if row.last_year else ""
        said.append(f"{row.name}{years}")
    return " and for ".join(said)


def _key(scheme: CodeScheme, text: str) -> str:
    if scheme in _NAMES:
        return fold(text)
    text = text.strip().upper()
    if scheme in _NUMBERS:
        # 770.0 is how a spreadsheet or a data frame with gaps writes 770; 4 is M49 004.
        text = text.removesuffix(".0").lstrip("0") or text
    return text


CROSSWALK = ReferenceKind(
    "crosswalk", mark("Country codes of outside data"), "crosswalk.csv", parse_crosswalk, dump_crosswalk
)
