"""Making a vault, and who can open it: adding, changing, resetting and removing people's slots.

Whoever holds an opened vault can do all of this; that it is an administrator is for ``app`` to see to. The
data key is never made anew here, so the database stays as it is, byte for byte.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from uuid6 import uuid7

from db.faults import LastSlot, LoginTaken, NoSuchSlot, VaultExists
from db.files import PRIVATE_FOLDER, fault_of_system, make_private_folder
from db.vault import attempts, passphrases, recovery_key
from db.vault.file import COPY, VAULT, editing, load, save
from db.vault.header import ClosedSlot, Header, Slot
from db.vault.kdf import RFC_9106_LOW_MEMORY, KdfParameters
from db.vault.keys import Opened, Unlocked, new_data_key, new_recovery_slot, new_slot, normal_login
from db.vault.opening import require_seal, unlock
from language import tr

BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Created:
    """A new vault. ``recovery_key`` is shown once, printed, and kept nowhere."""

    unlocked: Unlocked
    recovery_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Who has a slot; nothing of it is secret."""

    user_id: str
    login: str
    public_key: bytes
    provisional: bool
    created: datetime


def create_vault(
    folder: Path,
    *,
    user_id: str,
    login: str,
    passphrase: str,
    user_inputs: Sequence[str] = (),
    minimum_score: int = passphrases.MINIMUM_SCORE,
    kdf: KdfParameters = RFC_9106_LOW_MEMORY,
    at: datetime | None = None,
) -> Created:
    """Make the folder of a case with a vault that ``user_id`` can open.

    ``kdf`` is stored and holds for every later slot. Raises VaultExists, WeakPassphrase, or the fault of the
    file system.
    """
    at = at or datetime.now(UTC)
    passphrases.require(passphrase, (login, *user_inputs), minimum_score=minimum_score)
    try:
        make_private_folder(folder)
        if any((folder / name).exists() for name in (VAULT, COPY, "tocsin.db")):
            raise VaultExists(
                tr("There already is a case in “{folder}”.", folder=folder),
                remedy=tr("Open it, or choose an empty folder for the new one."),
            )
        (folder / BACKUPS).mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise fault_of_system(error, folder) or error from error
    signing_key = Ed25519PrivateKey.generate()
    unlocked = Unlocked(
        vault_id=str(uuid7()),
        data_key=new_data_key(),
        user_id=user_id,
        login=normal_login(login),
        signing_key=signing_key,
    )
    secret = recovery_key.new_secret()
    header = Header(
        vault_id=unlocked.vault_id,
        created=at,
        kdf=kdf,
        slots=(
            new_slot(
                unlocked,
                signing_key,
                user_id=user_id,
                login=login,
                passphrase=passphrase,
                provisional=False,
                kdf=kdf,
                at=at,
            ),
        ),
        recovery=new_recovery_slot(unlocked, secret, at=at),
        seal=b"",
    )
    save(folder, header.sealed(unlocked.data_key))
    return Created(unlocked, recovery_key.written(secret))


def people_of(folder: Path) -> tuple[Person, ...]:
    """Who can open the case, in the order they were added. Needs no key."""
    return tuple(
        Person(slot.user_id, slot.login, slot.public_key, slot.provisional, slot.created)
        for slot in load(folder).slots
    )


def add_user_slot(
    folder: Path,
    opened: Opened,
    *,
    user_id: str,
    login: str,
    passphrase: str,
    provisional: bool = True,
    user_inputs: Sequence[str] = (),
    minimum_score: int = passphrases.MINIMUM_SCORE,
    at: datetime | None = None,
) -> bytes:
    """Let one more person open the case, and return the public key of their new signing key.

    ``provisional``: the passphrase is chosen for them, and they must change it. Raises LoginTaken,
    WeakPassphrase, VaultDamaged.
    """
    passphrases.require(passphrase, (login, *user_inputs), minimum_score=minimum_score)
    with editing(folder) as header:
        require_seal(header, opened, folder)
        if header.slot_of_login(normal_login(login)) or header.slot_of_user(user_id):
            raise LoginTaken(
                tr("“{login}” can already open this case.", login=login),
                remedy=tr("Choose another name to sign in with."),
            )
        slot = new_slot(
            opened,
            Ed25519PrivateKey.generate(),
            user_id=user_id,
            login=login,
            passphrase=passphrase,
            provisional=provisional,
            kdf=header.kdf,
            at=at or datetime.now(UTC),
        )
        _save_slots(folder, header, opened, (*header.slots, slot))
    return slot.public_key


