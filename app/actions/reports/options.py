"""Options of a report: proposed responses, what was consulted on them, and what they presuppose."""

from dataclasses import dataclass

import sqlalchemy as sa

from app.actions.common import enforce, find, person_of, require_current, settings_of
from app.content import OptionContent
from app.reading.authority.effects import not_refused
from app.reading.ministry.reference import current_toolbox
from app.reading.reports.departments import known_departments
from app.reading.reports.standing import brief_before_an_office, reply_stands, verdict
from app.refusals import BadInput, Refused
from app.rules.departments import as_known
from app.rules.entry.money import parse_money
from app.rules.entry.texts import clean_line, clean_text, required_line, required_text, shown
from app.rules.reports.flow import Act
from db.actor import Actor
from db.decisions import Decision
from db.people import Office
from db.reports import Consultation, Option, Precondition, Report
from db.vocabulary import ConsultationReply, Outcome
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOption:
    """A new option of a report. ``measure_id``: the measure of an agreed plan that it is taken from."""

    report_id: str
    content: OptionContent
    measure_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseOption:
    """New content of an option. ``based_on`` is the version that was looked at."""

    report_id: str
    option_id: str
    based_on: int
    content: OptionContent


@dataclass(frozen=True, slots=True, kw_only=True)
class DropOption:
    """An option that is not put to the authority, and why. ``based_on`` is the version that was looked at."""

    report_id: str
    option_id: str
    based_on: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consult:
    """A department asked about an option; or its reply, when it has come.

    ``based_on`` is the version of what it was asked and answered that was looked at; none where it had not been asked.
    """

    report_id: str
    option_id: str
    department: str
    reply: ConsultationReply = ConsultationReply.NO_REPLY
    note: str = ""
    based_on: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPrecondition:
    """A precondition of the option's tool, or ``legal_advice``, as it was met."""

    report_id: str
    option_id: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class OptionKept:
    """An option as it now stands."""

    option_id: str
    ordinal: int


def add_option(work: Work, actor: Actor, request: AddOption) -> OptionKept:
    """Propose a response, or taking no action.

    Raises:
        Refused: ``flow.prepare_options.*``.
        BadInput: unknown tool or office, unusable text or money; a second no-action option.
    """
    report = _preparing(work, actor, request.report_id)
    last = work.session.scalar(sa.select(sa.func.max(Option.ordinal)).where(Option.report_id == report.id))
    if request.content.tool is None and _no_action(work, report.id) is not None:
        raise BadInput(
            "tool", tr("Taking no action is among the options."), remedy=tr("Revise that option instead.")
        )
    work.act("option.add", topic=report.number)
    option = Option(
        report_id=report.id,
        ordinal=(last or 0) + 1,
        title="",
        no_action=request.content.tool is None,
        measure_id=request.measure_id,
    )
    _write(work, option, request.content)
    work.add(option)
    return OptionKept(option.id, option.ordinal)


def revise_option(work: Work, actor: Actor, request: ReviseOption) -> OptionKept:
    """Change what an option says.

    Raises:
        Refused: ``flow.prepare_options.*``; ``option.stale``.
        BadInput: as :func:`add_option`.
    """
    report = _preparing(work, actor, request.report_id)
    option = option_of(work, report, request.option_id)
    require_current(option, request.based_on, "option", tr("Option {ordinal}", ordinal=option.ordinal))
    if option.no_action != (request.content.tool is None):
        raise BadInput(
            "tool", tr("The option of taking no action stays one."), remedy=tr("Add another option instead.")
        )
    work.act("option.revise", topic=report.number)
    _write(work, option, request.content)
    work.save()
    return OptionKept(option.id, option.ordinal)


def drop_option(work: Work, actor: Actor, request: DropOption) -> OptionKept:
    """Leave an option out of what is put to the authority; it stays on file with the reason.

    Raises:
        Refused: ``flow.prepare_options.*``; ``option.stale``.
        BadInput: no reason.
    """
    report = _preparing(work, actor, request.report_id)
    option = option_of(work, report, request.option_id)
    require_current(option, request.based_on, "option", tr("Option {ordinal}", ordinal=option.ordinal))
    reason = required_text(request.reason, "reason")
    work.act("option.drop", topic=report.number, reason=reason)
    option.dropped_at, option.dropped_reason = work.at, reason
    work.save()
    return OptionKept(option.id, option.ordinal)


def consult(work: Work, actor: Actor, request: Consult) -> OptionKept:
    """Record that a department was asked, or what it answered. A reply put right is dated as it was; a new answer is dated now.

    A name that differs from a known one in capitals or outer blanks only is taken for that department.

    Raises:
        Refused: ``flow.meet_conditions.*``; ``option.decided``; ``option.replied``: what a brief that is before an office
            says stays as it is; ``consultation.stale``.
        BadInput: no department; a reply that would be taken back.
    """
    report, option = _meeting(work, actor, request.report_id, request.option_id)
    named = required_line(request.department, "department")
    department = as_known(named, *known_departments(work.session, option.id))
    note = clean_text(request.note, "note")
    asked = work.one(
        sa.select(Consultation).where(
            Consultation.option_id == option.id, Consultation.department == department
        )
    )
    if asked is not None and reply_stands(asked.replied_at, brief_before_an_office(work.session, report)):
        raise Refused(
            "option.replied",
            tr("{department} has replied, and the brief that went up says so.", department=department),
            remedy=tr("Say in a comment what changed."),
        )
    if asked is not None:
        _require_as_seen(asked, request)
    silent = request.reply is ConsultationReply.NO_REPLY
    work.act("option.consult", topic=report.number)
    if asked is None:
        work.add(
            Consultation(
                option_id=option.id,
                department=department,
                asked_at=work.at,
                reply=request.reply,
                replied_at=None if silent else work.at,
                note=note,
            )
        )
    else:
        if asked.reply is not request.reply:
            asked.reply, asked.replied_at = request.reply, work.at
        asked.note = note
        work.save()
    return OptionKept(option.id, option.ordinal)


