"""Evidence by the kinds of violation that it is coded with: by their names in the ministry's table, as people read them."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache

from sqlalchemy.orm import Session

from app.reading.ministry.reference import current, current_violations
from app.reference.violations import Violation
from app.rules.finding import Query
from db.vocabulary.finding import coded_word
from db.vocabulary.tokens import tokens

_LEAST = 4
"""Letters from which on a word is taken for the beginning of another."""


def coded_words(session: Session) -> Callable[[str], tuple[str, ...]]:
    """The words of the index for the kinds of violation whose name has a word that begins as one that was typed.

    By the name in the language spoken, and by the one that is kept.
    """
    called = _called((*current_violations(session), *current(session, "violations")))

    def meaning(typed: str) -> tuple[str, ...]:
        if len(typed) < _LEAST:
            return ()
        return tuple(
            dict.fromkeys(word for word, names in called if any(one.startswith(typed) for one in names))
        )

    return meaning


@lru_cache(maxsize=8)
def _called(kinds: tuple[Violation, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((coded_word(kind.code), tuple(token.word for token in tokens(kind.label))) for kind in kinds)


def labels_found(session: Session, query: Query, evidence_ids: Sequence[str]) -> dict[str, str]:
    """Of evidence that was found, by identifier: the names of the kinds that were asked for and that it is coded with."""
    asked = {word for term in query.terms for word in term.also}
    labels = {kind.code: kind.label for kind in current_violations(session) if coded_word(kind.code) in asked}
    if not labels or not evidence_ids:
        return {}
    rows = session.connection().exec_driver_sql(_CODES, (json.dumps(list(evidence_ids)),))
    found = {
        row.id: ", ".join(labels[code] for code in json.loads(row.violations) if code in labels)
        for row in rows
    }
    return {row_id: said for row_id, said in found.items() if said}


_CODES = "select id, violations from evidence_items where id in (select value from json_each(?))"
