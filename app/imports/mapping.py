"""A mapping: which column of a file of unknown layout is which field, as a person says it; and guesses for it."""

import hashlib
import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, field, replace

from app.imports.cells import CellFault, day, number
from app.imports.fields import FIELDS, Field
from app.imports.formats import folded
from app.imports.rankings import NOT_GIVEN, Period, month, years
from app.imports.sheets import Cells
from app.reference.crosswalk import CodeScheme
from app.refusals import BadInput
from app.rules.entry.texts import clean_line
from db.vocabulary.recommendations import MappingTarget
from language import Wording, mark, tr

CODE_SCHEMES = Wording(
    {
        "iso": mark("ISO 3166 or M49 (MMR, MM, 104)"),
        "gw": mark("Gleditsch and Ward (775)"),
        "cow": mark("Correlates of War (775)"),
        "sftg": mark("SFTG, as the Early Warning Project (MYA)"),
    }
)
SCHEMES: dict[str, CodeScheme | None] = {
    "iso": None,
    "gw": CodeScheme.GLEDITSCH_WARD,
    "cow": CodeScheme.CORRELATES_OF_WAR,
    "sftg": CodeScheme.SFTG,
}
"""The list that a code is from; none: told by its look."""

_IN_ANY_LIST = {"country", "code", "state", "year", "month"}
"""Fields whose columns do not tell what a list is about."""

_SCHEME_BY_TITLE = {
    "gwcode": "gw",
    "gwno": "gw",
    "gwnoloc": "gw",
    "cow": "cow",
    "ccode": "cow",
    "sftgcode": "sftg",
}
_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping:
    """What a person said of a file.

    ``columns``: field → title of the column. ``title``: what people call the data set; the rows' own numbers count within
    it. ``day_first``: whether the day stands before the month in dates with strokes; none: only where it is plain.
    ``country``: of every row, where no column names it. ``period`` (``2024`` or ``2024-03``), ``measure`` and
    ``larger_is_worse`` are of rankings.
    """

    target: MappingTarget
    columns: Mapped[str, str] = field(default_factory=dict)
    title: str = ""
    licence: str = ""
    day_first: bool | None = None
    code_scheme: str = "iso"
    country: str = ""
    period: str = ""
    measure: str = ""
    larger_is_worse: bool = True

    def options(self) -> dict[str, str]:
        """Everything but the columns, as it is kept with a batch or to be used again."""
        order = {True: "day", False: "month", None: ""}[self.day_first]
        return {
            "title": self.title,
            "licence": self.licence,
            "date_order": order,
            "code_scheme": self.code_scheme,
            "country": self.country,
            "period": self.period,
            "measure": self.measure,
            "larger_is_worse": "yes" if self.larger_is_worse else "no",
        }

    def titled(self, code: str) -> bool:
        """Whether a column is mapped to the field."""
        return bool(self.columns.get(code))


def mapping_from(
    target: MappingTarget, columns: Mapped[str, str], options: Mapped[str, str]
) -> ImportMapping:
    """The mapping of what `ImportMapping.options` gave. What an older version did not keep takes its default."""
    return ImportMapping(
        target=target,
        columns=dict(columns),
        title=options.get("title", ""),
        licence=options.get("licence", ""),
        day_first={"day": True, "month": False}.get(options.get("date_order", "")),
        code_scheme=options.get("code_scheme", "iso"),
        country=options.get("country", ""),
        period=options.get("period", ""),
        measure=options.get("measure", ""),
        larger_is_worse=options.get("larger_is_worse", "yes") != "no",
    )


def fingerprint(titles: Sequence[str]) -> str:
    """What tells a layout: the titles of its columns in their order, without case and punctuation."""
    return hashlib.sha256("\n".join(folded(title) for title in titles).encode()).hexdigest()


def header_row(top: Sequence[tuple[int, Cells]]) -> int:
    """How many rows stand above the header: the first row with as many texts as the widest one has cells, or nearly."""
    if not top:
        return 0
    widest = max(sum(bool(cell.strip()) for cell in cells) for _line, cells in top)
    for above, (_line, cells) in enumerate(top):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) >= max(2, widest * 0.7) and not any(_is_number(cell) for cell in filled):
            return above
    return 0


def checked(mapping: ImportMapping) -> ImportMapping:
    """The mapping with its texts cleaned, if it says enough to read rows by.

    Raises:
        BadInput: a field that is needed is missing; a column is mapped twice; a period or scheme that is none.
    """
    titles = [title for title in mapping.columns.values() if title]
    for title in titles:
        if titles.count(title) > 1:
            raise BadInput(
                "columns",
                tr("The column “{title}” is mapped twice.", title=title),
                remedy=tr("Choose one field for each column."),
            )
    for missing, remedy in _missing(mapping):
        raise BadInput("columns", missing, remedy=remedy)
    if mapping.code_scheme not in CODE_SCHEMES:
        raise BadInput(
            "code_scheme",
            tr("That is no list of country codes."),
            remedy=tr("Use one of: {code_schemes}.", code_schemes=", ".join(CODE_SCHEMES)),
        )
    period_of(mapping.period)
    return replace(
        mapping,
        title=clean_line(mapping.title, "title"),
        licence=clean_line(mapping.licence, "licence", 1_000),
        country=clean_line(mapping.country, "country"),
        period=mapping.period.strip(),
        measure=clean_line(mapping.measure, "measure"),
    )


