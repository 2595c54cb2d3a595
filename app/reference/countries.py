"""Countries, territories and the regions that an instrument may name (ISO 3166-1, UN M49)."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.refusals import BadInput
from app.rules.entry.texts import fold
from language import mark, tr


@dataclass(frozen=True, slots=True)
class Region:
    """A region of UN M49 with its three-digit code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. ``regions`` go from the largest to the smallest that holds it."""

    alpha2: str
    alpha3: str
    m49: str
    name: str
    regions: tuple[Region, ...]
    aliases: tuple[str, ...]


class CountryTable:
    """Look-up over one version of the countries."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self.countries = tuple(countries)
        self._by_alpha3 = {country.alpha3: country for country in countries}
        self._by_key: dict[str, Country] = {}
        self._members: dict[str, list[str]] = {}
        self._regions: dict[str, Region] = {}
        for country in countries:
            for key in filter(None, (country.alpha2, country.m49, country.name, *country.aliases)):
                self._by_key.setdefault(fold(key), country)
            for region in country.regions:
                self._regions.setdefault(region.code, region)
                for key in (region.code, fold(region.name)):
                    self._members.setdefault(key, []).append(country.alpha3)
        # A code beats a name that folds to the same letters.
        self._by_key.update({fold(country.alpha3): country for country in countries})

    def __iter__(self) -> Iterator[Country]:
        return iter(self.countries)

    def __len__(self) -> int:
        return len(self.countries)

    def get(self, alpha3: str) -> Country | None:
        """The country with this alpha-3 code."""
        return self._by_alpha3.get(alpha3)

    def name(self, alpha3: str) -> str:
        """The country's name; the code itself where this version does not know it (an old record)."""
        country = self._by_alpha3.get(alpha3)
        return country.name if country else alpha3

    def names(self, alpha3: str) -> tuple[str, ...]:
        """All that the country is called, its codes among them."""
        country = self._by_alpha3.get(alpha3)
        return (alpha3, country.name, *country.aliases) if country else (alpha3,)

    def find(self, text: str, field: str = "country") -> Country:
        """The country called so: alpha-2, alpha-3, M49 number, name or other name; case and accents do not matter.

        Raises:
            BadInput: unknown; the remedy names the nearest.
        """
        country = self._by_key.get(fold(text))
        if country is None:
            names = {fold(country.name): country.name for country in self.countries}
            close = difflib.get_close_matches(fold(text), names, n=3, cutoff=0.6)
            near = ", ".join(names[name] for name in close)
            raise BadInput(
                field,
                tr(
                    "“{text}” is not a country or territory that this installation knows.",
                    text=text.strip()[:60],
                ),
                remedy=tr("Did you mean {near}?", near=near)
                if near
                else tr("Use its name or its three-letter code, as in MMR."),
            )
        return country

    def regions(self) -> tuple[Region, ...]:
        """All regions, by name."""
        return tuple(sorted(self._regions.values(), key=lambda region: region.name))

    def region_members(self, name: str, field: str = "region") -> tuple[str, ...]:
        """The alpha-3 codes, in order, of the countries in an M49 region, by its name or three-digit code.

        Raises:
            BadInput: no such region.
        """
        members = self._members.get(name.strip()) or self._members.get(fold(name))
        if members is None:
            known = ", ".join(region.name for region in self.regions())
            raise BadInput(
                field,
                tr("“{name}” is not a region of UN M49.", name=name.strip()[:60]),
                remedy=tr("Use one of: {known}.", known=known),
            )
        return tuple(sorted(members))


@cache
def countries() -> CountryTable:
    """The shipped countries."""
    return CountryTable(COUNTRIES.shipped())


def region_members(name: str) -> tuple[str, ...]:
    """The alpha-3 codes of a region in the shipped countries; see `CountryTable.region_members`."""
    return countries().region_members(name)


COLUMNS = (
    "alpha2",
    "alpha3",
    "m49",
    "name",
    "region_code",
    "region",
    "subregion_code",
    "subregion",
    "intermediate_code",
    "intermediate_region",
    "aliases",
)
HEADING = mark(
    "Countries and territories: codes after ISO 3166-1, regions after UN M49; made from the taxonomy in "
    "hdx-python-country 4.2.5 (MIT). See README.md."
)
_REGION_COLUMNS = (
    ("region_code", "region"),
    ("subregion_code", "subregion"),
    ("intermediate_code", "intermediate_region"),
)
_ALPHA2 = re.compile(r"[A-Z]{2}")
_ALPHA3 = re.compile(r"[A-Z]{3}")
_M49 = re.compile(r"[0-9]{3}")


def parse_countries(content: str | bytes, source: str) -> tuple[Country, ...]:
    """The countries of a file. A ministry may add a territory that ISO does not list, with codes of its own.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_country(row) for row in rows)
    for column in ("alpha2", "alpha3", "m49", "name"):
        unique((row for row in rows if row.text(column)), column)
    return found


def dump_countries(items: Sequence[Country]) -> str:
    """The file of ``items``."""
    return write_table(tr(HEADING), COLUMNS, (_cells(country) for country in items))


def _country(row: Row) -> Country:
    regions: list[Region] = []
    for code_column, name_column in _REGION_COLUMNS:
        code, name = row.text(code_column), row.text(name_column)
        if not code and not name:
            continue
        _code(row, code_column, _M49, tr("a three-digit M49 code"))
        regions.append(Region(code, row.required(name_column)))
    return Country(
        alpha2=_code(row, "alpha2", _ALPHA2, tr("a two-letter code in capitals")),
        alpha3=_code(row, "alpha3", _ALPHA3, tr("a three-letter code in capitals")),
        # A territory that the ministry adds has no M49 number.
        m49=_code(row, "m49", _M49, tr("a three-digit M49 code")) if row.text("m49") else "",
        name=row.required("name"),
        regions=tuple(regions),
        aliases=row.items("aliases"),
    )


def _code(row: Row, column: str, pattern: re.Pattern[str], expected: str) -> str:
    return row.matching(
        column,
        pattern.fullmatch,
        expected,
        tr(
            "Correct the code. Where a spreadsheet dropped leading zeros (4 for 004), format the column as text."
        ),
    )


def _cells(country: Country) -> tuple[str, ...]:
    cells: list[str] = []
    for position in range(len(_REGION_COLUMNS)):
        region = country.regions[position] if position < len(country.regions) else Region("", "")
        cells += [region.code, region.name]
    return (
        country.alpha2,
        country.alpha3,
        country.m49,
        country.name,
        *cells,
        "; ".join(country.aliases),
    )


COUNTRIES = ReferenceKind(
    "countries", mark("Countries and regions"), "countries.csv", parse_countries, dump_countries
)
