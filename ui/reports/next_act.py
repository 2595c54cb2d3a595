"""Which acts a report's page offers now, and which of them is the next one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from app.actions.ministry.people import CHANGERS
from app.reading.authority.permission import may_read_content
from app.reading.releases.approvers import may_approve
from app.reading.releases.kept import ReleaseLine, releases_of
from app.reading.reports.completing import brief_opened
from app.reading.reports.completions import CompletionView, ResponseActs, completions, response_acts
from app.reading.reports.options import OptionView
from app.rules.reports.flow import Act, ever
from app.rules.verdict import ALLOWED, Verdict
from db.vocabulary import DecisionEffect, ReportStatus, Role
from language import tr
from ui.case import Case
from ui.may import may
from ui.reports.acts import ReportActs
from ui.reports.authority_words import who_can
from ui.reports.choices_dialog import undecided
from ui.reports.panel import ReportPicture
from ui.reports.words import moment

_READERS = (Role.AUTHORITY, Role.RECORDER)
_JUDGED = (ReportStatus.SUBMITTED, ReportStatus.ASSESSED, ReportStatus.ESCALATED)
"""Somebody has yet to assess it or to decide, whom a conflict of interest would bar."""
_OF_THE_PERSON = frozenset(
    {"authority.conflict", "authority.separation.wrote", "authority.separation.assessed"}
)
"""Rules that bar the person from deciding any option of the report (Authority rule 6)."""


@dataclass(frozen=True, slots=True)
class PageAct:
    """An act of the page. ``leads``: it may be the one next act; otherwise it stands in the menu only."""

    words: str
    verdict: Verdict
    run: Callable[[], object] = field(repr=False, compare=False)
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """What is on offer: the next act, or none, and the others."""

    first: PageAct | None
    others: tuple[PageAct, ...]


def offer(case: Case, acts: ReportActs, picture: ReportPicture, read_brief: Callable[[], object]) -> Offer:
    """The acts of the report's present state, in the order in which they are thought of.

    The next act is the first that the reader may do; where there is none, the first of all, with its reason.
    """
    found: list[PageAct] = []
    match picture.report.status:
        case ReportStatus.DRAFT | ReportStatus.SUBMITTED:
            found = _before_options(acts, picture)
        case ReportStatus.ASSESSED:
            found = [
                _of(picture, Act.ESCALATE, tr("Escalate…"), acts.escalate),
                *_before_options(acts, picture),
            ]
        case ReportStatus.ESCALATED:
            found = _escalated(case, acts, picture, read_brief)
        case ReportStatus.DECIDED | ReportStatus.RESPONDING:
            found = _decided(case, acts, picture)
        case ReportStatus.REVIEWED:
            if ever(Act.CLOSE, case.actor.roles):
                found = [_of(picture, Act.CLOSE, tr("Close the report…"), acts.close)]
        case ReportStatus.CLOSED | ReportStatus.WITHDRAWN:
            pass
    if picture.report.status in _JUDGED:
        declare = tr("Declare a conflict of interest…")
        found.append(PageAct(declare, may(case, *CHANGERS), acts.declare_conflict, leads=False))
    found += _releasing(case, acts, picture)
    if case.actor.has(Role.AUDITOR):
        # An auditor changes nothing, whatever state the report is in: what is refused to all of them is not offered greyed.
        found = [act for act in found if act.verdict.allowed]
    leading = [act for act in found if act.leads]
    first = next((act for act in leading if act.verdict.allowed), None)
    if first is None and leading:
        first = _telling(leading)
    return Offer(first, tuple(act for act in found if act is not first))


def _telling(acts: list[PageAct]) -> PageAct:
    """The refused act whose reason says most: deciding, where that is what the report waits for."""
    return next((act for act in acts if act.words == tr("Decide…")), acts[0])


def _of(
    picture: ReportPicture, act: Act, words: str, run: Callable[[], object], *, leads: bool = True
) -> PageAct:
    return PageAct(words, picture.report.verdicts[act], run, leads)


def _before_options(acts: ReportActs, picture: ReportPicture) -> list[PageAct]:
    return [
        _of(picture, Act.RETURN, tr("Return to the author…"), acts.give_back, leads=False),
        _of(picture, Act.WITHDRAW, tr("Withdraw…"), acts.withdraw, leads=False),
    ]


def _escalated(
    case: Case, acts: ReportActs, picture: ReportPicture, read_brief: Callable[[], object]
) -> list[PageAct]:
    actor, waiting = case.actor, picture.report.open_escalation
    opened = waiting is not None and case.look(
        lambda session: brief_opened(session, waiting.brief_id, actor.person_id)
    )
    question = next((item for item in picture.report.questions if item.answered_at is None), None)
    found, ratifying = _completing(acts, picture, _completions(case, picture))
    later = _runs_out_first(picture)
    if not later:
        found += ratifying
    if question is not None:
        found.append(_of(picture, Act.ANSWER, tr("Answer the question…"), lambda: acts.answer(question)))
    found.append(_refer_up(case, acts, picture))
    report_id, at = picture.report.report_id, case.now()
    # What one office authorised may begin while another still decides: its lead comes for that.
    carrying = _carrying_on(
        acts, picture, case.look(lambda session: response_acts(session, report_id, actor, at))
    )
    paper = _of(
        picture,
        Act.RECORD_PAPER,
        tr("Record a signed paper…"),
        acts.record_paper,
        leads=actor.has(Role.RECORDER),
    )
    records = actor.has(Role.RECORDER) and not actor.has(Role.AUTHORITY, Role.FOCAL_POINT)
    if records:
        # What a recorder comes for: a paper came back signed. The brief is read on the way, if at all.
        found.append(paper)
    deciding = any(_able(option) for option in undecided(picture))
    if not deciding:
        found += carrying
    if not opened and may_read_content(actor):
        found.append(PageAct(tr("Read the brief"), ALLOWED, read_brief, leads=actor.has(*_READERS)))
    decide = PageAct(tr("Decide…"), decide_verdict(picture, opened=opened), acts.decide)
    refer = _of(picture, Act.REFER, tr("Refer to another office…"), acts.refer)
    if _only_put_off(picture):
        # What is left for the reader was put off by a decision: the rest is for another office.
        found.append(refer)
    found += [
        # Who decides has acknowledged: that stands first only for who cannot decide yet.
        decide,
        _of(picture, Act.ACKNOWLEDGE, tr("Acknowledge"), acts.acknowledge),
        *([] if refer in found else [refer]),
        *(ratifying if later else []),
        *(carrying if deciding else []),
        _of(picture, Act.ASK, tr("Ask for information…"), acts.ask, leads=False),
        _of(
            picture,
            Act.RENEW_BRIEF,
            tr("Freeze a new version of the brief…"),
            acts.renew_brief,
            leads=False,
        ),
        *([] if records else [paper]),
    ]
    return found


def _refer_up(case: Case, acts: ReportActs, picture: ReportPicture) -> PageAct:
    """Before its hour the menu says when that comes, not that it has come."""
    verdict, waiting = picture.report.verdicts[Act.REFER_UP], picture.report.open_escalation
    words = tr("Refer upward: the clock ran out…")
    if waiting is not None and case.now() < waiting.decide_by:
        words = tr("Refer upward, once the clock has run out…")
    if verdict.rule == "flow.refer_up.clock" and waiting is not None:
        by = moment(waiting.decide_by, case.zone)
        verdict = replace(
            verdict,
            reason=tr("The addressed office has until {decide_by} to decide.", decide_by=by),
            remedy="",
        )
    return PageAct(words, verdict, lambda: acts.refer(up=True))


def _runs_out_first(picture: ReportPicture) -> bool:
    """Whether the addressed office's own clock ends before that of every ratification, for who holds that office."""
    waiting, verdicts = picture.report.open_escalation, picture.report.verdicts
    if waiting is None or not (verdicts[Act.ACKNOWLEDGE].allowed or verdicts[Act.REFER].allowed):
        return False
    due = waiting.decide_by if waiting.acknowledged else waiting.acknowledge_by
    owed = [
        one.ratify_by for one in picture.report.decisions if one.effect is DecisionEffect.PENDING_RATIFICATION
    ]
    return all(by is not None and due < by for by in owed)


