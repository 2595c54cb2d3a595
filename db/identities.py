"""Protected identities: sealed with a key of their own, readable by few, and erasable for ever.

The ledger holds the sealed text; the key stands in the table ``identity_keys`` alone, outside the
ledger. Destroying the key makes the identity unreadable and leaves every hash as it was. A backup made
before the erasure still holds the key: it has to be destroyed with it.
"""

import base64
import binascii
import os
import re

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from db.evidence import LegalHold, ProtectedIdentity, Source, identity_keys
from db.faults import StoreFault
from db.work import Work
from language import tr

_KEY_BITS = 256
_NONCE = 12
_BLOCK = 64
"""Texts are filled up to a multiple of so many bytes, so that the length of a name tells little."""


class NoIdentity(StoreFault):
    """No identity is kept for the source."""


class IdentityExists(StoreFault):
    """The source's identity has been sealed before; another one would hide it."""


class IdentityErased(StoreFault):
    """The identity was erased; nobody can read it any more."""


class IdentityUnreadable(StoreFault):
    """The key or the sealed text was tampered with."""


class UnderLegalHold(StoreFault):
    """A duty to preserve stands, so the identity must not be erased."""


def seal_identity(work: Work, source_id: str, identity: str) -> ProtectedIdentity:
    """Seal who a protected source is. The identity never reaches the ledger in clear.

    Raises:
        IdentityExists: there is one for this source, erased or not.
    """
    if _row(work, source_id) is not None:
        raise IdentityExists(
            tr("An identity is sealed for this source already."),
            remedy=tr("Enter a new source for another person."),
        )
    row = ProtectedIdentity(source_id=source_id, sealed="")
    key = AESGCM.generate_key(_KEY_BITS)
    row.sealed = _sealed(row.id, identity, key)
    work.act("identity.seal")
    work.add(row)
    work.execute(identity_keys.insert().values(identity_id=row.id, key=key))
    return row


def read_identity(work: Work, source_id: str, *, reason: str) -> str:
    """Who a protected source is. That it was read, by whom and why, stands on the ledger.

    Raises:
        NoIdentity: none is sealed for the source.
        IdentityErased: it was erased.
        IdentityUnreadable: key or text were tampered with.
    """
    row = _existing(work, source_id)
    if row.erased_at is not None:
        raise IdentityErased(
            tr("The identity of this source was erased and cannot be read again."),
            remedy=tr("Its pseudonym and what it reported are still on file."),
        )
    key = work.one(sa.select(identity_keys.c.key).where(identity_keys.c.identity_id == row.id))
    try:
        identity = _unsealed(row.id, row.sealed, key or b"")
    except (InvalidTag, ValueError) as error:
        raise IdentityUnreadable(
            tr("The identity of this source cannot be read: its key or its sealed text was changed."),
            remedy=tr("Run a check of the ledger, and restore the case from a backup."),
        ) from error
    work.note("identity.read", ProtectedIdentity.__tablename__, row.id, reason=reason)
    return identity


def erase_identity(work: Work, source_id: str, *, reason: str) -> ProtectedIdentity:
    """Destroy the key of an identity, and record that it was done and why.

    After the commit, :func:`forget_destroyed_keys` clears what the database keeps aside.

    Raises:
        NoIdentity: none is sealed for the source.
        IdentityErased: it was erased before.
        UnderLegalHold: a legal hold on the source stands.
    """
    row = _existing(work, source_id)
    hold = work.session.scalars(
        sa.select(LegalHold).where(LegalHold.source_id == source_id, LegalHold.lifted_at.is_(None))
    ).first()
    if hold is not None:
        raise UnderLegalHold(
            tr("A legal hold stands on this source: {reason}", reason=hold.reason),
            remedy=tr("Have the hold lifted first by whoever placed it."),
        )
    if row.erased_at is not None:
        raise IdentityErased(
            tr("The identity of this source was erased before."), remedy=tr("Nothing is left to do.")
        )
    work.act("identity.erase", reason=reason)
    row.erased_at = work.at
    row.erasure_reason = reason
    work.save()
    work.execute(identity_keys.delete().where(identity_keys.c.identity_id == row.id))
    return row


def name_in(identity: str) -> str:
    """The name in what is known of a person: it stands first, before a comma, a bracket or the end of a line."""
    return re.split(r"[,;:()\n]", identity)[0].strip()


def sealed_names(session: Session) -> dict[str, str]:
    """The name of each protected source with its pseudonym, for the program to look for in what leaves the ministry.

    Nobody is shown them.

    Raises:
        IdentityUnreadable: a key or a sealed text was tampered with.
    """
    rows = session.execute(
        sa.select(Source.name, ProtectedIdentity.id, ProtectedIdentity.sealed, identity_keys.c.key)
        .join(Source, Source.id == ProtectedIdentity.source_id)
        .join(identity_keys, identity_keys.c.identity_id == ProtectedIdentity.id)
        .where(ProtectedIdentity.erased_at.is_(None))
    )
    found = {}
    for pseudonym, identity_id, sealed, key in rows:
        try:
            found[name_in(_unsealed(identity_id, sealed, key))] = pseudonym
        except (InvalidTag, ValueError) as error:
            raise IdentityUnreadable(
                tr(
                    "The identity of a protected source cannot be read: its key or its sealed text was changed."
                ),
                remedy=tr("Run a check of the ledger, and restore the case from a backup."),
            ) from error
    return {name: pseudonym for name, pseudonym in found.items() if name}


def forget_destroyed_keys(engine: sa.Engine) -> None:
    """Clear the write-ahead log, which may still hold a page with a key that was destroyed."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("pragma wal_checkpoint(truncate)").fetchall()


def opens(identity_id: str, sealed: str, key: bytes) -> bool:
    """Whether the key fits the sealed text of this identity; the identity itself is thrown away."""
    try:
        _unsealed(identity_id, sealed, key)
    except (InvalidTag, ValueError, TypeError):
        return False
    return True


def _row(work: Work, source_id: str) -> ProtectedIdentity | None:
    return work.one(sa.select(ProtectedIdentity).where(ProtectedIdentity.source_id == source_id))


def _existing(work: Work, source_id: str) -> ProtectedIdentity:
    row = _row(work, source_id)
    if row is None:
        raise NoIdentity(
            tr("No identity is sealed for this source."), remedy=tr("Seal it first, if it is known.")
        )
    return row


def _sealed(identity_id: str, identity: str, key: bytes) -> str:
    text = identity.encode()
    filled = len(text).to_bytes(4, "big") + text
    filled += bytes(-len(filled) % _BLOCK)
    nonce = os.urandom(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, filled, identity_id.encode())).decode()


def _unsealed(identity_id: str, sealed: str, key: bytes) -> str:
    try:
        raw = base64.b64decode(sealed, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    filled = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], identity_id.encode())
    return filled[4 : 4 + int.from_bytes(filled[:4], "big")].decode()
