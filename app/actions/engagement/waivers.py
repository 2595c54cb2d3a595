"""Waivers of a risk annex: proposed by a focal point, and answered by the authority, in the program or on paper."""

from dataclasses import dataclass
from datetime import date

from app.actions.common import enforce, find, has_conflict, person_of, require_role
from app.actions.engagement.common import past_day
from app.actions.evidence.attachments import NewFile, keep_file
from app.reading.engagement.lens import stands_for
from app.reading.engagement.waivers import (
    WaiverView,
    event_waivers,
    may_answer,
    may_confirm_paper,
    may_record_paper,
)
from app.refusals import Refused
from app.rules.entry.dates import in_order
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.engagement.triggers import TriggerEvent, TriggerWaiver, WaiverPaper, WaiverReply
from db.people import Office, Person
from db.vocabulary import Role, words
from db.vocabulary.engagement import TriggerStatus, WaiverAnswer
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeWaiver:
    """Deciding without an annex: the authority who would answer for it in an office, and the focal point's reason."""

    event_id: str
    authority_id: str
    office_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWaiver:
    """The authority's own answer, with the reason."""

    waiver_id: str
    answer: WaiverAnswer
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWaiverPaper:
    """What the authority's signed paper says, and its scan."""

    waiver_id: str
    answer: WaiverAnswer
    reason: str
    signed_on: date
    scan: NewFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmWaiverPaper:
    """A second person compared the record with the scan."""

    paper_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverKept:
    """A waiver as it now stands; ``answer`` is the one that holds."""

    waiver_id: str
    number: str
    answer: WaiverAnswer | None = None
    paper_id: str | None = None


