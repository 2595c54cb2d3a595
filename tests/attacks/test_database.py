"""Rows changed behind the use cases, under a proper ledger entry: the database itself holds what must always hold."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from app.actions.countries.actor_relations import RecordRelation, RelationFacts, record_relation
from app.actions.countries.register_entries import RegisterKind, WithdrawEntry, withdraw_entry
from app.actions.engagement.messages import LogMessage, log_message
from app.actions.engagement.steps import PlanStep, plan_step
from app.actions.engagement.triggers import ProposeTriggerEvent, propose_trigger_event
from app.actions.plans.lessons import CloseLesson, RecordLesson, close_lesson, record_lesson
from db.base import Base
from db.delegations import Instrument
from db.engagement.impact import ImpactAssessment
from db.engagement.messages import Message
from db.engagement.register import Engagement
from db.engagement.steps import EngagementStep
from db.engagement.triggers import TriggerWaiver
from db.evidence import EvidenceCorroboration
from db.groups import ActorRelation, GroupAtRisk
from db.imports import ImportBatch
from db.lessons import Lesson, LessonFact
from db.plans import ActionPlan, MeasureResult, PlanMeasure
from db.reports import Option
from db.vocabulary import Phase
from db.vocabulary.background import RelationKind
from db.vocabulary.engagement import ImpactStatus, Stance, TriggerKind
from db.vocabulary.evidence import Independence
from db.vocabulary.imports import DataSet
from db.vocabulary.plans import MeasureEffect, PlanState
from tests.support.background import group, perpetrator
from tests.support.carrying import prepared
from tests.support.casework import completed_assessment, evidence, opened, source
from tests.support.engagements import drafted as impact_draft
from tests.support.engagements import engaged
from tests.support.ministry import NOW, Ministry
from tests.support.planning import TODAY, agreed, drafted, lesson_content, plans_of, submitted


@pytest.fixture
def file(ministry: Ministry) -> Ministry:
    opened(ministry)
    return ministry


def attempt(
    ministry: Ministry, words: str, kind: type[Base], row_id: str, *, signed: bool = False, **changes: Any
) -> None:
    """Change a row behind the use cases; the database refuses in these words."""
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("country.edit", topic="MMR", signed=signed)
        row = work.session.get_one(kind, row_id)
        for name, value in changes.items():
            setattr(row, name, value)
        with pytest.raises(sa.exc.IntegrityError, match=words):
            work.save()


def adding(ministry: Ministry, words: str, make: Callable[[], Base], *, signed: bool = False) -> None:
    """Add a row behind the use cases; the database refuses in these words."""
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("country.edit", topic="MMR", signed=signed)
        with pytest.raises(sa.exc.IntegrityError, match=words):
            work.add(make())


def test_a_withdrawn_entry_of_a_register_is_neither_revived_nor_moved(file: Ministry) -> None:
    entry = group(file).entry_id
    attempt(file, "stays as it is", GroupAtRisk, entry, country="UKR")
    gone = WithdrawEntry(
        kind=RegisterKind.GROUP,
        country="MMR",
        entry_id=entry,
        based_on=file.version(GroupAtRisk, entry),
        reason="Entered twice",
    )
    file.do("P-AN1", withdraw_entry, gone)
    attempt(
        file,
        "stays as it is",
        GroupAtRisk,
        entry,
        withdrawn_at=None,
        withdrawn_by_id=None,
        withdrawal_reason="",
    )


def test_a_relation_does_not_reach_into_another_file(file: Ministry) -> None:
    opened(file, "UKR")
    actor, target = perpetrator(file), group(file)
    facts = RelationFacts(
        from_id=actor.entry_id, kind=RelationKind.TARGETS, to_id=target.entry_id, source="A/HRC/39/64"
    )
    kept = file.do("P-AN1", record_relation, RecordRelation(country="MMR", relation=facts))
    relation = file.row(ActorRelation, kept.entry_id)

    def elsewhere() -> Base:
        return ActorRelation(
            country="UKR",
            from_perpetrator_id=relation.from_perpetrator_id,
            kind=relation.kind,
            to_group_id=relation.to_group_id,
            source="x",
            recorded_by_id=relation.recorded_by_id,
            recorded_at=NOW,
        )

    adding(file, "of one file", elsewhere)


def test_what_a_closed_lesson_stood_on_stays(file: Ministry) -> None:
    post = source(file)
    first, second = evidence(file, post), evidence(file, post, title="Roads closed")
    content = lesson_content(facts=(first.number,))
    kept = file.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=content))
    with file.store.read() as session:
        fact = session.scalars(sa.select(LessonFact)).one().id
    attempt(file, "never rewritten", LessonFact, fact, evidence_id=second.evidence_id)
    closing = CloseLesson(
        lesson_id=kept.lesson_id, based_on=kept.version, acted_on="The list of gates is kept", closed_on=TODAY
    )
    file.do("P-FP", close_lesson, closing)
    attempt(file, "never rewritten", LessonFact, fact, removed_at=NOW)
    adding(
        file,
        "stands on what it stood on",
        lambda: LessonFact(lesson_id=kept.lesson_id, evidence_id=second.evidence_id),
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"drafted_by_id": "P-AN2"}, "never change"),
        ({"country": "UKR"}, "never change"),
        ({"submitted_to_id": None}, "returned before it is changed|addressed"),
        ({"state": PlanState.AGREED, "agreed_by_id": "P-AN1"}, "not by who drafted or submitted"),
        (
            {"state": PlanState.AGREED, "agreed_by_id": "P-DG1", "agreed_office_id": "minister"},
            "by the office",
        ),
        (
            {"state": PlanState.AGREED, "agreed_by_id": "P-DG1", "drafted_by_id": "P-AN2"},
            "never change",
        ),
    ],
)
def test_a_submitted_plan_is_not_turned_into_an_agreed_one_by_anyone(
    file: Ministry, changes: dict[str, Any], words: str
) -> None:
    opened(file, "UKR")
    plan = submitted(file, drafted(file, Phase.VIOLENCE_ESCALATION, "VE-1"))
    values = {
        name: file.people.get(str(value), value) if name.endswith("by_id") else value
        for name, value in changes.items()
    }
    if "state" in values:
        office = file.offices[str(values.get("agreed_office_id", "dg_political"))]
        values |= {"agreed_office_id": office, "agreed_at": NOW + timedelta(hours=1)}
    attempt(file, words, ActionPlan, plan.plan_id, **values)


def test_an_impact_assessment_is_signed_by_nobody_for_another_and_never_half_written(file: Ministry) -> None:
    whole = impact_draft(file)
    for signed, signer in ((True, "P-DG1"), (False, "P-FP")):
        attempt(
            file,
            "nobody for them",
            ImpactAssessment,
            whole.impact_id,
            signed=signed,
            status=ImpactStatus.SIGNED,
            signer_id=file.people[signer],
            signed_at=NOW,
        )
    attempt(
        file,
        "has all its parts",
        ImpactAssessment,
        whole.impact_id,
        signed=True,
        status=ImpactStatus.SIGNED,
        signer_id=file.people["P-FP"],
        signed_at=NOW,
        mitigations=" ",
    )


def test_an_annex_is_waived_by_nobody_for_the_focal_point_nor_by_one_person_twice(file: Ministry) -> None:
    request = ProposeTriggerEvent(
        country="MMR", kind=TriggerKind.EXIT, title="Exit", what="We leave.", proposed_on=TODAY
    )
    event = file.do("P-AN1", propose_trigger_event, request).event_id

    def waiver(focal_point: str, authority: str) -> Callable[[], Base]:
        return lambda: TriggerWaiver(
            event_id=event,
            focal_point_id=file.people[focal_point],
            authority_id=file.people[authority],
            office_id=file.offices["minister"],
            reason="No time",
            waived_at=NOW,
            confirmation_asked=True,
        )

    adding(file, "nobody for them", waiver("P-FP", "P-MIN"))
    adding(file, "nobody for them", waiver("P-AN1", "P-MIN"), signed=True)
    adding(file, "two_people", waiver("P-FP", "P-FP"), signed=True)


def test_a_step_does_not_overtake_the_one_before_it(file: Ministry) -> None:
    entry = engaged(file)
    file.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Preferences"))
    second = file.do("P-AN1", plan_step, PlanStep(engagement_id=entry.engagement_id, title="Investment"))
    attempt(file, "keeps its place", EngagementStep, second.step_id, ordinal=-1)


def test_what_was_said_stays_as_it_was_logged(file: Ministry) -> None:
    request = LogMessage(
        country="MMR",
        ours=True,
        given_by="Minister",
        given_to="Ambassador",
        given_on=TODAY,
        subject="Return of refugees",
        stance=Stance.CONDEMNS,
        text="We expect their safe return.",
    )
    kept = file.do("P-AN1", log_message, request)
    attempt(file, "as it was logged", Message, kept.message_id, text="We expect nothing.")


def test_one_source_is_not_called_independent_of_itself(file: Ministry) -> None:
    post = source(file)
    ids = sorted(evidence(file, post, title=title).evidence_id for title in ("Burned", "Roads closed"))
    adding(
        file,
        "not independent of itself",
        lambda: EvidenceCorroboration(
            evidence_id=ids[0],
            other_id=ids[1],
            independence=Independence.YES,
            note="Both",
            recorded_at=NOW,
            recorded_by_id=file.people["P-FP"],
        ),
    )


def test_a_batch_does_not_come_sealed(file: Ministry) -> None:
    adding(
        file,
        "open while its file is read",
        lambda: ImportBatch(
            number="IB-2026-0001",
            dataset=DataSet.UCDP_GED,
            title="x",
            file_name="x.csv",
            file_size=1,
            imported_at=NOW,
            imported_by_id=file.people["P-FP"],
            licence="",
            marking="internal",
            mapping={},
            rows_sha256="a" * 64,
        ),
    )


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        (Decimal(-1), "EUR"),
        (Decimal(1), "eur"),
        (Decimal(1), "EURO"),
        (Decimal("NaN"), "EUR"),
        (Decimal(1), "€€€"),
    ],
)
def test_money_of_every_table_is_not_negative_and_has_a_currency_of_three_capitals(
    file: Ministry, amount: Decimal, currency: str
) -> None:
    item = evidence(file).evidence_id
    completed_assessment(file)
    case = prepared(file, item, "VE-3")
    entry = engaged(file)
    plan = drafted(file, Phase.IMMINENT_RISK, "IR-1")
    (measure,) = plans_of(file)[0].measures
    assert plan.plan_id
    for kind, row_id, names in (
        (Engagement, entry.engagement_id, ("amount", "currency")),
        (Option, case.options[0], ("cost_amount", "cost_currency")),
        (PlanMeasure, measure.measure_id, ("cost_amount", "cost_currency")),
    ):
        with file.store.work(file.actors["P-FP"]) as work:
            work.act("country.edit", topic="MMR")
            row = work.session.get_one(kind, row_id)
            for name, value in zip(names, (amount, currency), strict=True):
                setattr(row, name, value)
            with pytest.raises(sa.exc.IntegrityError, match="not negative"):
                work.save()


def test_an_instrument_has_no_ceiling_that_is_no_money(file: Ministry) -> None:
    number = next(iter(file.instruments))
    known = file.row(Instrument, file.instruments[number])

    def copied(**changes: Any) -> Callable[[], Base]:
        columns = [name for name in Instrument.__table__.columns.keys() if name not in {"id", "ledger_entry"}]  # noqa: SIM118 - a collection of columns
        return lambda: Instrument(
            **{name: getattr(known, name) for name in columns} | {"number": f"{number}-X"} | changes
        )

    for amount, currency in ((Decimal(-1), "EUR"), (Decimal(1), "eur")):
        make = copied(ceiling_amount=amount, ceiling_currency=currency)
        adding(file, "not negative", make, signed=True)


def test_an_amount_has_its_currency_and_a_currency_its_amount(file: Ministry) -> None:
    entry = engaged(file)
    attempt(file, "not negative", Engagement, entry.engagement_id, amount=Decimal(1), currency=None)
    attempt(file, "not negative", Engagement, entry.engagement_id, amount=None, currency="EUR")


def test_a_lesson_is_not_closed_before_it_was_drawn_nor_in_the_future(file: Ministry) -> None:
    kept = file.do("P-AN1", record_lesson, RecordLesson(country="MMR", content=lesson_content()))
    closed: dict[str, Any] = {"closed_by_id": file.people["P-FP"], "acted_on": "Asked of three missions"}
    for days in (-2, 2):
        day = TODAY + timedelta(days=days)
        attempt(file, "closed after it was drawn", Lesson, kept.lesson_id, closed_on=day, **closed)


def test_a_result_is_not_seen_before_its_measure_was_agreed_nor_in_the_future(file: Ministry) -> None:
    agreed(file, Phase.IMMINENT_RISK, "IR-1")
    (measure,) = plans_of(file)[0].measures

    def result(days: int) -> Callable[[], Base]:
        return lambda: MeasureResult(
            measure_id=measure.measure_id,
            effect=MeasureEffect.NONE,
            result="Nothing changed",
            seen_on=TODAY + timedelta(days=days),
            recorded_at=NOW,
            recorded_by_id=file.people["P-AN1"],
        )

    for days in (-2, 2):
        adding(file, "seen after its measure was agreed", result(days))


def test_a_new_waiver_asks_the_authority_to_confirm_it(file: Ministry) -> None:
    request = ProposeTriggerEvent(
        country="MMR", kind=TriggerKind.EXIT, title="Exit", what="We leave.", proposed_on=TODAY
    )
    event = file.do("P-AN1", propose_trigger_event, request).event_id

    def waiver() -> Base:
        return TriggerWaiver(
            event_id=event,
            focal_point_id=file.people["P-FP"],
            authority_id=file.people["P-MIN"],
            office_id=file.offices["minister"],
            reason="No time",
            waived_at=NOW,
        )

    adding(file, "asked to confirm it", waiver, signed=True)
