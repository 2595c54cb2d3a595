"""Writing the index: with every change in its transaction, portion by portion for imported events, and anew."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from db.base import Base
from db.finding.names import Names
from db.finding.tables import STATE, THINGS, VERSION
from db.finding.things import BUILDERS, Thing, thing_of
from db.ledger.entries import ledger
from db.vocabulary.tokens import indexed

PORTION = 20_000
"""Events that are indexed in one transaction: a second of work, during which nobody else can write."""

Told = Callable[[int, int], None]
_ALPHA3 = 3

_EVENT_COLUMNS = (
    ("sides", ("side_a", "side_b", "with_a", "with_b", "conflict")),
    ("places", ("place", "area1", "area2", "country_name")),
    ("notes", ("notes", "sources", "subkind")),
)


def _joined(columns: Iterable[str]) -> str:
    return " || ' ' || ".join(columns)


_TAGS = "'c' || coalesce(country, '') || ' y' || substr(starts_on, 1, 4)"
_TEXTS = ", ".join(_joined(columns) for _, columns in _EVENT_COLUMNS)
_ALL = _joined(column for _, columns in _EVENT_COLUMNS for column in columns)
_NAMES = ", ".join(name for name, _ in _EVENT_COLUMNS)
_PLAIN_EVENTS = f"""
insert into find_events (rowid, tags, {_NAMES})
select seq, {_TAGS}, {_TEXTS} from events
where seq > ? and seq <= ? and octet_length({_ALL}) = length({_ALL})
"""  # noqa: S608 - names of our columns
_OTHER_EVENTS = f"""
select seq, {_TAGS}, {_TEXTS} from events
where seq > ? and seq <= ? and octet_length({_ALL}) <> length({_ALL})
"""  # noqa: S608 - names of our columns
_PUT_EVENT = f"insert into find_events (rowid, tags, {_NAMES}) values (?, ?, ?, ?, ?)"  # noqa: S608 - as above


def index_rows(connection: sa.Connection, rows: Sequence[Base]) -> None:
    """Put rows that were just written into the index, in the same transaction."""
    names = Names(connection)
    for row in rows:
        kind = type(row)
        if kind in BUILDERS:
            table = sa.inspect(kind).local_table
            values = {column.name: getattr(row, column.name) for column in table.columns}
            _put(connection, row.__tablename__, row.id, thing_of(kind, values, names))


def index_entry(
    connection: sa.Connection,
    number: int,
    *,
    year: int,
    action: str,
    who: str | None,
    kind: str,
    topic: str | None,
    reason: str | None,
    rule: str | None,
) -> None:
    """Put an entry of the ledger into the index: who, what, why, about what; the states are found as rows."""
    said = (action.replace(".", " ").replace("_", " "), who, topic, reason, (rule or "").replace(".", " "))
    country = topic if topic and len(topic) == _ALPHA3 else ""
    connection.exec_driver_sql(
        "insert into find_ledger (rowid, tags, words) values (?, ?, ?)",
        (number, f"k{kind.replace('_', '')} y{year} c{country}", indexed("\n".join(filter(None, said)))),
    )


def index_events(connection: sa.Connection, most: int = PORTION) -> int:
    """Put the next events into the index; how many are still to come."""
    through = connection.execute(sa.select(STATE.c.events_through)).scalar_one()
    last = connection.exec_driver_sql("select max(seq) from events").scalar_one() or 0
    until = min(last, through + most)
    if until > through:
        connection.exec_driver_sql(_PLAIN_EVENTS, (through, until))
        # What is not plain ASCII is taken apart into words here, as the words of a search are.
        others = connection.exec_driver_sql(_OTHER_EVENTS, (through, until)).all()
        for seq, tags, *texts in others:
            connection.exec_driver_sql(_PUT_EVENT, (seq, tags, *(indexed(text) for text in texts)))
        connection.execute(STATE.update().values(events_through=until))
    return int(last - until)


def events_behind(connection: sa.Connection) -> int:
    """How many events are kept and not indexed yet."""
    through = connection.execute(sa.select(STATE.c.events_through)).scalar_one()
    last = connection.exec_driver_sql("select max(seq) from events").scalar_one() or 0
    return max(0, int(last) - int(through))


def is_current(connection: sa.Connection) -> bool:
    """Whether the index was made by the rules of this program."""
    return int(connection.execute(sa.select(STATE.c.version)).scalar_one()) == VERSION


def rebuild(connection: sa.Connection, told: Told | None = None) -> None:
    """Make the index of rows and ledger anew, and that of events empty: they follow by :func:`index_events`."""
    connection.execute(THINGS.delete())
    connection.exec_driver_sql("delete from find_words")
    # Words of what is gone must not stay behind in its pages.
    connection.exec_driver_sql("insert into find_words (find_words) values ('optimize')")
    for emptied in ("find_ledger", "find_events"):
        connection.exec_driver_sql(f"insert into {emptied} ({emptied}) values ('delete-all')")  # noqa: S608 - names of ours
    names = Names(connection)
    for done, kind in enumerate(BUILDERS):
        if told is not None:
            told(done, len(BUILDERS) + 1)
        table = sa.inspect(kind).local_table
        for row in connection.execute(sa.select(table)).mappings():
            _put(connection, kind.__tablename__, row["id"], thing_of(kind, dict(row), names), fresh=True)
    _rebuild_ledger(connection)
    connection.execute(STATE.update().values(version=VERSION, events_through=0))


def _rebuild_ledger(connection: sa.Connection) -> None:
    body = ledger.c.body
    parts = ("$.action", "$.actor.name", "$.subject.kind", "$.topic", "$.reason", "$.rule")
    asked = sa.select(ledger.c.number, ledger.c.at, *(sa.func.json_extract(body, part) for part in parts))
    for number, at, action, who, kind, topic, reason, rule in connection.execute(asked).yield_per(1_000):
        index_entry(
            connection,
            number,
            year=int(at[:4]),
            action=action,
            who=who,
            kind=kind,
            topic=topic,
            reason=reason,
            rule=rule,
        )


def _put(connection: sa.Connection, subject: str, row_id: str, thing: Thing, *, fresh: bool = False) -> None:
    values = {
        "kind": thing.kind.value,
        "about_id": thing.about_id,
        "country": thing.country or None,
        "day": thing.day,
        "number": thing.number,
        "title": thing.title,
        "text": thing.text,
    }
    known = None
    if not fresh:
        asked = sa.select(THINGS.c.id).where(THINGS.c.subject == subject, THINGS.c.subject_id == row_id)
        known = connection.scalar(asked)
    if known is None:
        made = connection.execute(THINGS.insert().values(subject=subject, subject_id=row_id, **values))
        known = made.inserted_primary_key[0] if made.inserted_primary_key else None
    else:
        connection.execute(THINGS.update().where(THINGS.c.id == known).values(**values))
        connection.exec_driver_sql("delete from find_words where rowid = ?", (known,))
    connection.exec_driver_sql(
        "insert into find_words (rowid, tags, title, words) values (?, ?, ?, ?)",
        (
            known,
            _tags(thing.kind.value, thing.country, thing.day),
            indexed(f"{thing.number} {thing.title}"),
            indexed(f"{thing.text}\n{thing.words}"),
        ),
    )


def _tags(kind: str, country: str | None, day: date | None) -> str:
    return f"k{kind} c{country or ''} y{day.year if day else ''}"
