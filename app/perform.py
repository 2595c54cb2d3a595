"""The one way to run a use case, for window and command line alike.

A use case either does everything or raises; what was refused is itself put on the ledger.
"""

from collections.abc import Callable
from typing import TypeVar

from app.refusals import Refused
from db.actor import Actor
from db.store import Store
from db.work import Work

Request = TypeVar("Request")
Result = TypeVar("Result")

UseCase = Callable[[Work, Actor, Request], Result]


def perform(store: Store, actor: Actor, use_case: UseCase[Request, Result], request: Request) -> Result:
    """Run ``use_case`` in one transaction and keep its work.

    Raises:
        Refused: a rule forbids it; nothing was changed, and the attempt stands on the ledger.
        BadInput: what was entered cannot be used; nothing was changed.
    """
    try:
        with store.work(actor) as work:
            result = use_case(work, actor, request)
            work.commit()
            return result
    except Refused as refusal:
        _record_refusal(store, actor, use_case.__name__, request, refusal)
        raise


def _record_refusal(store: Store, actor: Actor, use_case: str, request: object, refusal: Refused) -> None:
    subject = str(getattr(request, "subject_id", "") or use_case)
    with store.work(actor) as work:
        work.note(
            f"refused.{use_case}",
            "use_cases",
            subject,
            topic=getattr(request, "topic", None),
            reason=refusal.message,
            rule=refusal.rule,
        )
        work.commit()
