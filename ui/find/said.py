"""What is said above what was found: that there is nothing, or quietly how it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.reading.search.found import Found, Group
from language import tr
from language.dates import month_words
from language.lists import and_list
from language.numbers import number
from ui.find.chips import Chips
from ui.find.commands import Command
from ui.find.results import Heading, Row
from ui.find.shown import ShownThen


@dataclass(frozen=True, slots=True)
class Said:
    """``strong`` where there is no answer, or where it is one; ``quiet`` how what stands beneath was found; ``foot`` the same, where an
    answer stands before what was found. ``rows``: whether there is anything beneath."""

    strong: str = ""
    quiet: str = ""
    foot: str = ""
    rows: bool = True


def said_of(found: Found, rows: Sequence[Row], then: ShownThen, chips: Chips, *, words: bool) -> Said:
    """Where nothing was found, that, what the search was narrowed to, and what it left out; above an answer nothing that denies it.

    ``then``: the ways to what was shown on a day. ``words``: whether words were typed, and not limits alone.
    """
    if then.said:
        return Said(strong=then.said)
    answered = then.first or any(isinstance(row, Command) and row.asks is not None for row in rows)
    if found.without:
        without = tr("Found without {words}.", words=_quoted(found.without))
        if answered:
            texts = tr("Texts were found without {words}.", words=_quoted(found.without))
            return Said(foot=texts if found.groups else "")
        if found.meant:
            looked_for = tr("It was looked for as “{line}”.", line=chips.typed_of(found.meant))
            return Said(quiet=f"{looked_for} {without}")
        return Said(quiet=without)
    if found.span is not None and not answered:
        return Said(quiet=tr("By the day: {span}.", span=_span(*found.span)))
    ways = (*then.first, *then.last)
    if then.answers or not all(_leads_nowhere(row) or row in ways for row in rows):
        return Said()
    if ways:
        return Said(quiet=" ".join((tr("No text has all of these words."), *_narrowed(found, chips))))
    nothing = (
        tr(
            "Nothing that you may read has all of these words. Texts are found in the language in which they were written."
        )
        if words
        else tr("There is nothing of that kind that you may read.")
    )
    return Said(strong=" ".join((nothing, *_narrowed(found, chips))), rows=bool(rows))


def _quoted(words: Sequence[str]) -> str:
    return and_list(tr("“{word}”", word=word) for word in words)


def _leads_nowhere(row: Row) -> bool:
    """Whether it is no way to anything: a heading, or what is looked for instead."""
    return isinstance(row, Heading) or (isinstance(row, Command) and row.stays)


def _narrowed(found: Found, chips: Chips) -> tuple[str, ...]:
    said = []
    if chips.words:
        said.append(tr("It was looked for only under: {chips}.", chips=and_list(chips.words)))
    if found.elsewhere:
        kinds = and_list(_counted(group) for group in found.elsewhere)
        said.append(tr("In other kinds: {kinds}.", kinds=kinds))
    return tuple(said)


def _span(since: date, until: date) -> str:
    return month_words(since) if (since.year, since.month) == (until.year, until.month) else f"{since:%Y}"


def _counted(group: Group) -> str:
    """``Evidence 3``, or ``Evidence 5+`` where there are more."""
    return f"{group.kind.label} {number(len(group.hits))}{'+' if group.more else ''}"