def period_of(text: str) -> Period | None:
    """The period ``2024`` or ``2024-03``; none for an empty text.

    Raises:
        BadInput: anything else.
    """
    if not text.strip():
        return None
    match = _PERIOD.fullmatch(text.strip())
    try:
        if match:
            return month(int(match[1]), int(match[2])) if match[2] else years(int(match[1]), int(match[1]))
    except CellFault:
        match = None
    raise BadInput(
        "period", tr("The period is not a year or month."), remedy=tr("Write 2024, or 2024-03 for a month.")
    )


def _missing(mapping: ImportMapping) -> list[tuple[str, str]]:
    """What the mapping lacks, with what to do."""
    found: list[tuple[str, str]] = []
    if not mapping.title.strip():
        found.append((tr("The data set has no name."), tr("Give the name by which people know it.")))
    if mapping.target is MappingTarget.RECOMMENDATIONS:
        for code in ("state", "text"):
            if not mapping.titled(code):
                label = tr(next(each.label for each in FIELDS[mapping.target] if each.code == code))
                found.append(
                    (
                        tr("No column is the field “{label}”.", label=label),
                        tr("Choose that field above its column."),
                    )
                )
        return found
    if not (mapping.titled("country") or mapping.titled("code") or mapping.country.strip()):
        found.append(
            (
                tr("No column says which country a row is about."),
                tr("Choose a column, or give one country for all rows."),
            )
        )
    if mapping.target is MappingTarget.EVENTS and not mapping.titled("date"):
        found.append(
            (tr("No column is the day of the event."), tr("Choose “Day, or first day” above its column."))
        )
    if mapping.target is MappingTarget.RANKINGS:
        if not mapping.titled("value"):
            found.append(
                (
                    tr("No column is the value."),
                    tr("Choose “Value” above the column that countries are ranked by."),
                )
            )
        if not mapping.titled("year") and not mapping.period.strip():
            found.append(
                (
                    tr("Nothing says which year the values are about."),
                    tr("Choose a column, or give the period."),
                )
            )
    return found


def guessed(target: MappingTarget, titles: Sequence[str], rows: Sequence[Cells]) -> ImportMapping:
    """A first mapping from the titles and the first rows. It is an offer: a person looks at it before it is used."""
    columns: dict[str, str] = {}
    free = [title for title in titles if title.strip()]
    for each in FIELDS[target]:
        match = _by_title(each, free)
        if match:
            columns[each.code] = match
            free.remove(match)
    by_content: list[tuple[str, Callable[[str], object]]] = []
    if target is MappingTarget.EVENTS:
        by_content = [("date", lambda cell: day(cell, day_first=True))]
    elif target is MappingTarget.RANKINGS:
        by_content = [("value", number)]
    for code, read in by_content:
        if code not in columns:
            title = next((title for title in free if _all_read(_cells(titles, rows, title), read)), "")
            if title:
                columns[code] = title
                free.remove(title)
    scheme = _SCHEME_BY_TITLE.get(folded(columns.get("code", "")), "iso")
    return ImportMapping(
        target=target,
        columns=columns,
        code_scheme=scheme,
        day_first=guessed_order(
            [
                cell
                for each in FIELDS[target]
                if each.dated
                for cell in _cells(titles, rows, columns.get(each.code, ""))
            ]
        ),
    )


def guessed_target(titles: Sequence[str]) -> MappingTarget | None:
    """What a file with these titles most likely holds; none where that cannot be told, and a person is to say it.

    A column tells of a target when it fits a field that no other target has: a country or a year stands in any list,
    and a place is where something happened as well as a rank. One such column beside another that fits is needed.
    """
    fits = {target: _fitting(titles, fields) for target, fields in FIELDS.items()}
    telling = {
        target: _fitting(titles, [each for each in fields if each.code not in _IN_ANY_LIST])
        for target, fields in FIELDS.items()
    }
    own = {
        target: len(found - set().union(*(telling[other] for other in FIELDS if other is not target)))
        for target, found in telling.items()
        if len(fits[target]) > 1
    }
    most = max(own.values(), default=0)
    best = [target for target, count in own.items() if count == most]
    return best[0] if most and len(best) == 1 else None


def _fitting(titles: Sequence[str], fields: Sequence[Field]) -> set[str]:
    meant = {wanted for each in fields for wanted in each.titles}
    return {title for title in titles if folded(title) in meant}


def guessed_order(cells: Sequence[str]) -> bool | None:
    """Whether the day stands first in these dates; none where no cell tells."""
    firsts = [re.match(r"\s*(\d{1,2})[/.](\d{1,2})[/.]\d{4}", cell) for cell in cells]
    if any(match and int(match[1]) > 12 for match in firsts):
        return True
    if any(match and int(match[2]) > 12 for match in firsts):
        return False
    return None


def _by_title(each: Field, titles: Sequence[str]) -> str:
    for wanted in each.titles:
        for title in titles:
            if folded(title) == wanted:
                return title
    return ""


def _cells(titles: Sequence[str], rows: Sequence[Cells], title: str) -> list[str]:
    if title not in titles:
        return []
    place = list(titles).index(title)
    return [cells[place] for cells in rows if place < len(cells) and cells[place].strip()]


def _all_read(cells: Sequence[str], read: Callable[[str], object]) -> bool:
    if not cells:
        return False
    try:
        for cell in cells:
            if cell.strip().casefold() not in NOT_GIVEN:
                read(cell)
    except CellFault:
        return False
    return True


def _is_number(cell: str) -> bool:
    try:
        number(cell)
    except CellFault:
        return False
    return True
