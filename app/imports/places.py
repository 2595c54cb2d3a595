"""From the names and codes of a file to countries. What does not resolve is remembered with its reason, never guessed."""

from collections.abc import Sequence

from app.imports.cells import Memo
from app.reference.crosswalk import SCHEME_NAMES, CodeScheme, Crosswalk
from app.rules.entry.texts import shown
from language import plural, tr
from language.lists import and_list

MOST_UNRESOLVED = 500
"""Different unresolved places that are listed; a file with more has the wrong column mapped."""


class Places:
    """The countries that one import knows, and what it met that is none of them."""

    def __init__(self, crosswalk: Crosswalk) -> None:
        self._crosswalk = crosswalk
        self._unresolved: dict[str, None] = {}

    @property
    def unresolved(self) -> tuple[str, ...]:
        """What stands for no country, with the reason, in the order in which it was met."""
        return tuple(self._unresolved)

    def country(self, *said: tuple[CodeScheme, str], year: int | None = None) -> str:
        """The alpha-3 code of the country that a row names in one way or in several; empty where it names none.

        ``year`` is that of the row: codes of dissolved states were given to others. What resolves to different
        countries resolves to none. A place that does not resolve is listed.
        """
        asked = [(scheme, text.strip()) for scheme, text in said if text.strip()]
        looked_up = [self._crosswalk.look_up(text, scheme, year) for scheme, text in asked]
        found = {each.country for each in looked_up if each.country}
        if len(found) == 1:
            return found.pop()
        if found:
            named = and_list(f"{SCHEME_NAMES[scheme]} “{shown(text)}”" for scheme, text in asked)
            self._list(tr("{named} stand for different countries.", named=named))
        elif looked_up:
            self._list(looked_up[-1].reason)
        return ""

    def memo(self, *schemes: CodeScheme) -> Memo[str]:
        """:meth:`country` remembered by the texts in the order of ``schemes`` and the year, joined by NUL."""

        def read(asked: str) -> str:
            *texts, year = asked.split("\0", len(schemes))
            known = int(year) if year.isdecimal() else None
            return self.country(*zip(schemes, texts, strict=True), year=known)

        return Memo(read)

    def _list(self, reason: str) -> None:
        if len(self._unresolved) < MOST_UNRESOLVED:
            self._unresolved.setdefault(reason)


def unresolved_in_words(places: Sequence[str]) -> str:
    """How many places resolved to no country, as a sentence; empty for none."""
    if not places:
        return ""
    return plural(
        "One place resolves to no country; the rows keep the names and codes as they came.",
        "{count} places resolve to no country; the rows keep the names and codes as they came.",
        len(places),
    )
