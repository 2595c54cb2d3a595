"""What a document is asked for, and the cover that follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.data import BriefMarking, LedgerHead
from app.documents.cover import Cover
from app.documents.kinds import Kind
from app.reading.countries.file_on import past_rows
from app.reading.countries.file_rows import FileRows, LiveRows
from app.reading.ministry.reference import current_marking_scheme
from app.reading.ministry.settings import ministry_day, read_settings
from app.rules.days import end_of_day
from app.rules.markings import Marking, MarkingScheme, combine, document_title, file_name, marking_text
from db.evidence import EvidenceItem
from db.ledger.entries import read_head
from db.reports import Report
from language import spoken


@dataclass(frozen=True, slots=True)
class Asked:
    """A document that somebody wants. ``subject`` is a country's code, a report's or an instrument's number, or empty.

    ``on``: the day that it speaks of, where the kind can speak of one; none: the day of ``now``.
    """

    kind: Kind
    subject: str
    now: datetime
    by: str
    on: date | None = None

    def day(self, session: Session) -> date:
        """The day that it speaks of."""
        return self.on or ministry_day(session, self.now)

    def until(self, session: Session) -> datetime | None:
        """The end of a past day that it speaks of, as everything was recorded by then; none for today."""
        if self.on is None or self.on == ministry_day(session, self.now):
            return None
        return end_of_day(self.on, ZoneInfo(read_settings(session).time_zone))

    def rows(self, session: Session, country: str) -> FileRows:
        """The rows of a country's file: as they stand, or as they were recorded when a past day ended.

        Raises:
            BadInput: a day in the future.
        """
        if self.on is None or self.on == ministry_day(session, self.now):
            return LiveRows(session, country)
        return past_rows(session, country, self.on, ministry_day(session, self.now))

    def at(self, session: Session) -> datetime:
        """Now, if the day is today; else the middle of the day in the ministry's zone."""
        if self.on is None or self.on == ministry_day(session, self.now):
            return self.now
        zone = ZoneInfo(read_settings(session).time_zone)
        return datetime.combine(self.on, time(12), tzinfo=zone).astimezone(UTC)


def cover_of(
    session: Session,
    asked: Asked,
    subject: str,
    parts: Iterable[Marking] = (),
    *,
    topic: str = "",
    own: bool = False,
) -> Cover:
    """The cover of a document about ``subject``, with the marking that follows from its marked ``parts``.

    ``topic`` is what names may say where the marking lets them: a country's code, the number of a report.

    Nothing is marked lower than what a new report starts with, except what has been marked on its ``own``.
    """
    settings, scheme = read_settings(session), current_marking_scheme(session)
    floor = () if own else (Marking(settings.default_marking or scheme.levels[0].code),)
    marking = combine((*floor, *parts), scheme)
    head = read_head(session.connection())
    reference = f"{asked.kind.title} {asked.day(session).isoformat()}"
    return Cover(
        kind=asked.kind.code,
        title=asked.kind.title,
        reference=document_title(reference, marking, scheme, subject=topic),
        subject=subject,
        ministry=settings.ministry_name,
        marking=printed_marking(marking, scheme),
        zone=settings.time_zone,
        on=asked.day(session),
        made_at=asked.now,
        made_by=asked.by,
        demo=settings.demonstration,
        ledger_head=LedgerHead(head.number, head.hash),
        topic=topic,
        language=spoken(),
    )


def printed_marking(marking: Marking, scheme: MarkingScheme) -> BriefMarking:
    """A marking as pages carry it."""
    level = scheme.level(marking.level)
    return BriefMarking(
        line=marking_text(marking, scheme),
        level=level.code,
        caveats=tuple(sorted(marking.caveats)),
        release=tuple(sorted(marking.release)),
        ground=level.ground,
        ink=level.ink,
    )


def document_file_name(session: Session, cover: Cover, *, number: int | None = None) -> str:
    """A name that carries nothing above the marking, such as ``profile-2026-01-15_OS.pdf``.

    ``number`` tells apart the files of one run, whose names may not say what they are about.
    """
    scheme = current_marking_scheme(session)
    marking = Marking(cover.marking.level, frozenset(cover.marking.caveats))
    running = "" if number is None else f"-{number:03d}"
    reference = f"{cover.kind}-{cover.on.isoformat()}{running}"
    return file_name(reference, marking, scheme, extension="pdf", subject=cover.topic)


def markings_of_country(session: Session, country: str | None = None) -> tuple[Marking, ...]:
    """The markings of the evidence and the reports of a country, or of all: what is said of it rests on them."""
    evidence = sa.select(EvidenceItem.marking).distinct()
    reports = sa.select(Report.marking, Report.caveats)
    if country is not None:
        evidence = evidence.where(EvidenceItem.country == country)
        reports = reports.where(Report.country == country)
    return (
        *(Marking(level) for level in session.scalars(evidence) if level),
        *(Marking(level, frozenset(caveats)) for level, caveats in session.execute(reports) if level),
    )
