"""Evidence items in words, for lists to choose from."""

from app.reading.evidence.evidence_lines import EvidenceLine
from app.reading.evidence.items import DisplacementView, EvidenceView
from app.reading.evidence.links import EvidenceLinks, OtherItem
from app.rules.evidence.displacement import people_words
from language import plural, tr
from language.phrases import headed
from reports.words import partial_date


def in_a_line(item: EvidenceView | EvidenceLine) -> str:
    """``B2 · 2026-01-10 · Villages burned in Maungdaw · Post in Yangon``."""
    return " · ".join((item.grade, when(item), item.title, source_name(item)))


def source_name(item: EvidenceView | EvidenceLine | OtherItem) -> str:
    """The source as it may be named; a protected one says so."""
    return tr("{source} (protected)", source=item.source) if item.protected else item.source


def support_words(links: EvidenceLinks) -> str:
    """``Supported by 2 items. Independent sources, this one included: at least 2, at most 3.``"""
    count = len(links.support)
    least, most = links.independent.least, links.independent.most
    sources = f"{least}" if least == most else tr("at least {least}, at most {most}", least=least, most=most)
    items = plural("{count} item", "{count} items", count)
    return tr(
        "Supported by {items}. Independent sources, this one included: {sources}.",
        items=items,
        sources=sources,
    )


def movement_words(movement: DisplacementView) -> str:
    """``Forced (transfer or deportation): 2,000–5,000 people, from Mariupol to Taganrog``."""
    number = people_words(movement.people_least, movement.people_most)
    way = " ".join(
        part
        for part in (
            tr("from {origin}", origin=movement.origin) if movement.origin else "",
            tr("to {destination}", destination=movement.destination) if movement.destination else "",
        )
        if part
    )
    said = f"{number}, {way}" if way else number
    return headed(movement.manner.label, said)


def when(item: EvidenceView | EvidenceLine) -> str:
    """The day or the span, as exactly as it is known: ``2026-01-10``, ``2017-08``."""
    first = partial_date(item.occurred_on, item.precision)
    if item.occurred_until is None or item.occurred_until == item.occurred_on:
        return first
    return tr(
        "{first} to {occurred_until}",
        first=first,
        occurred_until=partial_date(item.occurred_until, item.precision),
    )
