"""TopoJSON is read exactly: deltas, shared arcs, arcs walked backwards, and nothing else."""

import json
from typing import Any

import pytest

from app.world.shapes import anchor, area, box_of, thinned
from app.world.topojson import read_topology, ring_points

SQUARES: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.5, 2], "translate": [10, -20]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 2], [2, 0], [0, -2], [-2, 0]]],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "104", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"name": "East"}, "arcs": [[[~0, ~2]]]},
            ],
        }
    },
}


def read(raw: dict[str, Any]) -> Any:
    return read_topology(json.dumps(raw).encode(), "countries")


def test_neighbours_share_a_border_walked_in_opposite_directions() -> None:
    topology = read(SQUARES)
    west, east = topology.shapes
    assert (west.code, west.name, east.code) == ("104", "West", "")
    left = ring_points(topology.arcs, west.polygons[0][0])
    right = ring_points(topology.arcs, east.polygons[0][0])
    assert left == [(11, -20), (11, -16), (10, -16), (10, -20), (11, -20)]
    assert right[:2] == [(11, -16), (11, -20)]
    assert left[0] == left[-1]
    assert right[0] == right[-1]


def test_what_is_no_map_is_refused() -> None:
    with pytest.raises(ValueError, match="not TopoJSON"):
        read({**SQUARES, "type": "FeatureCollection"})
    line = {"type": "LineString", "properties": {"name": "A road"}, "arcs": [0]}
    with pytest.raises(ValueError, match="LineString"):
        read({**SQUARES, "objects": {"countries": {"geometries": [line]}}})


def test_thinning_keeps_the_ends_so_that_neighbours_still_meet() -> None:
    line = [(n / 100, 0.0) for n in range(101)]
    thin = thinned(line, 0.25)
    assert thin == ((0.0, 0.0), (0.25, 0.0), (0.5, 0.0), (0.75, 0.0), (1.0, 0.0))
    assert thinned(line[:2], 5) == tuple(line[:2])


def test_a_letter_stands_inside_a_land_that_bends_around_its_own_middle() -> None:
    bow = [(0, 0), (4, 0), (4, 4), (3, 4), (3, 1), (1, 1), (1, 4), (0, 4), (0, 0)]
    x, y = anchor(bow)
    assert 1 < y < 4
    assert 0 < x < 1 or 3 < x < 4
    assert area(bow) == 10
    assert (box_of(bow).width, box_of(bow).height) == (4, 4)
