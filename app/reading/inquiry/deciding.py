"""Who could act and what was put to them: powers, options, taking no action, dissent."""

from collections.abc import Iterable, Sequence
from typing import TypeGuard

import sqlalchemy as sa

from app.briefs.data import RequiredAuthority
from app.briefs.decision_record import OptionDecision
from app.briefs.encoding import decode
from app.documents.inquiry import Answer, Row
from app.reading.inquiry.scope import Scope, columns, joined, on_report
from app.reading.ledger.lines import LedgerLine
from app.reading.reports.decision_record import decision_record
from app.reading.reports.trail import lapses_of
from app.rules.reports.outcomes import LAPSES, differs_words, outcome_words
from db.reports import Brief, Dissent, Option, Report
from db.vocabulary import ClockKind, DecisionEffect, Outcome
from language import plural, ptr, tr


def decisions_of(scope: Scope, report: Report) -> tuple[OptionDecision, ...]:
    """The decisions on a report as its record has them."""
    return decision_record(scope.session, report.id, scope.now).decisions


def options_of(scope: Scope, report: Report) -> Sequence[Option]:
    """All options that were ever put, dropped ones too."""
    return scope.session.scalars(
        sa.select(Option).where(Option.report_id == report.id).order_by(Option.ordinal)
    ).all()


def powers(scope: Scope) -> Answer:
    """Question 3. For each option of the newest frozen brief: who could have acted as it said, and who did."""
    rows: list[Row] = []
    able = options = 0
    for report in scope.reports:
        decided, refused = _told(scope, report)
        for number, title, authorities in _shown(scope, report):
            able += bool(authorities)
            options += 1
            could = joined(map(_could, authorities)) or tr("nobody")
            told = (decided.get(number), *refused.get(number, ()))
            rows += [on_report(report.number, f"{number}. {title}", could, _did(one)) for one in told]
    return Answer(
        3,
        _powers_said(options, able),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Option"), 5),
            (tr("Who could act then"), 7),
            (tr("Who acted, under what"), 7),
        ),
        tuple(rows),
        tr("Reports: options and decisions; Authorities: who can decide, as of any day"),
    )


def _shown(scope: Scope, report: Report) -> Iterable[tuple[int, str, tuple[RequiredAuthority, ...]]]:
    """Number, title and offices of each option, as the newest brief was frozen."""
    data = scope.session.scalar(
        sa.select(Brief.data).where(Brief.report_id == report.id).order_by(Brief.version.desc()).limit(1)
    )
    if data is None:
        return
    titles = {option.ordinal: option.title for option in options_of(scope, report)}
    for option in decode(data.encode()).options:
        yield option.number, titles.get(option.number, option.tool), option.authorities


def _could(one: RequiredAuthority) -> str:
    under = tr("under {instruments}", instruments=", ".join(one.instruments)) if one.instruments else ""
    second = tr("with the signature of {office}", office=one.second_signature) if one.second_signature else ""
    ratified = tr("to be ratified by {office}", office=one.ratification) if one.ratification else ""
    return joined((one.office, under, second, ratified), ", ")


def _did(decision: OptionDecision | None) -> str:
    if decision is None:
        return tr("nobody; not decided")
    links = decision.chain.links if decision.chain else ()
    chain = " → ".join(link.number for link in reversed(links))
    who = joined((decision.decider.name, decision.decider.office), ", ")
    said = f"{who}: {outcome_words(decision.outcome, decision.effect)} ({decision.number})"
    return _with_lapse(tr("{said}, under {chain}", said=said, chain=chain) if chain else said, decision)


def _what(decision: OptionDecision) -> str:
    """What was decided, under its number, and where that lapsed how."""
    return _with_lapse(f"{outcome_words(decision.outcome, decision.effect)} ({decision.number})", decision)


def _with_lapse(said: str, decision: OptionDecision) -> str:
    how = LAPSES[decision.lapse] if decision.lapse is not None else ""
    return joined((said, how))


