"""Annexes A to G of the brief, from a page of their own."""

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable, PageBreak

from app.briefs.annexes import EventRow, InstrumentChain, InstrumentLink
from app.briefs.codes import InstrumentKind
from app.briefs.data import BriefData
from language import plural, ptr, tr
from language.codes import coded
from language.numbers import number
from reports.blocks import Block, Heading, Stack, Text
from reports.brief_plans import levers_and_plan
from reports.brief_rights import rights
from reports.event_charts import event_pictures
from reports.grid import Cell, Grid
from reports.styles import ANNEX, BODY, HASH, MUTED, NUMBER, STRONG
from reports.typesetting import Run
from reports.words import (
    CONFIDENCE,
    NOT_ON_FILE,
    grades,
    instant,
    listed,
    local,
    named,
    partial_date,
    phase_words,
    short_hash,
    trend_words,
)

Cover = Callable[[str, list[Block]], list[Block]]
"""What stands under the heading of an annex, known by its letter, in the place of its blocks."""


def _as_it_is(_letter: str, blocks: list[Block]) -> list[Block]:
    return blocks


def annexes(brief: BriefData, cover: Cover = _as_it_is) -> list[Flowable]:
    """All annexes in order; a released copy covers those of which something is withheld."""
    parts = (
        ("a", tr("Annex A  Indicators"), _indicators(brief)),
        ("b", tr("Annex B  Events"), _events(brief)),
        ("c", tr("Annex C  Timeline and phases"), _timeline(brief)),
        ("d", tr("Annex D  Levers and action plan"), levers_and_plan(brief.annexes)),
        ("e", tr("Annex E  Human rights impact assessment"), rights(brief.annexes)),
        ("f", tr("Annex F  Instruments relied on"), _instruments(brief)),
        ("g", tr("Annex G  Extract of the ledger"), _ledger(brief)),
    )
    # A page of their own, so that they can be handed over apart from the body.
    story: list[Flowable] = [PageBreak()]
    for letter, title, drawn in parts:
        blocks = cover(letter, drawn)
        # A heading goes on the next page only where not one row of what follows fits beneath it.
        begin = Stack([Heading(title, ANNEX, key=f"annex-{letter}"), blocks[0]], 3, led=True)
        begin.spaceBefore = 10
        story += [begin, *blocks[1:]]
    return story


def _indicators(brief: BriefData) -> list[Block]:
    rows: list[tuple[Cell, ...]] = [
        (
            row.number,
            Text(
                [
                    Run(
                        row.indicator
                        if row.confirmed
                        else tr("{indicator} (wording to be confirmed)", indicator=row.indicator)
                    ),
                    Run(f"  {row.factor} {row.factor_title}".rstrip(), colour=MUTED.colour),
                ]
            ),
            row.seen or "–",
            ", ".join(map(str, row.evidence)) or "–",
            CONFIDENCE[row.confidence].lower() if row.confidence else "–",
            trend_words(row.trend) or "–",
        )
        for row in brief.annexes.indicators
    ]
    key = Text(grades(), MUTED)
    key.spaceAfter = 3
    if not rows:
        return [Text(brief.annexes.indicators_note or tr(NOT_ON_FILE)), key]
    header = ("", tr("Indicator and risk factor"), tr("Seen"), tr("Evidence"), tr("Confidence"), tr("Trend"))
    note = tr(
        "UN Framework of Analysis for Atrocity Crimes (A/70/741-S/2016/71), paraphrased. Evidence: items of part 5."
    )
    return [Text(note, MUTED), key, Grid((28, 188, 112, 46, 58, 48), rows, header=header)]


def _events(brief: BriefData) -> list[Block]:
    events, picture = brief.annexes.events, brief.annexes.event_picture
    drawn = [event_pictures(picture)] if picture is not None else []
    if not events:
        return [*drawn, Text(brief.annexes.events_note or tr(NOT_ON_FILE))]
    rows = [
        (
            row.occurred.isoformat(),
            row.place,
            row.kind,
            row.sides or "–",
            _deaths(row),
            "–" if row.civilian_deaths is None else number(row.civilian_deaths),
            row.source or "–",
        )
        for row in events
    ]
    header = (
        tr("Date"),
        tr("Place"),
        tr("Kind"),
        tr("Sides"),
        tr("Deaths (range)"),
        tr("Civilians"),
        tr("Source"),
    )
    styles = (BODY, BODY, BODY, BODY, NUMBER, NUMBER, BODY)
    known = [row.deaths_best for row in events if row.deaths_best is not None]
    total = tr(
        "Listed: {events:,} events, {known:,} deaths by best estimate.", events=len(events), known=sum(known)
    )
    note = Text(f"{total} {brief.annexes.events_note}".strip(), MUTED)
    table = Grid((54, 98, 62, 112, 62, 46, 42), rows, header=header, styles=styles)
    listed_events = Stack([note, table], led=True)
    listed_events.spaceBefore = 8 if drawn else 0
    return [*drawn, listed_events]


