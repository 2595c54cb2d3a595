"""What Novaria itself does in Afghanistan: an exit, a peace process, and promises set beside conduct.

The acts of the ministry are invented, as the ministry is; what is said of Afghanistan is cited.
"""

from dataclasses import replace
from datetime import date

from app.actions.engagement.interests import Weighed, WeighInterests, weigh_interests
from app.actions.engagement.opportunities import (
    DecideOpportunity,
    LogOpportunity,
    decide_opportunity,
    log_opportunity,
)
from app.actions.engagement.peace import (
    PlaceStakeholder,
    ProcessContent,
    RegisterPeaceProcess,
    RevisePeaceProcess,
    place_stakeholder,
    register_peace_process,
    revise_peace_process,
)
from app.actions.engagement.promises import (
    ObserveConduct,
    RecordCommitment,
    observe_conduct,
    record_commitment,
)
from app.actions.engagement.register import EngagementContent, ReviseEngagement, revise_engagement
from app.actions.engagement.triggers import (
    AttachRiskAnnex,
    DecideTriggerEvent,
    ProposeTriggerEvent,
    attach_risk_annex,
    decide_trigger_event,
    propose_trigger_event,
)
from app.actions.engagement.waivers import AnswerWaiver, ProposeWaiver, answer_waiver, propose_waiver
from app.demo.engaging import evidence_numbers, register
from app.demo.stage import Stage
from app.reading.engagement.peace import peace_processes
from app.reading.engagement.promises import commitment_views
from app.reading.engagement.register import engagement_views
from app.reading.engagement.triggers import trigger_events
from db.vocabulary.engagement import (
    Conduct,
    EngagementKind,
    EngagementStatus,
    Inclusion,
    Interest,
    OpportunityKind,
    PolicyArea,
    RiskEffect,
    TriggerKind,
    WaiverAnswer,
)

COUNTRY = "AFG"
PRESS = "Press conference in Kabul, 17 August 2021"

LEAVING = EngagementContent(
    kind=EngagementKind.EXIT,
    title="Withdrawal of the Novarian contingent",
    area=PolicyArea.SECURITY,
    lead="Political Affairs, with the Ministry of Defence",
    since=date(2021, 5, 1),
    status=EngagementStatus.PLANNED,
    effect=RiskEffect.RAISES,
    effect_reason="Nothing of ours protects those who worked with us, minorities and women in public life after the last "
    "flight.",
    review_on=date(2021, 8, 30),
)
TALKS = ProcessContent(
    name="Afghanistan peace negotiations in Doha",
    since=date(2020, 9, 12),
    mediator="Qatar, as host and facilitator",
    mediator_interest="Standing as a broker between the United States and the Taliban.",
    power_effect="The talks followed an agreement that the Republic was no party to; they raised the Taliban to the rank of "
    "its government.",
)
GROUPS = (
    (
        "Families of war victims",
        Inclusion.EXCLUDED,
        (
            "They demanded direct participation on 15 August 2020 and have no seat; the Human Rights Commission asked "
            "for it again on 4 January 2021."
        ),
    ),
    (
        "Women",
        Inclusion.INCLUDED,
        "Four of the twenty-one negotiators of the Republic; none of the Taliban’s.",
    ),
)

PROMISES = (
    (
        "Women may work and study within the framework of Islamic law (in our words).",
        Conduct.BROKEN,
        date(2022, 1, 18),
        "Girls are kept from most secondary schools and women from most work.",
        "afg-women",
    ),
    (
        "Those who stood on the other side are pardoned, and nobody takes revenge (in our words).",
        Conduct.BROKEN,
        date(2021, 9, 1),
        "Torture and killing of former soldiers and of people taken for sympathisers.",
        "afg-drawdown",
    ),
)


def own_engagement(stage: Stage) -> None:
    """May 2021: what our own exit does to the risk is asked, and who is left out of the talks."""
    stage.move_to("2021-05-04 09:00")
    leaving = register(stage, COUNTRY, replace(LEAVING, evidence=evidence_numbers(stage, "afg-2001")))
    writer = stage.as_person("analyst")
    process = writer.do(
        register_peace_process,
        RegisterPeaceProcess(
            country=COUNTRY,
            content=TALKS,
        ),
    )
    for group, inclusion, reason in GROUPS:
        place = PlaceStakeholder(
            process_id=process.process_id,
            group_name=group,
            vulnerable=True,
            inclusion=inclusion,
            reason=reason,
        )
        writer.do(place_stakeholder, place)
    writer.do(
        propose_trigger_event,
        ProposeTriggerEvent(
            country=COUNTRY,
            kind=TriggerKind.EXIT,
            title="Withdrawal of the Novarian contingent",
            what="The contingent and its advisers leave with those of the allies.",
            proposed_on=date(2021, 5, 4),
            engagement_id=leaving.engagement_id,
        ),
    )