def _powers_said(options: int, able: int) -> str:
    if not options:
        return tr("No brief has been frozen, so that no powers were put on record for it.")
    if able == options:
        return plural(
            "For the {count} option that was put, the brief named an office that could act.",
            "For each of the {count} options that were put, the brief named an office that could act.",
            options,
        )
    return plural(
        "For {count} of {options} options nobody could act.",
        "For {count} of {options} options nobody could act.",
        options - able,
        options=options,
    )


def options_put(scope: Scope) -> Answer:
    """Question 4. Every option that was ever put, and what became of it."""
    put = {line.subject_id: line for line in scope.lines("option.add")}
    dropped = {line.subject_id: line for line in scope.lines("option.drop")}
    rows: list[Row] = []
    counts = [0, 0, 0]
    for report in scope.reports:
        decided, refused = _told(scope, report)
        for option in options_of(scope, report):
            decision = decided.get(option.ordinal)
            counts[0 if option.dropped_at else 1 if _counts(decision) else 2] += 1
            tool = f" ({option.tool})" if option.tool else ""
            rows += [
                on_report(
                    report.number,
                    f"{option.ordinal}. {option.title}{tool}",
                    _by(put.get(option.id)),
                    *_became(scope, option, one, dropped.get(option.id)),
                )
                for one in (decision, *refused.get(option.ordinal, ()))
            ]
    return Answer(
        4,
        _options_said(sum(counts), *counts),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Option"), 6),
            (tr("Put by"), 3),
            (tr("What became of it"), 3),
            (tr("By whom"), 4),
            (tr("Why"), 6),
        ),
        tuple(rows),
        tr("Reports: options and decisions; Decision record"),
    )


def _told(scope: Scope, report: Report) -> tuple[dict[int, OptionDecision], dict[int, list[OptionDecision]]]:
    """By option: the last decision on it, and refused records beside that: that something else was recorded first is an answer, too.

    A record that was refused is the last word only where there is nothing else to tell.
    """
    every = decisions_of(scope, report)
    last = {one.option_number: one for one in sorted(every, key=_counts)}
    refused: dict[int, list[OptionDecision]] = {}
    for one in every:
        if not _counts(one) and last[one.option_number].number != one.number:
            refused.setdefault(one.option_number, []).append(one)
    return last, refused


def _why(decision: OptionDecision) -> str:
    """The reason given; of a refused record what differs, since nobody gave a reason for it."""
    refused_by = decision.refused_by.name if decision.refused_by is not None else ""
    return differs_words(decision.differs, refused_by) if decision.differs else decision.reason


def _counts(decision: OptionDecision | None) -> TypeGuard[OptionDecision]:
    return decision is not None and decision.effect is not DecisionEffect.RECORD_REFUSED


def _by(line: LedgerLine | None) -> str:
    return "" if line is None else line.who


def _became(
    scope: Scope, option: Option, decision: OptionDecision | None, dropped: LedgerLine | None
) -> tuple[str, str, str]:
    if option.dropped_at:
        said = tr("dropped on {day}", day=scope.day(option.dropped_at))
        return said, _by(dropped), option.dropped_reason
    if decision is None:
        return tr("not decided"), "", ""
    who = joined((decision.decider.name, decision.decider.office), ", ")
    return _what(decision), who, _why(decision)


def _options_said(count: int, dropped: int, decided: int, waiting: int) -> str:
    if not count:
        return tr("No option has been put.")
    return tr(
        "Options put: {count}. Decided: {decided}; dropped: {dropped}; not decided: {waiting}.",
        count=count,
        decided=decided,
        dropped=dropped,
        waiting=waiting,
    )


