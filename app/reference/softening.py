"""Words by which a change of wording is looked at: strong ones that may be lost, hedges that may be gained."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.rules.evidence.softening import Term, TermKind
from language import mark, tr


@dataclass(frozen=True, slots=True)
class WordingTerm:
    """One notion and its words in English and in French."""

    code: str
    kind: TermKind
    english: tuple[str, ...]
    french: tuple[str, ...]

    @property
    def term(self) -> Term:
        """The notion as the rule takes it: a word of either language stands for it."""
        return Term(code=self.code, kind=self.kind, words=self.english + self.french)


COLUMNS = ("code", "kind", "english", "french")
HEADING = (
    "Words whose loss (strong) or gain (hedge) may soften a text; * stands for any ending. Words of one row stand "
    "for one another. Our own choice: an aid to the eye and never a finding."
)
_CODE = re.compile(r"[a-z][a-z0-9_]{2,39}")
_WORDS = re.compile(r"[^\W\d_]+\*?(?:[ '’-][^\W\d_]+\*?)*")


def parse_softening(content: str | bytes, source: str) -> tuple[WordingTerm, ...]:
    """The notions of a file, in its order.

    Raises:
        BadInput: names file, row and column, what was expected and what to do.
    """
    rows = read_table(content, source, COLUMNS)
    found = tuple(_term(row) for row in rows)
    unique(rows, "code")
    return found


def dump_softening(terms: Sequence[WordingTerm]) -> str:
    """The file of ``terms``."""
    return write_table(
        HEADING,
        COLUMNS,
        ((term.code, term.kind.value, "; ".join(term.english), "; ".join(term.french)) for term in terms),
    )


def _term(row: Row) -> WordingTerm:
    return WordingTerm(
        code=row.matching(
            "code", _CODE.fullmatch, "a code such as massacre", "Use small letters, digits and underscores."
        ),
        kind=row.one_of("kind", TermKind),
        english=_words(row, "english"),
        french=_words(row, "french"),
    )


def _words(row: Row, column: str) -> tuple[str, ...]:
    row.required(column)
    words = row.items(column)
    if not words or not all(_WORDS.fullmatch(word) for word in words):
        raise row.fault(
            column,
            tr("words divided by semicolons"),
            tr("Use letters only; a * at the end of a word stands for any ending."),
        )
    return words


SOFTENING = ReferenceKind(
    "softening", mark("Strong words and hedges"), "softening.csv", parse_softening, dump_softening
)
