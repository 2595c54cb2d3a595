"""What would fall, in sentences: the same for the window and the command line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.reading.authority.what_if import (
    DecisionHit,
    EscalationHit,
    InstrumentFallen,
    PowerLost,
    ResponseHit,
    WhatFalls,
)
from db.vocabulary import Phase, words

NOTHING = "Nothing falls: whoever can decide something now still can."
_STILL = 3
"""Offices that still can decide, named; more are counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines. ``grave``: nobody can decide, or something loses its authority."""

    title: str
    lines: tuple[str, ...]
    grave: bool = False


def in_one_sentence(view: WhatFalls) -> str:
    """What falls, counted."""
    if view.nothing:
        return NOTHING
    counted = [
        _count(
            len({one.tool for one in view.gaps}),
            "measure is left with nobody who can decide it in some phase or country",
            "measures are left with nobody who can decide them in some phase or country",
        ),
        _count(
            len(view.instruments), "instrument gives no power any more", "instruments give no power any more"
        ),
        _count(len(view.escalations), "open escalation is touched", "open escalations are touched"),
        _count(len(view.responses), "response under way rests on it", "responses under way rest on it"),
        _count(len(view.unsigned), "second signature has no signer", "second signatures have no signer"),
    ]
    said = [one for one in counted if one]
    if not said:
        return "No gap opens: for everything that is lost, another office can still decide."
    return f"{'; '.join(said)}."


def parts(view: WhatFalls) -> tuple[Part, ...]:
    """Everything that falls, the gravest first; empty where nothing does."""
    left = tuple(one for one in view.powers if not one.gap)
    found = (
        Part("Gaps: nobody can decide any more", tuple(_powers(view.gaps)), grave=True),
        Part("Open escalations", tuple(map(_escalation, view.escalations)), grave=True),
        Part("Decisions that wait for it", tuple(map(_waiting, view.waiting)), grave=True),
        Part("Second signatures without a signer", tuple(map(_unsigned, view.unsigned)), grave=True),
        Part("Posts that nobody holds then", tuple(f"{name}." for name in view.vacant)),
        Part(
            "Instruments that give no power any more", tuple(map(_instrument, view.instruments)), grave=True
        ),
        Part("Instruments that rest until somebody holds the post", tuple(map(_instrument, view.resting))),
        Part("Responses under way", tuple(map(_response, view.responses))),
        Part("Powers lost where another office still can decide", tuple(_powers(left))),
    )
    return tuple(part for part in found if part.lines)


def lines_of(view: WhatFalls) -> Iterator[str]:
    """The whole, as plain text."""
    yield in_one_sentence(view)
    for part in parts(view):
        yield ""
        yield part.title
        yield from (f"  {line}" for line in part.lines)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def _powers(lost: Iterable[PowerLost]) -> Iterator[str]:
    """One line for all measures of which the same is to be said."""
    alike: dict[tuple[tuple[Phase, ...], str, tuple[str, ...], tuple[str, ...]], list[PowerLost]] = {}
    for one in lost:
        alike.setdefault((one.phases, one.countries_said, one.offices, one.left), []).append(one)
    for (phases, where, offices, left), measures in alike.items():
        told = {
            "measures": "; ".join(f"{one.tool} {one.tool_name}" for one in measures),
            "phases": "in every phase" if len(phases) == len(Phase) else f"in {_phases(phases)}",
            "where": where,
            "offices": "; ".join(offices),
            "left": _some(left),
        }
        pattern = (
            "{measures} ({phases}; {where}). No more: {offices}. Still: {left}."
            if left
            else "{measures} ({phases}; {where}). Until then: {offices}."
        )
        yield pattern.format_map(told)


def _phases(phases: Iterable[Phase]) -> str:
    return ", ".join(words(phase).lower() for phase in phases)


def _instrument(one: InstrumentFallen) -> str:
    return f"{one.number} of {one.delegate}."


def _unsigned(one: InstrumentFallen) -> str:
    return f"{one.number} of {one.delegate}: what is decided under it waits until somebody can sign."


def _escalation(hit: EscalationHit) -> str:
    options = (
        f"option {hit.options[0]}" if len(hit.options) == 1 else f"options {_listed(map(str, hit.options))}"
    )
    still = f"who still can: {_some(hit.left)}" if hit.left else "nobody else can decide all of this"
    return f"{hit.number} on {hit.country}: {hit.office} cannot decide {options} any more; {still}."


def _response(hit: ResponseHit) -> str:
    if hit.stands:
        return (
            f"{hit.number} of {hit.report} rests on it by {hit.decision}, and goes on: what was decided before stands "
            "(Authority rule 4). Nothing new can be decided under it."
        )
    return f"{hit.number} of {hit.report} rests on {hit.decision}, which is not in effect."


def _waiting(hit: DecisionHit) -> str:
    if hit.ratification:
        return f"{hit.number} of {hit.report} lapses unless {hit.office} ratifies it, and nobody is there."
    return f"{hit.number} of {hit.report} stays without effect: {hit.office} owes a second signature."


def _some(offices: Sequence[str]) -> str:
    more = len(offices) - _STILL
    return f"{'; '.join(offices[:_STILL])} and {more} more" if more > 0 else "; ".join(offices)


def _listed(names: Iterable[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} and {last}" if rest else last
