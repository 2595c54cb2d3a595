"""What became of a warning, in words: declined, authorised, deferred or withdrawn, by whom, when and why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.reading.reports.decisions import DecisionView
from app.reading.reports.report import ReportView
from app.rules.reports.outcomes import finality, outcome_words
from db.vocabulary import DecisionEffect, Outcome, ReportStatus
from language import plural, tr
from language.phrases import begun
from ui.reports.words import day, moment


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedLine:
    """One decision: what was decided, by whom, when and under what, and the reason as it was given.

    Of a record that was refused nobody is known to have decided it, or to have given a reason: ``by`` names who recorded and who
    refused it, ``differs`` is what ``refused_by`` found to differ from the signed paper.
    """

    what: str
    by: str
    reason: str
    differs: str = ""
    refused_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSaid:
    """``headline`` is empty while nothing is decided. ``versions``: of the briefs that the deciders were shown."""

    headline: str = ""
    lines: tuple[DecidedLine, ...] = ()
    dissent: tuple[tuple[str, str], ...] = ()
    """Who held another reading, and its words."""
    asked: tuple[str, ...] = ()
    """Who was asked for another reading and had none."""
    versions: tuple[int, ...] = ()


def outcome_said(report: ReportView, zone: ZoneInfo) -> OutcomeSaid:
    """What became of the report. Refusals and deferrals are told with their reasons, since it is those that are asked about."""
    withdrawn = report.last_move("withdraw")
    if report.status is ReportStatus.WITHDRAWN and withdrawn is not None:
        by = tr("By {who}, {at}", who=withdrawn.who, at=moment(withdrawn.at, zone))
        headline = tr("This warning was withdrawn")
        lines = [DecidedLine(what="", by=by, reason=withdrawn.reason)]
    elif report.decisions:
        headline = _headline(report.decisions, goes_on=report.status is ReportStatus.ESCALATED)
        lines = [_line(one, zone) for one in _to_explain(report.decisions)]
    else:
        return OutcomeSaid()
    return OutcomeSaid(
        headline=headline,
        lines=tuple(lines),
        dissent=tuple((one.person, one.text) for one in report.dissents if one.text),
        asked=tuple(one.person for one in report.dissents if not one.text),
        versions=tuple(sorted({one.brief_version for one in report.decisions})),
    )


def _headline(decisions: Sequence[DecisionView], *, goes_on: bool) -> str:
    """What the decisions come to; while it ``goes_on`` an office has options before it still. A deferred option may have been decided since: the last word on each counts."""
    counted = [one for one in decisions if one.effect is not DecisionEffect.RECORD_REFUSED]
    if not counted:
        return plural(
            "{count:,} record of a signed paper was refused: nothing is decided by it",
            "{count:,} records of signed papers were refused: nothing is decided by them",
            len(decisions),
        )
    last = {one.option_id: one for one in sorted(counted, key=_finality)}
    # What is recorded from paper counts once a second person has confirmed the record.
    waiting = [key for key, one in last.items() if one.effect is DecisionEffect.PENDING_CONFIRMATION]
    if waiting:
        return plural(
            "{count:,} decision recorded from paper, to be confirmed by a second person",
            "{count:,} decisions recorded from paper, to be confirmed by a second person",
            len(waiting),
        )
    # Without effect until the second office has signed (Authority rule 11): it is not said to be authorised.
    unsigned = [key for key, one in last.items() if one.effect is DecisionEffect.PENDING_SECOND_SIGNATURE]
    lapsed = [key for key, one in last.items() if one.effect is DecisionEffect.LAPSED and _acts(one)]
    standing = [one for key, one in last.items() if key not in unsigned and key not in lapsed]
    whole = "" if unsigned or lapsed else _of_the_warning(standing, goes_on=goes_on)
    if whole:
        return whole
    said = _each_outcome(standing, goes_on=goes_on)
    if unsigned:
        waits = plural(
            "{count:,} measure waits for a second signature, without effect until then",
            "{count:,} measures wait for a second signature, without effect until then",
            len(unsigned),
        )
        said.append(waits)
    ended = sum(last[key].acted for key in lapsed)
    if ended:
        # Not ratified in time: what was done under it before was done with effect (Authority rule 12).
        over = plural(
            "{count:,} measure is no longer in effect", "{count:,} measures are no longer in effect", ended
        )
        said.append(over)
    if len(lapsed) > ended:
        # Refused by the second office, or its window ended before it was complete.
        without = plural(
            "{count:,} measure never took effect",
            "{count:,} measures never took effect",
            len(lapsed) - ended,
        )
        said.append(without)
    if goes_on:
        said.append(tr("the rest is still to be decided"))
    return tr("; ").join(said)


def _of_the_warning(decisions: Sequence[DecisionView], *, goes_on: bool) -> str:
    """What these come to for the warning as a whole; empty where it is told of each measure."""
    count = Counter(one.outcome for one in decisions if not one.no_action)
    passive = _stays_idle(decisions)
    if count[Outcome.AUTHORISE]:
        return ""
    if passive and not goes_on:
        return tr("This warning was declined: no action taken")
    if count[Outcome.DECLINE]:
        whole = not goes_on and not count[Outcome.DEFER]
        return tr("This warning was declined: no measure was authorised") if whole else ""
    put_off = not passive and any(one.outcome is Outcome.DEFER for one in decisions)
    return tr("The decision was put off") if put_off else ""


def _each_outcome(decisions: Sequence[DecisionView], *, goes_on: bool) -> list[str]:
    """What was decided of the measures, each outcome that there is. While it ``goes_on`` what was put off is part of the rest."""
    said = []
    count = Counter(one.outcome for one in decisions if not one.no_action)
    authorised, declined, deferred = (
        count[each] for each in (Outcome.AUTHORISE, Outcome.DECLINE, Outcome.DEFER)
    )
    if authorised:
        words = plural("{count:,} measure was authorised", "{count:,} measures were authorised", authorised)
        said.append(words)
    elif _stays_idle(decisions):
        said.append(tr("Taking no action was authorised"))
    if declined:
        words = plural("{count:,} measure was declined", "{count:,} measures were declined", declined)
        said.append(words)
    if deferred and not goes_on:
        words = plural("{count:,} measure was put off", "{count:,} measures were put off", deferred)
        said.append(words)
    if not said and any(one.no_action and one.outcome is Outcome.DECLINE for one in decisions):
        said.append(tr("Inaction was ruled out"))
    return said


def _stays_idle(decisions: Iterable[DecisionView]) -> bool:
    return any(one.no_action and one.outcome is Outcome.AUTHORISE for one in decisions)


def _to_explain(decisions: Sequence[DecisionView]) -> list[DecisionView]:
    """What is done first, as the headline says it first; then what is not. Declining to stay idle explains itself, unless its reason is
    on record: it may be the only one that there is.

    What was put off and has been decided since is told by the step of the decision: here the last word on it counts.
    """
    counted = [one for one in decisions if one.effect is not DecisionEffect.RECORD_REFUSED]
    acted = any(_acts(one) and not one.no_action for one in counted)
    last = {one.option_id: one for one in sorted(counted, key=_finality)}
    told = [
        one
        for one in decisions
        if (one.outcome is not Outcome.DEFER or last.get(one.option_id, one) is one)
        and not (acted and one.no_action and _acts(one) and not one.reason)
    ]
    return sorted(told, key=lambda one: (not _acts(one), one.number))


def _finality(decision: DecisionView) -> tuple[bool, datetime]:
    return finality(decision.outcome, decision.decided_at)


def _acts(decision: DecisionView) -> bool:
    """Whether it comes to doing something: a measure is authorised, or doing nothing is declined."""
    if decision.outcome is Outcome.DEFER or decision.effect is DecisionEffect.RECORD_REFUSED:
        return False
    return (decision.outcome is Outcome.AUTHORISE) is not decision.no_action


def _line(decision: DecisionView, zone: ZoneInfo) -> DecidedLine:
    what = outcome_words(decision.outcome, decision.effect)
    if decision.effect is DecisionEffect.RECORD_REFUSED:
        # What was signed is what is in doubt: no more is said of it than that it was recorded.
        pass
    elif decision.effect is DecisionEffect.PENDING_CONFIRMATION:
        what = tr("{what}; signed", what=what)
    elif decision.effect is DecisionEffect.LAPSED:
        # What it is now comes first: beside what stands, “authorised” alone would read as though it stood too.
        what = tr("no longer in effect") if decision.acted else tr("never took effect")
    elif decision.outcome is Outcome.DEFER and decision.defer_until is not None:
        what = tr("deferred until {defer_until}", defer_until=day(decision.defer_until))
    elif decision.no_action and decision.outcome is Outcome.AUTHORISE:
        # Authorising this one is declining the warning: said with it, lest it be read as a measure.
        what = tr("taking no action authorised")
    elif decision.no_action and decision.outcome is Outcome.DECLINE:
        what = tr("inaction ruled out")
    said = tr(
        "{what}: option {option} (decision {decision_number})",
        what=begun(what),
        option=decision.option,
        decision_number=decision.number,
    )
    if decision.effect is DecisionEffect.PENDING_SECOND_SIGNATURE:
        said = tr("{said}; without effect until the second signature", said=said)
    if decision.effect is DecisionEffect.RECORD_REFUSED:
        return DecidedLine(
            what=said,
            by=_by_of_refused(decision, zone),
            reason="",
            differs=decision.differs,
            refused_by=decision.refused_by,
        )
    who, at = f"{decision.person}, {decision.office}", moment(decision.decided_at, zone)
    if decision.instrument:
        by = tr(
            "By {who}, {at}, under instrument {instrument}", who=who, at=at, instrument=decision.instrument
        )
    else:
        by = tr("By {who}, {at}", who=who, at=at)
    return DecidedLine(what=said, by=by, reason=decision.reason)


def _by_of_refused(decision: DecisionView, zone: ZoneInfo) -> str:
    """Nobody is known to have decided it: whose record it is, and who found that it is not what was signed."""
    recorded = moment(decision.recorded_at, zone)
    refused = moment(decision.refused_at, zone) if decision.refused_at else ""
    return tr(
        "Recorded by {recorded_by}, {recorded_at}; refused by {refused_by}, {refused_at}",
        recorded_by=decision.recorded_by,
        recorded_at=recorded,
        refused_by=decision.refused_by,
        refused_at=refused,
    )
