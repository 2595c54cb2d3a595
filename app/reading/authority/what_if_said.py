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
from language import mark, plural, tr
from language.lists import and_list, listed

NOTHING = mark("Nothing falls: whoever can decide something now still can.")
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
        return tr(NOTHING)
    counted = [
        (
            number := len({one.tool for one in view.gaps}),
            plural(
                "{count} measure is left with nobody who can decide it in some phase or country",
                "{count} measures are left with nobody who can decide them in some phase or country",
                number,
            ),
        ),
        (
            number := len(view.instruments),
            plural(
                "{count} instrument gives no power any more",
                "{count} instruments give no power any more",
                number,
            ),
        ),
        (
            number := len(view.escalations),
            plural("{count} open escalation is touched", "{count} open escalations are touched", number),
        ),
        (
            number := len(view.responses),
            plural(
                "{count} response under way rests on it", "{count} responses under way rest on it", number
            ),
        ),
        (
            number := len(view.unsigned),
            plural(
                "{count} second signature has no signer", "{count} second signatures have no signer", number
            ),
        ),
    ]
    said = [words for number, words in counted if number]
    if not said:
        return tr("No gap opens: for everything that is lost, another office can still decide.")
    return f"{listed(said)}."


def parts(view: WhatFalls) -> tuple[Part, ...]:
    """Everything that falls, the gravest first; empty where nothing does."""
    left = tuple(one for one in view.powers if not one.gap)
    found = (
        Part(tr("Gaps: nobody can decide any more"), tuple(_powers(view.gaps)), grave=True),
        Part(tr("Open escalations"), tuple(map(_escalation, view.escalations)), grave=True),
        Part(tr("Decisions that wait for it"), tuple(map(_waiting, view.waiting)), grave=True),
        Part(tr("Second signatures without a signer"), tuple(map(_unsigned, view.unsigned)), grave=True),
        Part(tr("Posts that nobody holds then"), tuple(f"{name}." for name in view.vacant)),
        Part(
            tr("Instruments that give no power any more"),
            tuple(map(_instrument, view.instruments)),
            grave=True,
        ),
        Part(
            tr("Instruments that rest until somebody holds the post"), tuple(map(_instrument, view.resting))
        ),
        Part(tr("Responses under way"), tuple(map(_response, view.responses))),
        Part(tr("Powers lost where another office still can decide"), tuple(_powers(left))),
    )
    return tuple(part for part in found if part.lines)


def lines_of(view: WhatFalls) -> Iterator[str]:
    """The whole, as plain text."""
    yield in_one_sentence(view)
    for part in parts(view):
        yield ""
        yield part.title
        yield from (f"  {line}" for line in part.lines)


def _powers(lost: Iterable[PowerLost]) -> Iterator[str]:
    """One line for all measures of which the same is to be said."""
    alike: dict[tuple[tuple[Phase, ...], str, tuple[str, ...], tuple[str, ...]], list[PowerLost]] = {}
    for one in lost:
        alike.setdefault((one.phases, one.countries_said, one.offices, one.left), []).append(one)
    for (phases, where, offices, left), measures in alike.items():
        told = {
            "measures": listed(f"{one.tool} {one.tool_name}" for one in measures),
            "phases": tr("in every phase")
            if len(phases) == len(Phase)
            else tr("in {phases}", phases=_phases(phases)),
            "where": where,
            "offices": listed(offices),
            "left": _some(left),
        }
        pattern = (
            tr("{measures} ({phases}; {where}). No more: {offices}. Still: {left}.")
            if left
            else tr("{measures} ({phases}; {where}). Until then: {offices}.")
        )
        yield pattern.format_map(told)


def _phases(phases: Iterable[Phase]) -> str:
    return ", ".join(words(phase).lower() for phase in phases)


def _instrument(one: InstrumentFallen) -> str:
    return tr("{number} of {delegate}.", number=one.number, delegate=one.delegate)


def _unsigned(one: InstrumentFallen) -> str:
    return tr(
        "{number} of {delegate}: what is decided under it waits until somebody can sign.",
        number=one.number,
        delegate=one.delegate,
    )


def _escalation(hit: EscalationHit) -> str:
    still = (
        tr("who still can: {left}", left=_some(hit.left))
        if hit.left
        else tr("nobody else can decide all of this")
    )
    return plural(
        "{report} on {country}: {office} cannot decide option {options} any more; {still}.",
        "{report} on {country}: {office} cannot decide options {options} any more; {still}.",
        len(hit.options),
        report=hit.number,
        country=hit.country,
        office=hit.office,
        options=and_list(map(str, hit.options)),
        still=still,
    )


def _response(hit: ResponseHit) -> str:
    if hit.stands:
        return tr(
            "{hit_number} of {report} rests on it by {decision}, and goes on: what was decided before "
            "stands (Authority rule 4). Nothing new can be decided under it.",
            hit_number=hit.number,
            report=hit.report,
            decision=hit.decision,
        )
    return tr(
        "{hit_number} of {report} rests on {decision}, which is not in effect.",
        hit_number=hit.number,
        report=hit.report,
        decision=hit.decision,
    )


def _waiting(hit: DecisionHit) -> str:
    if hit.ratification:
        return tr(
            "{hit_number} of {report} lapses unless {office} ratifies it, and nobody is there.",
            hit_number=hit.number,
            report=hit.report,
            office=hit.office,
        )
    return tr(
        "{hit_number} of {report} stays without effect: {office} owes a second signature.",
        hit_number=hit.number,
        report=hit.report,
        office=hit.office,
    )


def _some(offices: Sequence[str]) -> str:
    more = len(offices) - _STILL
    return (
        tr("{offices} and {more} more", offices=listed(offices[:_STILL]), more=more)
        if more > 0
        else listed(offices)
    )
