"""How the wording of an evidence item changed on its way up: what came from the field, and every later text."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ledger.changes import FieldChange, changes_of
from app.reading.ledger.lines import LedgerLine, line_of
from app.reading.ministry.reference import current_wording_terms
from app.rules.evidence.softening import Softening, softening
from db.evidence import EvidenceItem
from db.ledger.entries import ledger
from language import plural, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingStage:
    """A text of ours as it was saved: the first, or a revision with its reason.

    ``softening`` compares it with the text before it; for the first that is the wording from the field.
    ``also`` holds what else the revision changed, such as the grade.
    """

    entry: int
    at: datetime
    who: str
    reason: str
    title: str
    summary: str
    softening: Softening
    also: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingHistory:
    """The wording from the field and every text that was made of it, oldest first."""

    evidence_id: str
    number: str
    original_wording: str
    stages: tuple[WordingStage, ...]
    from_field: Softening
    """The present summary against the wording from the field."""
    from_first: Softening
    """The present summary against the first one."""

    @property
    def rewordings(self) -> tuple[WordingStage, ...]:
        """Revisions that changed title or summary."""
        texts = [(stage.title, stage.summary) for stage in self.stages]
        return tuple(
            stage
            for stage, (before, after) in zip(self.stages[1:], pairwise(texts), strict=True)
            if before != after
        )

    @property
    def answer(self) -> str:
        """Whether wording from the field was changed on its way up, in a sentence (question 6 of an inquiry)."""
        count = len(self.rewordings)
        if not count:
            said = tr("The words from the field stand unchanged, and so does our first summary of them.")
        else:
            said = plural(
                "The words from the field stand unchanged; our text was reworded once after the first.",
                "The words from the field stand unchanged; our text was reworded {count} times after the first.",
                count,
            )
        label = self.from_first.label
        return (
            tr(
                "{said} Against the first summary: {label}.",
                said=said,
                label=label[:1].lower() + label[1:],
            )
            if label
            else said
        )


def wording_history(session: Session, evidence_id: str) -> WordingHistory:
    """Every text of an item, read from the ledger."""
    item = session.get_one(EvidenceItem, evidence_id)
    terms = tuple(term.term for term in current_wording_terms(session))
    rows = session.execute(
        sa.select(ledger)
        .where(
            ledger.c.subject_kind == EvidenceItem.__tablename__,
            ledger.c.subject_id == evidence_id,
            sa.func.json_extract(ledger.c.body, "$.state").is_not(None),
        )
        .order_by(ledger.c.number)
    )
    stages: list[WordingStage] = []
    for row in rows:
        line = line_of(row)
        state = line.state or {}
        before = stages[-1].summary if stages else item.original_wording
        stages.append(
            WordingStage(
                entry=line.number,
                at=line.at,
                who=line.who,
                reason=line.reason,
                title=state["title"],
                summary=state["summary"],
                softening=softening(before, state["summary"], terms),
                also=_also(session, line) if stages else (),
            )
        )
    return WordingHistory(
        evidence_id=item.id,
        number=item.number,
        original_wording=item.original_wording,
        stages=tuple(stages),
        from_field=softening(item.original_wording, item.summary, terms),
        from_first=softening(stages[0].summary, item.summary, terms) if stages else Softening(),
    )


_TEXTS = frozenset({"title", "summary", "ledger entry"})


def _also(session: Session, line: LedgerLine) -> tuple[FieldChange, ...]:
    """What else an entry changed."""
    found = changes_of(session, line).fields
    return tuple(change for change in found if change.changed and change.name not in _TEXTS)