def change_passphrase(
    folder: Path,
    login: str,
    old: str,
    new: str,
    *,
    user_inputs: Sequence[str] = (),
    minimum_score: int = passphrases.MINIMUM_SCORE,
    at: datetime | None = None,
) -> Unlocked:
    """Wrap the same data key under a new passphrase of one's own.

    A person whose passphrase was chosen by someone else gets a new signing key with it (so that nobody else
    ever could have had theirs): compare ``public_key`` before and after, and put the new one on the ledger.
    Raises what ``unlock`` raises, and WeakPassphrase.
    """
    passphrases.require(new, (login, *user_inputs), minimum_score=minimum_score)
    unlocked = unlock(folder, login, old, at=at)
    signing_key = Ed25519PrivateKey.generate() if unlocked.must_change else unlocked.signing_key
    _replace_slot(folder, unlocked, unlocked.user_id, signing_key, new, provisional=False, at=at)
    return replace(unlocked, signing_key=signing_key, must_change=False)


def reset_passphrase(
    folder: Path,
    opened: Opened,
    *,
    user_id: str,
    passphrase: str,
    user_inputs: Sequence[str] = (),
    minimum_score: int = passphrases.MINIMUM_SCORE,
    at: datetime | None = None,
) -> bytes:
    """Give someone who forgot theirs a provisional passphrase, and return their new public key.

    Their old signing key is lost on purpose: were it kept for this, whoever holds the recovery key could sign
    in their name. What they signed before still verifies with their old public key. Raises NoSuchSlot,
    WeakPassphrase, VaultDamaged.
    """
    passphrases.require(passphrase, user_inputs, minimum_score=minimum_score)
    signing_key = Ed25519PrivateKey.generate()
    _replace_slot(folder, opened, user_id, signing_key, passphrase, provisional=True, at=at)
    return signing_key.public_key().public_bytes_raw()


def remove_slot(folder: Path, opened: Opened, *, user_id: str) -> None:
    """Let a person open the case no longer. Raises NoSuchSlot, LastSlot, VaultDamaged.

    It shuts out who comes with the passphrase; an older copy of the vault still opens with it.
    """
    with editing(folder) as header:
        require_seal(header, opened, folder)
        _remove(folder, header, opened, _slot(header, user_id))


def close_slot(folder: Path, opened: Unlocked, *, user_id: str, at: datetime | None = None) -> None:
    """Let a person open the case no longer, and tell them so if they come with their passphrase: since when, and by whom.

    Raises as ``remove_slot``.
    """
    with editing(folder) as header:
        require_seal(header, opened, folder)
        slot = _slot(header, user_id)
        left = ClosedSlot(
            user_id=user_id,
            login=slot.login,
            closed=at or datetime.now(UTC),
            by=opened.login,
            kdf=slot.kdf,
            salt=slot.salt,
            signing_key=slot.signing_key,
        )
        # Not when somebody is given the login: that may be refused, and the note would be gone.
        others = tuple(
            one for one in header.closed if one.user_id != left.user_id and one.login != left.login
        )
        _remove(folder, replace(header, closed=(*others, left)), opened, slot)


def replace_recovery_key(folder: Path, opened: Opened, *, at: datetime | None = None) -> str:
    """Make the printed recovery key worthless and return a new one, to print. Raises VaultDamaged."""
    secret = recovery_key.new_secret()
    with editing(folder) as header:
        require_seal(header, opened, folder)
        recovery = new_recovery_slot(opened, secret, at=at or datetime.now(UTC))
        save(folder, replace(header, recovery=recovery).sealed(opened.data_key))
    return recovery_key.written(secret)


def _replace_slot(
    folder: Path,
    opened: Opened,
    user_id: str,
    signing_key: Ed25519PrivateKey,
    passphrase: str,
    *,
    provisional: bool,
    at: datetime | None,
) -> None:
    with editing(folder) as header:
        require_seal(header, opened, folder)
        old = _slot(header, user_id)
        fresh = new_slot(
            opened,
            signing_key,
            user_id=user_id,
            login=old.login,
            passphrase=passphrase,
            provisional=provisional,
            kdf=header.kdf,
            at=at or datetime.now(UTC),
        )
        cleared = attempts.without_failures(header, attempts.key_of(header, old.login))
        _save_slots(folder, cleared, opened, (fresh if slot is old else slot for slot in header.slots))


def _remove(folder: Path, header: Header, opened: Opened, slot: Slot) -> None:
    if len(header.slots) == 1:
        raise LastSlot(
            tr("“{login}” is the only person who can open this case.", login=slot.login),
            remedy=tr("Let another person open it first."),
        )
    _save_slots(folder, header, opened, (kept for kept in header.slots if kept is not slot))


def _save_slots(folder: Path, header: Header, opened: Opened, slots: Iterable[Slot]) -> None:
    save(folder, replace(header, slots=tuple(slots)).sealed(opened.data_key))


def _slot(header: Header, user_id: str) -> Slot:
    slot = header.slot_of_user(user_id)
    if slot is None:
        raise NoSuchSlot(
            tr("This person has no way to open the case."),
            remedy=tr("Add the person in Settings, People, first."),
        )
    return slot
