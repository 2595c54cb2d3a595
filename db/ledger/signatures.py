"""Whose signature an entry must carry, and whether it is theirs."""

import base64
import binascii
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from db.ledger.findings import Fault
from language import tr

MUST_BE_SIGNED = frozenset(
    {
        "decisions",
        "instruments",
        "ratifications",
        "record_confirmations",
        "record_refusals",
        "revocations",
        "second_signatures",
    }
)
"""Kinds of rows whose entries carry the signature of the person who acted (DESIGN, Ledger)."""

KEY_KINDS = frozenset({"accounts", "retired_keys"})
"""Kinds of rows that tell which key was whose."""


class KeyRegister:
    """The keys of all accounts, learned from the chain itself as it is read from its start."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}
        self._people: dict[str, str] = {}
        self._retired: dict[tuple[str, str], int] = {}

    def check(
        self, number: int, body: dict[str, Any], digest: str, signature: bytes | bytearray | None
    ) -> Fault | None:
        """Learn what entry ``number`` says of keys, and judge its signature over ``digest``."""
        subject, state = body.get("subject"), body.get("state")
        kind = subject.get("kind") if isinstance(subject, dict) else None
        if isinstance(state, dict) and kind == "accounts":
            account = str(state.get("id"))
            self._keys.setdefault(account, set()).add(str(state.get("public_key")))
            self._people[account] = str(state.get("person_id"))
        fault = self._judge(number, body, digest, signature, kind if isinstance(state, dict) else None)
        if isinstance(state, dict) and kind == "retired_keys":
            # From the next entry on, the old key signs nothing more.
            self._retired[str(state.get("account_id")), str(state.get("public_key"))] = number
        return fault

    def _judge(
        self, number: int, body: dict[str, Any], digest: str, signature: bytes | bytearray | None, kind: Any
    ) -> Fault | None:
        signer = body.get("signer")
        if signer is None:
            if signature is not None:
                return Fault(
                    "signature.stray",
                    tr("Entry {number} carries a signature that it does not name.", number=number),
                    number,
                )
            if kind in MUST_BE_SIGNED:
                return Fault(
                    "signature.required",
                    tr(
                        "Entry {number} is about {kind} and has to be signed; it is not.",
                        number=number,
                        kind=kind,
                    ),
                    number,
                )
            return None
        if signature is None:
            return Fault(
                "signature.missing",
                tr("Entry {number} names a signer; its signature is gone.", number=number),
                number,
            )
        return self._owner(number, body, str(signer)) or _verified(number, str(signer), digest, signature)

    def _owner(self, number: int, body: dict[str, Any], signer: str) -> Fault | None:
        actor = body.get("actor")
        account, person = (
            (actor.get("account"), actor.get("person")) if isinstance(actor, dict) else (None, None)
        )
        if account is None or signer not in self._keys.get(str(account), ()):
            return Fault(
                "signature.foreign",
                tr(
                    "Entry {number} is signed with a key that the account of the person who acted did not have.",
                    number=number,
                ),
                number,
            )
        if person != self._people.get(str(account)):
            return Fault(
                "signature.foreign",
                tr("Entry {number} is signed for another person than its account's.", number=number),
                number,
            )
        retired = self._retired.get((str(account), signer))
        if retired is not None:
            return Fault(
                "signature.foreign",
                tr(
                    "Entry {number} is signed with a key that was retired in entry {retired}.",
                    number=number,
                    retired=retired,
                ),
                number,
            )
        return None


def _verified(number: int, signer: str, digest: str, signature: bytes | bytearray) -> Fault | None:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signer, validate=True))
        key.verify(base64.b64decode(signature, validate=True), bytes.fromhex(digest))
    except (InvalidSignature, binascii.Error, ValueError):
        return Fault(
            "signature.wrong", tr("The signature of entry {number} does not fit it.", number=number), number
        )
    return None
