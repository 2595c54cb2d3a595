"""The world as the window draws it: every country flat, in two degrees of detail, with a place for its letter.

The shapes are those of Natural Earth, 1:50 million (see ``resources/map/README.md``). Reading them takes a while, so
it is done off the window's thread, once.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.reference.crosswalk import CodeScheme, Crosswalk
from app.reference.shipped import RESOURCES
from app.world.antimeridian import flattened
from app.world.equal_earth import Point, project
from app.world.shapes import Box, anchor, area, box_of, thinned
from app.world.topojson import Arc, Ring, Shape, read_topology, ring_points

MAP = RESOURCES / "map"

WITHOUT_CODE = ("Indian Ocean Ter.", "Kosovo", "N. Cyprus", "Siachen Glacier", "Somaliland")
"""Names of what the data give no ISO number, as the data have them: known before the shapes are read."""

COARSE = 0.006
"""Points of the coarse picture stand at least so far apart, in radii of the globe: a pixel where the world is about
900 pixels wide."""


@dataclass(frozen=True, slots=True)
class Land:
    """One country or territory. ``code`` is its ISO 3166-1 number, or the alpha-3 code where it is a mere place;
    empty where the data give it none.

    ``rings`` are its outlines; a territory that the data leave out has none, and is a place only. ``reach`` is the box
    of all of it, ``body`` that of its largest part, ``place`` where its letter stands.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]
    reach: Box
    body: Box
    place: Point


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every country and territory of the data, then those that are places only.

    ``fine`` and ``coarse`` are the same arcs in two degrees of detail.
    """

    lands: tuple[Land, ...]
    fine: tuple[Arc, ...]
    coarse: tuple[Arc, ...]

    def outline(self, land: Land, *, fine: bool) -> list[list[Point]]:
        """The closed rings of a land. An islet that is thinned to a line or a point is left out of the coarse ones."""
        rings = (ring_points(self.fine if fine else self.coarse, ring) for ring in land.rings)
        return [ring for ring in rings if len(ring) > 3]


@cache
def read_atlas() -> Atlas:
    """The shipped map. Takes some tenths of a second the first time."""
    topology = flattened(read_topology((MAP / "countries-50m.json").read_bytes(), "countries"))
    fine = tuple(tuple(project(*place) for place in arc) for arc in topology.arcs)
    coarse = tuple(thinned(arc, COARSE) for arc in fine)
    found: dict[str, list[Shape]] = {}
    for shape in topology.shapes:
        # Dependencies that share their state's number, such as the Ashmore and Cartier Islands, are drawn with it.
        found.setdefault(shape.code or shape.name, []).append(shape)
    lands = (*(_land(shapes, coarse) for shapes in found.values()), *_places(MAP / "points.csv"))
    return Atlas(lands, fine, coarse)


def countries_of(atlas: Atlas, crosswalk: Crosswalk) -> Mapping[int, str]:
    """The alpha-3 code of each land, by its place in the atlas, as the ministry's own tables resolve it.

    What has no number in the data is found by its name, where the ministry has added it to its countries; else it
    is left out, never guessed.
    """
    found = {}
    for number, land in enumerate(atlas.lands):
        scheme = (
            CodeScheme.NAME if not land.code else CodeScheme.M49 if land.code.isdigit() else CodeScheme.ALPHA3
        )
        country = crosswalk.resolve(land.code or land.name, scheme)
        if country:
            found[number] = country
    return found


def _land(shapes: list[Shape], arcs: tuple[Arc, ...]) -> Land:
    outer = [ring_points(arcs, polygon[0]) for shape in shapes for polygon in shape.polygons]
    largest = max(outer, key=area)
    return Land(
        code=shapes[0].code,
        name=shapes[0].name,
        rings=tuple(ring for shape in shapes for polygon in shape.polygons for ring in polygon),
        reach=box_of([point for ring in outer for point in ring]),
        body=box_of(largest),
        place=anchor(largest),
    )


def _places(path: Path) -> list[Land]:
    """Territories that the data do not draw, or draw as part of their state: a place for each."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    lands = []
    for row in csv.DictReader(lines):
        x, y = project(float(row["longitude"]), float(row["latitude"]))
        lands.append(
            Land(
                code=row["country"],
                name=row["name"],
                rings=(),
                reach=Box(x, y, x, y),
                body=Box(x, y, x, y),
                place=(x, y),
            )
        )
    return lands
