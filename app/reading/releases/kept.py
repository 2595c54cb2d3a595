"""Released copies and the register of what was withheld: whole for the ministry, the grounds alone for the outside."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.data import BriefData
from app.briefs.decision_record import DecisionRecord, decode_record
from app.briefs.encoding import decode
from app.briefs.parts import part_at
from app.briefs.redact import Removal, text_of
from app.reading.ministry.names import person_named
from app.reading.ministry.reference import current_exemptions, current_marking_scheme
from app.refusals import BadInput, UserError
from app.rules.entry.dates import day_in
from app.rules.entry.filenames import document_name
from app.rules.entry.texts import shown
from app.rules.markings import Marking, file_name, marking_text
from db.releases import Release, ReleaseAnswer, ReleaseRemoval
from db.reports import Brief, Report
from db.vocabulary.release import ReleasedKind
from language import ptr, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """One copy. ``reference`` names the original; ``approved`` is ``None`` while nobody has answered."""

    release_id: str
    number: str
    report_id: str
    reference: str
    kind: ReleasedKind
    recipient: str
    marking: str
    asked_by: str
    asked_on: date
    reason: str
    prepared_at: datetime
    prepared_by: str
    prepared_by_id: str
    approved: bool | None
    answered_at: datetime | None
    answered_by: str
    answer: str
    sha256: str
    pdf_sha256: str

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.approved is None:
            return tr("waits for approval")
        return ptr("released copy", "approved") if self.approved else ptr("released copy", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One passage that was withheld: where, which words, and why. For the ministry only."""

    path: str
    part: str
    words: str
    ground: str
    note: str
    automatic: bool
    everywhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """A copy with its line of the register: the original by its hash, and every removal with its words."""

    line: ReleaseLine
    source_sha256: str
    may_stay: tuple[str, ...]
    removals: tuple[RegisterLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideLine:
    """What the outside is told of a copy: that, and on which grounds, something was withheld; no place, no number."""

    number: str
    sha256: str
    recipient: str
    marking: str
    released_on: date | None
    grounds: tuple[str, ...]


def releases_of(session: Session, report_id: str | None = None) -> tuple[ReleaseLine, ...]:
    """The copies of a report, or of all, oldest first."""
    statement = sa.select(Release).order_by(Release.prepared_at, Release.number)
    if report_id is not None:
        statement = statement.where(Release.report_id == report_id)
    return tuple(_line(session, row) for row in session.scalars(statement))


def releases_begun(session: Session, begun: str, most: int) -> tuple[ReleaseLine, ...]:
    """The newest copies whose number begins so; at most ``most``."""
    statement = (
        sa.select(Release)
        .where(Release.number.startswith(begun, autoescape=True))
        .order_by(Release.prepared_at.desc(), Release.number.desc())
        .limit(most)
    )
    return tuple(_line(session, row) for row in session.scalars(statement))


def release_numbered(session: Session, number: str) -> str:
    """The identifier of a copy by its number.

    Raises:
        BadInput: there is none.
    """
    found = session.scalar(sa.select(Release.id).where(Release.number == number.strip().upper()))
    if found is None:
        raise BadInput(
            "released copy",
            tr("There is no released copy {number}.", number=shown(number)),
            remedy=tr("List the copies with “tocsin release list”."),
        )
    return found


def release_of(session: Session, release_id: str) -> ReleaseView:
    """A copy with everything that the register has of it."""
    release = session.get_one(Release, release_id)
    original = _original(session, release)
    rows = session.scalars(
        sa.select(ReleaseRemoval)
        .where(ReleaseRemoval.release_id == release_id)
        .order_by(ReleaseRemoval.ordinal)
    )
    return ReleaseView(
        line=_line(session, release),
        source_sha256=release.source_sha256,
        may_stay=tuple(release.may_stay),
        removals=tuple(_registered(original, row) for row in rows),
    )


def outside_register(view: ReleaseView, zone: str) -> OutsideLine:
    """What may be told of a copy to those who have it. ``zone``: the ministry's, for the day of its release."""
    line = view.line
    return OutsideLine(
        number=line.number,
        sha256=line.sha256,
        recipient=line.recipient,
        marking=line.marking,
        released_on=day_in(line.answered_at, zone) if line.approved and line.answered_at else None,
        grounds=tuple(sorted({one.ground for one in view.removals})),
    )


def release_file_name(session: Session, release_id: str) -> str:
    """A name that carries nothing above the marking of the copy, and never what it is about: ``RL-2026-0001_PUB.pdf``."""
    release = session.get_one(Release, release_id)
    marking = Marking(release.marking, frozenset(release.caveats))
    try:
        return file_name(release.number, marking, current_marking_scheme(session), extension="pdf")
    except UserError:
        # The level has left the scheme in use since.
        return document_name(release.number, extension="pdf")


def release_pages(session: Session, release_id: str) -> bytes:
    """The stored pages of a copy, for whoever is to approve it."""
    return session.get_one(Release, release_id).pdf


def grounds_to_choose(session: Session) -> tuple[tuple[str, str, str], ...]:
    """The grounds in use: code, title with its article where there is one, and meaning."""
    return tuple(
        (one.code, f"{one.title} ({one.basis})" if one.basis else one.title, one.meaning)
        for one in current_exemptions(session)
    )


def _line(session: Session, release: Release) -> ReleaseLine:
    answer = session.scalars(
        sa.select(ReleaseAnswer).where(ReleaseAnswer.release_id == release.id)
    ).one_or_none()
    number = session.scalars(sa.select(Report.number).where(Report.id == release.report_id)).one()
    version = session.scalar(sa.select(Brief.version).where(Brief.id == release.brief_id))
    return ReleaseLine(
        release_id=release.id,
        number=release.number,
        report_id=release.report_id,
        reference=f"{number} v{version}" if version else tr("{number} decision record", number=number),
        kind=release.kind,
        recipient=release.recipient,
        marking=_marking_words(session, release),
        asked_by=release.asked_by,
        asked_on=release.asked_on,
        reason=release.reason,
        prepared_at=release.prepared_at,
        prepared_by=person_named(session, release.prepared_by_id).name,
        prepared_by_id=release.prepared_by_id,
        approved=answer.approved if answer else None,
        answered_at=answer.answered_at if answer else None,
        answered_by=person_named(session, answer.answered_by_id).name if answer else "",
        answer=answer.reason if answer else "",
        sha256=release.data_sha256,
        pdf_sha256=release.pdf_sha256,
    )


def _marking_words(session: Session, release: Release) -> str:
    marking = Marking(release.marking, frozenset(release.caveats), frozenset(release.release_list))
    try:
        return marking_text(marking, current_marking_scheme(session))
    except UserError:
        return release.marking.upper()


def _original(session: Session, release: Release) -> BriefData | DecisionRecord:
    if release.brief_id is None:
        return decode_record((release.source_data or "").encode())
    return decode(session.get_one(Brief, release.brief_id).data.encode())


def _registered(original: BriefData | DecisionRecord, row: ReleaseRemoval) -> RegisterLine:
    removal = Removal(path=row.path, ground=row.ground, first=row.first_word, last=row.last_word)
    part = part_at(original, row.path)
    return RegisterLine(
        path=row.path,
        part=part.title if part else tr("Heading"),
        words=text_of(original, removal),
        ground=row.ground_title,
        note=row.note,
        automatic=row.automatic,
        everywhere=row.everywhere,
    )