def record_precondition(work: Work, actor: Actor, request: RecordPrecondition) -> OptionKept:
    """Record a precondition before the decision (Authority rule 10). It cannot be changed afterwards.

    Raises:
        Refused: ``flow.meet_conditions.*``; ``option.decided``.
        BadInput: no text, or the precondition is on record.
    """
    report, option = _meeting(work, actor, request.report_id, request.option_id)
    code = required_line(request.code, "precondition")
    on_record = sa.select(Precondition).where(Precondition.option_id == option.id, Precondition.code == code)
    if work.one(on_record) is not None:
        raise BadInput(
            "precondition", tr("This precondition is on record."), remedy=tr("It cannot be changed.")
        )
    work.act("option.precondition", topic=report.number)
    work.add(
        Precondition(
            option_id=option.id,
            code=code,
            text=required_text(request.text, "precondition"),
            recorded_at=work.at,
            recorded_by_id=person_of(actor),
        )
    )
    return OptionKept(option.id, option.ordinal)


def option_of(work: Work, report: Report, option_id: str) -> Option:
    """An option of this report that is still put forward.

    Raises:
        BadInput: it belongs to another report, or was dropped.
    """
    option = find(work, Option, option_id, "option")
    if option.report_id != report.id or option.dropped_at is not None:
        raise BadInput(
            "option", tr("This is not an option of the report."), remedy=tr("Choose one of its options.")
        )
    return option


def _preparing(work: Work, actor: Actor, report_id: str) -> Report:
    report = find(work, Report, report_id, "report")
    enforce(verdict(work.session, Act.PREPARE_OPTIONS, report, actor, work.at))
    return report


def _meeting(work: Work, actor: Actor, report_id: str, option_id: str) -> tuple[Report, Option]:
    """The report and an option of it that is still to be decided: what a decision rested on is not added to afterwards."""
    report = find(work, Report, report_id, "report")
    enforce(verdict(work.session, Act.MEET_CONDITIONS, report, actor, work.at))
    option = option_of(work, report, option_id)
    settled = sa.select(Decision).where(
        Decision.option_id == option.id, Decision.outcome != Outcome.DEFER, not_refused()
    )
    if work.one(settled.limit(1)) is not None:
        raise Refused(
            "option.decided",
            tr("Option {ordinal} has been decided.", ordinal=option.ordinal),
            remedy=tr("What a decision presupposes is recorded before it."),
        )
    return report, option


def _require_as_seen(asked: Consultation, request: Consult) -> None:
    """Refuse to overwrite what nobody looked at, and to take a reply back: what it had answered, it had answered."""
    # Who thought that it had not been asked looked at no version, which is the number of no entry.
    what = tr("The consultation of {department}", department=asked.department)
    require_current(asked, request.based_on or 0, "consultation", what)
    if request.reply is ConsultationReply.NO_REPLY and asked.reply is not ConsultationReply.NO_REPLY:
        raise BadInput(
            "reply",
            tr("{department} has replied.", department=asked.department),
            remedy=tr("Record what it says now; what it said before stays on the ledger."),
        )


def _no_action(work: Work, report_id: str) -> Option | None:
    return work.one(
        sa.select(Option).where(Option.report_id == report_id, Option.no_action, Option.dropped_at.is_(None))
    )


def _write(work: Work, option: Option, content: OptionContent) -> None:
    if content.tool is not None and content.tool not in {t.code for t in current_toolbox(work.session)}:
        raise BadInput(
            "tool",
            tr("The toolbox has no tool {tool}.", tool=shown(content.tool)),
            remedy=tr("Choose a tool of the toolbox."),
        )
    if content.lead_office_id is not None:
        find(work, Office, content.lead_office_id, "office")
    option.tool = content.tool
    option.title = required_line(content.title, "title")
    option.lead_office_id = content.lead_office_id
    option.recommended = content.recommended
    if content.cost.strip():
        money = parse_money(content.cost, content.currency)
        option.cost_amount, option.cost_currency = money.amount, money.currency
    elif content.tool is None:
        money = parse_money("0", settings_of(work).currency)
        option.cost_amount, option.cost_currency = money.amount, money.currency
    else:
        option.cost_amount = option.cost_currency = None
    option.target = clean_line(content.target, "target")
    option.lead_time = clean_line(content.lead_time, "lead time")
    option.review_on = content.review_on
    for name in (
        "mechanisms",
        "scope",
        "who_pays",
        "cost_to_us",
        "expected_outcome",
        "harm_to_civilians",
        "humanitarian_effect",
        "partners",
        "out_of_phase_reason",
    ):
        setattr(option, name, clean_text(getattr(content, name), name.replace("_", " ")))
