"""What an unlocked vault gives: the keys of the case, and how they are wrapped for one person."""

import os
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.vault import recovery_key
from db.vault.header import ClosedSlot, RecoverySlot, Slot, canonical_binding, kdf_to_json
from db.vault.kdf import KEY_BYTES, SALT_BYTES, KdfParameters, stretch
from db.vault.wrapping import derived, unwrap, wrap


@dataclass(frozen=True, slots=True)
class Opened:
    """A vault that was opened, by a person or with the recovery key. Its keys never show in print or logs."""

    vault_id: str
    data_key: bytes = field(repr=False)

    @property
    def database_key(self) -> bytes:
        """32 bytes: the raw key of the database."""
        return self.derived_key("database")

    def derived_key(self, purpose: str) -> bytes:
        """32 bytes for one other purpose, such as attachments kept beside the database."""
        return derived(self.data_key, purpose)


@dataclass(frozen=True, slots=True)
class Unlocked(Opened):
    """A vault that a person opened.

    ``must_change``: someone else chose the passphrase, so the person has to choose a new one (and then
    gets a new signing key). ``failures_before``: failed attempts under this login since the last success.
    """

    user_id: str
    login: str
    signing_key: Ed25519PrivateKey = field(repr=False)
    must_change: bool = False
    failures_before: int = 0

    @property
    def public_key(self) -> bytes:
        """The 32 raw bytes that verify what ``signing_key`` signs."""
        return self.signing_key.public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True)
class Recovered(Opened):
    """A vault that was opened with the recovery key: it can give people new passphrases, and sign nothing."""


def normal_login(login: str) -> str:
    """How a login is compared: composed, without case and outer spaces."""
    return unicodedata.normalize("NFC", login).strip().casefold()


def new_slot(
    opened: Opened,
    signing_key: Ed25519PrivateKey,
    *,
    user_id: str,
    login: str,
    passphrase: str,
    provisional: bool,
    kdf: KdfParameters,
    at: datetime,
) -> Slot:
    """Wrap the data key and the person's signing key under ``passphrase``."""
    salt = os.urandom(SALT_BYTES)
    under = stretch(passphrase, salt, kdf)
    return Slot(
        user_id=user_id,
        login=normal_login(login),
        created=at,
        provisional=provisional,
        kdf=kdf,
        salt=salt,
        public_key=signing_key.public_key().public_bytes_raw(),
        data_key=wrap(
            opened.data_key, under=under, bound_to=_slot_binding(opened.vault_id, user_id, kdf, "data")
        ),
        signing_key=wrap(
            signing_key.private_bytes_raw(),
            under=under,
            bound_to=_slot_binding(opened.vault_id, user_id, kdf, "signing"),
        ),
    )


def open_slot(slot: Slot, vault_id: str, passphrase: str) -> Unlocked:
    """The keys in ``slot``. Raises CannotUnwrap."""
    under = stretch(passphrase, slot.salt, slot.kdf)
    data_key = unwrap(
        slot.data_key, under=under, bound_to=_slot_binding(vault_id, slot.user_id, slot.kdf, "data")
    )
    signing_key = unwrap(
        slot.signing_key, under=under, bound_to=_slot_binding(vault_id, slot.user_id, slot.kdf, "signing")
    )
    return Unlocked(
        vault_id=vault_id,
        data_key=data_key,
        user_id=slot.user_id,
        login=slot.login,
        signing_key=Ed25519PrivateKey.from_private_bytes(signing_key),
        must_change=slot.provisional,
    )


def prove_closed(slot: ClosedSlot, vault_id: str, passphrase: str) -> None:
    """See that the passphrase was that of the closed account. Raises CannotUnwrap."""
    under = stretch(passphrase, slot.salt, slot.kdf)
    unwrap(slot.signing_key, under=under, bound_to=_slot_binding(vault_id, slot.user_id, slot.kdf, "signing"))


def pretend_to_open(kdf: KdfParameters, passphrase: str) -> None:
    """Spend the time of a real attempt, so that an unknown login cannot be told from a known one."""
    stretch(passphrase, bytes(SALT_BYTES), kdf)


def new_recovery_slot(opened: Opened, secret: bytes, *, at: datetime) -> RecoverySlot:
    """Wrap the data key under the recovery key. It has 160 random bits, so nothing slow is needed."""
    salt = os.urandom(SALT_BYTES)
    return RecoverySlot(
        created=at,
        salt=salt,
        data_key=wrap(
            opened.data_key,
            under=derived(secret, "recovery", salt=salt),
            bound_to=_recovery_binding(opened.vault_id),
        ),
    )


def open_recovery_slot(slot: RecoverySlot, vault_id: str, typed: str) -> Recovered:
    """The data key. Raises MistypedRecoveryKey, CannotUnwrap."""
    under = derived(recovery_key.read(typed), "recovery", salt=slot.salt)
    return Recovered(vault_id, unwrap(slot.data_key, under=under, bound_to=_recovery_binding(vault_id)))


def new_data_key() -> bytes:
    return os.urandom(KEY_BYTES)


def _slot_binding(vault_id: str, user_id: str, kdf: KdfParameters, what: str) -> bytes:
    return canonical_binding(
        version=1, vault=vault_id, kind="person", user=user_id, what=what, kdf=kdf_to_json(kdf)
    )


def _recovery_binding(vault_id: str) -> bytes:
    return canonical_binding(version=1, vault=vault_id, kind="recovery", what="data")
