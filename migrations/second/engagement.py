"""Part of revision 0002: engagement through the lens. The tables, and the triggers that hold its rules."""

from collections.abc import Iterator

from migrations.guards import abort, recorded
from migrations.second import engagement_dealings, engagement_tables

_CHANGING = (
    "engagements",
    "impact_assessments",
    "engagement_steps",
    "peace_processes",
    "stakeholders",
    "trigger_events",
    "exposures",
    "opportunities",
    "messages",
)
_APPEND_ONLY = (
    "rights_effects",
    "interest_weighings",
    "benchmarks",
    "benchmark_findings",
    "trigger_waivers",
    "commitments",
    "conduct_observations",
)


def create() -> None:
    """Create the tables and their indexes."""
    engagement_tables.create()
    engagement_dealings.create()


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    for table in _CHANGING:
        yield from recorded(table)
    for table in _APPEND_ONLY:
        yield from recorded(table, append_only=True)
    yield from _interests()
    yield from _impact()
    yield from _steps()
    yield from _events()
    yield from _dealings()


def _interests() -> Iterator[str]:
    # The file itself says whether the risk was clear that day; the row cannot say less (S-37).
    yield abort(
        "interest_weighings_risk_clear",
        "insert on interest_weighings",
        "not new.risk_clear and new.put_first <> 'atrocity_prevention' and exists (select 1 from ("
        "select phase, risk_level, ongoing from phase_changes where country = new.country "
        "and effective_on <= new.weighed_on order by effective_on desc, ledger_entry desc limit 1) "
        "where phase in ('violence_escalation', 'imminent_risk') or risk_level in ('high', 'very_high') "
        "or ongoing = 'yes')",
        "where the risk is clear, another interest comes first only under an authorised name",
    )


def _impact() -> Iterator[str]:
    yield abort(
        "impact_assessments_begin_as_draft",
        "insert on impact_assessments",
        "new.status <> 'draft'",
        "an impact assessment begins as a draft",
    )
    yield abort(
        "impact_assessments_fixed",
        "update on impact_assessments",
        "old.status = 'signed' or new.number <> old.number or new.country <> old.country "
        "or new.author_id <> old.author_id or new.supersedes_id is not old.supersedes_id",
        "a signed impact assessment is never changed, and a draft stays whose it is",
    )
    yield abort(
        "impact_assessments_whole",
        "update of status on impact_assessments",
        "new.status = 'signed' and (trim(new.groups) = '' or trim(new.effect) = '' "
        "or trim(new.grievance_risk) = '' or trim(new.mitigations) = '' or trim(new.residual_risk) = '' "
        "or (select count(distinct json_extract(value, '$.code')) "
        "from json_each(new.considerations) where trim(json_extract(value, '$.answer')) <> '') <> 6)",
        "a signed impact assessment has all its parts and answers all six considerations",
    )
    yield abort(
        "impact_assessments_own_signature",
        "update of status on impact_assessments",
        "new.status = 'signed' and not exists (select 1 from ledger where number = new.ledger_entry "
        "and signature is not null and person_id = new.signer_id)",
        "an impact assessment is signed by its signer and nobody for them",
    )
    yield abort(
        "impact_assessments_superseded_once",
        "update of status on impact_assessments",
        "new.status = 'signed' and new.supersedes_id is not null and exists (select 1 from impact_assessments "
        "where supersedes_id = new.supersedes_id and status = 'signed' and id <> new.id)",
        "an impact assessment is superseded once",
    )


def _steps() -> Iterator[str]:
    latest = (
        "select state from benchmark_findings where benchmark_id = b.id "
        "order by found_on desc, recorded_at desc, ledger_entry desc limit 1"
    )
    yield abort(
        "engagement_steps_begin_locked",
        "insert on engagement_steps",
        "new.status <> 'locked'",
        "a step begins locked",
    )
    yield abort(
        "engagement_steps_benchmarks",
        "update of status on engagement_steps",
        "new.status = 'open' and old.status <> 'open' and ("
        "not exists (select 1 from benchmarks where step_id = new.id) and new.ordinal > 1 or exists ("
        f"select 1 from benchmarks b where b.step_id = new.id and coalesce(({latest}), 'unmet') <> 'met'))",
        "a step stays locked while a benchmark of it is unmet",
    )
    yield abort(
        "engagement_steps_in_order",
        "update of status on engagement_steps",
        "new.status = 'open' and exists (select 1 from engagement_steps where engagement_id = new.engagement_id "
        "and ordinal < new.ordinal and status <> 'open')",
        "steps open in their order",
    )
    yield abort(
        "engagement_steps_stay_open",
        "update of status on engagement_steps",
        "old.status = 'open' and new.status <> 'open'",
        "that a step was opened stays on record",
    )
    yield abort(
        "engagement_steps_keep_their_place",
        "update on engagement_steps",
        "new.engagement_id <> old.engagement_id or new.ordinal <> old.ordinal",
        "a step keeps its place",
    )
    yield abort(
        "benchmarks_before_the_step",
        "insert on benchmarks",
        "exists (select 1 from engagement_steps where id = new.step_id and status = 'open')",
        "a benchmark is set before its step opens",
    )


def _events() -> Iterator[str]:
    yield abort(
        "trigger_events_begin_proposed",
        "insert on trigger_events",
        "new.status <> 'proposed'",
        "a trigger event begins as proposed",
    )
    yield abort(
        "trigger_events_fixed",
        "update on trigger_events",
        "old.status <> 'proposed'",
        "a trigger event that is decided or withdrawn stays so",
    )
    yield abort(
        "trigger_events_annex",
        "update of status on trigger_events",
        "new.status = 'decided' and not exists (select 1 from trigger_waivers where event_id = new.id) and ("
        "new.annex_kind is null or new.annex_days is null "
        "or julianday(new.decided_on) - julianday(new.annex_on) not between 0 and new.annex_days "
        "or new.annex_kind = 'risk_assessment' and not exists (select 1 from risk_assessments "
        "where id = new.risk_assessment_id and country = new.country and completed_at is not null) "
        "or new.annex_kind = 'impact_assessment' and not exists (select 1 from impact_assessments "
        "where id = new.impact_assessment_id and country = new.country and status = 'signed'))",
        "a trigger event is decided with a risk annex or a recorded waiver",
    )
    yield abort(
        "trigger_waivers_before_the_decision",
        "insert on trigger_waivers",
        "exists (select 1 from trigger_events where id = new.event_id and status <> 'proposed')",
        "an annex is waived before the decision, not after it",
    )
    yield abort(
        "trigger_waivers_own_signature",
        "insert on trigger_waivers",
        "not exists (select 1 from ledger where number = new.ledger_entry "
        "and signature is not null and person_id = new.focal_point_id)",
        "a waiver is signed by the focal point and nobody for them",
    )


def _dealings() -> Iterator[str]:
    # The column that says that a row is over, of tables whose rows stay then.
    for table, over in (
        ("exposures", "old.ended_on is not null"),
        ("opportunities", "old.status <> 'open'"),
        ("messages", "old.until is not null"),
    ):
        yield abort(
            f"{table}_over_stay",
            f"update on {table}",
            f"{over} or new.country <> old.country",
            f"what is over stays as it is in {table}, and every row with its country",
        )
    yield abort(
        "messages_fixed",
        "update on messages",
        "new.number <> old.number or new.ours <> old.ours or new.given_by <> old.given_by "
        "or new.given_to <> old.given_to or new.given_on <> old.given_on or new.subject <> old.subject "
        "or new.stance <> old.stance or new.text <> old.text",
        "what was said stays as it was logged",
    )
