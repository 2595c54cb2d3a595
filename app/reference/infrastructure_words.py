"""The words by which sign (b) finds attacks on civilian infrastructure in the notes of events."""

from collections.abc import Sequence
from functools import cache

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, write_table
from app.reference.violations import VIOLATIONS
from app.rules.signals.lexicon import Lexicon, Phrase, WordRole
from language import mark, tr

COLUMNS = ("role", "kind", "words", "why")
HEADING = (
    "Words by which sign (b) finds attacks on civilian infrastructure in the notes of events; Tocsin's own choice, "
    "see docs/decisions/signals.md."
)


def parse_infrastructure_words(content: str | bytes, source: str) -> tuple[Phrase, ...]:
    """The phrases of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    return tuple(_phrase(row) for row in read_table(content, source, COLUMNS))


def dump_infrastructure_words(phrases: Sequence[Phrase]) -> str:
    """The file of ``phrases``."""
    return write_table(
        HEADING,
        COLUMNS,
        ((phrase.role.value, phrase.kind, phrase.words, phrase.why) for phrase in phrases),
    )


@cache
def infrastructure_lexicon() -> Lexicon:
    """The shipped words, ready to be asked."""
    return Lexicon(INFRASTRUCTURE_WORDS.shipped())


@cache
def infrastructure_codes() -> frozenset[str]:
    """The shipped kinds of violation that are attacks on civilian infrastructure."""
    return frozenset(violation.code for violation in VIOLATIONS.shipped() if violation.infrastructure)


def _phrase(row: Row) -> Phrase:
    role, kind = row.one_of("role", WordRole), row.text("kind")
    if (role is WordRole.OBJECT) != bool(kind):
        raise row.fault(
            "kind",
            tr("a kind of violation, which an object needs and nothing else has"),
            tr("Give objects a code such as hospital; leave the cell empty for other roles."),
        )
    return Phrase(role=role, kind=kind, words=row.required("words"), why=row.text("why"))


INFRASTRUCTURE_WORDS = ReferenceKind(
    "infrastructure_words",
    mark("Words for attacks on infrastructure"),
    "infrastructure_words.csv",
    parse_infrastructure_words,
    dump_infrastructure_words,
)
