"""A protected source's identity: sealed from everyone, read on the record, and erasable without a crack in the chain."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.actions.keeping.audit import verify_ledger
from db.engine import connect, writing
from db.evidence import LegalHold, ProtectedIdentity, Source, identity_keys
from db.identities import (
    IdentityErased,
    IdentityExists,
    IdentityUnreadable,
    NoIdentity,
    UnderLegalHold,
    erase_identity,
    forget_destroyed_keys,
    read_identity,
    seal_identity,
)
from db.ledger.entries import entry_hash
from db.store import Store
from db.vocabulary import Reliability, SourceKind
from tests.support.small_ledger import IDENTITY, KEY, Small
from tests.support.tampering import links


def read(small: Small, source: str) -> str:
    with small.store.work(small.amina) as work:
        identity = read_identity(work, source, reason="The court asks.")
        work.commit()
    return identity


def erase(small: Small, source: str) -> None:
    with small.store.work(small.amina) as work:
        erase_identity(work, source, reason="The source asked for it.")
        work.commit()
    forget_destroyed_keys(small.store.engine)


def keys(small: Small) -> list[bytes]:
    with small.store.read() as session:
        return list(session.scalars(sa.select(identity_keys.c.key)).all())


def whole_text_of(small: Small) -> str:
    """Everything that any table holds, the ledger first of all."""
    with small.store.engine.connect() as connection:
        names = (
            # What an index without content holds stands in the tables behind it.
            connection.exec_driver_sql(
                "select name from sqlite_master where type = 'table' and sql not like '%content=''''%'"
            )
            .scalars()
            .all()
        )
        return "\n".join(
            str(row) for name in names for row in connection.exec_driver_sql(f"select * from {name}").all()
        )


def key_of(small: Small, source: str) -> bytes:
    with small.store.read() as session:
        key: bytes = session.execute(
            sa.select(identity_keys.c.key)
            .join(ProtectedIdentity, ProtectedIdentity.id == identity_keys.c.identity_id)
            .where(ProtectedIdentity.source_id == source)
        ).scalar_one()
    return key


def without_encryption(small: Small, path: Path) -> Small:
    """A copy whose file can be searched byte by byte, under the same settings."""
    file = Path(str(small.store.engine.url.database))
    driver = connect(file, KEY)
    driver.execute(f"attach database '{path}' as plain key ''")
    driver.execute("select sqlcipher_export('plain')").fetchall()
    driver.close()

    def open_plain() -> dbapi2.Connection:
        plain = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        for pragma in (
            "journal_mode = wal",
            "secure_delete = on",
            "foreign_keys = on",
            "recursive_triggers = on",
        ):
            plain.execute(f"pragma {pragma}").fetchall()
        return plain

    engine = sa.create_engine("sqlite://", module=dbapi2, creator=open_plain, poolclass=sa.pool.QueuePool)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("begin immediate"))
    return replace(small, store=Store(engine, clock=small.store.clock))


def test_an_identity_is_read_back_whatever_its_letters_and_length(small: Small) -> None:
    for number, identity in enumerate(("", "Ma Thida", IDENTITY, "မောင်မောင် 🕊 " * 500, "a" * 60)):
        with small.store.work(small.amina) as work:
            work.act("source.add")
            source = work.add(
                Source(
                    name=f"Egret {number}", kind=SourceKind.PERSON, reliability=Reliability.C, protected=True
                )
            )
            seal_identity(work, source.id, identity)
            work.commit()
        assert read(small, source.id) == identity
    assert verify_ledger(small.store).ok


def test_the_identity_stands_nowhere_in_clear(small: Small) -> None:
    assert read(small, small.protected_source) == IDENTITY
    dump = whole_text_of(small)
    assert "Falcon" in dump
    assert IDENTITY not in dump
    assert "Kyaw" not in dump


def test_each_identity_has_a_key_of_its_own_and_no_key_is_on_the_ledger(small: Small) -> None:
    first, second = keys(small)
    assert first != second
    assert len(first) == len(second) == 32
    with small.store.engine.connect() as connection:
        text = "".join(link.body for link in links(connection))
    assert first.hex() not in text
    with small.store.read() as session:
        rows = session.scalars(sa.select(ProtectedIdentity)).all()
    # Two sealings of the same words look different, so nobody can tell that they are the same person.
    assert rows[0].sealed != rows[1].sealed


def test_reading_an_identity_is_recorded_with_reader_and_reason(small: Small) -> None:
    read(small, small.protected_source)
    with small.store.engine.connect() as connection:
        last = links(connection)[-1].content
    assert last["action"] == "identity.read"
    assert last["actor"]["person"] == small.amina.person_id
    assert last["reason"] == "The court asks."


def test_erasing_leaves_the_chain_whole_and_the_identity_unreadable(small: Small) -> None:
    with small.store.engine.connect() as connection:
        before = links(connection)
    key = key_of(small, small.protected_source)
    erase(small, small.protected_source)
    with pytest.raises(IdentityErased):
        read(small, small.protected_source)
    with pytest.raises(IdentityErased):
        erase(small, small.protected_source)
    report = verify_ledger(small.store)
    assert report.ok
    with small.store.engine.connect() as connection:
        after = links(connection)
    assert after[: len(before)] == before
    assert all(link.hash == entry_hash(link.previous, link.body) for link in after)
    assert after[-1].content["state"]["erasure_reason"] == "The source asked for it."
    assert key not in keys(small)
    assert len(keys(small)) == 1


def test_a_destroyed_key_is_in_no_byte_of_the_file_or_its_log(small: Small, tmp_path: Path) -> None:
    with small.store.engine.connect() as connection:
        assert connection.exec_driver_sql("pragma secure_delete").scalar_one() == 1
    path = tmp_path / "plain.db"
    plain = without_encryption(small, path)
    key = key_of(plain, small.protected_source)
    # Touched once more, so that its page stands in the log too.
    read(plain, small.held_source)
    assert key in path.read_bytes()
    erase(plain, small.protected_source)
    assert b"Falcon" in path.read_bytes()
    assert not any(key in file.read_bytes() for file in tmp_path.glob("plain.db*"))
    assert key_of(plain, small.held_source) in path.read_bytes()
    plain.store.close()


def test_a_legal_hold_overrides_erasure_for_use_cases_and_raw_sql(small: Small) -> None:
    with pytest.raises(UnderLegalHold, match="Case 14/2026 before the court"):
        erase(small, small.held_source)
    with small.store.work(small.amina) as work:
        row = work.one(sa.select(ProtectedIdentity).where(ProtectedIdentity.source_id == small.held_source))
        assert row is not None
        work.act("identity.erase")
        row.erased_at = work.at
        with pytest.raises(sa.exc.IntegrityError, match="under a legal hold"):
            work.save()
    assert read(small, small.held_source) == IDENTITY


def test_when_the_hold_is_lifted_the_identity_can_be_erased(small: Small) -> None:
    with small.store.work(small.amina) as work:
        hold = work.one(sa.select(LegalHold).where(LegalHold.source_id == small.held_source))
        assert hold is not None
        work.act("source.lift_hold")
        hold.lifted_at = work.at
        work.commit()
    erase(small, small.held_source)
    with pytest.raises(IdentityErased):
        read(small, small.held_source)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("delete from identity_keys", "destroyed only when the identity is erased"),
        ("update identity_keys set key = randomblob(32)", "never changes"),
        ("insert into identity_keys values ('nobody', x'00')", "belongs to one sealed identity"),
        (
            "insert or replace into identity_keys select identity_id, x'00' from identity_keys",
            "belongs to one sealed identity",
        ),
        ("update protected_identities set sealed = ''", "a sealed identity stays as it is"),
    ],
)
def test_raw_sql_cannot_take_a_key_or_an_identity(small: Small, statement: str, words: str) -> None:
    with (
        writing(small.store.engine).connect() as connection,
        pytest.raises(sa.exc.IntegrityError, match=words),
    ):
        connection.exec_driver_sql(statement)
    assert read(small, small.protected_source) == IDENTITY


def test_an_erased_identity_stays_erased(small: Small) -> None:
    erase(small, small.protected_source)
    with small.store.work(small.amina) as work:
        row = work.one(
            sa.select(ProtectedIdentity).where(ProtectedIdentity.source_id == small.protected_source)
        )
        assert row is not None
        work.act("identity.restore")
        row.erased_at = None
        with pytest.raises(sa.exc.IntegrityError, match="an erased one stays erased"):
            work.save()
    with small.store.work(small.amina) as work, pytest.raises(IdentityExists):
        seal_identity(work, small.protected_source, "Someone else")


def test_what_was_never_sealed_cannot_be_read_or_erased(small: Small) -> None:
    with small.store.work(small.amina) as work:
        work.act("source.add")
        source = work.add(Source(name="Open", kind=SourceKind.NGO, reliability=Reliability.A))
        work.commit()
    with pytest.raises(NoIdentity):
        read(small, source.id)
    with pytest.raises(NoIdentity):
        erase(small, source.id)


def test_a_sealed_text_moved_to_another_source_does_not_open_there(small: Small) -> None:
    with writing(small.store.engine).begin() as connection:
        for name in ("protected_identities_fixed", "protected_identities_update_recorded"):
            connection.exec_driver_sql(f"drop trigger {name}")
        connection.exec_driver_sql(
            "update protected_identities as p set sealed = "
            "(select sealed from protected_identities where id <> p.id)"
        )
    with pytest.raises(IdentityUnreadable):
        read(small, small.protected_source)
