"""What is typed in a draft kept from a crash and a power cut, before it is recorded."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.faults import faults_in_words
from db.actor import Actor
from db.engine import writing
from db.patience import A_GLANCE, waiting_at_most
from db.store import Store
from db.unsaved import write_unsaved


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepTyped:
    """What stands in those parts of a draft that its writer changed and that are not recorded.

    ``based_on`` is the version that the writer had before them. No text at all removes what was kept.
    """

    report_id: str
    based_on: int
    texts: Mapping[str, Any]


def keep_typed(store: Store, actor: Actor, typed: KeepTyped) -> None:
    """Keep what somebody typed, in the place of what was kept before. It is no act, and no entry of the ledger.

    Nothing of it is judged here: also what could not be saved as it is outlives a crash.

    Raises:
        Busy: another part of the program is writing; nobody who types waits for that.
        UserError: the database cannot be written.
    """
    if actor.person_id is None:
        return
    # A lone surrogate, as some programs leave it in what they copy, is written as its number.
    texts = {part: json.dumps(value) for part, value in typed.texts.items()}
    with faults_in_words(), waiting_at_most(A_GLANCE), writing(store.engine).begin() as connection:
        write_unsaved(
            connection,
            typed.report_id,
            actor.person_id,
            based_on=typed.based_on,
            texts=texts,
            at=store.clock(),
        )
