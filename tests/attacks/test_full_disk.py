"""A disk that fills up, a database that another holds, a person who cancels: one clear error, and nothing half-done."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.countries.register_entries import RegisterKind, WithdrawEntry, withdraw_entry
from app.actions.evidence.attachments import NewFile
from app.actions.evidence.items import AttachFile, attach_file, record_evidence
from app.actions.keeping.audit import verify_ledger
from app.actions.keeping.backups import BackUpNow, back_up_now
from app.actions.outside.imports import ImportFile, ImportPlan, import_file, plan_import
from app.faults import Stopped
from app.imports.blocks import BLOCK
from app.imports.engine import Listeners
from app.opening.accounts import change_passphrase
from app.opening.ministry import CreatedMinistry, open_ministry
from app.perform import perform, reading
from app.refusals import Damaged, UserError
from db.engine import open_database
from db.events import EVENTS
from db.evidence import Attachment, EvidenceItem
from db.imports import ImportBatch
from db.ledger.entries import ledger
from db.store import Store
from db.vault.file import VAULT
from tests.support.casework import evidence, evidence_request, opened, source
from tests.support.event_files import ged_file
from tests.support.founding import PASSPHRASE
from tests.support.ministry import KEY, Ministry

ROWS = 2 * BLOCK + 1
WHAT: dict[str, Any] = {
    "events": EVENTS,
    "batches": ImportBatch,
    "evidence": EvidenceItem,
    "files": Attachment,
    "ledger": ledger,
}


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """A file of more rows than are read and written at once."""
    return ged_file(tmp_path / "ged.csv", *({} for _ in range(ROWS)))


@contextmanager
def room_for(store: Store, pages: int) -> Iterator[None]:
    """A disk on which the database may grow by so many pages and no more."""

    def limit(driver: Any, *_rest: object) -> None:
        (used,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {used + pages}")

    sa.event.listen(store.engine, "checkout", limit)
    try:
        yield
    finally:
        sa.event.remove(store.engine, "checkout", limit)
        store.engine.dispose()


def held(ministry: Ministry) -> dict[str, int]:
    """How many rows there are of all that an import or an item of evidence would add."""
    with ministry.store.read() as session:
        return {
            name: session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for name, table in WHAT.items()
        }


def untouched(ministry: Ministry, before: dict[str, int]) -> None:
    """Nothing half-done stays, and the ledger proves every row."""
    assert held(ministry) == before
    assert verify_ledger(ministry.store).ok


def said(error: UserError, *words: str) -> None:
    """The error is one sentence with a remedy, and tells what is the matter."""
    assert error.message.endswith(".")
    assert error.remedy
    for word in words:
        assert word in str(error)


def test_a_disk_that_fills_up_during_an_import_keeps_none_of_its_rows(file: Ministry, events: Path) -> None:
    before = held(file)
    with room_for(file.store, 40), pytest.raises(Damaged) as full:
        file.do("P-AN1", import_file, ImportFile(path=events))
    said(full.value, "full", "Free some space")
    untouched(file, before)
    assert file.do("P-AN1", import_file, ImportFile(path=events)).rows_new == ROWS


@pytest.mark.parametrize("method", ["write", "hexdigest"])
def test_a_disk_that_fills_up_while_an_import_is_written_or_sealed_keeps_none_of_it(
    file: Ministry, events: Path, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = held(file)
    with monkeypatch.context() as patch:
        patch.setattr(f"db.imported_rows.Writer.{method}", full)
        with pytest.raises(Damaged) as fault:
            file.do("P-AN1", import_file, ImportFile(path=events))
    said(fault.value, "full")
    untouched(file, before)


def test_a_disk_that_fills_up_while_evidence_is_saved_keeps_neither_item_nor_file(file: Ministry) -> None:
    from_post = source(file)
    scan = NewFile(name="scan.pdf", content=b"%PDF" + bytes(2_000_000))
    before = held(file)
    request = evidence_request(from_post, files=(scan,))
    with room_for(file.store, 40), pytest.raises(Damaged) as full:
        file.do("P-AN1", record_evidence, request)
    said(full.value, "full", "Free some space")
    untouched(file, before)
    kept = file.do("P-AN1", record_evidence, request)
    before = held(file)
    other = NewFile(name="other.pdf", content=b"%PDF" + bytes(3_000_000))
    with room_for(file.store, 40), pytest.raises(Damaged):
        file.do("P-AN1", attach_file, AttachFile(evidence_id=kept.evidence_id, file=other))
    untouched(file, before)


@pytest.mark.parametrize("step", ["copy_vault", "write_atomically", "sync_file"])
def test_a_disk_that_fills_up_during_a_backup_leaves_no_part_of_it_and_the_case_as_it_was(
    created: CreatedMinistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    ministry, target = created.ministry, tmp_path / "stick"
    with monkeypatch.context() as patch:
        patch.setattr(f"db.backup.{step}", full)
        with pytest.raises(Damaged) as fault:
            back_up_now(ministry, BackUpNow(target=target))
    said(fault.value, "full", "Free some space")
    assert list(target.iterdir()) == []
    with ministry.store.read() as session:
        told = session.scalars(sa.select(ledger.c.action).where(ledger.c.action.startswith("backup"))).all()
    assert told == [], "the ledger tells of no backup that was not made"
    assert verify_ledger(ministry.store).ok
    assert back_up_now(ministry, BackUpNow(target=target)).size > 0


def test_a_stick_that_fills_up_while_the_database_is_copied_leaves_nothing(
    created: CreatedMinistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.engine import connect

    def small(path: Path, key: bytes, **options: Any) -> Any:
        connection = connect(path, key, **options)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    target = tmp_path / "stick"
    with monkeypatch.context() as patch:
        patch.setattr("db.backup.connect", small)
        with pytest.raises(Damaged) as fault:
            back_up_now(created.ministry, BackUpNow(target=target))
    said(fault.value, "full", "Free some space")
    assert list(target.iterdir()) == []
    assert verify_ledger(created.ministry.store).ok


def test_a_disk_that_fills_up_while_a_passphrase_is_changed_leaves_the_old_one_good(
    created: CreatedMinistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    ministry = created.ministry
    before = (ministry.folder / VAULT).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("db.vault.file.write_atomically", full)
        with pytest.raises(Damaged) as fault:
            change_passphrase(ministry, PASSPHRASE, "quartz lantern 58 meadow otter")
    said(fault.value, "full")
    assert (ministry.folder / VAULT).read_bytes() == before
    ministry.close()
    again = open_ministry(ministry.folder, ministry.unlocked.login, PASSPHRASE)
    try:
        assert verify_ledger(again.store).ok
    finally:
        again.close()


@contextmanager
def held_by_another(ministry: Ministry, folder: Path) -> Iterator[Store]:
    """The same database while another connection is writing, for somebody who waits only a moment."""
    engine = open_database(folder, KEY, busy_milliseconds=50)
    other = ministry.store.engine.raw_connection()
    try:
        cursor = other.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield Store(engine, clock=ministry.clock)
        finally:
            cursor.execute("ROLLBACK")
    finally:
        other.close()
        engine.dispose()


def test_an_import_while_another_writes_is_refused_with_what_to_do_and_loses_nothing(
    file: Ministry, events: Path, tmp_path: Path
) -> None:
    before = held(file)
    with held_by_another(file, tmp_path / "case") as waiting:
        with pytest.raises(Damaged) as busy:
            perform(waiting, file.actors["P-AN1"], import_file, ImportFile(path=events))
        said(busy.value, "again")
        with reading(waiting, file.actors["P-AN1"], "import.plan") as session:
            plan = plan_import(session, file.actors["P-AN1"], ImportFile(path=events), file.clock.at)
        assert plan.tally.new == ROWS, "looking at a file needs nobody's leave"
    untouched(file, before)
    assert file.do("P-AN1", import_file, ImportFile(path=events)).rows_new == ROWS


def test_a_refusal_that_cannot_be_put_on_the_ledger_is_told_in_words_and_not_as_a_bug(
    file: Ministry, events: Path, tmp_path: Path
) -> None:
    before = held(file)
    with held_by_another(file, tmp_path / "case") as waiting:
        with pytest.raises(Damaged) as busy:
            perform(waiting, file.actors["P-AUD"], import_file, ImportFile(path=events))
        said(busy.value, "again")
    untouched(file, before)


def test_a_full_disk_does_not_hide_that_an_act_was_refused(file: Ministry) -> None:
    kept = evidence(file)
    wrong = WithdrawEntry(
        kind=RegisterKind.GROUP, country="MMR", entry_id=kept.evidence_id, based_on=0, reason="x"
    )
    before = held(file)
    with room_for(file.store, 0), pytest.raises(UserError) as fault:
        file.do("P-AUD", withdraw_entry, wrong)
    said(fault.value)
    assert held(file)["evidence"] == before["evidence"]
    assert verify_ledger(file.store).ok


def asked_to_stop(at: int) -> tuple[Listeners, list[int]]:
    """Listeners that stop at the ``at``-th time of asking, and how often they were asked."""
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(len(asked) + 1)
        return len(asked) == at

    return Listeners(cancelled=cancelled), asked


def looked_at(file: Ministry, request: ImportFile) -> ImportPlan:
    with reading(file.store, file.actors["P-AN1"], "import.plan") as session:
        return plan_import(session, file.actors["P-AN1"], request, file.clock.at)


def test_an_import_that_is_cancelled_while_it_is_read_checked_written_or_sealed_leaves_nothing(
    file: Ministry, events: Path
) -> None:
    before = held(file)
    never, asked = asked_to_stop(0)
    looked_at(file, ImportFile(path=events, listeners=never))
    assert len(asked) == 3, "reading asks after each block and at the end"
    for at in range(1, len(asked) + 1):
        with pytest.raises(Stopped):
            looked_at(file, ImportFile(path=events, listeners=asked_to_stop(at)[0]))
    untouched(file, before)
    # Writing asks as often, and once more before what was written is sealed and kept.
    for at in range(1, len(asked) + 2):
        with pytest.raises(Stopped) as stopped:
            file.do("P-AN1", import_file, ImportFile(path=events, listeners=asked_to_stop(at)[0]))
        said(stopped.value, "nothing was kept")
        untouched(file, before)
    assert file.do("P-AN1", import_file, ImportFile(path=events)).rows_new == ROWS


def test_a_newer_release_that_is_cancelled_leaves_the_older_as_it_was(
    file: Ministry, events: Path, tmp_path: Path
) -> None:
    file.do("P-AN1", import_file, ImportFile(path=events))
    newer = ged_file(tmp_path / "newer.csv", *({"best": "77"} for _ in range(ROWS)))
    before = held(file)
    for at in (1, 2, 3, 4):
        with pytest.raises(Stopped):
            file.do("P-AN1", import_file, ImportFile(path=newer, listeners=asked_to_stop(at)[0]))
    untouched(file, before)