def _able(option: OptionView) -> bool:
    """Whether the reader may decide something on an option."""
    return any(one.may_authorise or one.may_decline for one in option.mine)


def _only_put_off(picture: ReportPicture) -> bool:
    """Whether other options wait too, and the reader may decide only such as were deferred to a day."""
    waiting = undecided(picture)
    able = {option.option_id for option in waiting if _able(option)}
    deferred = {one.option_id for one in picture.report.decisions if one.effect is DecisionEffect.DEFERRED}
    return bool(able) and able <= deferred and len(waiting) > len(able)


def decide_verdict(picture: ReportPicture, *, opened: bool) -> Verdict:
    """Whether the reader may decide anything now: by the flow, by authority, and having read the brief."""
    verdict = picture.report.verdicts[Act.DECIDE]
    if not verdict.allowed:
        return verdict
    open_options = undecided(picture)
    mine = [one for option in open_options for one in option.mine]
    if not any(_able(option) for option in open_options):
        first = next(iter(open_options), None)
        # What bars the person says more than what one of the options lacks.
        telling = next((one for one in mine if one.rule in _OF_THE_PERSON), mine[0] if mine else None)
        return Verdict(
            allowed=False,
            rule=telling.rule if telling else "",
            reason=telling.why if telling else tr("You hold no office that could decide."),
            remedy=who_can(first.others) if first else "",
        )
    if not opened:
        return Verdict(
            allowed=False,
            rule="decide.unread",
            reason=tr("You have not opened the brief that the decision answers."),
            remedy=tr("Read the brief first."),
        )
    return ALLOWED


