"""What is entered of a risk assessment kept from a crash and a power cut, before it is recorded."""

import json
from dataclasses import dataclass

from app.faults import faults_in_words
from app.rules.risk.ratings import FactorRating, stored_factor
from db.actor import Actor
from db.engine import writing
from db.patience import A_GLANCE, waiting_at_most
from db.store import Store
from db.unsaved_ratings import write_unsaved_ratings


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepEntered:
    """Those factors of an assessment, with their indicators, that its author changed and that are not recorded.

    None at all removes what was kept.
    """

    assessment_id: str
    ratings: tuple[FactorRating, ...]


def keep_entered(store: Store, actor: Actor, entered: KeepEntered) -> None:
    """Keep what somebody entered, in the place of what was kept before. It is no act, and no entry of the ledger.

    Nothing of it is judged here: also what could not be recorded as it is outlives a crash.

    Raises:
        Busy: another part of the program is writing; nobody who rates waits for that.
        UserError: the database cannot be written.
    """
    if actor.person_id is None:
        return
    ratings = {one.factor: json.dumps(stored_factor(one)) for one in entered.ratings}
    with faults_in_words(), waiting_at_most(A_GLANCE), writing(store.engine).begin() as connection:
        write_unsaved_ratings(connection, entered.assessment_id, actor.person_id, ratings, at=store.clock())
