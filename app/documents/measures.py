"""What the ministry is measured by, of the last year and of all that is on record, as frozen data for window and paper."""

from dataclasses import dataclass

from app.documents.cover import Cover
from app.documents.inquiry import Column


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: of the last year, and of the whole record. ``counted`` says how. Figures that only the present has are
    the same in both."""

    what: str
    year: str
    ever: str
    counted: str


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Figures by phase. ``period`` stands in the first column; ``explained`` says what is counted, and how surely."""

    title: str
    explained: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that is measured: shares, then times and hits by phase."""

    shares: tuple[Measure, ...]
    tables: tuple[MeasureTable, ...]


@dataclass(frozen=True, slots=True)
class MeasuresPaper:
    """The same under a cover."""

    cover: Cover
    measures: Measures
