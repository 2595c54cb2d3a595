"""The register of engagements, effects on rights and interests weighed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from app.actions.engagement.interests import Weighed, WeighInterests, weigh_interests
from app.actions.engagement.register import ReviseEngagement, revise_engagement
from app.actions.engagement.rights import JudgeRightsEffect, judge_rights_effect
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.reading.engagement.annex import rights_annex
from app.reading.engagement.findings import lens_view
from app.reading.engagement.register import decisions_on, engagement_views, rights_effects, weighings
from app.rules.engagement.findings import FindingKind
from app.rules.entry.money import Money
from db.countries import CountryFile
from db.engagement.register import InterestWeighing
from db.vocabulary import Phase, RiskLevel
from db.vocabulary.engagement import EngagementKind, EngagementStatus, Interest, PolicyArea, RiskEffect
from tests.support.carrying import authorise, decided, escalated, open_file, prepared
from tests.support.casework import evidence, opened
from tests.support.engagements import CONTENT, at_risk, engaged
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)


def kinds(ministry: Ministry) -> dict[str, set[str]]:
    """The findings of Myanmar: what each kind is about."""
    with ministry.store.read() as session:
        found: dict[str, set[str]] = {}
        for each in lens_view(session, "MMR", TODAY).findings:
            found.setdefault(each.kind.value, set()).add(each.subject)
        return found


def test_s44_one_screen_shows_every_engagement_with_its_effect_on_the_risk(ministry: Ministry) -> None:
    opened(ministry)
    item = evidence(ministry)
    engaged(
        ministry,
        effect=RiskEffect.LOWERS,
        effect_reason="Children of both communities learn together.",
        evidence=(item.number.lower(),),
        risk_factors=("9", "3"),
        money=Money(Decimal("250000.00"), "EUR"),
        partners="Two local associations",
        since=date(2025, 3, 1),
    )
    engaged(
        ministry,
        kind=EngagementKind.SECURITY,
        area=PolicyArea.SECURITY,
        title="Training of border police",
        effect=RiskEffect.RAISES,
        effect_reason="The unit is named in reports of killings.",
    )
    with ministry.store.read() as session:
        one, other = engagement_views(session, "MMR", TODAY)
    assert (one.number, one.effect, one.evidence) == ("EN-2026-0001", RiskEffect.LOWERS, (item.number,))
    assert str(one.money) == "EUR 250,000.00"
    assert one.risk_factors == ("3", "9")
    assert one.factor_titles[0].startswith("3 ")
    assert (other.effect, other.effect_reason) == (
        RiskEffect.RAISES,
        "The unit is named in reports of killings.",
    )


def test_an_effect_that_is_judged_says_why_and_on_evidence_of_this_file(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)
    judged = replace(CONTENT, effect=RiskEffect.RAISES)
    request = ReviseEngagement(
        engagement_id=entry.engagement_id, based_on=entry.version, content=judged, reason="Looked at again"
    )
    assert ministry.rejected("P-AN1", revise_engagement, request).field == "reason for the effect"
    unknown = replace(judged, effect_reason="It arms one side.", evidence=("EV-2026-0099",))
    error = ministry.rejected("P-AN1", revise_engagement, replace(request, content=unknown))
    assert error.field == "evidence"
    factors = replace(judged, effect_reason="It arms one side.", risk_factors=("15",))
    assert (
        ministry.rejected("P-AN1", revise_engagement, replace(request, content=factors)).field
        == "risk factors"
    )


def test_nobody_overwrites_an_entry_that_was_changed_meanwhile(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)
    request = ReviseEngagement(
        engagement_id=entry.engagement_id,
        based_on=entry.version,
        content=replace(CONTENT, status=EngagementStatus.SUSPENDED),
        reason="The ministry there closed the schools.",
    )
    ministry.do("P-AN1", revise_engagement, request)
    assert ministry.refused("P-AN2", revise_engagement, request).rule == "engagement.stale"
    assert ministry.refused("P-AUD", revise_engagement, request).rule == "role"


def test_s38_an_unlinked_programme_is_not_in_the_prevention_tally_and_is_named(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)
    with ministry.store.read() as session:
        tally = lens_view(session, "MMR", TODAY).tally
    assert tally.counted == ()
    assert [each.number for each in tally.unlinked] == ["EN-2026-0001"]
    assert kinds(ministry)["unlinked"] == {"EN-2026-0001"}
    linked = ReviseEngagement(
        engagement_id=entry.engagement_id,
        based_on=entry.version,
        content=replace(CONTENT, risk_factors=("9",)),
        reason="Segregated schooling is part of factor 9.",
    )
    ministry.do("P-AN1", revise_engagement, linked)
    with ministry.store.read() as session:
        tally = lens_view(session, "MMR", TODAY).tally
    assert [each.number for each in tally.counted] == ["EN-2026-0001"]
    assert "unlinked" not in kinds(ministry)


def test_s40_an_empty_rights_component_is_a_finding_until_it_is_filled(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)
    assert kinds(ministry)["rights_missing"] == {"EN-2026-0001"}
    filled = ReviseEngagement(
        engagement_id=entry.engagement_id,
        based_on=entry.version,
        content=replace(CONTENT, rights_component="Birth certificates for pupils without papers."),
        reason="Agreed with the partners.",
    )
    ministry.do("P-AN1", revise_engagement, filled)
    assert "rights_missing" not in kinds(ministry)


def test_s18_a_policy_area_without_an_entry_is_listed_once_the_file_is_at_high_risk(
    ministry: Ministry,
) -> None:
    opened(ministry)
    engaged(ministry, kind=EngagementKind.OTHER, area=PolicyArea.DIPLOMACY)
    assert "area_missing" not in kinds(ministry)
    at_risk(ministry, RiskLevel.HIGH)
    assert kinds(ministry)["area_missing"] == {
        "Trade",
        "Security",
        "Development",
        "Migration",
        "Democracy and governance",
        "Diplomacy",
    }
    judged = JudgeRightsEffect(
        country="MMR",
        area=PolicyArea.MIGRATION,
        discrimination="Visas ask for papers that the Rohingya are refused.",
        grievance="Those left behind speak of it.",
        internal_conflict="None seen.",
    )
    ministry.do("P-AN1", judge_rights_effect, judged)
    assert "Migration" not in kinds(ministry)["area_missing"]
    ministry.do(
        "P-AN2", judge_rights_effect, replace(judged, internal_conflict="Smuggling feeds armed groups.")
    )
    with ministry.store.read() as session:
        (shown,) = rights_effects(session, "MMR")
    assert (shown.internal_conflict, shown.earlier) == ("Smuggling feeds armed groups.", 1)
    assert (
        ministry.rejected("P-AN1", judge_rights_effect, replace(judged, grievance=" ")).field == "grievance"
    )


WEIGHING = WeighInterests(
    country="MMR",
    subject="Gas revenue and the new pipeline",
    weighed_on=TODAY,
    weighed=(
        Weighed(interest=Interest.ATROCITY_PREVENTION, words="The revenue pays the army."),
        Weighed(interest=Interest.ECONOMY, words="A third of our gas."),
    ),
    put_first=Interest.ECONOMY,
    reason="No other supply before next winter.",
)


def test_s37_an_override_without_an_authorised_name_is_blocked_where_the_risk_is_clear(
    ministry: Ministry,
) -> None:
    opened(ministry)
    assert not ministry.do("P-AN1", weigh_interests, WEIGHING).override
    at_risk(ministry, RiskLevel.HIGH)
    assert ministry.refused("P-AN1", weigh_interests, WEIGHING).rule == "interests.unauthorised"
    minister, office = ministry.people["P-MIN"], ministry.offices["minister"]
    # A person who does not hold the office, and an office without its holder, stand for nothing.
    for person, post in ((ministry.people["P-AN1"], office), (minister, ministry.offices["dg_political"])):
        named = replace(WEIGHING, put_first_by_id=person, office_id=post)
        assert ministry.refused("P-AN1", weigh_interests, named).rule == "interests.unauthorised"
    named = replace(WEIGHING, put_first_by_id=minister, office_id=office)
    assert ministry.do("P-AN1", weigh_interests, named).override
    one_sided = replace(named, weighed=WEIGHING.weighed[1:])
    assert ministry.rejected("P-AN1", weigh_interests, one_sided).field == "atrocity prevention"
    prevention = replace(WEIGHING, put_first=Interest.ATROCITY_PREVENTION)
    assert not ministry.do("P-AN1", weigh_interests, prevention).override
    with ministry.store.read() as session:
        shown = weighings(session, "MMR")
    assert [(each.put_first_by, each.override) for each in shown].count(("Helena Marsh", True)) == 1
    assert len(shown) == 3
    with ministry.store.read() as session:
        file = session.scalars(sa.select(CountryFile).where(CountryFile.country == "MMR")).one()
        annex = rights_annex(session, file, ministry.clock.at)
    assert (
        "Put before prevention on 2026-01-15 by Helena Marsh, Minister for Foreign Affairs: economy, for Gas revenue and "
        "the new pipeline. No other supply before next winter."
    ) in annex


def test_s37_a_name_with_a_conflict_of_interest_does_not_authorise_an_override(ministry: Ministry) -> None:
    opened(ministry)
    at_risk(ministry, None, phase=Phase.IMMINENT_RISK)
    person = ministry.people["P-MIN"]
    declare = DeclareConflict(person_id=person, country="MMR", statement="Owns shares in the pipeline.")
    ministry.do("P-FP", declare_conflict, declare)
    named = replace(WEIGHING, put_first_by_id=person, office_id=ministry.offices["minister"])
    assert ministry.refused("P-AN1", weigh_interests, named).rule == "interests.unauthorised"


def test_s37_the_database_itself_refuses_an_override_without_a_name(ministry: Ministry) -> None:
    opened(ministry)
    at_risk(ministry, RiskLevel.VERY_HIGH)
    for claims_clear, message in ((False, "authorised name"), (True, "override_named")):
        with ministry.store.work(ministry.actors["P-AN1"]) as work:
            work.act("engagement.interests", topic="MMR")
            row = InterestWeighing(
                country="MMR",
                subject="Pipeline",
                weighed_on=TODAY,
                weighed=[],
                put_first=Interest.ECONOMY,
                reason="Winter",
                risk_clear=claims_clear,
                recorded_by_id=ministry.people["P-AN1"],
                recorded_at=work.at,
            )
            with pytest.raises(sa.exc.DBAPIError, match=message):
                work.add(row)


def test_s37_a_decision_on_a_report_is_weighed_by_its_number(ministry: Ministry) -> None:
    case = prepared(ministry, open_file(ministry), "VE-2", "VE-4")
    escalated(ministry, case, "minister", "P-MIN")
    (made,) = decided(ministry, "P-MIN", "minister", case, authorise(case.options[0]))
    with ministry.store.read() as session:
        ((decision_id, offered),) = decisions_on(session, "MMR")
    assert offered.startswith(made.number)
    on_decision = replace(WEIGHING, put_first=Interest.ATROCITY_PREVENTION, decision_id=decision_id)
    ministry.do("P-AN1", weigh_interests, on_decision)
    with ministry.store.read() as session:
        assert weighings(session, "MMR")[0].decision == made.number
    opened(ministry, "AFG")
    elsewhere = replace(on_decision, country="AFG")
    assert ministry.rejected("P-AN1", weigh_interests, elsewhere).field == "decision"


def test_an_interest_put_first_is_among_those_weighed(ministry: Ministry) -> None:
    opened(ministry)
    silent = replace(WEIGHING, put_first=Interest.MIGRATION)
    assert ministry.rejected("P-AN1", weigh_interests, silent).field == "put first"
    twice = replace(WEIGHING, weighed=(*WEIGHING.weighed, WEIGHING.weighed[0]))
    assert ministry.rejected("P-AN1", weigh_interests, twice).field == "interests"


def test_an_overdue_review_of_an_engagement_is_found(ministry: Ministry) -> None:
    opened(ministry)
    engaged(ministry, review_on=date(2026, 1, 15))
    engaged(ministry, review_on=date(2026, 1, 16))
    assert kinds(ministry)["review_overdue"] == {"EN-2026-0001"}
    assert FindingKind.REVIEW_OVERDUE.label == "Review overdue"
