"""What a search found: hits by kind, with the words that were found marked."""

from dataclasses import dataclass
from datetime import date

from app.rules.finding import Query
from app.rules.snippets import Snippet
from db.vocabulary.finding import ThingKind

EACH = 5
"""Hits of a kind, where several kinds are shown."""

MANY = 50
"""Hits of a kind, where one kind is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found. ``page`` and ``key`` name where it is opened; ``whole``: its title is what was typed.

    ``in_full``: the text answers what is asked, and all of it is shown, or its beginning where it is very long. ``unexplained``: it is
    asked why, and no reason is on record for it.
    """

    kind: ThingKind
    number: str = ""
    title: Snippet
    text: Snippet
    country: str = ""
    country_name: str = ""
    day: date | None = None
    page: str = ""
    key: str = ""
    whole: bool = False
    in_full: bool = False
    unexplained: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The hits of one kind; ``more`` where there are others."""

    kind: ThingKind
    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found. ``behind``: imported events that cannot be found yet, since they are still being indexed.

    ``meant``: the line that was probably meant, where nothing was found: with a mistyped word put right, or with fewer words;
    beside what was found of a question, the line with a word put right by which that was. ``elsewhere``: where
    nothing was found in the kinds that were asked for, what the other kinds have of the same. ``without``: the words, as they were
    typed, that what is found of a question does not have. ``span``: the first and the last day that were asked for, where what is dated
    in them is found by its day.
    """

    query: Query
    groups: tuple[Group, ...] = ()
    behind: int = 0
    meant: str = ""
    elsewhere: tuple[Group, ...] = ()
    without: tuple[str, ...] = ()
    span: tuple[date, date] | None = None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits in the order in which they are shown."""
        return tuple(hit for group in self.groups for hit in group.hits)
