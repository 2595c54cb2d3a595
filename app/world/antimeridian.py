"""Makes shapes of the globe flat: those that cross 180° stay whole, one that goes around a pole is closed along it.

On the globe Russia crosses 180° and Antarctica goes around the pole. Drawn as they are, their outlines would run across
the whole map.
"""

from collections.abc import Sequence
from itertools import pairwise

from app.world.topojson import Arc, Point, Ring, Shape, Topology, ring_points


def flattened(topology: Topology) -> Topology:
    """The same shapes with outlines that never jump from one edge of the map to the other."""
    arcs = list(topology.arcs)
    shapes = tuple(
        Shape(
            shape.code,
            shape.name,
            tuple(tuple(_flat(arcs, ring) for ring in polygon) for polygon in shape.polygons),
        )
        for shape in topology.shapes
    )
    return Topology(tuple(arcs), shapes)


def _flat(arcs: list[Arc], ring: Ring) -> Ring:
    points = ring_points(arcs, ring)
    jumps = sum(_jumps(one, other) for one, other in pairwise(points))
    if jumps % 2:
        arcs.append(_around_the_pole(points))
        return (len(arcs) - 1,)
    if jumps:
        # It comes back over 180°: what lies beyond is drawn east of it, next to the rest of the land. Arcs are changed
        # in place, so that neighbours go on sharing them.
        for number in {one if one >= 0 else ~one for one in ring}:
            arcs[number] = tuple((x + 360 if x < 0 else x, y) for x, y in arcs[number])
    return ring


def _around_the_pole(points: Sequence[Point]) -> Arc:
    """A ring around a pole, closed along both edges of the map and the pole itself."""
    pole = 90.0 if points[0][1] > 0 else -90.0
    closed = list[Point]()
    for (x, y), (next_x, next_y) in pairwise(points):
        closed.append((x, y))
        if _jumps((x, y), (next_x, next_y)):
            edge = 180.0 if x > 0 else -180.0
            closed += [(edge, y), (edge, pole), (-edge, pole), (-edge, next_y)]
    return (*closed, points[-1])


def _jumps(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) > 180
