"""ACLED: the Armed Conflict Location and Event Data, in its current layout and in older ones.

Older exports write columns in capitals, actors' kinds as numbers and days as ``01 January 2021``, and had other
types of event. What an old type does not tell apart is not told apart here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.imports.cells import CellFault, Memo, count, day, key, latitude, longitude, optional, whole
from app.imports.converting import faults_in, header_in, picker
from app.imports.events import EVENT_TARGET
from app.imports.faults import RowRefused
from app.imports.formats import Converter, Layout, Row, folded
from app.imports.places import Places
from app.imports.sheets import Cells
from app.imports.targets import Target
from app.reference.crosswalk import CodeScheme
from db.vocabulary.imports import DataSet, EventKind
from language import mark, tr

COLUMNS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
REQUIRED = ("event_id_cnty", "event_date", "event_type", "country", "fatalities")
_READ = [
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "civilian_targeting",
    "iso",
    "country",
    "admin1",
    "admin2",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "notes",
    "fatalities",
    "tags",
]
_OLD_NAMES = {"assoc_actor_1": "ally_actor_1", "assoc_actor_2": "ally_actor_2"}

_KINDS = {
    "battles": EventKind.BATTLE,
    "battlenochangeofterritory": EventKind.BATTLE,
    "battlegovernmentregainsterritory": EventKind.BATTLE,
    "battlenonstateactorovertakesterritory": EventKind.BATTLE,
    "explosionsremoteviolence": EventKind.EXPLOSION,
    "remoteviolence": EventKind.EXPLOSION,
    "violenceagainstcivilians": EventKind.ONE_SIDED,
    "protests": EventKind.PROTEST,
    "riots": EventKind.RIOT,
    "riotsprotests": EventKind.OTHER,
    "strategicdevelopments": EventKind.STRATEGIC,
    "strategicdevelopment": EventKind.STRATEGIC,
    "headquartersorbaseestablished": EventKind.STRATEGIC,
    "nonviolenttransferofterritory": EventKind.STRATEGIC,
    "nonviolentactivity": EventKind.STRATEGIC,
}
_RIOTERS, _PROTESTERS = {"5", "rioters"}, {"6", "protesters"}


@dataclass(frozen=True, slots=True)
class _Acled:
    code: DataSet = DataSet.ACLED
    title: str = "ACLED"
    licence: str = mark(
        "ACLED’s terms of use apply: the data may not be passed on. Cite: Armed Conflict Location and Event Data "
        "(ACLED), acleddata.com, with the day of access."
    )

    @property
    def target(self) -> Target:
        return EVENT_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By the header, in capitals or not."""
        found = header_in(top, [*COLUMNS, *_OLD_NAMES.values()], REQUIRED)
        if found is None:
            return None
        above, columns = found
        for name, was in _OLD_NAMES.items():
            place = columns.pop(was, None)
            if place is not None:
                columns.setdefault(name, place)
        return Layout(
            score=90,
            skip=above + 1,
            columns=columns,
            titles=tuple(top[above][1]),
            days=("event_date", "event_date"),
        )

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(layout, places)


ACLED = _Acled()


def _kind(text: str) -> str:
    kind = _KINDS.get(folded(text))
    if kind is None:
        raise CellFault(
            tr("one of ACLED’s types of event, such as Battles"),
            tr("Check the type of event against the codebook."),
        )
    return kind.value


def _targeted(text: str) -> str:
    """ACLED writes “Civilian targeting” or nothing; older layouts have no such column."""
    cell = folded(text)
    if text.strip() and cell != "civiliantargeting":
        raise CellFault(tr("“Civilian targeting” or nothing"), tr("Check the column against the codebook."))
    return "1" if cell else "0"


_CHECKED = {
    "event_id_cnty": key,
    "event_date": day,
    "time_precision": optional(whole),
    "event_type": _kind,
    "civilian_targeting": _targeted,
    "latitude": optional(latitude),
    "longitude": optional(longitude),
    "geo_precision": optional(whole),
    "fatalities": count,
}
"""How each cell that is not text is read."""


def _converter(layout: Layout, places: Places) -> Converter:
    picked = picker(layout, _READ)
    kinds, days, targeted = Memo(_kind), Memo(day), Memo(_targeted)
    counts, wholes = Memo(count), Memo(optional(whole))
    latitudes, longitudes = Memo(optional(latitude)), Memo(optional(longitude))
    countries = places.memo(CodeScheme.M49, CodeScheme.NAME)
    says_targeted = "civilian_targeting" in layout.columns

    def convert(line: int, cells: Cells) -> tuple[Row]:
        values = picked(cells)
        (
            number, event_day, day_precision, event_type, sub_type, actor1, with1, inter1, actor2, with2, inter2,
            targeting, iso, country, area1, area2, place, north, east, precision, source, notes, fatalities, tags,
        ) = values  # fmt: skip
        try:
            starts, deaths = days[event_day], counts[fatalities]
            kind = kinds[event_type]
            if kind == EventKind.OTHER:
                kind = _told_by_actors(inter1, inter2)
            row = (
                key(number),
                countries[f"{iso}\0{country}\0{starts[:4]}"],
                country,
                iso,
                starts,
                starts,
                wholes[day_precision],
                # The file's time stamp is that of ACLED's own upload, not of a report.
                "",
                kind,
                sub_type or event_type,
                "",
                actor1,
                actor2,
                with1,
                with2,
                "",
                "",
                "",
                "",
                deaths,
                "",
                "",
                targeted[targeting] if says_targeted else "",
                "",
                "",
                area1,
                area2,
                place,
                latitudes[north],
                longitudes[east],
                wholes[precision],
                source,
                f"{notes}\n[{tags}]" if tags else notes,
                "",
            )
        except CellFault:
            named = dict(zip(_READ, values, strict=True))
            raise RowRefused(faults_in(line, named, _CHECKED, layout)) from None
        return (row,)

    return convert


def _told_by_actors(inter1: str, inter2: str) -> str:
    """Old exports have one type “Riots/Protests”; which of the two, the kind of the actors says."""
    kinds = {inter1.strip().casefold(), inter2.strip().casefold()}
    if kinds & _RIOTERS:
        return EventKind.RIOT.value
    return EventKind.PROTEST.value if kinds & _PROTESTERS else EventKind.OTHER.value
