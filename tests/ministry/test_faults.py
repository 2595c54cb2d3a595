"""Faults of disks, files and keys reach people as one error each."""

import errno

import pytest
import sqlalchemy as sa

from app.actions.ministry.people import AddPerson, add_person
from app.faults import Stopped, faults_in_words, user_error
from app.opening.ministry import CreatedMinistry
from app.perform import perform
from app.refusals import BadInput, Damaged, Locked, Refused, UserError
from db import faults


def every_fault() -> list[type[faults.StoreFault]]:
    found, waiting = [], [faults.StoreFault]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return [kind for kind in found if kind.__module__ in {"db.faults", "db.identities"}]


_EXTRAS: dict[type[faults.StoreFault], dict[str, object]] = {
    faults.WrongPassphrase: {"failures": 3, "retry_after": 4},
    faults.TooManyAttempts: {"retry_after": 4},
    faults.MistypedRecoveryKey: {"groups": (1,)},
    faults.AlreadyOpen: {"host": None, "pid": None, "since": None},
}


@pytest.mark.parametrize("kind", every_fault(), ids=lambda kind: kind.__name__)
def test_every_fault_keeps_its_words(kind: type[faults.StoreFault]) -> None:
    fault = kind("It went wrong.", remedy="Do this.", **_EXTRAS.get(kind, {}))
    error = user_error(fault)
    assert isinstance(error, UserError)
    assert (error.message, error.remedy) == ("It went wrong.", "Do this.")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (faults.WeakPassphrase, BadInput),
        (faults.LoginTaken, Refused),
        (faults.LastSlot, Refused),
        (faults.DiskFull, Damaged),
        (faults.NewerDatabase, Damaged),
        (faults.BackupCancelled, Stopped),
    ],
)
def test_what_can_be_put_right_by_typing_is_not_called_damage(
    kind: type[faults.StoreFault], expected: type[UserError]
) -> None:
    assert type(user_error(kind("x", remedy="y"))) is expected


def test_a_wrong_passphrase_says_how_long_to_wait() -> None:
    fault = faults.TooManyAttempts("x", remedy="y", retry_after=30)
    error = user_error(fault)
    assert isinstance(error, Locked)
    assert error.retry_after == 30


def test_a_full_disk_is_damage_and_a_bug_stays_a_bug() -> None:
    with pytest.raises(Damaged, match="full"), faults_in_words():
        raise OSError(errno.ENOSPC, "No space left on device", "/case/tocsin.db")
    with pytest.raises(OSError, match="odd"), faults_in_words():
        raise OSError(errno.EXDEV, "odd")
    with pytest.raises(KeyError), faults_in_words():
        raise KeyError("bug")


def test_a_use_case_on_a_database_that_cannot_be_written_says_so(created: CreatedMinistry) -> None:
    store, actor = created.ministry.store, created.ministry.actor

    def read_only(connection: sa.Connection) -> None:
        connection.exec_driver_sql("pragma query_only = on")

    sa.event.listen(store.engine, "begin", read_only)
    try:
        with pytest.raises(Damaged, match="read-only"):
            perform(store, actor, add_person, AddPerson(name="Noor Haddad"))
    finally:
        sa.event.remove(store.engine, "begin", read_only)
