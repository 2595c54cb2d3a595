"""The flow of an early-warning report: states, acts, and who may do what.

The flow is data. The window asks :func:`may` to enable its buttons, the use cases ask it before they
act, and the database holds the same steps in a table that its triggers read.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.rules.verdict import ALLOWED, Verdict, forbidden
from db.vocabulary import ReportStatus, Role, words
from language import Wording, mark, plural, tr
from language.lists import listed, or_list


class Act(StrEnum):
    """What can be done with a report."""

    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    WITHDRAW = "withdraw"
    ASSESS = "assess"
    PREPARE_OPTIONS = "prepare_options"
    MEET_CONDITIONS = "meet_conditions"
    RECORD_DISSENT = "record_dissent"
    ESCALATE = "escalate"
    RENEW_BRIEF = "renew_brief"
    ACKNOWLEDGE = "acknowledge"
    ASK = "ask"
    ANSWER = "answer"
    REFER = "refer"
    REFER_UP = "refer_up"
    DECIDE = "decide"
    RECORD_PAPER = "record_paper"
    REVIEW = "review"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Step:
    """One act from one state. ``to`` equals ``at`` where the act leaves the report where it stands."""

    act: Act
    at: ReportStatus
    to: ReportStatus
    roles: frozenset[Role]


def _step(act: Act, at: ReportStatus, to: ReportStatus, *roles: Role) -> Step:
    return Step(act, at, to, frozenset(roles))


_S = ReportStatus
_R = Role
STEPS: tuple[Step, ...] = (
    _step(Act.EDIT, _S.DRAFT, _S.DRAFT, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.SUBMIT, _S.DRAFT, _S.SUBMITTED, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.WITHDRAW, _S.DRAFT, _S.WITHDRAWN, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.WITHDRAW, _S.SUBMITTED, _S.WITHDRAWN, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.WITHDRAW, _S.ASSESSED, _S.WITHDRAWN, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.RETURN, _S.SUBMITTED, _S.DRAFT, _R.FOCAL_POINT),
    # The design returns from submitted only; but what a brief lacks may show after the assessment.
    _step(Act.RETURN, _S.ASSESSED, _S.DRAFT, _R.FOCAL_POINT),
    _step(Act.ASSESS, _S.SUBMITTED, _S.ASSESSED, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.RECORD_DISSENT, _S.SUBMITTED, _S.SUBMITTED, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.RECORD_DISSENT, _S.ASSESSED, _S.ASSESSED, _R.ANALYST, _R.FOCAL_POINT),
    _step(Act.PREPARE_OPTIONS, _S.ASSESSED, _S.ASSESSED, _R.FOCAL_POINT),
    # What a tool or an instrument presupposes is recorded before the decision (Authority rule 10), not before the escalation:
    # an opinion that comes while the office waits for it would else leave an option that nobody can authorise.
    _step(Act.MEET_CONDITIONS, _S.ASSESSED, _S.ASSESSED, _R.FOCAL_POINT),
    _step(Act.MEET_CONDITIONS, _S.ESCALATED, _S.ESCALATED, _R.FOCAL_POINT),
    _step(Act.ESCALATE, _S.ASSESSED, _S.ESCALATED, _R.FOCAL_POINT),
    # "Later edits make a new version": what became known meanwhile is put before the same office, on the same clock.
    _step(Act.RENEW_BRIEF, _S.ESCALATED, _S.ESCALATED, _R.FOCAL_POINT),
    _step(Act.ACKNOWLEDGE, _S.ESCALATED, _S.ESCALATED, _R.AUTHORITY),
    _step(Act.ASK, _S.ESCALATED, _S.ESCALATED, _R.AUTHORITY),
    _step(Act.ANSWER, _S.ESCALATED, _S.ESCALATED, _R.FOCAL_POINT, _R.ANALYST),
    _step(Act.REFER, _S.ESCALATED, _S.ESCALATED, _R.AUTHORITY),
    _step(Act.REFER_UP, _S.ESCALATED, _S.ESCALATED, _R.FOCAL_POINT),
    _step(Act.DECIDE, _S.ESCALATED, _S.ESCALATED, _R.AUTHORITY),
    _step(Act.DECIDE, _S.ESCALATED, _S.DECIDED, _R.AUTHORITY),
    _step(Act.RECORD_PAPER, _S.ESCALATED, _S.ESCALATED, _R.RECORDER, _R.FOCAL_POINT),
    _step(Act.RECORD_PAPER, _S.ESCALATED, _S.DECIDED, _R.RECORDER, _R.FOCAL_POINT),
    _step(Act.REVIEW, _S.RESPONDING, _S.REVIEWED, _R.FOCAL_POINT),
    _step(Act.REVIEW, _S.DECIDED, _S.REVIEWED, _R.FOCAL_POINT),
    _step(Act.CLOSE, _S.REVIEWED, _S.CLOSED, _R.FOCAL_POINT),
)

STATUS_STEPS: frozenset[tuple[ReportStatus, ReportStatus]] = frozenset(
    {(step.at, step.to) for step in STEPS if step.at != step.to}
    # A decided report responds as soon as one authorised decision is in force: no person's act.
    | {(ReportStatus.DECIDED, ReportStatus.RESPONDING)}
    # Where a second person refuses the record of a signed paper, an option of it has no decision any more.
    | {(ReportStatus.DECIDED, ReportStatus.ESCALATED), (ReportStatus.RESPONDING, ReportStatus.ESCALATED)}
)
"""Every legal change of status; the database's table ``flow_steps`` holds the same."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands towards the person who asks, worked out from the live rows.

    ``has_written``: the person wrote in the draft, as its author or beside them. ``holds_addressed_office``: the person holds, with effect now, the office it is addressed to.
    """

    status: ReportStatus
    is_author: bool = False
    has_written: bool = False
    is_assessor: bool = False
    has_conflict: bool = False
    holds_addressed_office: bool = False
    addressed_office: str = ""
    acknowledged: bool = False
    open_question: bool = False
    clock_lapsed: bool = False
    responses_open: int = 0
    review_done: bool = False
    missing: tuple[str, ...] = ()
    """What the act lacks, in words, as the completeness rules found it."""


_ACT_WORDS = Wording(
    {
        Act.EDIT: mark("edited"),
        Act.SUBMIT: mark("submitted"),
        Act.RETURN: mark("returned"),
        Act.WITHDRAW: mark("withdrawn"),
        Act.ASSESS: mark("assessed"),
        Act.PREPARE_OPTIONS: mark("given options"),
        Act.MEET_CONDITIONS: mark("given what its options presuppose"),
        Act.RECORD_DISSENT: mark("given a dissent"),
        Act.ESCALATE: mark("escalated"),
        Act.RENEW_BRIEF: mark("given a new version of its brief"),
        Act.ACKNOWLEDGE: mark("acknowledged"),
        Act.ASK: mark("sent back with a question"),
        Act.ANSWER: mark("answered"),
        Act.REFER: mark("referred"),
        Act.REFER_UP: mark("referred upward by the focal point"),
        Act.DECIDE: mark("decided"),
        Act.RECORD_PAPER: mark("decided on paper"),
        Act.REVIEW: mark("reviewed"),
        Act.CLOSE: mark("closed"),
    }
)


def refuse(act: Act, what: str, reason: str, remedy: str) -> Verdict:
    """A refusal of ``act``; its rule is ``flow.<act>.<what>``."""
    return forbidden(f"flow.{act}.{what}", reason, remedy)


def may(act: Act, roles: frozenset[Role], standing: Standing) -> Verdict:
    """Whether a person with ``roles`` may do ``act`` now (DESIGN, The flow).

    Authority over the single options is judged apart, by ``app.rules.authority``.
    """
    steps = [step for step in STEPS if step.act == act]
    here = [step for step in steps if step.at == standing.status]
    if not here:
        stages = or_list(sorted({words(step.at).lower() for step in steps}))
        return refuse(
            act,
            "state",
            tr(
                "A report with the status “{status}” cannot be {act_words}.",
                status=words(standing.status).lower(),
                act_words=_ACT_WORDS[act],
            ),
            tr("This can be done while it is {stages}.", stages=stages),
        )
    if not any(step.roles & roles for step in here):
        wanted = or_list(sorted({words(role).lower() for step in here for role in step.roles}))
        return refuse(
            act,
            "role",
            tr("Only a person with the role {wanted} may do this.", wanted=wanted),
            tr("Ask such a person."),
        )
    return _conditions(act, roles, standing)


def ever(act: Act, roles: frozenset[Role]) -> bool:
    """Whether these roles may do an act in any state of a report: who never may is not offered it greyed."""
    return any(step.roles & roles for step in STEPS if step.act is act)


def _conditions(act: Act, roles: frozenset[Role], standing: Standing) -> Verdict:
    match act:
        case Act.SUBMIT if not standing.is_author:
            return refuse(act, "author", tr("Only the author submits a draft."), tr("Ask the author."))
        case Act.WITHDRAW if not (standing.is_author or Role.FOCAL_POINT in roles):
            return refuse(
                act,
                "author",
                tr("Only the author or a focal point may withdraw a report."),
                tr("Ask one of them."),
            )
        case Act.RETURN if standing.is_author:
            return refuse(
                act,
                "own",
                tr("Nobody returns their own report."),
                tr("Withdraw it, or ask another focal point."),
            )
        case Act.ASSESS if standing.is_author:
            return refuse(
                act, "own", tr("The author does not assess their own report."), tr("Ask another assessor.")
            )
        case Act.ASSESS if standing.has_written:
            return refuse(
                act,
                "wrote",
                tr("You wrote in this report, and so do not assess it."),
                tr("Ask another assessor."),
            )
        case Act.ASSESS if standing.has_conflict:
            return refuse(
                act,
                "conflict",
                tr("You declared a conflict of interest with this country."),
                tr("Ask an assessor without one."),
            )
        case Act.ACKNOWLEDGE | Act.ASK | Act.REFER if not standing.holds_addressed_office:
            return refuse(
                act,
                "office",
                tr(
                    "Only the holder of the addressed office ({addressed_office}) may do this.",
                    addressed_office=standing.addressed_office,
                ),
                tr("Ask the holder of that office."),
            )
        case Act.ACKNOWLEDGE if standing.acknowledged:
            return refuse(act, "done", tr("It has been acknowledged."), tr("Nothing is left to do."))
        case Act.ANSWER if not standing.open_question:
            return refuse(
                act, "none", tr("No question is waiting for an answer."), tr("Nothing is left to do.")
            )
        case Act.REFER_UP if not standing.clock_lapsed:
            return refuse(
                act,
                "clock",
                tr("The addressed office still has time to decide."),
                tr("The focal point may refer it upward once the clock has run out."),
            )
        case Act.REVIEW if standing.responses_open:
            return refuse(
                act,
                "responses",
                plural(
                    "{count:,} response has not ended yet.",
                    "{count:,} responses have not ended yet.",
                    standing.responses_open,
                ),
                tr("Complete or halt each response first."),
            )
        case Act.CLOSE if not standing.review_done:
            return refuse(act, "review", tr("The report has not been reviewed."), tr("Review it first."))
    if standing.missing:
        return refuse(
            act,
            "missing",
            tr("Still missing: {things}.", things=listed(standing.missing)),
            tr("Add what is missing."),
        )
    return ALLOWED
