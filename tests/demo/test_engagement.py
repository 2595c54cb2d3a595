"""No register of our own engagement stands empty in the demonstration: a newcomer sees what each is for."""

from app.reading.engagement.exposure import exposure_views
from app.reading.engagement.findings import lens_view
from app.reading.engagement.impact import impact_views
from app.reading.engagement.messages import message_views
from app.reading.engagement.opportunities import missed_opportunities
from app.reading.engagement.peace import peace_processes
from app.reading.engagement.promises import commitment_views
from app.reading.engagement.register import engagement_views, rights_effects, weighings
from app.reading.engagement.steps import step_views
from app.reading.engagement.triggers import trigger_events
from app.reading.ministry.conflicts import conflict_views
from app.rules.engagement.findings import FindingKind
from db.vocabulary.engagement import AnnexKind, Conduct, StepStatus, TriggerStatus
from tests.demo.conftest import Case


def test_s60_one_exit_was_decided_on_its_annex_and_one_under_a_waiver_of_the_minister(case: Case) -> None:
    today = case.ministry.store.clock().date()
    with case.read() as session:
        events = {one.title: one for one in trigger_events(session, "AFG", today)}
        found = lens_view(session, "AFG", today).findings
    withdrawal = events["Withdrawal of the Novarian contingent"]
    embassy = events["Novaria’s embassy in Kabul is left"]
    assert {withdrawal.status, embassy.status} == {TriggerStatus.DECIDED}
    assert withdrawal.annex_kind is AnnexKind.TEXT
    assert embassy.annex_kind is None
    assert "Marisol Quintero" in embassy.waivers[0].words
    assert [each.subject for each in found if each.kind is FindingKind.ANNEX_WAIVED] == [embassy.number]


def test_s47_our_two_voices_contradict_each_other_and_one_of_them_a_partner(case: Case) -> None:
    today = case.ministry.store.clock().date()
    with case.read() as session:
        messages = {one.given_by: one for one in message_views(session, "MMR", today)}
    minister, embassy = messages["Minister"], messages["Embassy in Yangon"]
    partner = messages["Council of the European Union"]
    assert set(embassy.contradicts) == {minister.number, partner.number}
    assert (minister.contradicts, partner.contradicts) == ((embassy.number,), (embassy.number,))
    assert not partner.ours


def test_s67_the_ambassador_who_is_offered_a_post_there_has_declared_it(case: Case) -> None:
    at = case.ministry.store.clock()
    with case.read() as session:
        (declared,) = conflict_views(session, "MMR", at)
    assert declared.person == "Ambra Bellini"
    assert "telecom company" in declared.statement


def test_every_register_of_engagement_has_an_entry_in_one_of_the_cases(case: Case) -> None:
    today = case.ministry.store.clock().date()
    countries = ("MMR", "AFG", "UKR")
    with case.read() as session:
        filled = {
            "effect on the risk": [e for c in countries for e in engagement_views(session, c, today)],
            "effect on rights": [e for c in countries for e in rights_effects(session, c)],
            "interests weighed": [e for c in countries for e in weighings(session, c) if e.put_first_by],
            "impact, signed": [e for c in countries for e in impact_views(session, c) if e.in_force],
            "impact, begun": [e for c in countries for e in impact_views(session, c) if e.missing],
            "step, locked": [
                e for c in countries for e in step_views(session, c) if e.status is not StepStatus.OPEN
            ],
            "peace process": [e for c in countries for e in peace_processes(session, c) if e.stakeholders],
            "promise, broken": [
                e for c in countries for e in commitment_views(session, c) if e.standing is Conduct.BROKEN
            ],
            "exposure": [e for c in countries for e in exposure_views(session, c)],
            "opportunity missed": [e for c in countries for e in missed_opportunities(session, c, today)],
        }
    assert [name for name, entries in filled.items() if not entries] == []
