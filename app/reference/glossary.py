"""The glossary: what the program's words mean (requirement S-02)."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reference.kind import ReferenceKind
from app.reference.tables import Row, read_table, unique, write_table
from app.refusals import BadInput
from app.rules.entry.texts import fold
from language import mark, tr


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term, its definition in plain words, and the terms to read next."""

    term: str
    definition: str
    see_also: tuple[str, ...]


COLUMNS = ("term", "definition", "see_also")
HEADING = "What the words in Tocsin mean, in its own words. A ministry may edit its copy."


def parse_glossary(content: str | bytes, source: str) -> tuple[GlossaryTerm, ...]:
    """The terms of a file, in its order.

    Raises:
        BadInput: names file, row and column; also for a reference to a term that the file does not define.
    """
    rows = read_table(content, source, COLUMNS)
    terms = tuple(
        GlossaryTerm(row.required("term"), row.required("definition"), row.items("see_also")) for row in rows
    )
    unique(rows, "term")
    _check_references(rows, {term.term for term in terms})
    return terms


def dump_glossary(terms: Sequence[GlossaryTerm]) -> str:
    """The file of ``terms``."""
    return write_table(
        HEADING, COLUMNS, ((term.term, term.definition, "; ".join(term.see_also)) for term in terms)
    )


def find_term(terms: Sequence[GlossaryTerm], text: str) -> GlossaryTerm | None:
    """The term called so, whatever its case or punctuation."""
    wanted = fold(text)
    return next((term for term in terms if fold(term.term) == wanted), None)


def _check_references(rows: Sequence[Row], known: set[str]) -> None:
    for row in rows:
        for reference in row.items("see_also"):
            if reference not in known:
                place = row.place("see_also")
                raise BadInput(
                    place,
                    tr(
                        "{place}: “{reference}” is not a term of this glossary.",
                        place=place,
                        reference=reference,
                    ),
                    remedy=tr("Add the term or remove the reference."),
                )


GLOSSARY = ReferenceKind("glossary", mark("Glossary"), "glossary.csv", parse_glossary, dump_glossary)
