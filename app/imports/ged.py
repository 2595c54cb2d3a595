"""UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, final and candidate releases.

Some candidate releases come without a header. They are told by their 49 columns and by what stands in them.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from app.imports.cells import CellFault, Memo, count, day, key, latitude, longitude, optional, whole
from app.imports.converting import faults_in, header_in, picker
from app.imports.events import EVENT_TARGET, days_fault, estimates
from app.imports.faults import RowRefused
from app.imports.formats import Converter, Layout, Row
from app.imports.places import Places
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.vocabulary.imports import DataSet, EventKind
from language import mark, tr

COLUMNS = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
"""The columns of a release in their order, as the codebook names them."""

REQUIRED = ("id", "type_of_violence", "country", "date_start", "date_end", "best")
_READ = [
    "id",
    "type_of_violence",
    "conflict_name",
    "side_a",
    "side_b",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "country",
    "country_id",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
]
"""What is taken from them, in the order in which the converter unpacks it."""

_DAYS = ("date_start", "date_end")
_KINDS = {"1": EventKind.STATE_BASED, "2": EventKind.NON_STATE, "3": EventKind.ONE_SIDED}


@dataclass(frozen=True, slots=True)
class _Ged:
    code: DataSet = DataSet.UCDP_GED
    title: str = "UCDP GED"
    licence: str = mark(
        "CC BY 4.0. Cite: Sundberg, Ralph, and Erik Melander, 2013, “Introducing the UCDP Georeferenced Event "
        "Dataset”, Journal of Peace Research 50(4); and the release."
    )

    @property
    def target(self) -> Target:
        return EVENT_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By the header; without one, by the number of columns and the look of the first rows."""
        if not top:
            return None
        found = header_in(top, COLUMNS, REQUIRED)
        if found is not None:
            above, columns = found
            return Layout(score=90, skip=above + 1, columns=columns, titles=tuple(top[above][1]), days=_DAYS)
        if all(_looks_like_a_row(cells) for _line, cells in top):
            places = {name: place for place, name in enumerate(COLUMNS)}
            return Layout(
                score=80,
                skip=0,
                columns=places,
                titles=tuple(COLUMNS),
                options={"header": "none: told by its content"},
                days=_DAYS,
            )
        return None

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(layout, places)


GED = _Ged()


def _looks_like_a_row(cells: Cells) -> bool:
    if len(cells) != len(COLUMNS):
        return False
    row = dict(zip(COLUMNS, cells, strict=True))
    try:
        for name in ("date_start", "date_end"):
            day(row[name])
        count(row["best"])
        latitude(row["latitude"])
    except CellFault:
        return False
    return row["type_of_violence"] in _KINDS and row["id"].isdecimal()


def _kind(text: str) -> str:
    kind = _KINDS.get(text.strip())
    if kind is None:
        raise CellFault(
            tr("1 (state-based), 2 (non-state) or 3 (one-sided)"),
            tr("Check the type of violence against the codebook."),
        )
    return kind.value


def _first_source_day(text: str) -> str:
    """The earliest day of a list of source dates. UCDP fills the list by hand: what is no day is passed over."""
    days: list[str] = []
    for part in text.split(";"):
        with suppress(CellFault):
            days.append(day(part.strip().strip('"')))
    return min(days, default="")


_CHECKED = {
    "id": key,
    "type_of_violence": _kind,
    "date_start": day,
    "date_end": day,
    "date_prec": optional(whole),
    "where_prec": optional(whole),
    "latitude": optional(latitude),
    "longitude": optional(longitude),
    "deaths_a": optional(count),
    "deaths_b": optional(count),
    "deaths_civilians": optional(count),
    "deaths_unknown": optional(count),
    "best": count,
    "high": optional(count),
    "low": optional(count),
}
"""How each cell that is not text is read."""


def _converter(layout: Layout, places: Places) -> Converter:
    picked = picker(layout, _READ)
    kinds, days, source_days = Memo(_kind), Memo(day), Memo(_first_source_day)
    counts, wholes, deaths = Memo(optional(count)), Memo(optional(whole)), Memo(estimates)
    latitudes, longitudes = Memo(optional(latitude)), Memo(optional(longitude))
    countries = places.memo(CodeScheme.GLEDITSCH_WARD, CodeScheme.UCDP_NAME)
    one_sided = EventKind.ONE_SIDED.value

    def convert(line: int, cells: Cells) -> tuple[Row]:
        values = picked(cells)
        (
            number, violence, conflict, side_a, side_b, article, office, source_day, headline, original, precision,
            place, place_words, area1, area2, north, east, country, country_id, day_precision, starts, ends,
            deaths_a, deaths_b, civilians, unknown, best, high, low,
        ) = values  # fmt: skip
        try:
            kind, first, last = kinds[violence], days[starts], days[ends]
            if first > last or not (number := number.strip()):
                raise _refused(line, values, layout)
            best_n, low_n, high_n, caution = deaths[f"{best}\0{low}\0{high}"]
            row = (
                number,
                countries[f"{country_id}\0{country}\0{first[:4]}"],
                country,
                country_id,
                first,
                last,
                wholes[day_precision],
                source_days[source_day],
                kind,
                "",
                conflict,
                side_a,
                side_b,
                "",
                "",
                counts[deaths_a],
                counts[deaths_b],
                counts[civilians],
                counts[unknown],
                best_n,
                low_n,
                high_n,
                # One-sided violence is by definition directed at civilians; of the rest the data set says nothing.
                "1" if kind == one_sided else "",
                "",
                "",
                area1,
                area2,
                place,
                latitudes[north],
                longitudes[east],
                wholes[precision],
                article or office or original,
                f"{headline}\n{place_words}" if headline and place_words else headline or place_words,
                caution,
            )
        except CellFault:
            raise _refused(line, values, layout) from None
        return (row,)

    return convert


def _refused(line: int, values: Sequence[str], layout: Layout) -> RowRefused:
    """Everything that is wrong with a line."""
    named = dict(zip(_READ, values, strict=True))
    faults = faults_in(line, named, _CHECKED, layout)
    # Cells that are right each for itself can only have their days out of order.
    return RowRefused(faults or [days_fault(line, named, layout, "date_start", "date_end")])
