"""Entries of the ledger that have what is asked for."""

from sqlalchemy.orm import Session

from app.reading.ledger.history import OPEN_SUBJECTS
from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.search.asked import Asked
from app.reading.search.found import Group, Hit
from app.rules.finding import Query
from app.rules.snippets import snippet
from db.vocabulary.finding import ThingKind
from language.codes import act_words
from language.numbers import number
from language.phrases import headed

_ENTRIES = """
select l.number, l.body, l.hash, l.signature from find_ledger f join ledger l on l.number = f.rowid
where find_ledger match :asked and (:since is null or l.at >= :since) and (:until is null or l.at <= :until)
order by f.rowid desc limit :most
"""


def entries_found(session: Session, asked: Asked, each: int, *, open_only: bool) -> Group:
    """The newest of them; ``open_only``: of what is no casework."""
    subjects = [kind.replace("_", "") for kind in sorted(OPEN_SUBJECTS)] if open_only else []
    since, until = asked.query.since, asked.query.until
    limits = {
        "asked": asked.match("words", subjects),
        "since": since and since.isoformat(),
        "until": until and f"{until.isoformat()}T~",
        "most": each + 1,
    }
    rows = session.connection().exec_driver_sql(_ENTRIES, limits).all()
    lines = [line_of(row) for row in rows]
    hits = tuple(_entry(line, asked.query) for line in lines[:each])
    return Group(kind=ThingKind.HISTORY, hits=hits, more=len(lines) > each)


def _entry(line: LedgerLine, query: Query) -> Hit:
    act = act_words(line.action)
    return Hit(
        kind=ThingKind.HISTORY,
        number=number(line.number),
        title=snippet(headed(line.who, act), query.terms),
        text=snippet(" · ".join(filter(None, (line.topic, line.reason, line.subject))), query.terms),
        day=line.at.date(),
        page="history",
        key=f"#{line.number}",
    )
