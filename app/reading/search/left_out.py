"""Which words of a line what was found does not have, as they were typed."""

from collections.abc import Sequence

from app.reading.search.found import Found
from app.rules.asking import says_no
from app.rules.finding import Term, parts_of, without_elision
from db.vocabulary.tokens import tokens


def in_none(found: Found, left_out: Sequence[Term]) -> list[Term]:
    """Of the words that were left out those that nothing that was found has: of others it would be untrue that they are missing."""
    said = {token.word for hit in found.hits for token in tokens(f"{hit.title.text} {hit.text.text}")}

    def there(term: Term) -> bool:
        *whole, last = term.words
        begun = term.begins and any(word.startswith(last) for word in said)
        return said.issuperset(whole) and (begun or last in said)

    return [term for term in left_out if said.isdisjoint(term.also) and not there(term)]


def as_typed(typed: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """The terms as they stand in the line."""
    words = {word for term in terms for word in term.words}
    there = (without_elision(text.strip(_AROUND_A_WORD)) for text in parts_of(typed))
    return tuple(text for text in there if words.intersection(token.word for token in tokens(text)))


_AROUND_A_WORD = '?!.,;:…()«»“”"\u00a0\u202f'


def no_alone(word: str) -> bool:
    """Whether a word asks what was *not* done."""
    return any(says_no(Term((token.word,), begins=False)) for token in tokens(word))


def put_right(meant: str, typed: str) -> bool:
    """Whether the line that was meant has a word that was not typed, and not only fewer."""
    return not {token.word for token in tokens(meant)} <= {token.word for token in tokens(typed)}
