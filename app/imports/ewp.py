"""The Early Warning Project's statistical risk assessment: the risk of a new mass killing, a row a country.

The column with the risk is named by its year or years (``risk_in_2022``, ``risk_in_2022_23``). The file has no rank; countries are
called by SFTG codes, which are not ISO, and by Correlates of War numbers.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.imports.cells import CellFault
from app.imports.converting import columns_of
from app.imports.formats import Converter, Layout, Row
from app.imports.places import Places
from app.imports.rankings import RANKING_TARGET, Period, Ranked, optional_number, years
from app.imports.reading import Reading
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.vocabulary.imports import DataSet
from language import mark, tr

_RISK = re.compile(r"risk_in_(\d{4})(?:_(\d{2}))?", re.IGNORECASE)
TITLE = "Early Warning Project"
MEASURES = {
    1: mark("Risk of a new mass killing, one year"),
    2: mark("Risk of a new mass killing, two years"),
}
"""Stored as they stand here: part of a row's key. Said where they are shown."""


@dataclass(frozen=True, slots=True)
class _EarlyWarningProject:
    code: DataSet = DataSet.EARLY_WARNING_PROJECT
    title: str = TITLE
    licence: str = mark(
        "Early Warning Project, Simon-Skjodt Center (United States Holocaust Memorial Museum) and Dartmouth College. "
        "Cite the project and the year of the assessment; see its site for the terms."
    )

    @property
    def target(self) -> Target:
        return RANKING_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By a column of risk that carries a year, beside the country or its code."""
        if not top:
            return None
        header = top[0][1]
        risks = {title.strip(): place for place, title in enumerate(header) if _RISK.fullmatch(title.strip())}
        named = columns_of(header, ("country", "SFTGcode", "COW"))
        if not risks or not {"country", "SFTGcode"} & named.keys():
            return None
        return Layout(score=90, skip=1, columns=named | risks, titles=tuple(header))

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(layout, places)


EARLY_WARNING_PROJECT = _EarlyWarningProject()


def _risks(layout: Layout) -> Mapping[str, tuple[str, Period]]:
    """By column: the measure and the period."""
    found: dict[str, tuple[str, Period]] = {}
    for column in layout.columns:
        if match := _RISK.fullmatch(column):
            first = int(match[1])
            last = first if match[2] is None else first - first % 100 + int(match[2])
            # Over the turn of a century the two digits start again.
            last += 100 if last < first else 0
            length = last - first + 1
            found[column] = (
                MEASURES.get(length, f"Risk of a new mass killing, {length} years"),
                years(first, last),
            )
    return found


def _risk(text: str) -> float | None:
    value = optional_number(text)
    if value is not None and not 0 <= value <= 1:
        raise CellFault(tr("a probability from 0 to 1"), tr("Check that it is the column of the risk."))
    return value


def _converter(layout: Layout, places: Places) -> Converter:
    risks = _risks(layout)
    countries = places.memo(CodeScheme.SFTG, CodeScheme.CORRELATES_OF_WAR, CodeScheme.NAME)

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        reading = Reading(layout, line, cells)
        name, code = reading.text("country"), reading.text("SFTGcode")
        values = {column: reading.value(column, _risk) for column in risks}
        if not name and not code:
            reading.fault("country", tr("a country"), tr("Name the country of the row."))
        if not reading.faults and all(value is None for value in values.values()):
            reading.fault(
                next(iter(risks)),
                tr("a risk"),
                tr("A country without any risk is in no ranking: leave the row out."),
            )
        if reading.faults:
            raise reading.refused()
        year = next(iter(risks.values()))[1].first[:4]
        country = countries[f"{code}\0{reading.text('COW')}\0{name}\0{year}"]
        return tuple(
            Ranked(
                country=country,
                place=name or code,
                place_code=code,
                title=TITLE,
                measure=risks[column][0],
                period=risks[column][1],
                value=value,
            ).row()
            for column, value in values.items()
            if value is not None
        )

    return convert
