"""Evidence items: recorded with their grade, revised in the open, contradicted on record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from app.actions.common import (
    country_file,
    find,
    next_number,
    person_of,
    require_role,
    settings_of,
    unchanged,
)
from app.actions.evidence.attachments import NewFile, keep_file
from app.actions.evidence.displacements import Movement, add_movement
from app.reading.ministry.reference import current_marking_scheme, current_violations
from app.refusals import BadInput, Refused
from app.rules.entry.dates import EARLIEST, in_order, not_future, not_future_instant
from app.rules.entry.texts import clean_line, clean_text, required_line, required_text
from app.rules.markings import Marking, check_ceiling, check_change, check_marking
from db.actor import Actor
from db.evidence import EvidenceAttachment, EvidenceContradiction, EvidenceItem, Source
from db.vocabulary import Credibility, DatePrecision, Reliability, Role
from db.work import Work
from language import tr

WORDING_LENGTH = 60_000
"""Most characters of the words from the field: a long report belongs in an attachment."""

_WRITERS = (Role.ANALYST, Role.FOCAL_POINT)
_AHEAD = timedelta(hours=14)
"""How far the earliest zone on earth is ahead of UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvidence:
    """Something observed or reported.

    Three dates are kept apart: when it happened (``occurred_until``: the last day, for something that went
    on), when it was reported, and when it was received here (none: now). ``reliability`` none: the source's.
    """

    country: str
    source_id: str
    title: str
    original_wording: str
    summary: str
    occurred_on: date
    occurred_until: date | None = None
    precision: DatePrecision = DatePrecision.DAY
    reported_on: date | None = None
    received_at: datetime | None = None
    place: str = ""
    reliability: Reliability | None = None
    credibility: Credibility
    violations: tuple[str, ...] = ()
    groups: str = ""
    marking: str
    caution: str = ""
    citation: str = ""
    movements: tuple[Movement, ...] = ()
    files: tuple[NewFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseEvidence:
    """What our reading of the item should be; none: as it was. The words from the field stay as they came."""

    evidence_id: str
    based_on: int
    reason: str
    title: str | None = None
    summary: str | None = None
    place: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    violations: tuple[str, ...] | None = None
    groups: str | None = None
    marking: str | None = None
    caution: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachFile:
    """One more file to an evidence item."""

    evidence_id: str
    file: NewFile


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordContradiction:
    """Two items that say different things, and how."""

    evidence_id: str
    other_id: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceKept:
    """An evidence item as it now stands; base the next revision on ``version``."""

    evidence_id: str
    number: str
    version: int


def record_evidence(work: Work, actor: Actor, request: RecordEvidence) -> EvidenceKept:
    """Put an item on a country file, graded, with the movements of people it tells of and its files.

    Raises:
        Refused: ``role``; ``marking.ceiling``.
        BadInput: no such file, source or kind of violation; dates out of order or in the future; an unknown
            marking; unusable text or numbers of people; a file that is empty, too large, or badly named.
    """
    require_role(actor, *_WRITERS)
    file = country_file(work, request.country)
    source = find(work, Source, request.source_id, "source")
    received_at = not_future_instant(request.received_at or work.at, work.at, "date of receipt")
    _check_dates(work, request, received_at)
    number = next_number(work, EvidenceItem.number, "EV")
    item = EvidenceItem(
        number=number,
        country=file.country,
        source_id=source.id,
        title=required_line(request.title, "title"),
        original_wording=required_text(request.original_wording, "original wording", WORDING_LENGTH),
        summary=required_text(request.summary, "summary"),
        occurred_on=request.occurred_on,
        occurred_until=request.occurred_until,
        precision=request.precision,
        reported_on=request.reported_on,
        received_at=received_at,
        place=clean_line(request.place, "place"),
        reliability=request.reliability or source.reliability,
        credibility=request.credibility,
        violations=_violations(work, request.violations),
        groups=clean_text(request.groups, "groups"),
        marking=_within_ceiling(work, request.marking).level,
        caution=clean_text(request.caution, "caution"),
        citation=clean_line(request.citation, "citation", 1_000),
        recorded_by_id=person_of(actor),
    )
    work.act("evidence.record", topic=file.country)
    work.add(item)
    for movement in request.movements:
        add_movement(work, item, movement, item.recorded_by_id)
    for new in request.files:
        _attach(work, item, new)
    return _kept(item)


def revise_evidence(work: Work, actor: Actor, request: ReviseEvidence) -> EvidenceKept:
    """Change the summary, grade or coding of an item, with a reason; what stood there stays on the ledger.

    Raises:
        Refused: ``role``; ``evidence.stale``; ``unchanged``; ``marking.originator``, ``marking.ceiling``.
        BadInput: no such item, no reason, or unusable text.
    """
    require_role(actor, *_WRITERS)
    item = find(work, EvidenceItem, request.evidence_id, "evidence")
    if item.ledger_entry != request.based_on:
        raise Refused(
            "evidence.stale",
            tr("{number} was changed by someone else after you opened it.", number=item.number),
            remedy=tr("Compare your text with what stands there now, then save again."),
        )
    reason = required_text(request.reason, "reason")
    changes = _changes(work, request)
    changes = {name: value for name, value in changes.items() if getattr(item, name) != value}
    if not changes:
        raise unchanged(tr("{number} says all this already.", number=item.number))
    if "marking" in changes:
        check_change(
            Marking(item.marking),
            Marking(changes["marking"]),
            current_marking_scheme(work.session),
            by_originator=item.recorded_by_id == person_of(actor),
            reason=reason,
        )
    work.act("evidence.revise", topic=item.country, reason=reason)
    for name, value in changes.items():
        setattr(item, name, value)
    work.save()
    return _kept(item)


def attach_file(work: Work, actor: Actor, request: AttachFile) -> EvidenceKept:
    """Keep one more file with an item.

    Raises:
        Refused: ``role``; ``unchanged``, when the item has a file of the same bytes.
        BadInput: no such item, or a file that is empty, too large, or badly named.
    """
    require_role(actor, *_WRITERS)
    item = find(work, EvidenceItem, request.evidence_id, "evidence")
    work.act("evidence.attach", topic=item.country)
    if not _attach(work, item, request.file):
        raise unchanged(tr("{number} has this file already.", number=item.number))
    return _kept(item)


def record_contradiction(work: Work, actor: Actor, request: RecordContradiction) -> EvidenceKept:
    """Record that two items contradict each other: both stay, and both say so.

    Raises:
        Refused: ``role``; ``unchanged``, when this is recorded already.
        BadInput: no such items, the same item twice, or no note.
    """
    require_role(actor, *_WRITERS)
    item = find(work, EvidenceItem, request.evidence_id, "evidence")
    other = find(work, EvidenceItem, request.other_id, "evidence")
    note = required_text(request.note, "note")
    if item is other:
        raise BadInput(
            "evidence", tr("An item does not contradict itself."), remedy=tr("Choose another item.")
        )
    pair = (item.id, other.id)
    if work.all(
        sa.select(EvidenceContradiction.id).where(
            EvidenceContradiction.evidence_id.in_(pair), EvidenceContradiction.other_id.in_(pair)
        )
    ):
        raise unchanged(
            tr(
                "That {number} and {other_number} contradict each other is on record.",
                number=item.number,
                other_number=other.number,
            )
        )
    work.act("evidence.contradict", topic=item.country, reason=note)
    work.add(EvidenceContradiction(evidence_id=item.id, other_id=other.id, note=note))
    return _kept(item)


def _kept(item: EvidenceItem) -> EvidenceKept:
    return EvidenceKept(evidence_id=item.id, number=item.number, version=item.ledger_entry)


def _check_dates(work: Work, request: RecordEvidence, received_at: datetime) -> None:
    # Dates are those of the place: east of here the next day may have begun.
    today, received = _last_day_anywhere(work.at), _last_day_anywhere(received_at)
    first, last, reported = request.occurred_on, request.occurred_until, request.reported_on
    if first < EARLIEST:
        raise BadInput(
            "date of occurrence",
            tr("{first} is earlier than anything kept here.", first=first.isoformat()),
            remedy=tr("Correct the year."),
        )
    not_future(first, today, "date of occurrence")
    in_order(first, received, "date of occurrence", "date of receipt")
    if last is not None:
        not_future(last, today, "last day of occurrence")
        in_order(first, last, "date of occurrence", "last day of occurrence")
    if reported is not None:
        not_future(reported, today, "date of the report")
        in_order(first, reported, "date of occurrence", "date of the report")
        in_order(reported, received, "date of the report", "date of receipt")


def _last_day_anywhere(at: datetime) -> date:
    return (at.astimezone(UTC) + _AHEAD).date()


def _violations(work: Work, codes: Sequence[str]) -> list[str]:
    known = [violation.code for violation in current_violations(work.session)]
    for code in codes:
        if code not in known:
            raise BadInput(
                "violations",
                tr("“{code}” is not a kind of violation that is coded here.", code=code[:40]),
                remedy=tr("Use one of: {known}.", known=", ".join(known)),
            )
    return [code for code in known if code in codes]


def _within_ceiling(work: Work, level: str) -> Marking:
    scheme = current_marking_scheme(work.session)
    marking = check_marking(Marking(level), scheme)
    ceiling = settings_of(work).ceiling
    if ceiling:
        check_ceiling(marking, ceiling, scheme)
    return marking


def _changes(work: Work, request: ReviseEvidence) -> dict[str, Any]:
    """The columns that the revision names, cleaned."""
    cleaned: dict[str, Callable[[Any], Any]] = {
        "title": lambda text: required_line(text, "title"),
        "summary": lambda text: required_text(text, "summary"),
        "place": lambda text: clean_line(text, "place"),
        "reliability": Reliability,
        "credibility": Credibility,
        "violations": lambda codes: _violations(work, codes),
        "groups": lambda text: clean_text(text, "groups"),
        "marking": lambda level: _within_ceiling(work, level).level,
        "caution": lambda text: clean_text(text, "caution"),
        "citation": lambda text: clean_line(text, "citation", 1_000),
    }
    given = {name: getattr(request, name) for name in cleaned}
    return {name: cleaned[name](value) for name, value in given.items() if value is not None}


def _attach(work: Work, item: EvidenceItem, file: NewFile) -> bool:
    """Whether the file was not with the item yet."""
    attachment = keep_file(work, file)
    link = sa.select(EvidenceAttachment).where(
        EvidenceAttachment.evidence_id == item.id, EvidenceAttachment.attachment_id == attachment.id
    )
    if work.one(link) is not None:
        return False
    work.add(EvidenceAttachment(evidence_id=item.id, attachment_id=attachment.id))
    return True
