"""Our own engagement, shown and checked from the command line."""

from dataclasses import replace
from datetime import date

from app.actions.engagement.opportunities import LogOpportunity, log_opportunity
from app.actions.engagement.register import RegisterEngagement, register_engagement
from app.perform import perform
from db.actor import Actor
from db.people import Account
from db.vocabulary import Role
from db.vocabulary.engagement import OpportunityKind
from tests.cli.conftest import Desk, opened
from tests.support.engagements import CONTENT


def filled(desk: Desk) -> None:
    """Two engagements and an opportunity that was let pass, in the file of Myanmar."""
    with opened(desk) as store:
        with store.read() as session:
            account = session.query(Account).filter_by(login="p-an1").one()
            actor = Actor(
                account_id=account.id,
                person_id=account.person_id,
                name="Amina Okoro",
                roles=frozenset({Role.ANALYST}),
            )
        for content in (
            CONTENT,
            replace(CONTENT, title="Legal aid", risk_factors=("9",), rights_component="All."),
        ):
            perform(store, actor, register_engagement, RegisterEngagement(country="MMR", content=content))
        chance = LogOpportunity(
            country="MMR",
            kind=OpportunityKind.LOCAL_PEACEBUILDING,
            title="Talks between townships",
            what="Elders asked for a room and a mediator.",
            seen_on=date(2025, 11, 1),
            closes_on=date(2025, 12, 1),
        )
        perform(store, actor, log_opportunity, chance)


def test_shows_each_engagement_with_its_effect_and_what_counts_as_prevention(desk: Desk) -> None:
    filled(desk)
    shown = desk.signed_in("p-an1", "engagement", "show", "burma")
    assert shown.status == 0
    assert "MISSING" in shown.out
    lines = {line.split("  ")[0]: line for line in shown.out.splitlines()}
    assert lines["Counts as prevention"].endswith("EN-2026-0002")
    assert lines["Linked to no risk factor"].endswith("EN-2026-0001")
    data = desk.signed_in("p-aud", "engagement", "show", "MMR", "--json").data
    assert [each["number"] for each in data["engagements"]] == ["EN-2026-0001", "EN-2026-0002"]
    assert data["engagements"][0]["impact_owed"] is True
    assert set(data) == {
        "country",
        "engagements",
        "rights_effects",
        "interests",
        "impact_assessments",
        "steps",
        "peace_processes",
        "trigger_events",
        "commitments",
        "exposures",
        "opportunities",
        "messages",
    }


def test_findings_name_everything_that_the_lens_finds(desk: Desk) -> None:
    filled(desk)
    data = desk.signed_in("p-an1", "engagement", "findings", "MMR", "--json").data
    found = {(each["kind"], each["subject"]) for each in data["findings"]}
    assert {
        ("impact_missing", "EN-2026-0001"),
        ("unlinked", "EN-2026-0001"),
        ("rights_missing", "EN-2026-0001"),
    } <= found
    assert ("area_missing", "Migration") in found
    assert ("rights_missing", "EN-2026-0002") not in found
    shown = desk.signed_in("p-an1", "engagement", "findings", "MMR").out
    assert all(each["message"] in " ".join(shown.split()) for each in data["findings"])


def test_s42_the_missed_opportunity_report(desk: Desk) -> None:
    filled(desk)
    data = desk.signed_in("p-an1", "engagement", "missed", "Myanmar", "--json").data
    assert [each["missed"] for each in data["missed"]] == ["Nobody decided before it closed on 2025-12-01."]
    assert "Talks between townships" in desk.signed_in("p-an1", "engagement", "missed", "MMR").out


def test_what_is_not_open_or_not_for_ones_eyes_is_refused(desk: Desk) -> None:
    assert desk.signed_in("p-an1", "engagement", "show", "Ukraine").status == 2
    assert desk.signed_in("p-an1", "engagement", "show", "Atlantis").status == 2
    assert desk.signed_in("p-adm", "engagement", "findings", "MMR").status == 1
