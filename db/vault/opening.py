"""Unlocking a vault, with a passphrase or with the printed recovery key; and what an unlocked one is trusted by."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from db.faults import AccountClosed, TooManyAttempts, VaultDamaged, WrongPassphrase, WrongRecoveryKey
from db.files import write_atomically
from db.vault import attempts, recovery_key
from db.vault.file import VAULT, editing, load, repair, save
from db.vault.header import ClosedSlot, Header, serialise
from db.vault.keys import (
    Opened,
    Recovered,
    Unlocked,
    normal_login,
    open_recovery_slot,
    open_slot,
    pretend_to_open,
    prove_closed,
)
from db.vault.wrapping import CannotUnwrap
from language import plural, tr

_RECOVERY_NAME = " recovery "  # no person has it: a login has no outer spaces


def unlock(folder: Path, login: str, passphrase: str, *, at: datetime | None = None) -> Unlocked:
    """Open the vault for one person.

    Raises WrongPassphrase (never says which of the two was wrong; an unknown login takes as long), AccountClosed (only
    with the passphrase that the account had), TooManyAttempts (nothing was looked at; wait ``retry_after`` seconds), VaultMissing, VaultDamaged.
    Nothing here waits: who calls decides how to show the delay. ``at`` is now, unless a test says otherwise.
    """
    at = at or datetime.now(UTC)
    header = load(folder)
    name = normal_login(login)
    key = attempts.key_of(header, name)
    _refuse_while_waiting(header, key, at)
    slot = header.slot_of_login(name)
    unlocked: Unlocked | None = None
    if slot is None and (closed := header.closed_of_login(name)) is not None:
        _tell_if_closed(header, closed, passphrase)
    elif slot is None:
        pretend_to_open(header.kdf, passphrase)
    else:
        try:
            unlocked = open_slot(slot, header.vault_id, passphrase)
        except CannotUnwrap:
            unlocked = None
    if unlocked is None:
        count = _count_failure(folder, key, at)
        raise WrongPassphrase(
            tr("The login or the passphrase is wrong."),
            remedy=_remedy_after(count),
            failures=count,
            retry_after=attempts.delay_after(count),
        )
    require_seal(header, unlocked, folder)
    repair(folder)
    return replace(unlocked, failures_before=_forget_failures(folder, key))


def _tell_if_closed(header: Header, slot: ClosedSlot, passphrase: str) -> None:
    """Raise AccountClosed where the passphrase is the one that the account had."""
    try:
        prove_closed(slot, header.vault_id, passphrase)
    except CannotUnwrap:
        return
    raise AccountClosed(
        tr(
            "The account {login} was closed on {closed:%Y-%m-%d} at {closed:%H:%M %Z}, by {by}.",
            login=slot.login,
            closed=slot.closed,
            by=slot.by,
        ),
        remedy=tr("Ask {by} or another administrator of the ministry to open it again.", by=slot.by),
    )


def unlock_with_recovery_key(folder: Path, typed: str, *, at: datetime | None = None) -> Recovered:
    """Open the vault with the printed key.

    Raises MistypedRecoveryKey (names the groups at fault, not counted), WrongRecoveryKey, TooManyAttempts,
    VaultMissing, VaultDamaged.
    """
    at = at or datetime.now(UTC)
    recovery_key.read(typed)
    header = load(folder)
    key = attempts.key_of(header, _RECOVERY_NAME)
    _refuse_while_waiting(header, key, at)
    try:
        recovered = open_recovery_slot(header.recovery, header.vault_id, typed)
    except CannotUnwrap:
        _count_failure(folder, key, at)
        raise WrongRecoveryKey(
            tr("This is a recovery key, but not the present one of this case."),
            remedy=tr("Look for a later printed page: a recovery key that was replaced no longer works."),
        ) from None
    require_seal(header, recovered, folder)
    repair(folder)
    _forget_failures(folder, key)
    return recovered


def require_seal(header: Header, opened: Opened, folder: Path) -> None:
    """Raise VaultDamaged unless ``header`` is as someone who had opened this vault left it."""
    if opened.vault_id != header.vault_id or not header.seal_holds(opened.data_key):
        raise VaultDamaged(
            tr("The vault of “{folder}” was changed outside Tocsin, so it cannot be trusted.", folder=folder),
            remedy=tr("Restore the case from a backup, and find out who could write to this folder."),
        )


def copy_vault(folder: Path, opened: Opened, target: Path) -> None:
    """Write the vault of ``folder`` into ``target`` as it stands, from its second copy where the first is damaged.

    Raises VaultMissing, VaultDamaged, and OSError where it cannot be written.
    """
    header = load(folder)
    require_seal(header, opened, folder)
    write_atomically(target / VAULT, serialise(header))


def _refuse_while_waiting(header: Header, key: str, at: datetime) -> None:
    if left := attempts.wait_left(header, key, at):
        raise TooManyAttempts(
            tr("There were several failed attempts to unlock this case."),
            remedy=tr("Wait {left}, then try again.", left=_said(left)),
            retry_after=left,
        )


def _count_failure(folder: Path, key: str, at: datetime) -> int:
    with editing(folder) as header:
        counted = attempts.with_failure(header, key, at)
        save(folder, counted)
    return counted.failures[key].count


def _forget_failures(folder: Path, key: str) -> int:
    if key not in load(folder).failures:
        return 0
    with editing(folder) as header:
        seen = header.failures.get(key)
        save(folder, attempts.without_failures(header, key))
    return seen.count if seen else 0


def _remedy_after(count: int) -> str:
    delay = attempts.delay_after(count)
    if not delay:
        return tr("Check the login and the keyboard layout, and try again.")
    return tr("Check the login and the keyboard layout, and try again in {delay}.", delay=_said(delay))


def _said(seconds: int) -> str:
    if seconds < 120:
        return plural("{count} second", "{count} seconds", seconds)
    return tr("{minutes} minutes", minutes=-(-seconds // 60))
