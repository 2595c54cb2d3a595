"""From thing to thing with the keys: along a lane, and from lane to lane."""

from collections.abc import Iterable

from app.reading.timeline.marks import Lane
from ui.timeline.things import Thing


def neighbour(things: Iterable[Thing], chosen: Thing, step: int) -> Thing | None:
    """The thing before (-1) or after (1) on the lane of the chosen one; none at its end.

    The chosen one may be gone, such as a year that has been zoomed into: then whatever stands next to where it was.
    """
    lane = sorted(
        (thing for thing in things if thing.lane is chosen.lane), key=lambda thing: (thing.first, thing.ident)
    )
    held = next((place for place, thing in enumerate(lane) if thing.ident == chosen.ident), None)
    if held is None:
        before = sum(thing.first < chosen.first for thing in lane)
        place = before if step > 0 else before - 1
    else:
        place = held + step
    return lane[place] if 0 <= place < len(lane) else None


def on_other_lane(things: Iterable[Thing], chosen: Thing | None, step: int) -> Thing | None:
    """On the next lane up (-1) or down (1) that holds anything, what is nearest in time; from nowhere, the first of all."""
    by_lane: dict[Lane, list[Thing]] = {}
    for thing in things:
        by_lane.setdefault(thing.lane, []).append(thing)
    order = list(Lane)
    if chosen is None:
        found = [lane for lane in order if lane in by_lane]
        return by_lane[found[0]][0] if found else None
    here = order.index(chosen.lane)
    ahead = order[here + 1 :] if step > 0 else order[:here][::-1]
    lane = next((each for each in ahead if each in by_lane), None)
    return None if lane is None else min(by_lane[lane], key=lambda thing: abs(thing.first - chosen.first))


__all__ = ["neighbour", "on_other_lane"]
