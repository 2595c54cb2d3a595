"""Tables of revision 0002: levers, action plans and their measures, lessons."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded


def create() -> None:
    """Create the tables and their indexes; options say when their result is looked at, and where they came from."""
    op.create_table(
        "action_plans",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "risk_present",
                "violence_escalation",
                "imminent_risk",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "submitted",
                "agreed",
                "superseded",
                name="planstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("context_note", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(), nullable=False),
        sa.Column("drafted_by_id", sa.String(length=36), nullable=False),
        sa.Column("submitted_at", sa.DateTime(), nullable=True),
        sa.Column("submitted_by_id", sa.String(length=36), nullable=True),
        sa.Column("submitted_to_id", sa.String(length=36), nullable=True),
        sa.Column("agreed_at", sa.DateTime(), nullable=True),
        sa.Column("agreed_by_id", sa.String(length=36), nullable=True),
        sa.Column("agreed_office_id", sa.String(length=36), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=True),
        sa.Column("document_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(state in ('agreed', 'superseded')) = (agreed_at is not null) and (agreed_at is null) = (agreed_by_id is null) and (agreed_at is null) = (agreed_office_id is null)",
            name=op.f("ck_action_plans_agreed_by_someone"),
        ),
        sa.CheckConstraint(
            "state <> 'submitted' or submitted_to_id is not null", name=op.f("ck_action_plans_addressed")
        ),
        sa.CheckConstraint(
            "state = 'draft' or (length(trim(rationale)) > 0 and length(trim(context_note)) > 0)",
            name=op.f("ck_action_plans_context_before_submission"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_action_plans_version")),
        sa.ForeignKeyConstraint(
            ["agreed_by_id"],
            ["people.id"],
            name=op.f("fk_action_plans_agreed_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["agreed_office_id"],
            ["offices.id"],
            name=op.f("fk_action_plans_agreed_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_action_plans_country")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["attachments.id"],
            name=op.f("fk_action_plans_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by_id"],
            ["people.id"],
            name=op.f("fk_action_plans_drafted_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_action_plans_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["submitted_by_id"],
            ["people.id"],
            name=op.f("fk_action_plans_submitted_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["submitted_to_id"],
            ["offices.id"],
            name=op.f("fk_action_plans_submitted_to_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_plans")),
        sa.UniqueConstraint(
            "country", "phase", "version", name=op.f("uq_action_plans_country_phase_version")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_action_plans_number")),
    )
    op.create_index(op.f("ix_action_plans_country"), "action_plans", ["country"], unique=False)
    op.create_index(
        "ix_action_plans_one_agreed",
        "action_plans",
        ["country", "phase"],
        unique=True,
        sqlite_where=sa.text("state = 'agreed'"),
    )
    op.create_table(
        "lessons",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("to_do", sa.Text(), nullable=False),
        sa.Column("not_transferable", sa.Text(), nullable=False),
        sa.Column("protection_outcome", sa.Text(), nullable=False),
        sa.Column("people_protected", sa.Integer(), nullable=True),
        sa.Column(
            "protection_confidence",
            sa.Enum(
                "low",
                "moderate",
                "high",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.String(length=36), nullable=True),
        sa.Column("acted_on", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(closed_on is null) = (closed_by_id is null) and (closed_on is null) = (length(acted_on) = 0)",
            name=op.f("ck_lessons_closed_when_acted_on"),
        ),
        sa.CheckConstraint(
            "(people_protected is null) = (protection_confidence is null)",
            name=op.f("ck_lessons_protection_with_confidence"),
        ),
        sa.CheckConstraint("length(trim(not_transferable)) > 0", name=op.f("ck_lessons_limits_of_transfer")),
        sa.CheckConstraint(
            "people_protected is null or people_protected >= 0", name=op.f("ck_lessons_people_protected")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"],
            ["people.id"],
            name=op.f("fk_lessons_closed_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_lessons_country")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_lessons_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lessons")),
        sa.UniqueConstraint("number", name=op.f("uq_lessons_number")),
    )
    op.create_index(op.f("ix_lessons_country"), "lessons", ["country"], unique=False)
    op.create_table(
        "levers",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=True),
        sa.Column("owner_office_id", sa.String(length=36), nullable=False),
        sa.Column("lead_time_days", sa.Integer(), nullable=False),
        sa.Column("requirements", sa.Text(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.String(length=36), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_on is null) = (length(withdrawal_reason) = 0)",
            name=op.f("ck_levers_withdrawn_with_reason"),
        ),
        sa.CheckConstraint("lead_time_days >= 0", name=op.f("ck_levers_lead_time")),
        sa.ForeignKeyConstraint(
            ["added_by_id"],
            ["people.id"],
            name=op.f("fk_levers_added_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_levers_country")),
        sa.ForeignKeyConstraint(
            ["owner_office_id"],
            ["offices.id"],
            name=op.f("fk_levers_owner_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_levers")),
        sa.UniqueConstraint("number", name=op.f("uq_levers_number")),
    )
    op.create_index(op.f("ix_levers_country"), "levers", ["country"], unique=False)
    op.create_table(
        "plan_measures",
        sa.Column("plan_id", sa.String(length=36), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("mechanisms", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("owner_office_id", sa.String(length=36), nullable=False),
        sa.Column(
            "target",
            sa.Enum(
                "perpetrator",
                "victim",
                "context",
                name="target",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "strand",
            sa.Enum(
                "structural", "direct", name="strand", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "coercion",
            sa.Enum(
                "non_coercive",
                "non_military_coercive",
                "military",
                name="coercion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "outcome_class",
            sa.Enum(
                "structural",
                "pressure",
                "accountability",
                "protection",
                name="outcomeclass",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("cost_amount", sa.String(length=32), nullable=True),
        sa.Column("cost_currency", sa.Text(), nullable=True),
        sa.Column("who_pays", sa.Text(), nullable=False),
        sa.Column("lead_time", sa.Text(), nullable=False),
        sa.Column("expected_outcome", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("harm_to_civilians", sa.Text(), nullable=False),
        sa.Column("humanitarian_effect", sa.Text(), nullable=False),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("dropped_at", sa.DateTime(), nullable=True),
        sa.Column("dropped_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "coercion = 'non_coercive' or length(trim(humanitarian_effect)) > 0",
            name=op.f("ck_plan_measures_humanitarian_effect"),
        ),
        sa.CheckConstraint(
            "(cost_amount is null) = (cost_currency is null)", name=op.f("ck_plan_measures_cost")
        ),
        sa.CheckConstraint(
            "(dropped_at is null) = (length(dropped_reason) = 0)",
            name=op.f("ck_plan_measures_dropped_with_reason"),
        ),
        sa.CheckConstraint("ordinal > 0", name=op.f("ck_plan_measures_ordinal")),
        sa.ForeignKeyConstraint(
            ["owner_office_id"],
            ["offices.id"],
            name=op.f("fk_plan_measures_owner_office_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["action_plans.id"],
            name=op.f("fk_plan_measures_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_measures")),
        sa.UniqueConstraint("plan_id", "ordinal", name=op.f("uq_plan_measures_plan_id_ordinal")),
    )
    op.create_index(op.f("ix_plan_measures_plan_id"), "plan_measures", ["plan_id"], unique=False)
    op.create_table(
        "measure_results",
        sa.Column("measure_id", sa.String(length=36), nullable=False),
        sa.Column(
            "effect",
            sa.Enum(
                "as_expected",
                "partly",
                "none",
                "adverse",
                "not_used",
                name="measureeffect",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(trim(result)) > 0", name=op.f("ck_measure_results_result")),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["plan_measures.id"],
            name=op.f("fk_measure_results_measure_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_measure_results_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_results")),
    )
    op.create_index(op.f("ix_measure_results_measure_id"), "measure_results", ["measure_id"], unique=False)
    op.create_table(
        "plan_openings",
        sa.Column("plan_id", sa.String(length=36), nullable=False),
        sa.Column("phase_change_id", sa.String(length=36), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["phase_change_id"],
            ["phase_changes.id"],
            name=op.f("fk_plan_openings_phase_change_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["action_plans.id"],
            name=op.f("fk_plan_openings_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_openings")),
        sa.UniqueConstraint(
            "plan_id", "phase_change_id", name=op.f("uq_plan_openings_plan_id_phase_change_id")
        ),
    )
    op.create_index(op.f("ix_plan_openings_plan_id"), "plan_openings", ["plan_id"], unique=False)
    op.create_table(
        "lesson_facts",
        sa.Column("lesson_id", sa.String(length=36), nullable=False),
        sa.Column("evidence_id", sa.String(length=36), nullable=True),
        sa.Column("report_id", sa.String(length=36), nullable=True),
        sa.Column("decision_id", sa.String(length=36), nullable=True),
        sa.Column("response_id", sa.String(length=36), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(case when evidence_id is null then 0 else 1 end) + (case when report_id is null then 0 else 1 end) + (case when decision_id is null then 0 else 1 end) + (case when response_id is null then 0 else 1 end) = 1",
            name=op.f("ck_lesson_facts_one_fact"),
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_lesson_facts_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence_items.id"],
            name=op.f("fk_lesson_facts_evidence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"],
            ["lessons.id"],
            name=op.f("fk_lesson_facts_lesson_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name=op.f("fk_lesson_facts_report_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_lesson_facts_response_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_facts")),
    )
    op.create_index(op.f("ix_lesson_facts_lesson_id"), "lesson_facts", ["lesson_id"], unique=False)
    op.create_table(
        "lever_uses",
        sa.Column("lever_id", sa.String(length=36), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.String(length=36), nullable=True),
        sa.Column("response_id", sa.String(length=36), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "decision_id is null or response_id is null", name=op.f("ck_lever_uses_one_purpose")
        ),
        sa.CheckConstraint("length(trim(reason)) > 0", name=op.f("ck_lever_uses_reason")),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_lever_uses_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["lever_id"],
            ["levers.id"],
            name=op.f("fk_lever_uses_lever_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_lever_uses_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_lever_uses_response_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lever_uses")),
    )
    op.create_index(op.f("ix_lever_uses_lever_id"), "lever_uses", ["lever_id"], unique=False)
    op.create_table(
        "treatment_checks",
        sa.Column("measure_id", sa.String(length=36), nullable=True),
        sa.Column("response_id", sa.String(length=36), nullable=True),
        sa.Column(
            "finding",
            sa.Enum(
                "equal",
                "unequal",
                "not_known",
                name="treatment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(measure_id is null) <> (response_id is null)", name=op.f("ck_treatment_checks_one_subject")
        ),
        sa.CheckConstraint("length(trim(note)) > 0", name=op.f("ck_treatment_checks_note")),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["plan_measures.id"],
            name=op.f("fk_treatment_checks_measure_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_treatment_checks_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_treatment_checks_response_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treatment_checks")),
    )
    op.create_index(op.f("ix_treatment_checks_measure_id"), "treatment_checks", ["measure_id"], unique=False)
    op.create_index(
        op.f("ix_treatment_checks_response_id"), "treatment_checks", ["response_id"], unique=False
    )
    op.create_table(
        "measure_groups",
        sa.Column("measure_id", sa.String(length=36), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["groups_at_risk.id"],
            name=op.f("fk_measure_groups_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["plan_measures.id"],
            name=op.f("fk_measure_groups_measure_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_groups")),
        sa.UniqueConstraint("measure_id", "group_id", name=op.f("uq_measure_groups_measure_id_group_id")),
    )
    op.create_index(op.f("ix_measure_groups_measure_id"), "measure_groups", ["measure_id"], unique=False)
    op.add_column("options", sa.Column("review_on", sa.Date(), nullable=True))
    # No foreign key, which SQLite could add only by copying the table: the trigger below sees to it.
    op.add_column("options", sa.Column("measure_id", sa.String(length=36), nullable=True))


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    yield from recorded("levers")
    yield from recorded("lever_uses", append_only=True)
    yield from recorded("action_plans")
    yield from recorded("plan_measures")
    yield from recorded("measure_groups")
    yield from recorded("plan_openings", append_only=True)
    yield from recorded("measure_results", append_only=True)
    yield from recorded("treatment_checks", append_only=True)
    yield from recorded("lessons")
    yield from recorded("lesson_facts")
    yield from _levers()
    yield from _plans()
    yield from _measures()
    yield from _lessons()


def _lessons() -> Iterator[str]:
    yield abort(
        "lessons_closed_stay",
        "update on lessons",
        "old.closed_on is not null or new.number <> old.number or new.country is not old.country",
        "a lesson that was acted on stays as it is, and every lesson where it was recorded",
    )
    closed = "exists (select 1 from lessons where id = new.lesson_id and closed_on is not null)"
    yield abort(
        "lesson_facts_of_an_open_lesson",
        "insert on lesson_facts",
        closed,
        "a lesson that was acted on stands on what it stood on",
    )
    yield abort(
        "lesson_facts_only_removed",
        "update on lesson_facts",
        f"{closed} or old.removed_at is not null or new.lesson_id <> old.lesson_id "
        "or new.evidence_id is not old.evidence_id or new.report_id is not old.report_id "
        "or new.decision_id is not old.decision_id or new.response_id is not old.response_id",
        "a fact of an open lesson is removed and never rewritten",
    )


def _levers() -> Iterator[str]:
    yield abort(
        "lever_uses_of_what_is_left",
        "insert on lever_uses",
        "exists (select 1 from lever_uses where lever_id = new.lever_id and whole) "
        "or exists (select 1 from levers where id = new.lever_id and withdrawn_on is not null)",
        "nothing is left of this lever",
    )
    yield abort(
        "levers_withdrawn_stay",
        "update on levers",
        "old.withdrawn_on is not null or new.number <> old.number or new.country <> old.country",
        "a lever that was withdrawn stays as it is, and every lever with its country",
    )


PLAN_STEPS = (
    ("draft", "submitted"),
    ("submitted", "draft"),
    ("submitted", "agreed"),
    ("agreed", "superseded"),
)

FIXED = (
    "number",
    "country",
    "phase",
    "version",
    "rationale",
    "context_note",
    "drafted_at",
    "drafted_by_id",
    "submitted_at",
    "submitted_by_id",
    "submitted_to_id",
    "agreed_at",
    "agreed_by_id",
    "agreed_office_id",
    "recorded_by_id",
    "document_id",
)
"""What an agreed plan says; only that it is superseded comes to it afterwards."""


def _plans() -> Iterator[str]:
    yield abort(
        "action_plans_begin_as_draft",
        "insert on action_plans",
        "new.state <> 'draft'",
        "an action plan begins as a draft",
    )
    steps = " or ".join(f"(old.state = '{before}' and new.state = '{after}')" for before, after in PLAN_STEPS)
    yield abort(
        "action_plans_flow",
        "update of state on action_plans",
        f"new.state <> old.state and not ({steps})",
        "this step is not in the flow of an action plan",
    )
    yield abort(
        "action_plans_agreed_fixed",
        "update on action_plans",
        "old.state in ('agreed', 'superseded') and ("
        + " or ".join(f"new.{column} is not old.{column}" for column in FIXED)
        + ")",
        "an agreed plan is never changed",
    )
    yield abort(
        "action_plans_submitted_fixed",
        "update on action_plans",
        "old.state = 'submitted' and "
        "(new.rationale is not old.rationale or new.context_note is not old.context_note "
        "or new.submitted_to_id is not old.submitted_to_id or new.submitted_by_id is not old.submitted_by_id "
        "or new.submitted_at is not old.submitted_at)",
        "a plan that was submitted is returned before it is changed",
    )
    yield abort(
        "action_plans_stay_whose_they_are",
        "update on action_plans",
        " or ".join(f"new.{column} <> old.{column}" for column in FIXED[:4] + FIXED[6:8]),
        "number, country, phase, version and drafter of a plan never change",
    )
    yield abort(
        "action_plans_have_measures",
        "update of state on action_plans",
        "new.state in ('submitted', 'agreed') and not exists "
        "(select 1 from plan_measures where plan_id = new.id and dropped_at is null)",
        "a plan without a measure is not put to anyone",
    )
    yield abort(
        "action_plans_agreed_by_another",
        "update of state on action_plans",
        "new.state = 'agreed' and (new.agreed_by_id in (old.drafted_by_id, old.submitted_by_id) "
        "or new.agreed_office_id is not old.submitted_to_id or new.agreed_at < old.submitted_at)",
        "a plan is agreed by the office that it was submitted to, and not by who drafted or submitted it",
    )
    yield abort(
        "plan_openings_fit",
        "insert on plan_openings",
        "not exists (select 1 from action_plans p join phase_changes c on c.country = p.country "
        "and c.phase = p.phase where p.id = new.plan_id and c.id = new.phase_change_id and p.state = 'agreed')",
        "a change of phase opens the agreed plan of that phase",
    )


def _measures() -> Iterator[str]:
    in_draft = "(select state from action_plans where id = new.plan_id) is not 'draft'"
    yield abort(
        "plan_measures_of_a_draft",
        "insert on plan_measures",
        in_draft,
        "a measure is added to a plan that is a draft",
    )
    yield abort(
        "plan_measures_changed_in_draft",
        "update on plan_measures",
        f"new.plan_id <> old.plan_id or {in_draft}",
        "the measures of a plan that is no draft are never changed",
    )
    for event in ("insert", "update"):
        yield abort(
            f"measure_groups_of_a_draft_{event}",
            f"{event} on measure_groups",
            "not exists (select 1 from plan_measures m join action_plans p on p.id = m.plan_id "
            "join groups_at_risk g on g.country = p.country "
            "where m.id = new.measure_id and g.id = new.group_id and p.state = 'draft')",
            "the groups of a measure are those of its country, and are set while its plan is a draft",
        )
    agreed = (
        "from plan_measures m join action_plans p on p.id = m.plan_id "
        "where m.id = new.measure_id and m.dropped_at is null and p.state in ('agreed', 'superseded')"
    )
    yield abort(
        "measure_results_of_agreed",
        "insert on measure_results",
        f"not exists (select 1 {agreed})",
        "a result belongs to a measure of an agreed plan",
    )
    for event in ("insert", "update"):
        yield abort(
            f"options_from_agreed_{event}",
            f"{event} on options",
            "new.measure_id is not null and not exists "
            f"(select 1 {agreed} and p.country = (select country from reports where id = new.report_id))",
            "an option is taken from an agreed plan of the country of its report",
        )
