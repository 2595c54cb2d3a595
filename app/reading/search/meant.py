"""What was meant where nothing was found: the line again, with each word that is nowhere put right."""

from sqlalchemy.orm import Session

from app.reference.countries import CountryTable
from app.rules.finding import Query
from app.rules.near_words import nearest, slips_allowed

_VOCABULARY = "create virtual table if not exists temp.find_vocabulary using fts5vocab(main, find_words, row)"
_NEAR = """
select term, doc from temp.find_vocabulary
where term >= ? and term < ? and length(term) between ? and ? limit ?
"""
_MOST = 20_000


def line_meant(session: Session, query: Query, typed: str, table: CountryTable) -> str:
    """The line with the words that are known nowhere put right; empty where none can be.

    The words are those of things that are found by their text, and the names of countries. A word begins as it was
    typed: the first letter is seldom the one that is wrong, and of no other are all words looked through.
    """
    said = typed
    for term in query.terms:
        if len(term.words) != 1 or term.country:
            continue
        [word] = term.words
        meant = _meant(session, word, table)
        if meant is None:
            continue
        at = said.casefold().find(word)
        if at < 0:
            return ""
        said = said[:at] + meant + said[at + len(word) :]
    return said if said != typed else ""


def _meant(session: Session, word: str, table: CountryTable) -> str | None:
    most = slips_allowed(word)
    if not most or not word.isalpha():
        return None
    connection = session.connection()
    connection.exec_driver_sql(_VOCABULARY)
    limits = (word[0], word[0] + "\uffff", len(word) - most, len(word) + most, _MOST)
    known = dict(tuple(row) for row in connection.exec_driver_sql(_NEAR, limits))
    for name in table.words():
        if name.startswith(word[0]):
            known.setdefault(name, 0)
    if any(term.startswith(word) for term in known):
        # It is a word of the case or of a country; together with the others it is nowhere.
        return None
    return nearest(word, known.items())
