"""What the store says when it cannot open, keep or trust a case: one sentence and a remedy each.

``app`` shows them as they are. Anything else that is raised here is a bug.
"""

from datetime import datetime


class StoreFault(Exception):
    """Something outside the rules went wrong: a file, a disk, a key. Both texts are sentences for people."""

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class VaultFault(StoreFault):
    """The keys of a case cannot be had."""


class VaultMissing(VaultFault):
    """There is no vault in the folder."""


class VaultExists(VaultFault):
    """The folder already holds a case, which a new one must not overwrite."""


class VaultDamaged(VaultFault):
    """The vault and its second copy are unreadable, or were changed outside Tocsin."""


class NewerVault(VaultFault):
    """The vault was written by a newer version."""


class WrongPassphrase(VaultFault):
    """Name and passphrase do not fit; which of the two is not told.

    ``failures``: failed attempts in a row under this name; ``retry_after``: seconds to wait before the next.
    """

    def __init__(self, message: str, *, remedy: str, failures: int, retry_after: int) -> None:
        super().__init__(message, remedy=remedy)
        self.failures = failures
        self.retry_after = retry_after


class AccountClosed(VaultFault):
    """The passphrase was right, and the account was closed since."""


class TooManyAttempts(VaultFault):
    """Refused without looking, because the delay after earlier failures has not passed.

    ``retry_after``: seconds left.
    """

    def __init__(self, message: str, *, remedy: str, retry_after: int) -> None:
        super().__init__(message, remedy=remedy)
        self.retry_after = retry_after


class MistypedRecoveryKey(VaultFault):
    """The recovery key cannot be right as typed. ``groups``: the groups at fault, counted from 1."""

    def __init__(self, message: str, *, remedy: str, groups: tuple[int, ...]) -> None:
        super().__init__(message, remedy=remedy)
        self.groups = groups


class WrongRecoveryKey(VaultFault):
    """The recovery key is well formed, but not the one of this vault."""


class WeakPassphrase(VaultFault):
    """The new passphrase is too easy to guess."""


class LoginTaken(VaultFault):
    """The name or the person already has a place in the vault."""


class NoSuchSlot(VaultFault):
    """The person has no place in the vault."""


class LastSlot(VaultFault):
    """The last person who can open the case cannot be removed."""


class DatabaseMissing(StoreFault):
    """The vault is there and the database is not."""


class NotADatabase(StoreFault):
    """The file is something else than a Tocsin database."""


class WrongKey(StoreFault):
    """The key of the vault does not open the database."""


class TruncatedDatabase(StoreFault):
    """The file is shorter than it says it is."""


class DamagedDatabase(StoreFault):
    """Pages of the database do not check."""


class NewerDatabase(StoreFault):
    """The database was written by a newer version."""


class ReadOnlyDatabase(StoreFault):
    """The file or its folder cannot be written."""


class NotAllowed(StoreFault):
    """The system does not let this user open the file."""


class DiskFull(StoreFault):
    """There is no room left."""


class DiskFailed(StoreFault):
    """The system could not read or write the disk."""


class DatabaseBusy(StoreFault):
    """Another connection holds the database for longer than this one may wait."""


class AlreadyOpen(StoreFault):
    """Another instance holds the case. ``host``, ``pid`` and ``since`` are None where it did not say."""

    def __init__(
        self, message: str, *, remedy: str, host: str | None, pid: int | None, since: datetime | None
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.host = host
        self.pid = pid
        self.since = since


class BackupDamaged(StoreFault):
    """The backup is incomplete, was altered, or is not a backup."""


class BackupCancelled(StoreFault):
    """The person stopped the backup; nothing of it was kept."""


class RestoreUnfinished(StoreFault):
    """A restore was interrupted half-way and has to be finished before the case is opened."""
