"""Our own acts in a country as they were on record on a past day."""

from collections.abc import Iterator

from app.reading.countries.file_rows import recorded_rows
from app.reading.then.tables import Then, ThenRow, ThenTable, iso
from app.rules.engagement.conduct import standing
from db.engagement.exposure import Exposure
from db.engagement.impact import ImpactAssessment
from db.engagement.messages import Message
from db.engagement.opportunities import Opportunity
from db.engagement.peace import PeaceProcess, Stakeholder
from db.engagement.promises import Commitment, ConductObservation
from db.engagement.register import Engagement, InterestWeighing, RightsEffect
from db.engagement.steps import EngagementStep
from db.engagement.triggers import TriggerEvent
from db.vocabulary import words
from language import ptr, tr
from language.lists import listed
from language.numbers import amount
from language.phrases import headed


def engagement_then(then: Then) -> tuple[ThenTable, ...]:
    """The registers of engagement, in the order of the tab."""
    return (
        _table(tr("What our state does there"), (tr("Number"), tr("Title"), tr("Kind"), tr("Status"), tr("Effect on risk")), _engagements(then)),
        _table(tr("Effect on rights"), (tr("Area"), tr("Grievance"), tr("Judged")), _rights(then)),
        _table(tr("Interests weighed"), (tr("On"), tr("Subject"), tr("Put first")), _weighings(then)),
        _table(tr("Impact assessments"), (tr("Number"), tr("Policy"), tr("Status"), tr("Signed")), _impact(then)),
        _table(tr("Steps"), (ptr("one of them", "Engagement"), tr("Step"), tr("Status")), _steps(then)),
        _table(tr("Peace processes"), (tr("Mediator"), tr("Process"), tr("Since"), ptr("day", "Ended")), _peace(then)),
        _table(tr("Trigger events"), (tr("Number"), tr("Event"), tr("Kind"), tr("Status"), tr("Risk annex")), _events(then)),
        _table(tr("Promises"), (tr("Number"), tr("Promise"), ptr("promise", "Made"), tr("Stands")), _promises(then)),
        _table(tr("Exposure"), (tr("Kind"), tr("Name"), tr("Owner"), ptr("day", "Ended")), _exposures(then)),
        _table(tr("Opportunities"), (tr("Number"), tr("Title"), ptr("day", "Seen"), tr("Status")), _opportunities(then)),
        _table(tr("Messages"), (tr("Number"), tr("Subject"), tr("Given by"), tr("On"), tr("Stance")), _messages(then)),
    )  # fmt: skip


def _table(title: str, columns: tuple[str, ...], rows: Iterator[ThenRow]) -> ThenTable:
    return ThenTable(title=title, columns=columns, stretch=1, rows=tuple(rows))


def _engagements(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(Engagement), key=lambda row: row.number):
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.title, words(row.kind), words(row.status), words(row.effect)),
            facts=(
                (tr("Area"), words(row.area)),
                (tr("Lead"), row.lead),
                (tr("Money"), amount(row.amount, row.currency or "") if row.amount is not None else ""),
                (tr("Why it has that effect"), row.effect_reason),
                (tr("Next review"), iso(row.review_on)),
            ),
        )


def _rights(then: Then) -> Iterator[ThenRow]:
    for row in reversed(then.rows.of(RightsEffect)):
        yield ThenRow(
            key=row.id,
            cells=(words(row.area), row.grievance, then.day(row.judged_at)),
            facts=(
                (tr("Discrimination"), row.discrimination),
                (tr("Internal conflict"), row.internal_conflict),
            ),
        )


def _weighings(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(InterestWeighing), key=lambda row: row.weighed_on, reverse=True):
        yield ThenRow(
            key=row.id,
            cells=(iso(row.weighed_on), row.subject, words(row.put_first)),
            facts=((tr("Reason"), row.reason), (tr("Put first by"), then.person(row.put_first_by_id))),
        )


