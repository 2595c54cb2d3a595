"""Copies for a partner or the public: prepared by one person, approved by another, and only then handed out."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from app.actions.common import find, next_number, person_of, require_role, settings_of, today_of
from app.briefs.redact import Remaining
from app.briefs.released import decode_copy, encode_copy
from app.printing import Printer
from app.reading.authority.permission import require_content_reader
from app.reading.ministry.reference import current_exemptions
from app.reading.releases.approvers import approvers, no_approver
from app.reading.releases.draft import (
    Original,
    ReleaseChoice,
    draft_release,
    names_somebody_protected,
    original_brief,
    original_record,
)
from app.refusals import BadInput, Refused
from app.rules.entry.filenames import safe_name
from app.rules.entry.texts import clean_text, required_line, required_text
from db.actor import Actor
from db.releases import Release, ReleaseAnswer, ReleaseRemoval
from db.reports import Brief, Report
from db.vocabulary import Role
from db.vocabulary.release import ReleasedKind
from db.work import Work
from language import tr

NOTE_LENGTH = 2_000
_TOLD = 8
"""Words that a refusal names; the preview shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareRelease:
    """A copy of a frozen brief (``brief_id``), or of the decision record of a report (``report_id``).

    ``asked_by`` asked for it on ``asked_on``; ``reason`` says why it may be released, and why less protection is enough.
    """

    choice: ReleaseChoice
    asked_by: str
    asked_on: date
    reason: str
    printer: Printer = field(repr=False)
    brief_id: str | None = None
    report_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRelease:
    """A second person approves a copy, or does not and says why."""

    release_id: str
    approved: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRelease:
    """An approved copy about to be written to a file."""

    release_id: str
    file_name: str


@dataclass(frozen=True, slots=True)
class ReleasePrepared:
    """A copy that waits for its approval."""

    release_id: str
    number: str


@dataclass(frozen=True, slots=True)
class ReleaseAnswered:
    """A copy that was answered."""

    release_id: str
    approved: bool


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """The stored pages of an approved copy, never drawn anew."""

    number: str
    sha256: str
    pdf: bytes = field(repr=False)


def prepare_release(work: Work, actor: Actor, request: PrepareRelease) -> ReleasePrepared:
    """Keep a copy with what was taken out and why; it waits for a second person.

    Raises:
        Refused: ``role``; ``release.originator``, ``release.public``, ``release.partner``, ``marking.ceiling``;
            ``release.words_remain``, when a word that was taken out can be read elsewhere in the copy.
        BadInput: no such brief or report, an unusable text, removal, ground or marking; a letter that no font has.
    """
    require_role(actor, Role.ANALYST, Role.FOCAL_POINT)
    original = _original(work, request)
    report = find(work, Report, original.report_id, "report")
    asked_by = required_line(request.asked_by, "asked by")
    reason = required_text(request.reason, "reason")
    if request.asked_on > today_of(work):
        raise BadInput(
            "asked on",
            tr("Nobody can have asked on a day to come."),
            remedy=tr("Enter the day of the request."),
        )
    number = next_number(work, Release.number, "RL")
    draft = draft_release(work.session, original, request.choice, number)
    if draft.remaining:
        raise words_remain(draft.remaining)
    data, pdf = encode_copy(draft.copy), request.printer.on(settings_of(work).paper).released(draft.copy)
    choice = request.choice
    work.act("release.prepare", topic=report.number, reason=reason)
    release = work.add(
        Release(
            number=number,
            report_id=report.id,
            kind=ReleasedKind.BRIEF if original.brief_id else ReleasedKind.DECISION_RECORD,
            brief_id=original.brief_id,
            source_data=original.data,
            source_sha256=original.sha256,
            audience=choice.recipient.audience,
            partner=choice.recipient.partner,
            recipient=draft.copy.recipient,
            asked_by=asked_by,
            asked_on=request.asked_on,
            reason=reason,
            marking=choice.marking.level,
            caveats=sorted(choice.marking.caveats),
            release_list=sorted(choice.marking.release),
            may_stay=sorted(choice.may_stay),
            prepared_at=work.at,
            prepared_by_id=person_of(actor),
            data=data.decode(),
            data_sha256=hashlib.sha256(data).hexdigest(),
            pdf=pdf,
            pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        )
    )
    titles = {one.code: one.title for one in current_exemptions(work.session)}
    for ordinal, removal in enumerate(draft.removals, start=1):
        work.add(
            ReleaseRemoval(
                release_id=release.id,
                ordinal=ordinal,
                path=removal.path,
                first_word=removal.first,
                last_word=removal.last,
                everywhere=removal.everywhere,
                ground=removal.ground,
                ground_title=titles[removal.ground],
                note=clean_text(removal.note, "note", NOTE_LENGTH),
                automatic=removal.automatic,
            )
        )
    return ReleasePrepared(release.id, number)


