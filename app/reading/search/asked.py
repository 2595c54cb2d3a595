"""What is asked for, in the language of the index."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.rules.finding import Query, expression, words_of
from db.vocabulary.finding import ThingKind

_FIRST_YEAR, _AHEAD = 1945, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what the reader may find."""

    query: Query
    kinds: frozenset[ThingKind]
    today: date

    def match(self, columns: str, kinds: Iterable[str] = (), *, about: bool = True) -> str:
        """The query in the language of the index; empty where it asks for nothing that is in it.

        ``about``: a country that is named is found in what is about it, too, and not in words alone.
        """
        return self._narrowed(expression(self.query.terms, columns, "tags" if about else ""), kinds)

    def match_whole(self, kinds: Iterable[str] = ()) -> str:
        """As :meth:`match`, for titles that have all of the words, one after the other."""
        return self._narrowed(f'{{title}} : "{" ".join(words_of(self.query))}"', kinds)

    def _narrowed(self, terms: str, kinds: Iterable[str]) -> str:
        parts = [terms] if self.query.terms else []
        tags = [
            _either(f"k{kind}" for kind in kinds),
            _either(f"c{country.lower()}" for country in self.query.countries),
            _either(f"y{year}" for year in self._years()),
        ]
        said = " AND ".join(filter(None, tags))
        if said:
            parts.append(f"{{tags}} : ({said})")
        return " AND ".join(parts)

    def _years(self) -> Iterable[int]:
        since, until = self.query.since, self.query.until
        if since is None and until is None:
            return ()
        last = min(until.year, self.today.year + _AHEAD) if until else self.today.year + _AHEAD
        return range(max(since.year if since else _FIRST_YEAR, _FIRST_YEAR), last + 1)


def _either(words: Iterable[str]) -> str:
    said = " OR ".join(words)
    return f"({said})" if said else ""
