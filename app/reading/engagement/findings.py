"""Everything that a look through the lens finds in the file of a country."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.reading.engagement.lens import lens_on
from app.reading.engagement.messages import message_contradictions
from app.reading.engagement.opportunities import missed_opportunities
from app.reading.engagement.peace import left_out
from app.reading.engagement.promises import commitment_views
from app.reading.engagement.register import engagement_facts, judged_areas
from app.reading.engagement.steps import step_views
from app.reading.engagement.triggers import trigger_events
from app.rules.engagement.findings import (
    Finding,
    FindingKind,
    Tally,
    engagement_findings,
    in_order,
    prevention_tally,
)
from app.rules.engagement.lens import Lens
from app.rules.engagement.messages import stands_on
from db.vocabulary.engagement import BenchmarkState, Conduct, TriggerStatus
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class LensView:
    """How the file stands, what counts as prevention, and what was found."""

    lens: Lens
    tally: Tally
    findings: tuple[Finding, ...]


def lens_view(session: Session, country: str, today: date) -> LensView:
    """The file of a country through the lens."""
    lens = lens_on(session, country, today)
    facts = engagement_facts(session, country)
    found = [
        *engagement_findings(lens, facts, judged_areas(session, country), today),
        *_peace(session, country, today),
        *_benchmarks(session, country),
        *_promises(session, country),
        *_messages(session, country, today),
        *_waived(session, country, today),
        *_missed(session, country, today),
    ]
    return LensView(lens=lens, tally=prevention_tally(facts), findings=in_order(found))


def _peace(session: Session, country: str, today: date) -> Iterator[Finding]:
    for group in left_out(session, country, today):
        yield Finding(
            kind=FindingKind.GROUP_EXCLUDED,
            subject=group.group,
            message=tr(
                "{group} have no place in {process}: {reason}",
                group=group.group,
                process=group.process,
                reason=group.reason,
            ),
            remedy=tr("Raise their inclusion with the mediator; the brief prints it until then."),
        )


def _benchmarks(session: Session, country: str) -> Iterator[Finding]:
    for step in step_views(session, country):
        for benchmark in step.benchmarks:
            if benchmark.state is BenchmarkState.BREACHED:
                yield Finding(
                    kind=FindingKind.BENCHMARK_BREACHED,
                    subject=step.engagement,
                    message=tr(
                        "{engagement}, step {ordinal}: “{measure}” was met and no longer is.",
                        engagement=step.engagement,
                        ordinal=step.ordinal,
                        measure=benchmark.measure,
                    ),
                    remedy=tr("Review whether what the step gave goes on."),
                    step=step.ordinal,
                )


def _promises(session: Session, country: str) -> Iterator[Finding]:
    for promise in commitment_views(session, country):
        if promise.standing is Conduct.BROKEN:
            last = next(each for each in reversed(promise.conduct) if each.conduct is Conduct.BROKEN)
            yield Finding(
                kind=FindingKind.PROMISE_BROKEN,
                subject=promise.number,
                message=tr(
                    "{made_by} promised on {made_on}: “{text}” Seen on {observed_on}: {words}",
                    made_by=promise.made_by,
                    made_on=promise.made_on.isoformat(),
                    text=promise.text,
                    observed_on=last.observed_on.isoformat(),
                    words=last.words,
                ),
                remedy=tr("Review what of our engagement rests on that promise."),
            )


def _messages(session: Session, country: str, today: date) -> Iterator[Finding]:
    for each in message_contradictions(session, country):
        if stands_on(each, today):
            voices = (
                tr("Our own voices contradict each other")
                if each.own
                else tr("We and a partner contradict each other")
            )
            yield Finding(
                kind=FindingKind.CONTRADICTION,
                subject=each.subject,
                message=tr(
                    "{voices} on {subject} since {since}: {one} and {other}.",
                    voices=voices,
                    subject=each.subject,
                    since=each.since.isoformat(),
                    one=each.one,
                    other=each.other,
                ),
                remedy=tr("Agree one line, and say who ends which message."),
            )


def _waived(session: Session, country: str, today: date) -> Iterator[Finding]:
    for event in trigger_events(session, country, today):
        if event.annex_kind is not None or event.status is TriggerStatus.WITHDRAWN:
            continue
        # An event of the first revisions was decided on a waiver that nobody was asked to confirm.
        unconfirmed = event.waivers[-1] if event.waivers and event.status is TriggerStatus.DECIDED else None
        waiver = event.waived or unconfirmed
        if waiver is not None:
            yield Finding(
                kind=FindingKind.ANNEX_WAIVED,
                subject=event.number,
                message=tr(
                    "{event_number} {event} has no risk annex: {words}",
                    event_number=event.number,
                    event=event.title,
                    words=waiver.words,
                ),
                remedy=tr("Write the annex all the same; the risk is there whether it was looked at or not."),
            )


def _missed(session: Session, country: str, today: date) -> Iterator[Finding]:
    for each in missed_opportunities(session, country, today):
        yield Finding(
            kind=FindingKind.OPPORTUNITY_MISSED,
            subject=each.number,
            message=f"{each.number} {each.title}. {each.missed}",
            remedy=tr("Look for another opening of its kind."),
        )
