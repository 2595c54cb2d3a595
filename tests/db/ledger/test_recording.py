"""No change without its entry: for every mapped class there is or will be, and whichever way it is tried."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from db.actor import TOCSIN
from db.base import Base, mapped_tables, new_id
from db.decisions import SecondSignature
from db.engine import writing
from db.ledger.entries import entry_hash, ledger
from db.ledger.recording import RecordingSession, Unrecorded
from db.ledger.signatures import MUST_BE_SIGNED
from db.ledger.states import row_state
from db.ministry import Setting
from db.people import Person
from db.store import Store
from db.work import Work
from tests.support.any_row import AT, any_row, mapped_classes
from tests.support.small_ledger import Small
from tests.support.tampering import Disarmed


def entries(store: Store) -> int:
    with store.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(ledger)) or 0


def test_every_mapped_class_is_recorded_when_a_row_is_added_and_when_it_changes(
    disarmed: Disarmed, small: Small
) -> None:
    kinds = mapped_classes()
    assert len(kinds) >= 40
    with writing(disarmed.engine).connect() as connection:
        connection.exec_driver_sql("rollback")
        connection.exec_driver_sql("pragma foreign_keys = off")
        connection.exec_driver_sql("pragma ignore_check_constraints = on")
        connection.exec_driver_sql("begin immediate")
        try:
            with RecordingSession(connection, join_transaction_mode="conditional_savepoint") as session:
                work = Work(session, small.amina, AT)
                work.act("test.add", signed=True)
                for kind in kinds:
                    _is_recorded(work, kind)
                found = disarmed.audit(connection)
                # Whatever the types of its columns, a row reads back as it was recorded.
                assert not [fault for fault in found.faults if fault.code.startswith("row.")]
        finally:
            connection.exec_driver_sql("rollback")
            connection.exec_driver_sql("pragma foreign_keys = on")
            connection.exec_driver_sql("pragma ignore_check_constraints = off")
            connection.exec_driver_sql("begin")


def _is_recorded(work: Work, kind: type[Any]) -> None:
    table = kind.__table__
    row = work.add(any_row(kind))
    assert _last_state(work, row) == _live_state(work, table, row.id)
    first = row.ledger_entry
    text = next(
        column.name
        for column in table.columns
        if type(column.type) in {sa.String, sa.Text} and column.name != "id"
    )
    setattr(row, text, new_id())
    work.save()
    assert row.ledger_entry == first + 1
    assert _last_state(work, row) == _live_state(work, table, row.id)


def _last_state(work: Work, row: Any) -> Any:
    entry = work.session.execute(
        sa.select(
            ledger.c.previous, ledger.c.body, ledger.c.hash, ledger.c.subject_kind, ledger.c.subject_id
        ).where(ledger.c.number == row.ledger_entry)
    ).one()
    assert (entry.subject_kind, entry.subject_id) == (row.__tablename__, row.id)
    assert entry.hash == entry_hash(entry.previous, entry.body)
    return json.loads(entry.body)["state"]


def _live_state(work: Work, table: sa.Table, row_id: str) -> Any:
    live = work.session.execute(sa.select(table).where(table.c.id == row_id)).mappings().one()
    return json.loads(json.dumps(row_state(table, {c.name: live[c.name] for c in table.columns})))


PEOPLE = Base.metadata.tables["people"]


def delete_one(session: Session) -> None:
    session.delete(session.query(Person).first())
    session.flush()


WRITES: dict[str, Callable[[Session], object]] = {
    "bulk insert": lambda s: s.execute(sa.insert(Person).values(id="x", name="N", title="", contact="")),
    "bulk insert of many": lambda s: s.execute(sa.insert(Person), [{"name": "N"}, {"name": "M"}]),
    "bulk update": lambda s: s.execute(sa.update(Person).values(name="N")),
    "bulk delete": lambda s: s.execute(sa.delete(Person)),
    "query update": lambda s: s.query(Person).update({"name": "N"}),
    "query delete": lambda s: s.query(Person).delete(),
    "core update": lambda s: s.execute(sa.update(PEOPLE).values(name="N")),
    "delete of a row": delete_one,
}


@pytest.mark.parametrize("way", WRITES)
def test_a_unit_of_work_writes_row_by_row_or_not_at_all(small: Small, way: str) -> None:
    before = entries(small.store)
    with small.store.work(small.amina) as work:
        work.act("test.bulk")
        with pytest.raises(Unrecorded):
            WRITES[way](work.session)
    assert entries(small.store) == before


@pytest.mark.parametrize("way", WRITES)
def test_a_reading_session_writes_nothing(small: Small, way: str) -> None:
    with small.store.read() as session, pytest.raises(Unrecorded):
        WRITES[way](session)


OLD_BULK: dict[str, Callable[[Session], object]] = {
    "bulk_save_objects": lambda s: s.bulk_save_objects([Person(name="N")]),
    "bulk_insert_mappings": lambda s: s.bulk_insert_mappings(sa.inspect(Person), [{"id": "x", "name": "N", "ledger_entry": 1, "title": "", "contact": ""}]),
    "bulk_update_mappings": lambda s: s.bulk_update_mappings(sa.inspect(Person), [{"id": s.query(Person).first().id, "name": "N"}]),  # type: ignore[union-attr]
    "text": lambda s: s.execute(sa.text("update people set name = 'N'")),
    "text through the connection": lambda s: s.connection().execute(sa.text("delete from people")),
    "core through the connection": lambda s: s.connection().execute(sa.insert(PEOPLE).values(id="x", ledger_entry=1, name="N", title="", contact="")),
    "the driver": lambda s: s.connection().exec_driver_sql("update people set name = 'N', ledger_entry = ledger_entry + 1"),
}  # fmt: skip


@pytest.mark.parametrize("way", OLD_BULK)
def test_what_goes_past_the_session_is_aborted_by_the_database(small: Small, way: str) -> None:
    with small.store.work(small.amina) as work:
        work.act("test.bulk")
        with pytest.raises(sa.exc.IntegrityError, match="tocsin: "):
            OLD_BULK[way](work.session)


def test_statements_through_the_engine_are_aborted_for_every_mapped_table(small: Small) -> None:
    for table in mapped_tables():
        with writing(small.store.engine).connect() as connection:
            connection.exec_driver_sql("pragma defer_foreign_keys = on")
            values = {column.name: None for column in table.columns} | {"id": "x", "ledger_entry": 1}
            with pytest.raises(sa.exc.IntegrityError, match="tocsin: "):
                connection.execute(table.insert().values(values))
            if connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one():
                with pytest.raises(sa.exc.IntegrityError, match="tocsin: "):
                    connection.execute(table.update().values(ledger_entry=1))
                with pytest.raises(sa.exc.IntegrityError, match="tocsin: "):
                    connection.execute(table.delete())


def test_nothing_changes_under_no_announced_act(small: Small) -> None:
    with small.store.work(small.amina) as work, pytest.raises(Unrecorded, match="no announced act"):
        work.add(Person(name="Nobody"))


def test_what_must_be_signed_is_not_written_unsigned(small: Small) -> None:
    assert {kind.__tablename__ for kind in mapped_classes()} > MUST_BE_SIGNED
    signature = SecondSignature(decision_id="x", office_id="x", person_id="x", signed_at=AT)
    with small.store.work(small.amina) as work:
        work.act("decision.second_signature")
        with pytest.raises(Unrecorded, match="needs a signed act"):
            work.add(signature)
    with small.store.work(TOCSIN) as work, pytest.raises(PermissionError):
        work.act("decision.second_signature", signed=True)


def test_what_is_not_committed_leaves_neither_row_nor_entry(small: Small) -> None:
    before = entries(small.store)
    with small.store.work(small.amina) as work:
        work.act("setting.change")
        work.add(Setting(key="zone", value='"UTC"'))
        work.note("brief.read", "briefs", "x")
        assert work.head.number == before + 2
    assert entries(small.store) == before
    with small.store.read() as session:
        assert session.scalars(sa.select(Setting).where(Setting.key == "zone")).one_or_none() is None


def test_a_row_that_did_not_change_gets_no_entry(small: Small) -> None:
    before = entries(small.store)
    with small.store.work(small.amina) as work:
        work.act("person.correct")
        person = work.get(Person, small.amina.person_id)
        assert person is not None
        person.name = str(person.name)
        work.commit()
    assert entries(small.store) == before
