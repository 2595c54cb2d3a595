"""Reads TopoJSON exactly: quantised, delta-coded arcs that neighbouring shapes share.

Only what the shipped map needs: polygons and multipolygons of one layer. The format is that of the TopoJSON
specification, 1.0.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Arc = tuple[Point, ...]
Ring = tuple[int, ...]
"""Arcs by their number, one after the other; ``~n`` is arc ``n`` walked backwards."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country or territory of the file. ``code`` is its ISO 3166-1 number, or empty where the file gives none.

    Each polygon is its outer ring, then its holes.
    """

    code: str
    name: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs in degrees, and the shapes that are made of them."""

    arcs: tuple[Arc, ...]
    shapes: tuple[Shape, ...]


def read_topology(content: bytes, layer: str) -> Topology:
    """The shapes of one layer.

    Raises:
        ValueError: the file is no TopoJSON, or a shape is neither a polygon nor a multipolygon.
        KeyError: it has no such layer.
    """
    raw = json.loads(content)
    if raw.get("type") != "Topology":
        raise ValueError("the file is not TopoJSON")
    scale, shift = raw["transform"]["scale"], raw["transform"]["translate"]
    arcs = tuple(tuple(_places(arc, scale, shift)) for arc in raw["arcs"])
    return Topology(arcs, tuple(_shape(one) for one in raw["objects"][layer]["geometries"]))


def ring_points(arcs: Sequence[Arc], ring: Ring) -> list[Point]:
    """The points of a ring, the last the same as the first: arcs that follow each other share a point."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def _places(arc: list[list[int]], scale: Sequence[float], shift: Sequence[float]) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def _shape(raw: dict[str, Any]) -> Shape:
    kind, arcs = raw["type"], raw["arcs"]
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"a shape of the map is a {kind}")
    polygons = arcs if kind == "MultiPolygon" else [arcs]
    return Shape(
        code=raw.get("id", ""),
        name=raw["properties"]["name"],
        polygons=tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons),
    )
