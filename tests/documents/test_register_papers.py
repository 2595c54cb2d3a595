"""Papers of the registers: the decision record, human rights impact assessments, action plans."""

import pytest

from app.documents.kinds import kind_of
from app.documents.plans import PlanPaper
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.refusals import BadInput
from db.vocabulary import Phase
from db.vocabulary.engagement import Consideration
from tests.documents.support import DocumentDesk
from tests.reports.reading_back import text
from tests.support.engagements import drafted as impact_drafted
from tests.support.engagements import signed
from tests.support.planning import agreed, lever


def test_a_decision_record_says_what_is_not_decided_yet(desk: DocumentDesk) -> None:
    shown = text(desk.printed("decision-record", desk.report).content)
    order = ["Asked", "Authorise one of the options below.", "Shown", "Not decided", "Dissent", "Proof"]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    assert "Option 1, Authorise VE-4: no decision yet" in shown


def test_an_assessment_has_the_six_considerations_in_order_and_who_signed_it(desk: DocumentDesk) -> None:
    signed(desk.ministry)
    shown = text(desk.printed("impact-assessment", "Myanmar").content)
    order = [
        "The whole",
        "Residual risk",
        *(one.question[:40] for one in Consideration),
        "Signed by Lucía Ferrer",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    assert "A draft" not in shown


def test_a_draft_says_that_nobody_has_signed_it(desk: DocumentDesk) -> None:
    impact_drafted(desk.ministry)
    shown = text(desk.printed("impact-assessment", "MMR").content)
    assert "A draft: nobody has signed it." in shown
    assert "Signed by" not in shown


def test_s07_the_plan_of_the_present_phase_comes_first_with_strands_protection_and_warnings(
    desk: DocumentDesk,
) -> None:
    lever(desk.ministry)
    agreed(desk.ministry, Phase.IMMINENT_RISK, "IR-5", "IR-1")
    agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-1")
    with desk.ministry.store.read() as session:
        found = gather(session, Asked(kind_of("action-plan"), "MMR", desk.ministry.clock(), "Lucía Ferrer"))
    assert isinstance(found, PlanPaper)
    assert found.plans[0].current
    assert found.plans[0].phase is found.phase is Phase.VIOLENCE_ESCALATION
    shown = text(desk.printed("action-plan", "MMR").content)
    order = [
        "Phase of the country",
        "Measures by strand: 0 structural, 3 direct prevention.",
        "Levers",
        "Trade preferences",
        "Protection",
        "Warnings",
    ]
    places = [shown.index(words) for words in order]
    assert places == sorted(places)
    assert "protects Rohingya" in shown
    assert "nobody has checked that it protects all alike" in shown
    assert "No plan is agreed for: risk present." in shown


def test_a_plan_that_protects_nobody_says_so(desk: DocumentDesk) -> None:
    agreed(desk.ministry, Phase.IMMINENT_RISK, "IR-1")
    shown = text(desk.printed("action-plan", "MMR").content)
    assert "No measure of this plan protects those at risk." in shown


def test_one_plan_is_printed_by_its_number_and_the_one_in_force_without(desk: DocumentDesk) -> None:
    first = agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-1")
    second = agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-3")
    country = text(desk.printed("action-plan", "Myanmar").content)
    assert f"{second.number}, version 2." in country
    assert first.number not in country
    older = text(desk.printed("action-plan", first.number.lower()).content)
    assert f"Myanmar: {first.number}" in older
    assert f"{first.number}, version 1. Agreed 2026-01-15" in older
    assert "It is superseded now." in older
    assert second.number not in older


def test_one_assessment_is_printed_by_its_number(desk: DocumentDesk) -> None:
    first = signed(desk.ministry)
    second = signed(desk.ministry, supersedes_id=first.impact_id, effect="Schools open to adults too.")
    country = text(desk.printed("impact-assessment", "MMR").content)
    assert country.index(second.number) < country.index(f"{first.number}, Schools in Rakhine: superseded by")
    older = text(desk.printed("impact-assessment", first.number).content)
    assert "Signed by Lucía Ferrer" in older
    assert f"superseded by {second.number}" in older


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("action-plan", "AP-2026-0099", "There is no action plan AP-2026-0099."),
        ("impact-assessment", "AP-2026-0001", "There is no human rights impact assessment AP-2026-0001."),
    ],
)
def test_a_number_that_is_not_there_is_said_with_those_that_are(
    desk: DocumentDesk, kind: str, number: str, said: str
) -> None:
    kept = agreed(desk.ministry, Phase.VIOLENCE_ESCALATION, "VE-1")
    with pytest.raises(BadInput) as caught:
        desk.printed(kind, number)
    assert caught.value.message == said
    there = (
        f"The newest are: {kept.number}." if kind == "action-plan" else "No human rights impact assessment"
    )
    assert caught.value.remedy.startswith(there)
