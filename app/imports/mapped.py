"""A file of any layout, read through the mapping that a person made for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.imports.cells import count, day, latitude, longitude, optional
from app.imports.event_rows import check_days, event_row, kind_of, own_key, yes_or_no
from app.imports.events import EVENT_TARGET
from app.imports.formats import Converter, Layout, Row, folded
from app.imports.mapping import SCHEMES, ImportMapping, period_of
from app.imports.places import Places
from app.imports.rankings import RANKING_TARGET, Period, Ranked, month, optional_rank, years
from app.imports.reading import Reading, country_memo, integer, real
from app.imports.recommendations import RECOMMENDATION_TARGET, Keys, recommendation_row
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.vocabulary.imports import DataSet
from db.vocabulary.recommendations import MappingTarget
from language import tr

_TARGETS = {
    MappingTarget.EVENTS: (DataSet.OTHER_EVENTS, EVENT_TARGET),
    MappingTarget.RANKINGS: (DataSet.OTHER_RANKING, RANKING_TARGET),
    MappingTarget.RECOMMENDATIONS: (DataSet.RECOMMENDATIONS, RECOMMENDATION_TARGET),
}


@dataclass(frozen=True, slots=True)
class MappedFormat:
    """A format made of a mapping that was checked (:func:`app.imports.mapping.checked`)."""

    mapping: ImportMapping

    @property
    def code(self) -> DataSet:
        return _TARGETS[self.mapping.target][0]

    @property
    def title(self) -> str:
        return self.mapping.title

    @property
    def licence(self) -> str:
        return self.mapping.licence

    @property
    def target(self) -> Target:
        return _TARGETS[self.mapping.target][1]

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """Where the header has every column of the mapping: the first row that does."""
        wanted = {field: folded(title) for field, title in self.mapping.columns.items() if title}
        for above, (_line, cells) in enumerate(top):
            titles = [folded(cell) for cell in cells]
            if wanted and all(title in titles for title in wanted.values()):
                columns = {field: titles.index(title) for field, title in wanted.items()}
                return Layout(
                    score=100,
                    skip=above + 1,
                    columns=columns,
                    titles=tuple(cells),
                    options=self.mapping.options(),
                    days=("date", "end"),
                )
        return None

    def converter(self, layout: Layout, places: Places) -> Converter:
        """A fresh function that turns lines into rows of the mapping's target."""
        match self.mapping.target:
            case MappingTarget.EVENTS:
                return _events(self.mapping, layout, places)
            case MappingTarget.RANKINGS:
                return _rankings(self.mapping, layout, places)
            case MappingTarget.RECOMMENDATIONS:
                return _recommendations(layout, places)


def _events(mapping: ImportMapping, layout: Layout, places: Places) -> Converter:
    countries = country_memo(places, SCHEMES[mapping.code_scheme])
    first_day = partial(day, day_first=mapping.day_first)

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        reading = Reading(layout, line, cells)
        starts = reading.value("date", first_day)
        ends = reading.value("end", optional(first_day)) or starts
        reported = reading.value("reported", optional(first_day))
        numbers = {
            field: reading.value(field, optional(count))
            for field in ("deaths", "deaths_civilians", "injured", "displaced")
        }
        north, east = (
            reading.value("latitude", optional(latitude)),
            reading.value("longitude", optional(longitude)),
        )
        targeted = reading.value("civilians", yes_or_no)
        check_days(reading, starts, ends, "end")
        name, code = reading.text("country") or mapping.country, reading.text("code")
        if not name and not code:
            reading.fault(
                "country" if mapping.titled("country") else "code", tr("a country"), tr("Name the country.")
            )
        if reading.faults:
            raise reading.refused()
        areas = [reading.text(field) for field in ("area1", "area2", "place")]
        kind, notes = reading.text("kind"), reading.text("notes")
        sides = [reading.text("side_a"), reading.text("side_b")]
        key = reading.text("id") or own_key(starts, ends, name, code, *areas, kind, *sides, notes)
        return (
            event_row(
                f"{mapping.title}|{key}",
                country=countries[f"{code}\0{name}\0{(starts or '')[:4]}"],
                country_name=name or None,
                country_code=code or None,
                starts_on=starts,
                ends_on=ends,
                reported_on=reported,
                kind=kind_of(kind).value,
                subkind=kind or None,
                side_a=sides[0] or None,
                side_b=sides[1] or None,
                deaths_best=numbers["deaths"],
                deaths_civilians=numbers["deaths_civilians"],
                injured=numbers["injured"],
                displaced=numbers["displaced"],
                civilians_targeted=targeted,
                area1=areas[0] or None,
                area2=areas[1] or None,
                place=areas[2] or None,
                latitude=north,
                longitude=east,
                sources=reading.text("source") or mapping.title,
                notes=notes or None,
            ),
        )

    return convert


def _rankings(mapping: ImportMapping, layout: Layout, places: Places) -> Converter:
    countries = country_memo(places, SCHEMES[mapping.code_scheme])
    fixed = period_of(mapping.period)
    measure = mapping.measure or layout.title("value")

    def period(reading: Reading) -> Period | None:
        if fixed is not None and not mapping.titled("year"):
            return fixed
        year = reading.value("year", integer)
        if year is None:
            return None
        if reading.text("month"):
            return reading.value("month", lambda text: month(year, integer(text)))
        return reading.value("year", lambda _text: years(year, year))

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        reading = Reading(layout, line, cells)
        about = period(reading)
        value, rank = reading.value("value", real), reading.value("rank", optional_rank)
        name, code = reading.text("country") or mapping.country, reading.text("code")
        if not name and not code:
            reading.fault(
                "country" if mapping.titled("country") else "code", tr("a country"), tr("Name the country.")
            )
        if reading.faults or about is None or value is None:
            raise reading.refused()
        return (
            Ranked(
                country=countries[f"{code}\0{name}\0{about.first[:4]}"],
                place=name or code,
                place_code=code,
                title=mapping.title,
                measure=measure,
                period=about,
                value=value,
                stated_rank=rank,
                grade=reading.text("grade"),
                larger_is_worse=mapping.larger_is_worse,
            ).row(),
        )

    return convert


def _recommendations(layout: Layout, places: Places) -> Converter:
    countries, keys = places.memo(CodeScheme.NAME), Keys()
    upr_meant = "body" not in layout.columns

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        return (recommendation_row(Reading(layout, line, cells), countries, keys, upr_meant=upr_meant),)

    return convert