def answer_release(work: Work, actor: Actor, request: AnswerRelease) -> ReleaseAnswered:
    """Approve a copy as the originator, or refuse it. Only what was approved leaves.

    Raises:
        Refused: ``role``; ``release.second_person``; ``release.answered``; ``release.names``, when somebody whom the
            copy names is protected by now.
        BadInput: no such copy; a refusal without a reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    release = find(work, Release, request.release_id, "released copy")
    report = find(work, Report, release.report_id, "report")
    person = person_of(actor)
    if release.prepared_by_id == person:
        raise Refused(
            "release.second_person",
            tr("You prepared this copy yourself; a second person approves it."),
            remedy=tr("Ask another focal point to compare it with the original.")
            if approvers(work.session, person)
            else no_approver(),
        )
    if answer_of(work, release.id) is not None:
        raise Refused(
            "release.answered",
            tr("{release_number} was answered before.", release_number=release.number),
            remedy=tr("Prepare another copy."),
        )
    reason = (
        clean_text(request.reason, "reason") if request.approved else required_text(request.reason, "reason")
    )
    if request.approved:
        _require_nobody_named(work, release)
    act = "release.approve" if request.approved else "release.refuse"
    work.act(act, topic=report.number, reason=reason)
    work.add(
        ReleaseAnswer(
            release_id=release.id,
            approved=request.approved,
            answered_at=work.at,
            answered_by_id=person,
            reason=reason,
        )
    )
    return ReleaseAnswered(release.id, request.approved)


def save_release(work: Work, actor: Actor, request: SaveRelease) -> ReleasedFile:
    """Put on the ledger that an approved copy leaves the program, before a byte is written.

    Raises:
        Refused: ``role.content``; ``release.not_approved``; ``release.names``.
        BadInput: no such copy, or a name that hides something.
    """
    require_content_reader(actor)
    release = find(work, Release, request.release_id, "released copy")
    report = find(work, Report, release.report_id, "report")
    answer = answer_of(work, release.id)
    if answer is None or not answer.approved:
        raise Refused(
            "release.not_approved",
            tr("{release} was refused: it does not leave the ministry.", release=release.number)
            if answer is not None
            else tr(
                "{release} waits for the approval of a second person: it does not leave the ministry.",
                release=release.number,
            ),
            remedy=tr("Have it approved first, or prepare another copy."),
        )
    _require_nobody_named(work, release)
    name = safe_name(request.file_name)
    detail = {"file": name, "recipient": release.recipient}
    work.note("release.save", Release.__tablename__, release.id, topic=report.number, detail=detail)
    return ReleasedFile(release.number, release.data_sha256, release.pdf)


def answer_of(work: Work, release_id: str) -> ReleaseAnswer | None:
    """What was answered on a copy, or nothing yet."""
    return work.one(sa.select(ReleaseAnswer).where(ReleaseAnswer.release_id == release_id))


def words_remain(found: tuple[Remaining, ...]) -> Refused:
    """The refusal of a copy in which a word that was taken out can still be read."""
    words = list(dict.fromkeys(one.word for one in found))
    named = ", ".join(f"“{word}”" for word in words[:_TOLD])
    if len(words) > _TOLD:
        named = tr("{named} and {more} more", named=named, more=len(words) - _TOLD)
    return Refused(
        "release.words_remain",
        tr(
            "Words that you withhold can still be read elsewhere in the copy: {named}.",
            named=named,
        ),
        remedy=tr("Withhold them everywhere, or say of each that it may stay."),
    )


def _require_nobody_named(work: Work, release: Release) -> None:
    """A copy is drawn once, and its pages stay: who is protected since then must not leave by it."""
    if names_somebody_protected(work.session, decode_copy(release.data.encode()).document):
        raise Refused(
            "release.names",
            tr(
                "{release} names a person, group or source that was marked as protected after it was prepared.",
                release=release.number,
            ),
            remedy=tr("Prepare another copy: the name is withheld in it."),
        )


def _original(work: Work, request: PrepareRelease) -> Original:
    if request.brief_id is not None:
        return original_brief(work.session, find(work, Brief, request.brief_id, "brief").id)
    report = find(work, Report, request.report_id or "", "report")
    return original_record(work.session, report.id, work.at)
