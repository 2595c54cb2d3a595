"""In which order hits of a kind stand, and what of them counts as one."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.search.matching import Seen
from db.decisions import Decision
from db.reports import BriefReceipt
from db.vocabulary import ReceiptManner
from db.vocabulary.finding import ThingKind


def rank(one: Seen) -> tuple[bool, bool, bool, int, int]:
    """First those whose title is the words, then those whose title has them, then the newest; refusals to do nothing last."""
    return (not one.whole, one.acts, not one.in_title, -(one.day.toordinal() if one.day else 0), -one.id)


def each_once(found: Sequence[Seen]) -> list[Seen]:
    """Of a report, what was said on it counts as the report; a brief that went to several stands for each."""
    kept: dict[str, Seen] = {}
    for one in found:
        whole = one.about_id if one.kind is ThingKind.REPORT and one.about_id else one.subject_id
        kept.setdefault(whole, one)
    return list(kept.values())


def readings_among(session: Session, briefs: Sequence[Seen]) -> frozenset[str]:
    """The readings among them, which are no hand-over: who was given a brief is what one looks for."""
    return frozenset(
        session.scalars(
            sa.select(BriefReceipt.id).where(
                BriefReceipt.id.in_([one.subject_id for one in briefs]),
                BriefReceipt.office_id.is_(None),
                BriefReceipt.manner == ReceiptManner.SHOWN_IN_PROGRAM,
            )
        )
        if briefs
        else ()
    )


def unexplained_among(session: Session, decisions: Sequence[Seen]) -> frozenset[str]:
    """The decisions among them for which no reason is on record."""
    return frozenset(
        session.scalars(
            sa.select(Decision.id).where(
                Decision.id.in_([one.subject_id for one in decisions]), sa.func.trim(Decision.reason) == ""
            )
        )
        if decisions
        else ()
    )
