"""Erasing a protected identity so that no trace of its key stays in the case."""

from app.actions.evidence.sources import EraseIdentity, SourceKept, erase_identity
from app.perform import perform
from db.actor import Actor
from db.identities import forget_destroyed_keys
from db.store import Store


def erase_for_good(store: Store, actor: Actor, request: EraseIdentity) -> SourceKept:
    """Erase an identity, then clear what the database keeps aside of its key.

    Backups made before still hold the key: they have to be destroyed by whoever keeps them.

    Raises:
        Refused, BadInput: as :func:`app.actions.evidence.sources.erase_identity`.
    """
    kept = perform(store, actor, erase_identity, request)
    forget_destroyed_keys(store.engine)
    return kept
