"""Where a person was in the window, kept in the encrypted case for the next time."""

from collections.abc import Sequence

from app.faults import faults_in_words
from db.actor import Actor
from db.engine import writing
from db.recent_places import note_place
from db.store import Store

LONGEST = 200
"""Characters of a key; a longer one is nothing that a page would open."""


def keep_places(store: Store, actor: Actor, places: Sequence[tuple[str, str]]) -> None:
    """Keep that a person came to these places, the last one last. It is no act, and no entry of the ledger.

    Raises:
        UserError: the database cannot be written.
    """
    if actor.person_id is None:
        return
    with faults_in_words(), writing(store.engine).begin() as connection:
        for page, key in places:
            if len(key) <= LONGEST:
                note_place(connection, actor.person_id, page, key)
