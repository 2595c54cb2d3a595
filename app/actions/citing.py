"""Decisions that something else on file names: a use of a lever, interests weighed, a lesson."""

import sqlalchemy as sa

from app.reading.authority.effects import not_refused
from app.refusals import BadInput
from db.decisions import Decision
from db.work import Work
from language import tr


def require_citable(work: Work, decision_id: str, field: str) -> None:
    """Let nothing rest on a decision that was never made.

    Raises:
        BadInput: its record was refused.
    """
    statement = sa.select(Decision.number).where(Decision.id == decision_id, ~not_refused())
    number = work.session.scalar(statement)
    if number is not None:
        raise BadInput(
            field,
            tr(
                "The record of {decision_number} was refused: it differs from the signed paper.",
                decision_number=number,
            ),
            remedy=tr("Name the decision that was made, or the report."),
        )