def _decided(case: Case, acts: ReportActs, picture: ReportPicture) -> list[PageAct]:
    report_id, actor, at = picture.report.report_id, case.actor, case.now()
    doing = case.look(lambda session: response_acts(session, report_id, actor, at))
    done = _completions(case, picture)
    signing, ratifying = _completing(acts, picture, done)
    return [
        *signing,
        *ratifying,
        *([] if signing else _unconfirmed(acts, picture, done)),
        *_carrying_on(acts, picture, doing),
        *([_of(picture, Act.REVIEW, tr("Review…"), acts.review)] if ever(Act.REVIEW, actor.roles) else []),
    ]


def _releasing(case: Case, acts: ReportActs, picture: ReportPicture) -> list[PageAct]:
    """Copies are asked for when a report is long closed: what was frozen can always be released."""
    if not picture.report.briefs or not may_read_content(case.actor):
        return []
    prepare = may(case, Role.ANALYST, Role.FOCAL_POINT)
    asked = [
        PageAct(tr("Approve or refuse {number}…", number=one.number), ALLOWED, acts.released_copies)
        for one in case.look(lambda session: releases_of(session, picture.report.report_id))
        if one.approved is None and _may_approve(case, one)
    ]
    return [
        *asked,
        PageAct(tr("Prepare a release…"), prepare, acts.prepare_release, leads=False),
        PageAct(tr("Released copies…"), ALLOWED, acts.released_copies, leads=False),
    ]


def _may_approve(case: Case, copy: ReleaseLine) -> bool:
    return case.look(lambda session: may_approve(session, copy.prepared_by_id, case.actor)).allowed


def _completions(case: Case, picture: ReportPicture) -> Mapping[str, CompletionView]:
    report_id, actor, at = picture.report.report_id, case.actor, case.now()
    return case.look(lambda session: completions(session, report_id, actor, at))


def _completing(
    acts: ReportActs, picture: ReportPicture, done: Mapping[str, CompletionView]
) -> tuple[list[PageAct], list[PageAct]]:
    """What completes decisions that wait without effect, and what ratifies those that act until a day."""
    found: list[PageAct] = []
    ratifying: list[PageAct] = []
    for decision in picture.report.decisions:
        known = done[decision.decision_id]
        for owed in known.signatures:
            if owed.may_sign.allowed:
                words = tr(
                    "Sign {decision_number} as {office}…", decision_number=decision.number, office=owed.office
                )
                run = _bound(acts.sign, decision, owed)
                found.append(PageAct(words, owed.may_sign, run))
                refuse = tr("Refuse to sign {decision_number}…", decision_number=decision.number)
                run = _bound(acts.refuse_signature, decision, owed)
                found.append(PageAct(refuse, owed.may_sign, run, leads=False))
        if known.may_ratify is not None and known.may_ratify.allowed:
            words = tr("Ratify {decision_number}…", decision_number=decision.number)
            ratifying.append(PageAct(words, known.may_ratify, _bound(acts.ratify, decision)))
        if known.may_confirm is not None and known.may_confirm.allowed:
            words = tr("Confirm the record of {decision_number}…", decision_number=decision.number)
            found.append(PageAct(words, known.may_confirm, _bound(acts.confirm, decision, known)))
            if known.may_refuse is not None:
                words = tr("Refuse the record of {decision_number}…", decision_number=decision.number)
                run = _bound(acts.refuse_record, decision, known)
                found.append(PageAct(words, known.may_refuse, run, leads=False))
    return found, ratifying


def _unconfirmed(
    acts: ReportActs, picture: ReportPicture, done: Mapping[str, CompletionView]
) -> list[PageAct]:
    """What the report waits for, to whoever recorded it: refused, and why; what comes later would say less."""
    for decision in picture.report.decisions:
        verdict = done[decision.decision_id].may_confirm
        if decision.effect is DecisionEffect.PENDING_CONFIRMATION and verdict is not None:
            words = tr("Confirm the record of {decision_number}…", decision_number=decision.number)
            return [PageAct(words, verdict, _bound(acts.confirm, decision, done[decision.decision_id]))]
    return []


def _carrying_on(acts: ReportActs, picture: ReportPicture, doing: dict[str, ResponseActs]) -> list[PageAct]:
    found = []
    for response in picture.responses:
        may = doing[response.response_id]
        if may.start.allowed:
            words = tr("Start {response_number}…", response_number=response.number)
            found.append(PageAct(words, may.start, _bound(acts.start, response)))
        if may.report.allowed:
            words = tr("Report on {response_number}…", response_number=response.number)
            found.append(PageAct(words, may.report, _bound(acts.report_on, response)))
    return found


def _bound(act: Callable[..., object], *things: object) -> Callable[[], object]:
    return lambda: act(*things)
