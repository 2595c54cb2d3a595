"""What the vault's file says: who can unlock the case, and what each needs for it. It holds no key in clear."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from db.faults import NewerVault
from db.vault.kdf import KdfParameters
from db.vault.wrapping import Wrapped, derived
from language import tr

VERSION = 2
"""Written only where somebody was shut out: a vault with nothing that version 1 did not know stays one of version 1."""
_FORMAT = "tocsin-vault"
LARGEST = 16 << 20


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's way in. ``provisional``: the passphrase was chosen by someone else."""

    user_id: str
    login: str
    created: datetime
    provisional: bool
    kdf: KdfParameters
    salt: bytes
    public_key: bytes
    data_key: Wrapped
    signing_key: Wrapped


@dataclass(frozen=True, slots=True)
class ClosedSlot:
    """What is left of the way in of somebody whose account was closed: enough to know them by their passphrase.

    ``signing_key`` is theirs, under their passphrase as before; the key of the case is gone from it. ``by``: the login of
    whoever closed it.
    """

    user_id: str
    login: str
    closed: datetime
    by: str
    kdf: KdfParameters
    salt: bytes
    signing_key: Wrapped


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """The way in for who holds the printed recovery key."""

    created: datetime
    salt: bytes
    data_key: Wrapped


@dataclass(frozen=True, slots=True)
class Failures:
    """Failed attempts in a row, and when the last was."""

    count: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says. ``failures`` is keyed by a digest of what was typed, see ``db.vault.attempts``."""

    vault_id: str
    created: datetime
    kdf: KdfParameters
    slots: tuple[Slot, ...]
    recovery: RecoverySlot
    seal: bytes
    failures: Mapping[str, Failures] = field(default_factory=dict)
    closed: tuple[ClosedSlot, ...] = ()

    @property
    def logins(self) -> frozenset[str]:
        """All that have a passphrase here, those that were shut out among them."""
        return frozenset(slot.login for slot in self.slots) | frozenset(slot.login for slot in self.closed)

    def slot_of_login(self, login: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.login == login), None)

    def slot_of_user(self, user_id: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.user_id == user_id), None)

    def closed_of_login(self, login: str) -> ClosedSlot | None:
        """What is left of a closed account; none where its owner has come back, under whatever login."""
        found = next((slot for slot in self.closed if slot.login == login), None)
        return found if found is not None and self.slot_of_user(found.user_id) is None else None

    def sealed(self, data_key: bytes) -> "Header":
        """The header with a fresh seal over everything but the count of failures, which is kept without a key."""
        return replace(self, seal=self._seal(data_key))

    def seal_holds(self, data_key: bytes) -> bool:
        """Whether slots and recovery are as someone with the data key left them."""
        return hmac.compare_digest(self.seal, self._seal(data_key))

    def _seal(self, data_key: bytes) -> bytes:
        content = {key: value for key, value in _to_json(self).items() if key not in {"seal", "failures"}}
        return hmac.digest(derived(data_key, "vault seal"), _canonical(content), "sha256")


def serialise(header: Header) -> bytes:
    """The bytes of the file, checksum included."""
    content = _to_json(header)
    content["checksum"] = hashlib.sha256(_canonical(content)).hexdigest()
    return json.dumps(content, indent=1, sort_keys=True).encode() + b"\n"


def parse(content: bytes) -> Header:
    """The header that ``content`` holds. Raises ValueError where it is damaged, NewerVault where it is newer."""
    if len(content) > LARGEST:
        raise ValueError("larger than any vault")
    try:
        raw = json.loads(content)
        if not isinstance(raw, dict) or raw.pop("format") != _FORMAT:
            raise ValueError("not a vault")
        checksum = raw.pop("checksum")
        if checksum != hashlib.sha256(_canonical({"format": _FORMAT, **raw})).hexdigest():
            raise ValueError("checksum")
        if raw["version"] > VERSION:
            raise NewerVault(
                tr(
                    "The vault is of version {version}; this Tocsin reads up to version {newest}.",
                    version=raw["version"],
                    newest=VERSION,
                ),
                remedy=tr("Open the case with a newer Tocsin."),
            )
        return _from_json(raw)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a vault: {error}") from error


def canonical_binding(**parts: object) -> bytes:
    """What a wrapped key is bound to, as unambiguous bytes."""
    return _canonical(parts)


def kdf_to_json(kdf: KdfParameters) -> dict[str, object]:
    return {"name": "argon2id", "memory_kib": kdf.memory_kib, "passes": kdf.passes, "lanes": kdf.lanes}


def _to_json(header: Header) -> dict[str, Any]:
    content = {
        "format": _FORMAT,
        "version": VERSION if header.closed else 1,
        "vault_id": header.vault_id,
        "created": header.created.isoformat(),
        "kdf": kdf_to_json(header.kdf),
        "slots": [
            {
                "user_id": slot.user_id,
                "login": slot.login,
                "created": slot.created.isoformat(),
                "provisional": slot.provisional,
                "kdf": kdf_to_json(slot.kdf),
                "salt": _text(slot.salt),
                "public_key": _text(slot.public_key),
                "data_key": _wrapped_to_json(slot.data_key),
                "signing_key": _wrapped_to_json(slot.signing_key),
            }
            for slot in header.slots
        ],
        "recovery": {
            "created": header.recovery.created.isoformat(),
            "salt": _text(header.recovery.salt),
            "data_key": _wrapped_to_json(header.recovery.data_key),
        },
        "seal": _text(header.seal),
        "failures": {
            key: {"count": seen.count, "last": seen.last.isoformat()} for key, seen in header.failures.items()
        },
    }
    if header.closed:
        content["closed"] = [
            {
                "user_id": slot.user_id,
                "login": slot.login,
                "closed": slot.closed.isoformat(),
                "by": slot.by,
                "kdf": kdf_to_json(slot.kdf),
                "salt": _text(slot.salt),
                "signing_key": _wrapped_to_json(slot.signing_key),
            }
            for slot in header.closed
        ]
    return content


def _from_json(raw: Mapping[str, Any]) -> Header:
    return Header(
        vault_id=_string(raw["vault_id"]),
        created=_instant(raw["created"]),
        kdf=_kdf(raw["kdf"]),
        slots=tuple(
            Slot(
                user_id=_string(slot["user_id"]),
                login=_string(slot["login"]),
                created=_instant(slot["created"]),
                provisional=slot["provisional"] is True,
                kdf=_kdf(slot["kdf"]),
                salt=_bytes(slot["salt"]),
                public_key=_bytes(slot["public_key"]),
                data_key=_wrapped(slot["data_key"]),
                signing_key=_wrapped(slot["signing_key"]),
            )
            for slot in raw["slots"]
        ),
        recovery=RecoverySlot(
            created=_instant(raw["recovery"]["created"]),
            salt=_bytes(raw["recovery"]["salt"]),
            data_key=_wrapped(raw["recovery"]["data_key"]),
        ),
        seal=_bytes(raw["seal"]),
        failures={
            _string(key): Failures(int(seen["count"]), _instant(seen["last"]))
            for key, seen in raw["failures"].items()
        },
        closed=tuple(
            ClosedSlot(
                user_id=_string(slot["user_id"]),
                login=_string(slot["login"]),
                closed=_instant(slot["closed"]),
                by=_string(slot["by"]),
                kdf=_kdf(slot["kdf"]),
                salt=_bytes(slot["salt"]),
                signing_key=_wrapped(slot["signing_key"]),
            )
            for slot in raw.get("closed", ())
        ),
    )


def _canonical(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _kdf(raw: Mapping[str, Any]) -> KdfParameters:
    if raw["name"] != "argon2id":
        raise ValueError(raw["name"])
    return KdfParameters(int(raw["memory_kib"]), int(raw["passes"]), int(raw["lanes"]))


def _wrapped_to_json(wrapped: Wrapped) -> dict[str, str]:
    return {"nonce": _text(wrapped.nonce), "ciphertext": _text(wrapped.ciphertext)}


def _wrapped(raw: Mapping[str, Any]) -> Wrapped:
    return Wrapped(_bytes(raw["nonce"]), _bytes(raw["ciphertext"]))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant
