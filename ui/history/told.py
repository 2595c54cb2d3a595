"""What the history says of what it lists: how much that is, what is not among it, and that nothing fits."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from app.reading.ledger.around import Nearest, ShownAround
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import Tally
from app.reference.countries import countries
from app.refusals import BadInput
from language import plural, tr
from language.lists import and_list, or_list
from ui.history.filter_line import FilterLine
from ui.history.words import days_asked

_FEW = 4
"""Offices that are told of by themselves; the others stand behind a way to them."""


class Nothing(NamedTuple):
    """That nothing fits, and the way on; no act where it stands beneath. ``readings``: the way on is to list what was only read."""

    title: str
    words: str
    act: str
    readings: bool = False


def facts_of(asked: FilterLine) -> str:
    """What is listed, and that it is not all."""
    if asked.who_was_shown:
        return tr("who was shown which brief, when and how")
    return tr("who did what, when, and why") if asked.whole else tr("narrowed: not all that is on record")


def entries_told(shown: int, *, more: bool, unread: Sequence[str]) -> str:
    """How many entries are listed, and which days were not read as days."""
    told = []
    if shown:
        count = (
            tr("{shown:,} shown", shown=shown) if more else tr("{shown:,} shown: all that fit", shown=shown)
        )
        told.append(f"{count}." if unread else count)
    return " ".join([*told, _not_read(unread)] if unread else told)


def briefs_told(tally: Tally, *, listed: int, more: bool, readings: bool, unread: Sequence[str]) -> str:
    """``19 times shown, 10 only read and not listed``: what was handed over and what was only read, counted apart; and that to open
    one is recorded, which nobody would expect of mere looking."""
    parts = []
    if tally.given:
        parts.append(plural("{count:,} time shown", "{count:,} times shown", tally.given))
    if tally.unopened:
        parts.append(tr("{count:,} put before an office and not opened", count=tally.unopened))
    if tally.read:
        parts.append(
            tr("{count:,} only read", count=tally.read)
            if readings
            else tr("{count:,} only read, not listed", count=tally.read)
        )
    if more:
        parts.append(tr("the newest {listed:,} are listed", listed=listed))
    told = [f"{', '.join(parts)}."] if parts else []
    if listed:
        told.append(tr("Opening a brief is recorded."))
    return " ".join([*told, _not_read(unread)] if unread else told)


def nothing_told(wanted: HistoryFilter, found: ShownAround, *, who_was_shown: bool) -> Nothing:
    """That nothing was shown on the days that are asked for, to whom and about what, and what stands beneath instead; or that no
    entry fits."""
    every = tr("Show everything")
    if _turned(wanted):
        return Nothing(tr("Nothing on record fits"), tr("The first day is later than the last."), every)
    if (
        not who_was_shown
        and (when := days_asked(wanted.since, wanted.until))
        and wanted == _only_days(wanted)
    ):
        words = (
            tr("Who only looked at something is left out: “Also mere readings” lists that, too.")
            if wanted.without_looks
            else tr("Every act is on record: nothing was done in the program then.")
        )
        return Nothing(tr("Nothing was recorded {when}.", when=when), words, every)
    read = found.tally.read if who_was_shown and wanted.given_only else 0
    if not who_was_shown or (wanted.since is None and wanted.until is None and not read):
        words = tr(
            "Every act is on record, and none is what the filter asks for. What was shown to whom begins with the "
            "first brief that is frozen."
        )
        return Nothing(tr("Nothing on record fits"), words, every)
    title = _nothing_shown(wanted)
    if found.near and not found.handed:
        return Nothing(title, " ".join([*_nor_read(found), *_nor_done(found), *_beneath(wanted, found)]), "")
    if read:
        words = plural(
            "{count:,} reading is on record: who only reads a brief is handed nothing.",
            "{count:,} readings are on record: who only reads a brief is handed nothing.",
            read,
        )
        return Nothing(title, words, tr("Show the readings"), readings=True)
    return Nothing(title, " ".join([*_nor_read(found), *_nor_done(found), _no_more(wanted)]), every)


def _turned(wanted: HistoryFilter) -> bool:
    return wanted.since is not None and wanted.until is not None and wanted.until < wanted.since


def _only_days(wanted: HistoryFilter) -> HistoryFilter:
    return HistoryFilter(since=wanted.since, until=wanted.until, without_looks=wanted.without_looks)


def _nor_read(found: ShownAround) -> list[str]:
    return [] if found.tally.read else [tr("Nor was anything read.")]


def _nor_done(found: ShownAround) -> list[str]:
    return [tr("Nor was anything else done then.")] if found.other == 0 else []


def _no_more(wanted: HistoryFilter) -> str:
    """That one need not look further back either."""
    if wanted.since is None:
        return tr("Nothing that fits had been shown by this day.")
    return tr("Nothing that fits was shown before, either.")


def _nothing_shown(wanted: HistoryFilter) -> str:
    """``Nothing was shown on 30 July 2021``; to whom and about what, if that is asked."""
    when, who, about = (
        days_asked(wanted.since, wanted.until),
        wanted.person.strip(),
        about_words(wanted.topic.strip()),
    )
    if not when:
        if not who or wanted.text.strip():
            return tr("Nothing that fits was shown.")
        if about:
            return tr("Nothing on {about} was shown to “{who}”.", about=about, who=who)
        return tr("Nothing was shown to “{who}”.", who=who)
    if wanted.text.strip():
        return tr("Nothing that fits was shown {when}.", when=when)
    if who and about:
        return tr("Nothing on {about} was shown to “{who}” {when}.", about=about, who=who, when=when)
    if who:
        return tr("Nothing was shown to “{who}” {when}.", who=who, when=when)
    if about:
        return tr("Nothing on {about} was shown {when}.", about=about, when=when)
    return tr("Nothing was shown {when}.", when=when)


def _beneath(wanted: HistoryFilter, found: ShownAround) -> list[str]:
    before, after = found.before is not None, found.after is not None
    if before and after:
        sides = (
            tr("Below: what was shown last before, and next after.")
            if len(found.near) == 1
            else tr("Below, for each office, the highest first: what was shown last before, and next after.")
        )
    elif before and wanted.until is None:
        sides = (
            tr("Below: what was shown last before.")
            if len(found.near) == 1
            else tr("Below, for each office, the highest first: what was shown last before.")
        )
    elif before:
        sides = (
            tr("Below: what was shown last before. Nothing came after.")
            if len(found.near) == 1
            else tr(
                "Below, for each office, the highest first: what was shown last before. Nothing came after."
            )
        )
    else:
        sides = (
            tr("Below: what was shown next after. Nothing came before.")
            if len(found.near) == 1
            else tr(
                "Below, for each office, the highest first: what was shown next after. Nothing came before."
            )
        )
    if wanted.person.strip() or wanted.to or len(near_listed(found, every=False)) < len(found.near):
        return [sides]
    # Of whom nothing is said, nobody is to think that it was forgotten.
    narrowed = wanted.topic.strip() or wanted.text.strip()
    return [
        sides,
        tr("Whoever is not among them was never shown anything that fits.")
        if narrowed
        else tr("Whoever is not among them was never shown anything."),
    ]


def near_listed(found: ShownAround, *, every: bool) -> tuple[Nearest, ...]:
    """Around days on which nothing was shown, the first few offices, or ``every`` one; on a day on which something was, the ministers to
    whom it was not: what they knew is what most ask."""
    if found.handed:
        return tuple(one for one in found.near if one.is_head and one.both[0].office)[:_FEW]
    return found.near if every or len(found.near) <= _FEW + 1 else found.near[:_FEW]


def beside_told(wanted: HistoryFilter, found: ShownAround) -> str:
    """That nothing was shown to the ministers on a day on which others were shown something; empty where there is nothing to say."""
    near = near_listed(found, every=False) if found.handed else ()
    if not near:
        return ""
    who, when = or_list([one.whom for one in near]), days_asked(wanted.since, wanted.until)
    about = about_words(wanted.topic.strip())
    if wanted.text.strip():
        said = tr("Nothing that fits was shown to {who} {when}.", who=who, when=when)
    elif about:
        said = tr("Nothing on {about} was shown to {who} {when}.", about=about, who=who, when=when)
    else:
        said = tr("Nothing was shown to {who} {when}.", who=who, when=when)
    before, after = any(one.before for one in near), any(one.after for one in near)
    if before and after:
        ends = tr("What came last before and next after stands at the end.")
    elif before:
        ends = tr("What came last before stands at the end. Nothing came after.")
    else:
        ends = tr("What came next after stands at the end. Nothing came before.")
    return f"{said} {ends}"


def about_words(topic: str) -> str:
    """A country by its name, however it was typed; else the number of a report."""
    with suppress(BadInput):
        return countries().name(countries().find(topic).alpha3) if topic else ""
    return topic.upper()


def _not_read(fields: Sequence[str]) -> str:
    """Which days are not read, and how a day is written."""
    return tr(
        "Not read as a day: {fields}. A day is written 2026-01-10, 2026-01, 2026 or 10 January 2026.",
        fields=and_list(fields),
    )