def _deaths(row: EventRow) -> str:
    best = "–" if row.deaths_best is None else number(row.deaths_best)
    if row.deaths_low is None or row.deaths_high is None or row.deaths_low == row.deaths_high:
        return best
    return f"{best} ({number(row.deaths_low)}–{number(row.deaths_high)})"


def _timeline(brief: BriefData) -> list[Block]:
    facts: list[tuple[Cell, ...]] = [
        (
            partial_date(row.occurred, row.precision),
            Text(
                [
                    Run(row.text),
                    Run(tr(" Caution: {caution}", caution=row.caution) if row.caution else "", bold=True),
                ]
            ),
        )
        for row in brief.annexes.timeline
    ]
    changes: list[tuple[Cell, ...]] = [
        (
            local(change.at, brief.zone)[0].date().isoformat(),
            phase_words(change.phase),
            named(change.who, change.why),
        )
        for change in brief.phases.changes
    ]
    blocks: list[Block] = []
    if changes:
        blocks.append(
            Grid((62, 100, 330), changes, header=(tr("Phase since"), tr("Phase"), tr("By whom, why")))
        )
    told: Block = (
        Grid((62, 436), facts, header=(tr("Date"), tr("Fact")))
        if facts
        else Text(named(tr("Timeline"), tr(NOT_ON_FILE)))
    )
    told.spaceBefore = 8 if blocks else 0
    return [*blocks, told]


def _instruments(brief: BriefData) -> list[Block]:
    if not brief.annexes.instruments:
        return [Text(tr(NOT_ON_FILE))]
    return [block for chain in brief.annexes.instruments for block in instrument_chain(chain, brief.zone)]


def instrument_chain(chain: InstrumentChain, zone: str) -> Sequence[Block]:
    """A chain of instruments link by link, original authority first, each with every limit."""
    title = Text(_chain_of(chain), STRONG)
    title.keepWithNext = 1
    title.spaceBefore = 8
    rows: list[tuple[Cell, ...]] = [
        (
            Text(f"{depth}  {link.number}", STRONG),
            tr(
                "{kind}: {delegator} to {delegate}",
                kind=kind_words(link),
                delegator=link.delegator,
                delegate=link.delegate,
            )
            if link.delegator
            else tr("{kind}: to {delegate}", kind=kind_words(link), delegate=link.delegate),
            _validity(link, zone),
            listed(link.limits, tr("no limit")),
        )
        for depth, link in enumerate(chain.links, start=1)
    ]
    if not rows:
        return [title, Text(tr("No instrument is shown."))]
    return [
        title,
        Grid(
            (76, 140, 90, 178), rows, header=(tr("Instrument"), tr("From, to"), tr("In force"), tr("Limits"))
        ),
    ]


def _chain_of(chain: InstrumentChain) -> str:
    """Whose authority, and for which options."""
    if not chain.options:
        return chain.office
    return plural(
        "{office}, for option {numbers}",
        "{office}, for options {numbers}",
        len(chain.options),
        office=chain.office,
        numbers=", ".join(map(str, chain.options)),
    )


def kind_words(link: InstrumentLink) -> str:
    """What an instrument is: its code in words, or the words that were frozen."""
    return coded(link.kind).lower() if link.kind in set(InstrumentKind) else link.kind


def _validity(link: InstrumentLink, zone: str) -> str:
    start = instant(link.valid_from, zone) if link.valid_from else "–"
    end = instant(link.valid_until, zone) if link.valid_until else ptr("end of validity", "open")
    signed = tr("; signed {signed}", signed=link.signed.isoformat()) if link.signed else ""
    return tr("{start} to {end}{signed}", start=start, end=end, signed=signed)


def _ledger(brief: BriefData) -> list[Block]:
    rows: list[tuple[Cell, ...]] = [
        (
            str(row.number),
            instant(row.at, brief.zone),
            row.who,
            Text(
                [
                    Run(named(row.action, row.subject)),
                    Run(f"  {row.reason}" if row.reason else "", colour=MUTED.colour),
                ]
            ),
            Text(short_hash(row.hash), HASH),
        )
        for row in brief.annexes.ledger
    ]
    if not rows:
        return [Text(tr(NOT_ON_FILE))]
    header = (ptr("number in the ledger", "Entry"), tr("At"), tr("Who"), tr("What"), tr("Hash begins"))
    return [Grid((38, 80, 84, 184, 100), rows, header=header, styles=(NUMBER, BODY, BODY, BODY, HASH))]
