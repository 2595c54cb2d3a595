"""VIEWS country-month forecasts of the Violence and Impacts Early-Warning System, a row a country and month.

``month_id`` counts months, 1 being January 1980. Where year and month stand beside it, they have to agree.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.imports.cells import CellFault
from app.imports.converting import columns_of
from app.imports.formats import Converter, Layout, Row
from app.imports.places import Places
from app.imports.rankings import RANKING_TARGET, Period, Ranked, month, optional_number
from app.imports.reading import Reading, integer
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.vocabulary.imports import DataSet
from language import mark, tr

TITLE = "VIEWS"
MEASURES = {
    "main_mean": mark("Predicted deaths in state-based conflict"),
    "main_dich": mark("Chance of 25 deaths or more in state-based conflict"),
}
"""Stored as they stand here: part of a row's key. Said where they are shown."""
"""What people call the columns of the main model. Any other column of a forecast keeps the name it has in the file."""

LOGARITHM = "_ln"
"""Ends the name of a column that says the same on another scale: it would rank every country twice."""

FIRST_YEAR = 1980
_NAMED = ("country_id", "month_id", "name", "country", "gwcode", "isoab", "year", "month")
_FORECAST = re.compile(
    r"(?:main|sc|cm|ens|[a-z]+_(?:sb|ns|os))_[a-z0-9_]*|.*_(?:mean|dich|prob)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Views:
    code: DataSet = DataSet.VIEWS
    title: str = TITLE
    licence: str = mark(
        "CC BY 4.0. Cite: VIEWS, the Violence and Impacts Early-Warning System, Uppsala University and Peace Research "
        "Institute Oslo, with the month of the forecast."
    )

    @property
    def target(self) -> Target:
        return RANKING_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By the month, the country's code and at least one column of a forecast."""
        if not top:
            return None
        header = top[0][1]
        columns = columns_of(header, _NAMED)
        forecasts = {
            title.strip(): place
            for place, title in enumerate(header)
            if title.strip().casefold() not in _NAMED
            and _FORECAST.fullmatch(title.strip())
            and not title.strip().casefold().endswith(LOGARITHM)
        }
        dated = "month_id" in columns or {"year", "month"} <= columns.keys()
        if not dated or not forecasts or not {"gwcode", "isoab"} & columns.keys():
            return None
        return Layout(score=85, skip=1, columns=columns | forecasts, titles=tuple(header))

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(layout, places)


VIEWS = _Views()


def period_of(month_id: str, year: str, month_of_year: str) -> Period:
    """The month that a row is about.

    Raises:
        CellFault: no month, or the two ways of giving it contradict one another.
    """
    counted = year_month = None
    if month_id.strip():
        place = integer(month_id) - 1
        if place < 0:
            raise CellFault(tr("a month from 1 (January 1980) on"), tr("Correct the month in the file."))
        counted = month(FIRST_YEAR + place // 12, place % 12 + 1)
    if year.strip() and month_of_year.strip():
        year_month = month(integer(year), integer(month_of_year))
    if counted and year_month and counted != year_month:
        raise CellFault(
            tr("{first}, which year and month say (1 is January 1980)", first=year_month.first[:7]),
            tr("Correct the month_id, or the year and month."),
        )
    found = counted or year_month
    if found is None:
        raise CellFault(tr("a month"), tr("Give month_id, or year and month."))
    return found


def _converter(layout: Layout, places: Places) -> Converter:
    forecasts = [column for column in layout.columns if column not in _NAMED]
    code_column = "gwcode" if "gwcode" in layout.columns else "isoab"
    countries = places.memo(CodeScheme.GLEDITSCH_WARD, CodeScheme.ALPHA3, CodeScheme.UCDP_NAME)
    month_column = "month_id" if "month_id" in layout.columns else "month"

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        reading = Reading(layout, line, cells)
        year, month_of_year = reading.text("year"), reading.text("month")
        period = reading.value(
            month_column, lambda _text: period_of(reading.text("month_id"), year, month_of_year)
        )
        values = {column: reading.value(column, optional_number) for column in forecasts}
        name, code = reading.text("name") or reading.text("country"), reading.text(code_column)
        if not name and not code:
            reading.fault(code_column, tr("a country"), tr("Give the country of the row."))
        if not reading.faults and all(value is None for value in values.values()):
            reading.fault(forecasts[0], tr("a forecast"), tr("Leave out rows without any forecast."))
        if reading.faults or period is None:
            raise reading.refused()
        asked = (reading.text("gwcode"), reading.text("isoab"), name, period.first[:4])
        country = countries["\0".join(asked)]
        return tuple(
            Ranked(
                country=country,
                place=name or code,
                place_code=code,
                title=TITLE,
                measure=MEASURES.get(column.casefold(), column),
                period=period,
                value=value,
            ).row()
            for column, value in values.items()
            if value is not None
        )

    return convert