def annex_and_exit(stage: Stage) -> None:
    """30 July 2021: the exit gets its risk annex, and only then is it on record as decided."""
    stage.move_to("2021-07-30 12:00")
    with stage.store.read() as session:
        (event,) = trigger_events(session, COUNTRY, stage.clock.at.date())
    annex = AttachRiskAnnex(
        event_id=event.event_id,
        based_on=event.version,
        text="Who is left in danger: minorities, former soldiers, people taken for sympathisers, women in public life. "
        "What protects them after the last flight: nothing of ours. Measures: visas before departure; assistance "
        "outside the parties’ control.",
    )
    attached = stage.as_person("analyst").do(attach_risk_annex, annex)
    stage.as_person("analyst").do(
        weigh_interests,
        WeighInterests(
            country=COUNTRY,
            subject="Withdrawal of the Novarian contingent",
            weighed_on=date(2021, 7, 30),
            weighed=(
                Weighed(
                    interest=Interest.ATROCITY_PREVENTION,
                    words="Those at risk lose the last protection that we give.",
                ),
                Weighed(
                    interest=Interest.SECURITY,
                    words="Without the allies the contingent cannot protect itself.",
                ),
            ),
            put_first=Interest.SECURITY,
            reason="The allies leave; staying alone would protect nobody for long.",
            put_first_by_id=stage.as_person("minister").person_id,
            office_id=stage.offices["minister"],
            engagement_id=None,
        ),
    )
    decision = DecideTriggerEvent(
        event_id=event.event_id,
        based_on=attached.version,
        decided_on=date(2021, 7, 30),
        decided_by="Cabinet of Novaria",
    )
    stage.as_person("focal_point").do(decide_trigger_event, decision)


def embassy_left(stage: Stage) -> None:
    """16 August 2021: within hours there is no time for an annex. The Minister waives it in her own name, and it shows."""
    stage.move_to("2021-08-16 21:00")
    event = stage.as_person("analyst").do(
        propose_trigger_event,
        ProposeTriggerEvent(
            country=COUNTRY,
            kind=TriggerKind.EXIT,
            title="Novaria’s embassy in Kabul is left",
            what="Staff leave by air the day after the Republic fell; nobody of ours is left to see what happens.",
            proposed_on=date(2021, 8, 16),
        ),
    )
    minister = stage.as_person("minister")
    waiver = stage.as_person("focal_point").do(
        propose_waiver,
        ProposeWaiver(
            event_id=event.event_id,
            authority_id=minister.person_id,
            office_id=stage.offices["minister"],
            reason="The airport may close within hours. The annex of July says who is left in danger by the withdrawal.",
        ),
    )
    minister.do(
        answer_waiver,
        AnswerWaiver(
            waiver_id=waiver.waiver_id,
            answer=WaiverAnswer.CONFIRMED,
            reason="Staff first. What this does to those who stay is to be written down by the end of the month.",
        ),
    )
    with stage.store.read() as session:
        (left,) = [
            one
            for one in trigger_events(session, COUNTRY, stage.clock.at.date())
            if one.event_id == event.event_id
        ]
    decision = DecideTriggerEvent(
        event_id=left.event_id,
        based_on=left.version,
        decided_on=date(2021, 8, 16),
        decided_by="Minister for Foreign Affairs of Novaria",
    )
    stage.as_person("focal_point").do(decide_trigger_event, decision)


def promises(stage: Stage) -> None:
    """August 2021: talks and exit are over; promises are put on record, an opportunity at the Council is declined."""
    stage.move_to("2021-08-26 09:00")
    _close(stage)
    for text, *_ in PROMISES:
        promise = RecordCommitment(
            country=COUNTRY,
            made_by="Spokesman of the Taliban",
            made_to="The press, and through it the world",
            made_on=date(2021, 8, 17),
            text=text,
            source=PRESS,
        )
        stage.as_person("analyst").do(record_commitment, promise)
    chance = LogOpportunity(
        country=COUNTRY,
        kind=OpportunityKind.TRANSITIONAL_JUSTICE,
        title="An investigative mechanism at the special session",
        what="Afghan civil society and the Human Rights Commission ask the Council for an independent mechanism.",
        seen_on=date(2021, 8, 23),
        closes_on=date(2021, 8, 24),
    )
    kept = stage.as_person("analyst").do(log_opportunity, chance)
    stage.as_person("focal_point").do(
        decide_opportunity,
        DecideOpportunity(
            opportunity_id=kept.opportunity_id,
            taken=False,
            decided_on=date(2021, 8, 24),
            decided_by="Mission in Geneva",
            reason="No time to find sponsors for a second text (invented for the demonstration).",
        ),
    )


def conduct(stage: Stage) -> None:
    """February 2022: conduct is set beside each promise. Both are broken, and the file comes up for review."""
    stage.move_to("2022-02-08 09:00")
    with stage.store.read() as session:
        made = {view.text: view.commitment_id for view in commitment_views(session, COUNTRY)}
    for text, seen, on, words, evidence in PROMISES:
        observed = ObserveConduct(
            commitment_id=made[text],
            observed_on=on,
            conduct=seen,
            words=words,
            evidence=evidence_numbers(stage, evidence),
        )
        stage.as_person("analyst").do(observe_conduct, observed)


def _close(stage: Stage) -> None:
    """The talks and the exit, as they ended."""
    today = stage.clock.at.date()
    with stage.store.read() as session:
        (talks,) = peace_processes(session, COUNTRY)
        (leaving,) = engagement_views(session, COUNTRY, today)
    writer = stage.as_person("analyst")
    writer.do(
        revise_peace_process,
        RevisePeaceProcess(
            process_id=talks.process_id,
            based_on=talks.version,
            content=replace(TALKS, ended_on=date(2021, 8, 15)),
            reason="The Republic fell on 15 August 2021.",
        ),
    )
    writer.do(
        revise_engagement,
        ReviseEngagement(
            engagement_id=leaving.engagement_id,
            based_on=leaving.version,
            content=replace(
                LEAVING, evidence=leaving.evidence, status=EngagementStatus.ENDED, until=date(2021, 8, 24)
            ),
            reason="The last flight has left.",
        ),
    )