def _impact(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(ImpactAssessment), key=lambda row: row.number):
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.policy, words(row.status), then.day(row.signed_at)),
            facts=(
                (tr("Groups"), row.groups),
                (tr("Effect"), row.effect),
                (tr("Residual risk"), row.residual_risk),
            ),
        )


def _steps(then: Then) -> Iterator[ThenRow]:
    numbers = {row.id: row.number for row in then.rows.of(Engagement)}
    steps = recorded_rows(then.session, EngagementStep, then.rows.until, "engagement_id", list(numbers))
    for row in sorted(steps, key=lambda row: (numbers[row.engagement_id], row.ordinal)):
        yield ThenRow(
            key=row.id,
            cells=(numbers[row.engagement_id], f"{row.ordinal}. {row.title}", words(row.status)),
            facts=((tr("What it gives"), row.what), (ptr("of a step", "Opened"), then.day(row.opened_at))),
        )


def _peace(then: Then) -> Iterator[ThenRow]:
    processes = then.rows.of(PeaceProcess)
    placed = recorded_rows(
        then.session, Stakeholder, then.rows.until, "process_id", [row.id for row in processes]
    )
    for row in processes:
        groups = [
            headed(each.group_name, words(each.inclusion).lower())
            for each in placed
            if each.process_id == row.id
        ]
        yield ThenRow(
            key=row.id,
            cells=(row.mediator, row.name, iso(row.since), iso(row.ended_on)),
            facts=((tr("Groups"), listed(groups)), (tr("The mediator’s interest"), row.mediator_interest)),
        )


def _events(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(TriggerEvent), key=lambda row: row.number):
        annex = words(row.annex_kind) if row.annex_kind else tr("None")
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.title, words(row.kind), words(row.status), annex),
            facts=(
                (tr("What it is"), row.what),
                (tr("Proposed"), iso(row.proposed_on)),
                (
                    tr("Decided"),
                    tr(
                        "{decided_on} by {decided_by}",
                        decided_on=iso(row.decided_on),
                        decided_by=row.decided_by,
                    )
                    if row.decided_on
                    else "",
                ),
            ),
        )


def _promises(then: Then) -> Iterator[ThenRow]:
    promises = then.rows.of(Commitment)
    seen = recorded_rows(
        then.session, ConductObservation, then.rows.until, "commitment_id", [row.id for row in promises]
    )
    for row in sorted(promises, key=lambda row: row.number):
        mine = sorted(
            (each for each in seen if each.commitment_id == row.id),
            key=lambda each: (each.observed_on, each.ledger_entry),
        )
        stands = standing([each.conduct for each in mine])
        yield ThenRow(
            key=row.id,
            cells=(
                row.number,
                row.text,
                iso(row.made_on),
                words(stands) if stands else tr("Nothing seen yet"),
            ),
            facts=(
                (tr("Made by"), tr("{made_by}, to {made_to}", made_by=row.made_by, made_to=row.made_to)),
                (tr("Seen"), listed(headed(iso(each.observed_on), each.words) for each in mine)),
            ),
        )


def _exposures(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(Exposure), key=lambda row: row.name):
        yield ThenRow(
            key=row.id,
            cells=(words(row.kind), row.name, row.owner, iso(row.ended_on)),
            facts=((tr("Our link"), row.link), (tr("How it ended"), row.ending)),
        )


def _opportunities(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(Opportunity), key=lambda row: row.number):
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.title, iso(row.seen_on), words(row.status)),
            facts=((tr("What it is"), row.what), (tr("Reason"), row.reason)),
        )


def _messages(then: Then) -> Iterator[ThenRow]:
    for row in sorted(then.rows.of(Message), key=lambda row: row.number):
        yield ThenRow(
            key=row.id,
            cells=(row.number, row.subject, row.given_by, iso(row.given_on), words(row.stance)),
            facts=((tr("To"), row.given_to), (tr("What was said"), row.text), (tr("Until"), iso(row.until))),
        )
