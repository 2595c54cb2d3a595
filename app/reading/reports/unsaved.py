"""What a person typed in a draft and did not save, as after a crash. Nobody else is shown it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.content import DraftContent
from app.reading.reports.draft_states import draft_at
from db.actor import Actor
from db.unsaved import unsaved_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """What stood in the fields, by the part of the draft, and ``base``: what the writer had before them."""

    based_on: int
    base: DraftContent
    texts: Mapping[str, Any]
    until: datetime


def unsaved_draft(session: Session, report_id: str, actor: Actor) -> Unsaved | None:
    """What the person typed last in a draft; none where all of it is saved."""
    rows = unsaved_of(session, report_id, actor.person_id) if actor.person_id else ()
    if not rows:
        return None
    based_on = max(row.based_on for row in rows)
    return Unsaved(
        based_on=based_on,
        base=draft_at(session, report_id, based_on),
        texts={row.part: json.loads(row.typed) for row in rows},
        until=max(row.typed_at for row in rows),
    )
