"""Countries, territories and the regions that an instrument may name (ISO 3166-1, UN M49)."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from app.reference.country_names import names_elsewhere
from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.refusals import BadInput
from app.rules.entry.texts import fold
from db.vocabulary.tokens import tokens
from language import Language, mark, spoken, tabled, tr
from language.speech import in_every_language


@dataclass(frozen=True, slots=True)
class Region:
    """A region of UN M49 with its three-digit code."""

    code: str
    name: str
    """By this name instruments keep it, whatever the language."""

    @property
    def label(self) -> str:
        """The name in the language spoken."""
        return tabled(self.name)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. ``regions`` go from the largest to the smallest that holds it."""

    alpha2: str
    alpha3: str
    m49: str
    name: str
    regions: tuple[Region, ...]
    aliases: tuple[str, ...]


_LEAST_LETTERS = 4


class CountryTable:
    """Look-up over one version of the countries."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self.countries = tuple(countries)
        self._by_alpha3 = {country.alpha3: country for country in countries}
        self._by_key: dict[str, Country] = {}
        self._members: dict[str, list[str]] = {}
        self._regions: dict[str, Region] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        """Of each country that was asked for: lists of all of them are filled again and again."""
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
        """The country's name; the code itself where this version does not know it (an old record).

        A region stands among countries by its English name, and is said in the language spoken.
        """
        country = self._by_alpha3.get(alpha3)
        if country:
            return country.name
        return tabled(alpha3) if fold(alpha3) in self._members else alpha3

    def names(self, alpha3: str) -> tuple[str, ...]:
        """All that the country is called, in every language and script, its codes among them."""
        if alpha3 not in self._names:
            country = self._by_alpha3.get(alpha3)
            if country is None:
                return (alpha3,)
            self._names[alpha3] = (alpha3, *self._known_as(country))
        return self._names[alpha3]

    @staticmethod
    def _known_as(country: Country) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*_called(country), *names_elsewhere(country.alpha3))))

    def find(self, text: str, field: str = "country") -> Country:
        """The country called so: alpha-2, alpha-3, M49 number, name in any language, former or other name.

        Case and accents do not matter.

        Raises:
            BadInput: unknown; the remedy names the nearest.
        """
        country = self.known(text)
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

    def known(self, text: str) -> Country | None:
        """The country called so, as :meth:`find` has it; nothing for another text."""
        return self._by_key.get(fold(text)) or self._elsewhere.get(fold(text))

    @cached_property
    def _elsewhere(self) -> dict[str, Country]:
        """By the names in the other languages: made when a name is not known in this one."""
        found: dict[str, Country] = {}
        for country in self.countries:
            for name in _called(country):
                found.setdefault(fold(name), country)
        for country in self.countries:
            # Last: a name that the table itself gives to a country is that country's.
            for name in names_elsewhere(country.alpha3):
                found.setdefault(fold(name), country)
        return found

    def named(self, words: tuple[str, ...]) -> str | None:
        """The code of the country that these words name, taken apart as those of a search are; none where they name none.

        Codes and names of fewer than four letters are left out: they are words of some language.
        """
        known = sum(map(len, words)) >= _LEAST_LETTERS or not all(word.isascii() for word in words)
        return self._by_words.get(words) if known else None

    @cached_property
    def longest_name(self) -> int:
        """Words of the longest name of a country, in any language."""
        return max(map(len, self._by_words), default=0)

    def words(self) -> frozenset[str]:
        """The words of all names, as those of a search are taken apart."""
        return frozenset(word for words in self._by_words for word in words)

    def begun(self, typed: Sequence[Sequence[str]]) -> tuple[Country, ...]:
        """The countries that have a name, or a code, in which every typed word begins one, in the order of the table."""
        found = {
            alpha3
            for words, alpha3 in self._by_words.items()
            if all(any(word.startswith(part) for word in words) for parts in typed for part in parts)
        }
        return tuple(one for one in self.countries if one.alpha3 in found)

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], str]:
        found: dict[tuple[str, ...], str] = {}
        every = [(name, one.alpha3) for one in self.countries for name in (*self._known_as(one), one.alpha3)]
        for name, alpha3 in every:
            found.setdefault(tuple(token.word for token in tokens(name)), alpha3)
        return found

    def regions(self) -> tuple[Region, ...]:
        """All regions, by name."""
        return tuple(sorted(self._regions.values(), key=lambda region: fold(region.label)))

    def region(self, text: str) -> Region | None:
        """The region called so, by its three-digit code or its name in any language; nothing for another text."""
        return self._regions.get(text.strip()) or self._called_regions.get(fold(text))

    @cached_property
    def _called_regions(self) -> dict[str, Region]:
        return {
            fold(name): region
            for region in reversed(self._regions.values())
            for name in in_every_language(region.name)
        }

    def region_members(self, name: str, field: str = "region") -> tuple[str, ...]:
        """The alpha-3 codes, in order, of the countries in an M49 region, by its name or three-digit code.

        Raises:
            BadInput: no such region.
        """
        region = self.region(name)
        members = self._members.get(region.code) if region else None
        if members is None:
            known = ", ".join(region.label for region in self.regions())
            raise BadInput(
                field,
                tr("“{name}” is not a region of UN M49.", name=name.strip()[:60]),
                remedy=tr("Use one of: {known}.", known=known),
            )
        return tuple(sorted(members))


def countries() -> CountryTable:
    """The shipped countries, in the language spoken."""
    return _shipped(spoken())


@cache
def _shipped(language: Language) -> CountryTable:
    shipped = COUNTRIES.shipped()
    return CountryTable(
        in_order(
            replace(one, name=said, aliases=(*one.aliases, one.name))
            if (said := tabled(one.name, language)) != one.name
            else one
            for one in shipped
        )
    )


def in_order(found: Iterable[Country]) -> tuple[Country, ...]:
    """By name, as each language sorts them; in English as the table has them."""
    return (
        tuple(found) if spoken() is Language.ENGLISH else tuple(sorted(found, key=lambda one: fold(one.name)))
    )


def _called(country: Country) -> tuple[str, ...]:
    """The name of a country in every language."""
    return tuple(
        dict.fromkeys(said for name in (country.name, *country.aliases) for said in in_every_language(name))
    )


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
HEADING = (
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
    return write_table(HEADING, COLUMNS, (_cells(country) for country in items))


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