def propose_waiver(work: Work, actor: Actor, request: ProposeWaiver) -> WaiverKept:
    """Propose, signed, that the annex be waived. It carries a decision once the named authority has confirmed it.

    Raises:
        Refused: ``role``; ``trigger.settled``; ``trigger.conflict`` (Authority rule 6); ``trigger.waiver``, when the
            named authority is the focal point, or exercises no office with a power in force over the country, or has
            a conflict of interest; ``waiver.waits``, when they have one of this event before them already.
        BadInput: no such event, person or office, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    event = find(work, TriggerEvent, request.event_id, "trigger event")
    if event.status is not TriggerStatus.PROPOSED:
        raise Refused(
            "trigger.settled",
            tr(
                "{event_number} is {status} already.",
                event_number=event.number,
                status=words(event.status).lower(),
            ),
            remedy=tr("Propose a new one."),
        )
    authority = find(work, Person, request.authority_id, "person")
    office = find(work, Office, request.office_id, "office")
    _check_two_people(work, person_of(actor), event, authority, office)
    for each in event_waivers(work.session, event.id):
        if each.answer is None and each.authority_id == authority.id:
            raise Refused(
                "waiver.waits",
                tr(
                    "A waiver of {event_number} waits for {authority} already.",
                    event_number=event.number,
                    authority=authority.name,
                ),
                remedy=tr("Wait for the answer, or name another authority."),
            )
    reason = required_text(request.reason, "reason")
    work.act("waiver.propose", topic=event.country, reason=reason, office_id=office.id, signed=True)
    row = work.add(
        TriggerWaiver(
            event_id=event.id,
            focal_point_id=person_of(actor),
            authority_id=authority.id,
            office_id=office.id,
            reason=reason,
            waived_at=work.at,
            confirmation_asked=True,
        )
    )
    return WaiverKept(waiver_id=row.id, number=event.number)


def answer_waiver(work: Work, actor: Actor, request: AnswerWaiver) -> WaiverKept:
    """Confirm or decline a waiver under the named authority's own login, signed.

    Raises:
        Refused: ``role``; ``waiver.authority``, for anybody else, and for who no longer stands for the office;
            ``waiver.answered``; ``trigger.settled``.
        BadInput: no such waiver, or no reason.
    """
    view = _waiver(work, request.waiver_id)
    enforce(may_answer(work.session, view, actor, work.at))
    reason = required_text(request.reason, "reason")
    work.act(_ACTS[request.answer], topic=view.country, reason=reason, office_id=view.office_id, signed=True)
    work.add(
        WaiverReply(
            waiver_id=view.waiver_id,
            answer=request.answer,
            reason=reason,
            person_id=person_of(actor),
            answered_at=work.at,
        )
    )
    return WaiverKept(waiver_id=view.waiver_id, number=view.number, answer=request.answer)


def record_waiver_paper(work: Work, actor: Actor, request: RecordWaiverPaper) -> WaiverKept:
    """Record the authority's signed paper. It answers the waiver once a second person has confirmed the record.

    Raises:
        Refused: ``role``; ``paper.own``; ``waiver.answered``; ``trigger.settled``; ``trigger.waiver``, when the
            authority does not stand for the office now.
        BadInput: no such waiver, no reason, an empty or too large scan, or a day in the future or before the proposal.
    """
    view = _waiver(work, request.waiver_id)
    enforce(may_record_paper(work.session, view, actor, work.at))
    _require_standing(work, view)
    reason = required_text(request.reason, "reason")
    day = past_day(work, request.signed_on, "day of the signature")
    in_order(view.proposed_on, day, "day of the proposal", "day of the signature")
    work.act("waiver.paper", topic=view.country, reason=reason, office_id=view.office_id)
    row = work.add(
        WaiverPaper(
            waiver_id=view.waiver_id,
            answer=request.answer,
            reason=reason,
            signed_on=day,
            scan_id=keep_file(work, request.scan).id,
            recorded_by_id=person_of(actor),
            recorded_at=work.at,
        )
    )
    return WaiverKept(waiver_id=view.waiver_id, number=view.number, paper_id=row.id)


def confirm_waiver_paper(work: Work, actor: Actor, request: ConfirmWaiverPaper) -> WaiverKept:
    """Confirm that a paper says what was recorded of it: the waiver is answered so.

    Raises:
        Refused: ``role``; ``paper.second_person`` for who recorded it; ``waiver.paper``, when a newer paper was recorded;
            ``waiver.answered``; ``trigger.settled``.
        BadInput: no such paper.
    """
    paper = find(work, WaiverPaper, request.paper_id, "paper")
    view = _waiver(work, paper.waiver_id)
    enforce(may_confirm_paper(work.session, view, actor, work.at))
    if view.paper is None or view.paper.paper_id != paper.id:
        raise Refused(
            "waiver.paper",
            tr("A newer paper was recorded after this one."),
            remedy=tr("Compare the newest with its scan."),
        )
    work.act("waiver.paper_confirmed", topic=view.country, reason=paper.reason, signed=True)
    work.add(
        WaiverReply(
            waiver_id=view.waiver_id,
            answer=paper.answer,
            reason=paper.reason,
            person_id=person_of(actor),
            answered_at=work.at,
            paper_id=paper.id,
        )
    )
    return WaiverKept(waiver_id=view.waiver_id, number=view.number, answer=paper.answer, paper_id=paper.id)


_ACTS = {WaiverAnswer.CONFIRMED: "waiver.confirm", WaiverAnswer.DECLINED: "waiver.decline"}


def _waiver(work: Work, waiver_id: str) -> WaiverView:
    row = find(work, TriggerWaiver, waiver_id, "waiver")
    return next(each for each in event_waivers(work.session, row.event_id) if each.waiver_id == row.id)


def _check_two_people(
    work: Work, focal_point: str, event: TriggerEvent, authority: Person, office: Office
) -> None:
    if has_conflict(work, focal_point, event.country):
        raise Refused(
            "trigger.conflict",
            tr("You declared a conflict of interest with this country."),
            remedy=tr("Ask a focal point without one to propose it."),
        )
    if authority.id == focal_point:
        raise _no_authority(tr("Two people waive an annex, and you are one of them already."))
    if not stands_for(work.session, authority.id, office.id, event.country, work.at):
        raise _no_authority(_not_standing(authority.name, office.name))


def _require_standing(work: Work, view: WaiverView) -> None:
    if not stands_for(work.session, view.authority_id, view.office_id, view.country, work.at):
        raise _no_authority(_not_standing(view.authority, view.office))


def _not_standing(authority: str, office: str) -> str:
    return tr(
        "{authority} exercises no power in force in {office}, or has a conflict of interest.",
        authority=authority,
        office=office,
    )


def _no_authority(why: str) -> Refused:
    return Refused(
        "trigger.waiver",
        why,
        remedy=tr("Name the present holder of an office with authority over the country."),
    )
