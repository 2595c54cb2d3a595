"""Faults of files, disks and keys as errors for people: the one place where they are turned."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from app.refusals import BadInput, Busy, Damaged, Locked, Refused, UserError
from db import faults
from db.diagnosis import translate
from db.ledger.exporting import ExportExists
from db.ledger.findings import AuditCancelled


class Stopped(UserError):
    """A person stopped what was under way; nothing of it was kept."""


_INPUT: dict[type[faults.StoreFault], str] = {
    faults.WeakPassphrase: "passphrase",
    faults.MistypedRecoveryKey: "recovery key",
    faults.VaultExists: "folder",
    faults.NoSuchSlot: "login",
    ExportExists: "folder",
}
_RULES: dict[type[faults.StoreFault], str] = {
    faults.LoginTaken: "account.login_taken",
    faults.LastSlot: "account.last_slot",
}


def user_error(fault: faults.StoreFault) -> UserError:
    """The same fault as an error that window and command line show."""
    kind = type(fault)
    if kind in _INPUT:
        return BadInput(_INPUT[kind], fault.message, remedy=fault.remedy)
    if kind in _RULES:
        return Refused(_RULES[kind], fault.message, remedy=fault.remedy)
    if isinstance(fault, (faults.WrongPassphrase, faults.TooManyAttempts)):
        return Locked(fault.message, remedy=fault.remedy, retry_after=fault.retry_after)
    if isinstance(fault, (faults.WrongRecoveryKey, faults.AccountClosed)):
        return Locked(fault.message, remedy=fault.remedy)
    if isinstance(fault, (faults.BackupCancelled, AuditCancelled)):
        return Stopped(fault.message, remedy=fault.remedy)
    if isinstance(fault, faults.DatabaseBusy):
        return Busy(fault.message, remedy=fault.remedy)
    return Damaged(fault.message, remedy=fault.remedy)


@contextmanager
def faults_in_words(path: Path | None = None) -> Iterator[None]:
    """Raise what goes wrong with files, disks and keys inside as an error for people; bugs pass through.

    Raises:
        Locked, Busy, Damaged, BadInput, Refused, Stopped: by the fault.
    """
    try:
        yield
    except faults.StoreFault as fault:
        raise user_error(fault) from fault
    except (OSError, sa.exc.DBAPIError) as error:
        known = translate(error, path)
        if known is None:
            raise
        raise user_error(known) from error
