"""Who is meant in a question by words of a name: *the minister of finance*, *Jonas*."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.rules.asking import ASKING, knew
from app.rules.finding import Query
from db.vocabulary.tokens import tokens


@dataclass(frozen=True, slots=True)
class Called:
    """A person or an office with the words of the name; ``offices``: words of the offices that a person ever held.

    ``title``: the word with which the name of an office begins, *minister*; none of a person.
    """

    identifier: str
    name: str
    words: frozenset[str]
    offices: frozenset[str] = frozenset()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """Who may be meant.

    ``words``: those of the line that stand in any name. ``fitting``: whose names have all of them. ``sure`` is false where the name
    may go on with a word that no name has, *the minister of transport*, and where the one word may be what is asked about, *sanctions*. ``whole``: one is meant, and named by every word of the name.
    ``others``: words of the line that are in no name and no mere question. ``titled``: every one who may be meant is called by a word
    that names somebody: a person by any, an office by its title.
    """

    words: tuple[str, ...] = ()
    fitting: tuple[Called, ...] = ()
    sure: bool = True
    whole: bool = False
    others: tuple[str, ...] = ()
    titled: bool = False

    @property
    def one(self) -> Called | None:
        """Who is meant, where nobody else can be."""
        return self.fitting[0] if self.sure and len(self.fitting) == 1 else None


def called(identifier: str, name: str, offices: Sequence[str] = ()) -> Called:
    """A person by name, and by the offices that they ever held."""
    return Called(identifier, name, _words(name), frozenset().union(*map(_words, offices)))


def office_called(identifier: str, name: str) -> Called:
    """An office by its name."""
    words = [token.word for token in tokens(name)]
    return Called(identifier, name, frozenset(words), title=words[0] if words else "")


def who_is_meant(names: Sequence[Called], query: Query) -> Meant:
    """Whom a line names: those whose names have all of its words that stand in any name.

    What stands behind *about* is what is asked for, and nobody who is asked about. An article and the like tell no names apart.
    """
    known = frozenset().union(*(one.words for one in names)) - ASKING
    sought: list[frozenset[str]] = []
    typed: list[str] = []
    others: list[str] = []
    goes_on, sure = False, True
    for word, also in _asked(query):
        fits = known.intersection((word, *also))
        if fits:
            sought.append(fits)
            typed.append(word)
            goes_on = True
        elif word not in _LINKS:
            unknown = not (
                word in ASKING or word in _THINGS or knew(word) or word.isdigit() or _any_knew(also)
            )
            sure = sure and not (unknown and goes_on)
            others += [word] if unknown else []
            goes_on = False
    there = frozenset(word for term in query.terms if term.country for word in term.words)
    fitting = _narrowed(_fitting(names, sought), frozenset().union(*sought) | there, there)
    return Meant(
        words=tuple(typed),
        fitting=fitting,
        sure=sure
        and not (len(sought) == 1 and len(fitting) == 1 and not _by_one_word(fitting[0], sought[0])),
        whole=len(fitting) == 1 and _whole(fitting[0], frozenset().union(*sought) | there),
        others=tuple(others),
        titled=bool(fitting)
        and all(not one.title or any(one.title in fits for fits in sought) for one in fitting),
    )


def _fitting(names: Sequence[Called], sought: Sequence[frozenset[str]]) -> tuple[Called, ...]:
    if not sought:
        return ()
    fitting = tuple(one for one in names if all(fits & one.words for fits in sought))
    # *Minister Quintero* is called by the office, too.
    return fitting or tuple(
        one
        for one in names
        if any(fits & one.words for fits in sought)
        and all(fits & (one.words | one.offices) for fits in sought)
    )


def _narrowed(fitting: tuple[Called, ...], said: frozenset[str], there: frozenset[str]) -> tuple[Called, ...]:
    """Of several, those who are named whole, or else those who have the country that is typed in the name."""
    if len(fitting) < 2:
        return fitting
    whole = tuple(one for one in fitting if _whole(one, said))
    return whole or tuple(one for one in fitting if there & one.words) or fitting


def _by_one_word(one: Called, word: frozenset[str]) -> bool:
    """Whether one word names somebody: a person, or an office by its title. *Sanctions* are as likely what is asked about."""
    return not one.title or one.title in word or one.words - ASKING <= word


def _whole(one: Called, said: frozenset[str]) -> bool:
    return one.words - ASKING <= said


def _asked(query: Query) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words up to where it is said what about; countries, which nobody is called by, as a break between them.

    Where the line begins with what it is about, *Regarding Myanmar, what did …*, it names somebody from the next country or the
    next word that asks who knew on.
    """
    before, about = "", False
    begun = False
    for term in query.terms:
        if term.country:
            before, about = "", False
            yield "about", ()
            continue
        for word in term.words:
            if word in _ABOUT or (word in _OF and knew(before)):
                if begun:
                    return
                about = True
            elif not about or word in _BEGINS:
                about = False
                begun = begun or word not in ASKING
                yield word, term.also
            before = word


def _any_knew(words: Sequence[str]) -> bool:
    return any(map(knew, words))


def _words(name: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(name))


_NAMES_OF_THINGS = """
paper report reports warning warnings alert alerts
rapport rapports alerte alertes avertissement avertissements
"""

_THINGS = frozenset(_NAMES_OF_THINGS.split())
"""What is shown to somebody, and no name."""

_BEGINS = frozenset(["what", "who", "which", "did", "was", "were", "que", "qu", "qui", "quel", "quelle"])
"""Words with which the question begins, behind what it is about."""

_LINKS = frozenset(["of", "for", "the", "and", "de", "des", "du", "d", "l", "la", "le", "les", "et", "aux"])
"""Words by which a name goes on."""

_OF = frozenset(["of", "de", "des", "du", "d"])
"""Behind *known*, what is known and not who knew."""

_ABOUT = frozenset(["about", "against", "concerning", "regarding", "sur", "contre", "concernant", "propos"])
