"""A protected group that a plan names comes to a brief under its pseudonym; a public one by its name (S-17, S-61)."""

from datetime import timedelta

import pytest

from app.actions.plans.action_plans import AgreePlan, agree_plan
from app.actions.reports.plan_options import TakeOptionsFromPlan, take_options_from_plan
from app.briefs.encoding import brief_hash
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.preview import brief_preview
from app.reading.countries.file_rows import LiveRows
from app.reading.pseudonyms import protected_names
from app.reading.reports.options import option_views
from app.reading.veil import every_protected_name
from app.rules.entry.pseudonyms import names_within, veiled
from db.vocabulary import Phase
from reports.brief import render_brief
from tests.reports.reading_back import spelt
from tests.support.background import GROUP, group, perpetrator
from tests.support.carrying import assessed, open_file
from tests.support.ministry import NOW, Ministry
from tests.support.planning import drafted, measure, plans_of, submitted


@pytest.mark.parametrize(("protected", "shown"), [(True, "MMR Group 1"), (False, "Rohingya")])
def test_s61_an_option_taken_from_a_plan_names_a_group_as_its_protection_says(
    ministry: Ministry, protected: bool, shown: str
) -> None:
    report_id = assessed(ministry, open_file(ministry))
    kept = group(ministry, protected=protected)
    plan = drafted(ministry, Phase.VIOLENCE_ESCALATION)
    measure(
        ministry,
        plan,
        "VE-3",
        title="Shelter for the Rohingya of Maungdaw",
        expected_outcome="Fewer Rohingyas are turned back.",
        partners="Ruáingga elders",
        group_ids=(kept.entry_id,),
        groups=("ရိုဟင်ဂျာ", "Kaman"),
    )
    sent = submitted(ministry, plan)
    ministry.do("P-DG1", agree_plan, AgreePlan(plan_id=sent.plan_id, based_on=sent.entry))
    (one,) = plans_of(ministry)[0].measures
    ministry.do(
        "P-FP", take_options_from_plan, TakeOptionsFromPlan(report_id=report_id, measures=(one.measure_id,))
    )
    with ministry.store.read() as session:
        (option,) = option_views(session, report_id, ministry.actors["P-FP"], NOW)
        purpose = BriefPurpose(
            office_id=ministry.offices["dg_political"],
            decide_by=NOW + timedelta(days=1),
            because="The rains end",
            cleared_by=ministry.people["P-FP"],
        )
        brief = brief_preview(session, report_id, purpose, NOW).data
    assert option.content.target.startswith(shown)
    assert option.content.target.endswith("Kaman")
    assert option.title == f"Shelter for the {shown} of Maungdaw"
    assert brief.annexes.plan_rows[0].serves.startswith(f"protection: {shown}")
    page = spelt(render_brief(brief, frozen_hash=brief_hash(brief)))
    assert shown in page
    readable = names_within(page, (GROUP.name, *GROUP.aliases))
    assert bool(readable) is not protected


def test_s17_a_name_that_holds_a_protected_one_goes_whole(ministry: Ministry) -> None:
    """“Arakan MMR Group 1 Salvation Army” would tell every reader who Group 1 is."""
    open_file(ministry)
    group(ministry, protected=True)
    perpetrator(ministry, name="Arakan Rohingya Salvation Army", protected=False)
    perpetrator(ministry, name="Border Guard Police", protected=False)
    with ministry.store.read() as session:
        of_the_file, of_every_file = protected_names(LiveRows(session, "MMR")), every_protected_name(session)
    written = "The Arakan Rohingya Salvation Army attacked the Border Guard Police near Rohingya villages."
    for names in (of_the_file, of_every_file):
        said = veiled(written, names)
        assert said == "The MMR Actor 1 attacked the Border Guard Police near MMR Group 1 villages."
