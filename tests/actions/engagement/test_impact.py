"""Human rights impact assessments: written, signed for good, superseded, and printed in annex E."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from app.actions.countries.baseline_flags import SetBaselineFlag, set_baseline_flag
from app.actions.countries.country_files import Description, EditCountryFile, edit_country_file
from app.actions.engagement.impact import (
    SignImpactAssessment,
    StartImpactAssessment,
    WriteImpactAssessment,
    sign_impact_assessment,
    start_impact_assessment,
    write_impact_assessment,
)
from app.actions.ministry.people import DeclareConflict, declare_conflict
from app.briefs.annex_rows import RightsPart, RightsSheet
from app.reading.countries.country_files import country_view
from app.reading.engagement.annex import rights_annex, rights_sheet
from app.reading.engagement.findings import lens_view
from app.reading.engagement.impact import impact_views
from app.reading.engagement.register import engagement_views
from app.refusals import BadInput
from db.countries import CountryFile
from db.engagement.impact import ImpactAssessment
from db.ledger.entries import ledger
from db.vocabulary import Ongoing, Phase, RiskLevel
from db.vocabulary.engagement import Consideration, EngagementStatus, ImpactStatus
from tests.support.casework import evidence, opened
from tests.support.engagements import ANSWERS, IMPACT, at_risk, drafted, engaged, signed
from tests.support.ministry import Ministry

TODAY = date(2026, 1, 15)


def annex(ministry: Ministry) -> str:
    with ministry.store.read() as session:
        file = session.scalars(sa.select(CountryFile).where(CountryFile.country == "MMR")).one()
        return rights_annex(session, file, ministry.clock.at)


def sheet(ministry: Ministry) -> RightsSheet | None:
    with ministry.store.read() as session:
        file = session.scalars(sa.select(CountryFile).where(CountryFile.country == "MMR")).one()
        return rights_sheet(session, file)


def test_s43_a_consideration_carries_its_evidence_and_its_mitigation_into_annex_e(ministry: Ministry) -> None:
    opened(ministry)
    item = evidence(ministry)
    answers = (
        replace(ANSWERS[0], evidence=(item.number.lower(),), mitigation="Both languages."),
        *ANSWERS[1:],
    )
    kept = drafted(ministry)
    write = WriteImpactAssessment(
        impact_id=kept.impact_id, based_on=kept.version, content=replace(IMPACT, answers=answers)
    )
    unknown = replace(answers[0], evidence=("EV-1999-0001",))
    refused = replace(write, content=replace(IMPACT, answers=(unknown,)))
    with pytest.raises(BadInput, match="EV-1999-0001"):
        ministry.do("P-AN1", write_impact_assessment, refused)
    written = ministry.do("P-AN1", write_impact_assessment, write)
    sign = SignImpactAssessment(impact_id=kept.impact_id, based_on=written.version)
    ministry.do("P-FP", sign_impact_assessment, sign)
    found = sheet(ministry)
    assert found is not None
    first, second = found.findings[:2]
    assert first.evidence[0].startswith(f"{item.number} ")
    assert first.mitigation == "Both languages."
    assert (second.evidence, second.mitigation) == ((), "")


def test_s43_a_policy_at_risk_without_a_signed_assessment_is_red_until_one_is_signed(
    ministry: Ministry,
) -> None:
    opened(ministry)
    entry = engaged(ministry)
    ended = engaged(ministry, title="Roads", status=EngagementStatus.ENDED)

    def red() -> list[str]:
        with ministry.store.read() as session:
            listed = [
                each.subject
                for each in lens_view(session, "MMR", TODAY).findings
                if each.kind.value == "impact_missing" and each.kind.grave
            ]
            marked = [each.number for each in engagement_views(session, "MMR", TODAY) if each.impact_owed]
        assert listed == marked
        return listed

    assert red() == []
    at_risk(ministry, RiskLevel.MEDIUM)
    assert red() == [entry.number]
    drafted(ministry, entry.engagement_id)
    assert red() == [entry.number], "a draft is not a signature"
    signed(ministry, entry.engagement_id)
    assert red() == []
    assert ended.number not in red()


def test_s43_atrocities_on_the_record_call_for_an_assessment_at_low_risk_too(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)
    at_risk(ministry, RiskLevel.HIGH, ongoing=Ongoing.YES, day=date(2025, 1, 1))
    at_risk(ministry, RiskLevel.LOW, ongoing=Ongoing.NO, day=date(2026, 1, 10))
    with ministry.store.read() as session:
        assert [each.number for each in engagement_views(session, "MMR", TODAY) if each.impact_owed] == [
            entry.number
        ]


def test_s43_the_baseline_flag_of_past_atrocities_calls_for_an_assessment(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)

    def owed() -> list[str]:
        with ministry.store.read() as session:
            return [each.number for each in engagement_views(session, "MMR", TODAY) if each.impact_owed]

    assert owed() == []
    flag = SetBaselineFlag(
        country="MMR", flagged=True, reason="The campaign of 2017, and nobody answered for it."
    )
    ministry.do("P-FP", set_baseline_flag, flag)
    assert owed() == [entry.number]
    ministry.do("P-FP", set_baseline_flag, replace(flag, flagged=False, reason="Recorded in error."))
    assert owed() == []


def test_s43_it_is_signed_only_when_each_part_and_consideration_is_answered(ministry: Ministry) -> None:
    opened(ministry)
    draft = drafted(ministry, answers=ANSWERS[:5], mitigations="")
    assert draft.missing == ("Mitigations", "PC6 Inclusive peace process")
    request = SignImpactAssessment(impact_id=draft.impact_id, based_on=draft.version)
    refusal = ministry.refused("P-FP", sign_impact_assessment, request)
    assert refusal.rule == "impact.missing"
    assert "PC6 Inclusive peace process" in refusal.message
    assert ministry.refused("P-AN1", sign_impact_assessment, request).rule == "role"


def test_s43_the_signature_is_the_signers_own_and_the_text_is_fixed_from_then_on(ministry: Ministry) -> None:
    opened(ministry)
    draft = drafted(ministry)
    old = SignImpactAssessment(impact_id=draft.impact_id, based_on=draft.version - 1)
    assert ministry.refused("P-FP", sign_impact_assessment, old).rule == "engagement.stale"
    kept = ministry.do("P-MIN", sign_impact_assessment, replace(old, based_on=draft.version))
    assert kept.status is ImpactStatus.SIGNED
    with ministry.store.read() as session:
        entry = session.execute(sa.select(ledger).where(ledger.c.action == "impact.sign")).one()
        assert entry.signature
        (view,) = impact_views(session, "MMR")
    assert (view.signer, view.signer_office, view.in_force) == (
        "Helena Marsh",
        "Minister for Foreign Affairs",
        True,
    )
    change = WriteImpactAssessment(impact_id=kept.impact_id, based_on=kept.version, content=IMPACT)
    assert ministry.refused("P-AN1", write_impact_assessment, change).rule == "impact.signed"
    again = SignImpactAssessment(impact_id=kept.impact_id, based_on=kept.version)
    assert ministry.refused("P-FP", sign_impact_assessment, again).rule == "impact.signed"
    with ministry.store.work(ministry.actors["P-AN1"]) as work:
        work.act("impact.write", topic="MMR")
        work.session.get_one(ImpactAssessment, kept.impact_id).effect = "Nothing to see."
        with pytest.raises(sa.exc.DBAPIError, match="never changed"):
            work.save()


def test_s43_the_database_refuses_a_signature_under_five_considerations(ministry: Ministry) -> None:
    opened(ministry)
    draft = drafted(ministry, answers=ANSWERS[:5])
    with ministry.store.work(ministry.actors["P-FP"]) as work:
        work.act("impact.sign", topic="MMR", signed=True)
        row = work.session.get_one(ImpactAssessment, draft.impact_id)
        row.status, row.signed_at, row.signer_id = ImpactStatus.SIGNED, work.at, ministry.people["P-FP"]
        with pytest.raises(sa.exc.DBAPIError, match="all six considerations"):
            work.save()


def test_who_declared_a_conflict_of_interest_does_not_sign(ministry: Ministry) -> None:
    opened(ministry)
    draft = drafted(ministry)
    declare = DeclareConflict(person_id=ministry.people["P-FP"], country="MMR", statement="Family there.")
    ministry.do("P-FP", declare_conflict, declare)
    request = SignImpactAssessment(impact_id=draft.impact_id, based_on=draft.version)
    assert ministry.refused("P-FP", sign_impact_assessment, request).rule == "impact.conflict"


def test_s43_a_later_one_supersedes_an_earlier_once_it_is_signed_itself(ministry: Ministry) -> None:
    opened(ministry)
    entry = engaged(ministry)
    at_risk(ministry)
    first = signed(ministry, entry.engagement_id)
    start = StartImpactAssessment(
        country="MMR", policy="Schools, second phase", supersedes_id=first.impact_id
    )
    second = ministry.do("P-AN2", start_impact_assessment, start)
    assert second.missing == (), "it begins with the text of the one before"
    rival = ministry.do("P-AN1", start_impact_assessment, start)

    def in_force() -> list[str]:
        with ministry.store.read() as session:
            return [view.number for view in impact_views(session, "MMR") if view.in_force]

    assert in_force() == [first.number]
    ministry.do(
        "P-FP",
        sign_impact_assessment,
        SignImpactAssessment(impact_id=second.impact_id, based_on=second.version),
    )
    assert in_force() == [second.number]
    with ministry.store.read() as session:
        (shown,) = engagement_views(session, "MMR", TODAY)
    assert shown.impact == second.number
    late = SignImpactAssessment(impact_id=rival.impact_id, based_on=rival.version)
    assert ministry.refused("P-FP", sign_impact_assessment, late).rule == "impact.superseded"


def test_s43_annex_e_says_what_was_signed_and_keeps_the_files_words_where_nothing_is(
    ministry: Ministry,
) -> None:
    opened(ministry)
    with ministry.store.read() as session:
        version = country_view(session, "MMR").version
    words = Description(impact_assessment="None was made before sanctions were dropped.")
    ministry.do(
        "P-AN1", edit_country_file, EditCountryFile(country="MMR", based_on=version, description=words)
    )
    assert annex(ministry) == "None was made before sanctions were dropped."
    drafted(ministry)
    assert annex(ministry) == "None was made before sanctions were dropped."
    kept = signed(ministry)
    assert "None was made" not in annex(ministry)
    found = sheet(ministry)
    assert found is not None
    assert found.head.startswith(f"{kept.number}, signed by Lucía Ferrer")
    assert found.parts[-1] == RightsPart("Residual risk", "The permits can be withdrawn.")
    assert [finding.code for finding in found.findings] == ["PC1", "PC2", "PC3", "PC4", "PC5", "PC6"]
    assert found.findings[0].title == "Patterns of discrimination and grievance"
    trade = found.findings[3]
    assert (trade.applies, trade.finding) == (False, "No trade is part of it.")
    engaged(ministry)
    at_risk(ministry, None, phase=Phase.VIOLENCE_ESCALATION)
    assert "Without a signed assessment: EN-2026-0001 Schools in Rakhine." in annex(ministry)


def test_the_six_considerations_are_those_of_the_founding_report() -> None:
    assert [each.value for each in Consideration] == ["PC1", "PC2", "PC3", "PC4", "PC5", "PC6"]
    assert all(each.question.endswith("?") for each in Consideration)