def no_action(scope: Scope) -> Answer:
    """Question 10. The option of taking no action in each report, and every deadline that passed without a decision."""
    rows: list[Row] = []
    put = decided = lapsed = 0
    for report in scope.reports:
        found, refused = _told(scope, report)
        for option in options_of(scope, report):
            if option.no_action and option.dropped_at is None:
                decision = found.get(option.ordinal)
                put += 1
                decided += _counts(decision) and decision.outcome is not Outcome.DEFER
                rows += [
                    _no_action_row(scope, report.number, option, one)
                    for one in (decision, *refused.get(option.ordinal, ()))
                ]
        for lapse in lapses_of(scope.session, report.id):
            if lapse.kind == ClockKind.DECIDE:
                lapsed += 1
                rows.append(
                    on_report(
                        report.number,
                        tr("No decision by the deadline"),
                        tr(
                            "put on record as a lapse: the deadline to decide passed while {number} stood on record, and its record was refused afterwards",
                            number=lapse.refused,
                        )
                        if lapse.refused
                        else tr("put on record as a lapse"),
                        scope.when(lapse.due_at),
                        "",
                        "",
                    )
                )
    return Answer(
        10,
        _no_action_said(put, decided, lapsed),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Option"), 4),
            (tr("What became of it"), 4),
            (tr("By whom, when"), 5),
            (tr("Why"), 5),
            (tr("Looked at again on"), 3),
        ),
        tuple(rows),
        tr("Reports: options and decisions; History"),
    )


def _no_action_row(scope: Scope, number: str, option: Option, decision: OptionDecision | None) -> Row:
    title = f"{option.ordinal}. {option.title}"
    if decision is None:
        return on_report(number, title, tr("not decided"), "", "", "")
    again = (decision.review_on or decision.defer_until) if _counts(decision) else None
    again = again or option.review_on
    return on_report(
        number,
        title,
        _what(decision),
        joined((decision.decider.name, decision.decider.office, scope.when(decision.decided_at)), ", "),
        _why(decision),
        again.isoformat() if again else "",
    )


def _no_action_said(put: int, decided: int, lapsed: int) -> str:
    if not put:
        said = tr("Taking no action has not been put as an option.")
    else:
        yes = tr("Yes, by a named person and with a reason.") if decided else tr("Not yet.")
        said = f"{yes} " + tr(
            "Put as an option of its own: {put}. Decided: {decided}.", put=put, decided=decided
        )
    late = (
        plural(
            "One deadline passed without a decision; that is on record as a lapse.",
            "{count} deadlines passed without a decision; each is on record as a lapse.",
            lapsed,
        )
        if lapsed
        else tr("No deadline for a decision passed without one.")
    )
    return f"{said} {late}"


def dissent(scope: Scope) -> Answer:
    """Question 11. Everybody who was asked for dissent, and their words where they had any."""
    found = scope.session.execute(
        sa.select(Dissent, Report.number)
        .join(Report, Report.id == Dissent.report_id)
        .where(Dissent.report_id.in_(scope.report_ids))
        .order_by(Dissent.recorded_at, Dissent.id)
    ).all()
    rows = [
        on_report(
            number,
            scope.person(one.person_id),
            scope.when(one.recorded_at),
            one.text or tr("asked, and had none"),
            one.would_change,
        )
        for one, number in found
    ]
    spoke = sum(bool(one.text) for one, _number in found)
    if not rows:
        said = tr("Nobody was asked for dissent, and none is on record.")
    elif not spoke:
        said = tr("Everybody who was asked said that they had none.")
    else:
        said = plural("Yes: one dissent stands verbatim.", "Yes: {count} dissents stand verbatim.", spoke)
    asked = plural("One person was asked.", "{count} times somebody was asked.", len(rows)) if rows else ""
    return Answer(
        11,
        joined((said, asked), " "),
        columns(
            (ptr("early warning", "Warning"), 3),
            (tr("Who"), 3),
            (tr("When"), 3),
            (tr("In their words"), 8),
            (tr("What would change their mind"), 5),
        ),
        tuple(rows),
        tr("Reports: assessment; Brief; Decision record"),
    )
