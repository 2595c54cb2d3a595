"""What the history says of what it lists: how much that is, what is not among it, and that nothing fits."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import ShownAround, Tally
from app.reference.countries import countries
from app.refusals import BadInput
from language import plural, tr
from language.lists import and_list
from ui.history.filter_line import FilterLine
from ui.history.words import days_asked


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
    read = found.tally.read if who_was_shown and wanted.given_only else 0
    if not who_was_shown or (wanted.since is None and wanted.until is None and not read):
        words = tr(
            "Every act is on record, and none is what the filter asks for. What was shown to whom begins with the "
            "first brief that is frozen."
        )
        return Nothing(tr("Nothing on record fits"), words, every)
    title = _nothing_shown(wanted)
    if found.before is not None or found.after is not None:
        beneath = _beneath(before=found.before is not None, after=found.after is not None)
        return Nothing(title, " ".join([*_nor_read(wanted, found), *_nor_done(found), beneath]), "")
    if read:
        words = plural(
            "{count:,} reading is on record: who only reads a brief is handed nothing.",
            "{count:,} readings are on record: who only reads a brief is handed nothing.",
            read,
        )
        return Nothing(title, words, tr("With readings"), readings=True)
    return Nothing(title, " ".join([*_nor_read(wanted, found), *_nor_done(found), _no_more(wanted)]), every)


def _nor_read(wanted: HistoryFilter, found: ShownAround) -> list[str]:
    return [] if wanted.given_only or found.tally.read else [tr("Nor was anything read.")]


def _nor_done(found: ShownAround) -> list[str]:
    return [tr("Nor was anything else done then.")] if found.other == 0 else []


def _no_more(wanted: HistoryFilter) -> str:
    """That one need not look further back either."""
    if wanted.since is None:
        return tr("Nothing that fits had been shown by this day.")
    if wanted.until is not None and wanted.until < wanted.since:
        return tr("The first day is later than the last.")
    return tr("Nothing that fits was shown before, either.")


def _nothing_shown(wanted: HistoryFilter) -> str:
    """``Nothing was shown on 30 July 2021``; to whom and about what, if that is asked."""
    when, who, about = (
        days_asked(wanted.since, wanted.until),
        wanted.person.strip(),
        _about(wanted.topic.strip()),
    )
    if not when:
        return tr("Nothing was shown to “{who}”.", who=who) if who else tr("Nothing that fits was shown.")
    if wanted.text.strip():
        return tr("Nothing that fits was shown {when}.", when=when)
    if who and about:
        return tr("Nothing on {about} was shown to “{who}” {when}.", about=about, who=who, when=when)
    if who:
        return tr("Nothing was shown to “{who}” {when}.", who=who, when=when)
    if about:
        return tr("Nothing on {about} was shown {when}.", about=about, when=when)
    return tr("Nothing was shown {when}.", when=when)


def _beneath(*, before: bool, after: bool) -> str:
    if before and after:
        return tr("Below: what was shown next after, and last before.")
    return (
        tr("Below: what was shown last before. Nothing came after.")
        if before
        else tr("Below: what was shown next after. Nothing came before.")
    )


def _about(topic: str) -> str:
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
