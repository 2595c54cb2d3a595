"""Files with HXL hashtags in a row under the header (Humanitarian Exchange Language): events, or counts of the displaced.

The tags say what a column is, whatever its title and language. Attributes may stand in any order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.imports.cells import count, day, latitude, longitude, optional
from app.imports.event_rows import check_days, event_row, kind_of, own_key
from app.imports.events import EVENT_TARGET
from app.imports.formats import Converter, Layout, Row
from app.imports.places import Places
from app.imports.reading import Reading, country_memo
from app.imports.sheets import Cells
from app.imports.targets import Target
from db.vocabulary.imports import DataSet
from language import mark, tr

_TAG = re.compile(r"#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z0-9_]+)*", re.IGNORECASE)

TAGS: dict[str, tuple[str, ...]] = {
    "key": ("#event+id", "#event+code", "#meta+id"),
    "start": ("#date+start", "#date+occurred", "#date"),
    "end": ("#date+end",),
    "reported": ("#date+reported",),
    "country": ("#country+name", "#country"),
    "code": ("#country+code",),
    "area1": ("#adm1+name", "#adm1", "#adm1+code"),
    "area2": ("#adm2+name", "#adm2", "#adm2+code"),
    "place": ("#loc+name", "#loc", "#adm3+name", "#adm3"),
    "kind": ("#event+type", "#event", "#cause+type"),
    "killed": ("#affected+killed",),
    "injured": ("#affected+injured",),
    "displaced": ("#affected+displaced", "#affected+idps"),
    "latitude": ("#geo+lat",),
    "longitude": ("#geo+lon",),
    "source": ("#meta+source",),
    "url": ("#meta+url",),
    "description": ("#description",),
}
"""Field → the tags that it goes by, the best first. A column with more attributes fits too, if none fits better."""

_TEXTS = frozenset(
    {"key", "country", "code", "area1", "area2", "place", "kind", "source", "url", "description"}
)
_ASKED = {"country": "code", "area1": "code", "area2": "code"}
"""A name is looked for: a column with this attribute holds something else."""


@dataclass(frozen=True, slots=True)
class _Hxl:
    code: DataSet = DataSet.HXL
    title: str = mark("HXL-tagged file")
    licence: str = mark(
        "See the page from which the file was taken, such as its page on the Humanitarian Data Exchange."
    )

    @property
    def target(self) -> Target:
        return EVENT_TARGET

    def recognise(self, top: Sequence[tuple[int, Cells]]) -> Layout | None:
        """By the row of tags: a day, a place, and what happened or how many people it was done to."""
        above = tag_row(top)
        if above is None:
            return None
        tags = [_parts(cell) for cell in top[above][1]]
        columns = {field: place for field in TAGS if (place := _place(field, tags)) is not None}
        found = columns.keys()
        if (
            "start" not in found
            or not {"country", "code"} & found
            or not {"kind", "killed", "injured", "displaced"} & found
        ):
            return None
        header = top[above - 1][1] if above else []
        titles = [
            (header[place].strip() if place < len(header) else "") or cell.strip()
            for place, cell in enumerate(top[above][1])
        ]
        return Layout(score=95, skip=above + 1, columns=columns, titles=titles, days=("start", "end"))

    def converter(self, layout: Layout, places: Places) -> Converter:
        return _converter(layout, places)


HXL = _Hxl()


def tag_row(top: Sequence[tuple[int, Cells]]) -> int | None:
    """How many rows stand above the row of tags; none where there is no such row."""
    for above, (_line, cells) in enumerate(top):
        filled = [cell.strip() for cell in cells if cell.strip()]
        if len(filled) > 1 and all(_TAG.fullmatch(cell) for cell in filled):
            return above
    return None


def _parts(cell: str) -> frozenset[str]:
    """The tag, with its ``#``, and its attributes."""
    return frozenset(part.strip().casefold() for part in cell.split("+") if part.strip())


def _place(field: str, tags: Sequence[frozenset[str]]) -> int | None:
    for wanted in map(_parts, TAGS[field]):
        fitting = [
            (len(tag), place)
            for place, tag in enumerate(tags)
            if wanted <= tag and not (_ASKED.get(field, "") in tag and _ASKED.get(field, "") not in wanted)
        ]
        if fitting:
            return min(fitting)[1]
    return None


def _converter(layout: Layout, places: Places) -> Converter:
    countries = country_memo(places, None)

    def convert(line: int, cells: Cells) -> Sequence[Row]:
        reading = Reading(layout, line, cells)
        text = {field: reading.text(field) for field in _TEXTS}
        starts = reading.value("start", day)
        ends = reading.value("end", optional(day)) or starts
        reported = reading.value("reported", optional(day))
        killed = reading.value("killed", optional(count))
        injured = reading.value("injured", optional(count))
        displaced = reading.value("displaced", optional(count))
        north, east = (
            reading.value("latitude", optional(latitude)),
            reading.value("longitude", optional(longitude)),
        )
        check_days(reading, starts, ends, "end")
        if not text["country"] and not text["code"]:
            reading.fault(
                "code" if "code" in layout.columns else "country", tr("a country"), tr("Name the country.")
            )
        if reading.faults:
            raise reading.refused()
        area = [text["area1"], text["area2"], text["place"]]
        happened = (starts, ends, text["country"], text["code"], *area, text["kind"], text["description"])
        notes = "\n".join(part for part in (text["description"], text["url"]) if part)
        return (
            event_row(
                text["key"] or own_key(*happened),
                country=countries[f"{text['code']}\0{text['country']}\0{(starts or '')[:4]}"],
                country_name=text["country"] or None,
                country_code=text["code"] or None,
                starts_on=starts,
                ends_on=ends,
                reported_on=reported,
                kind=kind_of(text["kind"]).value,
                subkind=text["kind"] or None,
                deaths_best=killed,
                injured=injured,
                displaced=displaced,
                area1=area[0] or None,
                area2=area[1] or None,
                place=area[2] or None,
                latitude=north,
                longitude=east,
                sources=text["source"] or text["url"] or None,
                notes=notes or None,
            ),
        )

    return convert
