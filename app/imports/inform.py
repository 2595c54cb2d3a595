"""INFORM Risk and INFORM Severity of the Joint Research Centre: workbooks with titles and notes above the header.

The period does not stand in the rows but in the title above them (``INFORM Risk Index 2024``; ``March 2024``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.imports.cells import CellFault
from app.imports.converting import columns_of
from app.imports.formats import Converter, Layout, Row
from app.imports.places import Places
from app.imports.rankings import (
    RANKING_TARGET,
    Period,
    Ranked,
    header_with,
    month,
    optional_number,
    optional_rank,
    years,
)
from app.imports.reading import Reading
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.vocabulary.imports import DataSet
from language import mark, tr

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WORDED = re.compile(rf"({'|'.join(name[:3] for name in _MONTHS)})[a-z]*\.?\s+(20\d{{2}})", re.IGNORECASE)
_DIGITS = re.compile(r"(?<!\d)(20\d{2})[-/ ]?(0[1-9]|1[0-2])(?!\d)")
PERIOD = "period"
"""The option of a layout that holds the year or month that was read from the title, or that the importer gave."""


@dataclass(frozen=True, slots=True)
class _Inform:
    """One of the two. ``measures``: column → what people call it; the first one is the index, which carries the rank.

    What it is called is stored, and said where it is shown.
    """

    code: DataSet
    title: str
    licence: str
    measures: tuple[tuple[str, str], ...]
    grade: str
    highest: int
    monthly: bool

    @property
    def target(self) -> Target:
        return RANKING_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By the three-letter code and the name of the index, under any number of title rows."""
        index = self.measures[0][0]
        header = header_with(top, ("ISO3",), (index,))
        if header is None:
            return None
        above, titles = header
        named = columns_of(
            titles, ("COUNTRY", "ISO3", self.grade, "Rank", *(column for column, _ in self.measures))
        )
        said = " ".join(cell for _line, cells in top[:above] for cell in cells)
        period = _period_in(said, monthly=self.monthly)
        options = {PERIOD: period} if period else {}
        return Layout(
            score=88,
            skip=above + 1,
            columns=named,
            titles=tuple(title.strip() for title in titles),
            options=options,
        )

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(self, layout, places)


_LICENCE = mark(
    "European Commission, Joint Research Centre; reuse allowed with the source named. Cite INFORM and the release."
)
INFORM_RISK = _Inform(
    code=DataSet.INFORM_RISK,
    title="INFORM Risk",
    licence=_LICENCE,
    measures=(
        ("INFORM RISK", mark("INFORM Risk index")),
        ("HAZARD & EXPOSURE", mark("Hazard and exposure")),
        ("VULNERABILITY", mark("Vulnerability")),
        ("LACK OF COPING CAPACITY", mark("Lack of coping capacity")),
    ),
    grade="RISK CLASS",
    highest=10,
    monthly=False,
)
INFORM_SEVERITY = _Inform(
    code=DataSet.INFORM_SEVERITY,
    title="INFORM Severity",
    licence=_LICENCE,
    measures=(("INFORM Severity Index", mark("INFORM Severity index")),),
    grade="INFORM Severity category",
    highest=5,
    monthly=True,
)


def _period_in(text: str, *, monthly: bool) -> str:
    """``2024`` or ``2024-03`` as a title says it; empty where it says none."""
    if monthly:
        if match := _WORDED.search(text):
            short = [name[:3] for name in _MONTHS].index(match[1].casefold())
            return f"{match[2]}-{short + 1:02d}"
        if match := _DIGITS.search(text):
            return f"{match[1]}-{match[2]}"
        return ""
    match = _YEAR.search(text)
    return match[1] if match else ""


def _read_period(text: str, *, monthly: bool) -> Period:
    if not text:
        raise CellFault(
            tr("the month in a title above the table")
            if monthly
            else tr("the year in a title above the table"),
            tr(
                "Write “{title}” into the first cell of the sheet, or import the file through a mapping "
                "and give the period there.",
                # What is read there is English.
                title="March 2024" if monthly else "INFORM Risk Index 2024",
            ),
        )
    year, _, number = text.partition("-")
    return month(int(year), int(number)) if number else years(int(year), int(year))


def _converter(inform: _Inform, layout: Layout, places: Places) -> Converter:
    countries = places.memo(CodeScheme.ALPHA3, CodeScheme.NAME)
    measures = [(column, called) for column, called in inform.measures if column in layout.columns]
    index = measures[0][0]

    def scale(text: str) -> float | None:
        value = optional_number(text)
        if value is not None and not 0 <= value <= inform.highest:
            raise CellFault(
                tr("a number from 0 to {highest}", highest=inform.highest),
                tr("Check that it is the right column."),
            )
        return value

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        reading = Reading(layout, line, cells)
        name, code = reading.text("COUNTRY"), reading.text("ISO3")
        if not code and not reading.text(index):
            # Notes, units and sources stand around the table in the published workbook.
            return ()
        period = reading.value(
            "", lambda _text: _read_period(layout.options.get(PERIOD, ""), monthly=inform.monthly)
        )
        rank = reading.value("Rank", optional_rank)
        values = {column: reading.value(column, scale) for column, _called in measures}
        if not code:
            reading.fault("ISO3", tr("a three-letter code"), tr("Give the code of the country."))
        if not reading.faults and all(value is None for value in values.values()):
            reading.fault(index, tr("a number"), tr("Leave out rows without an index."))
        if reading.faults or period is None:
            raise reading.refused()
        country = countries[f"{code}\0{name}\0{period.first[:4]}"]
        return tuple(
            Ranked(
                country=country,
                place=name or code,
                place_code=code,
                title=inform.title,
                measure=called,
                period=period,
                value=value,
                stated_rank=rank if column == index else None,
                grade=reading.text(inform.grade) if column == index else "",
            ).row()
            for column, called in measures
            if (value := values[column]) is not None
        )

    return convert
