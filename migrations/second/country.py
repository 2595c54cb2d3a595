"""The background of a risk in a country file: groups and actors, history, structures, treaties, mechanisms."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded

_ANSWERED_ANEW = ("baseline_flags", "checklist_answers", "treaty_statuses")
"""Tables whose rows are answers of a day: a new answer is a new row."""

_REGISTERS = (
    "actor_relations",
    "country_mechanisms",
    "entered_recommendations",
    "groups_at_risk",
    "past_atrocities",
    "perpetrators",
    "special_procedures",
    "universal_reviews",
)


def create() -> None:
    """Create the tables and their indexes."""
    _checklist_answers()
    _country_mechanisms()
    _groups_at_risk()
    _past_atrocities()
    _perpetrators()
    _special_procedures()
    _treaty_statuses()
    _universal_reviews()
    _actor_relations()
    _baseline_flags()
    _entered_recommendations()


def statements() -> Iterator[str]:
    """The triggers of these tables."""
    for table in _ANSWERED_ANEW:
        yield from recorded(table, append_only=True)
    for table in _REGISTERS:
        yield from recorded(table)
        yield abort(
            f"{table}_withdrawn_stay",
            f"update on {table}",
            "old.withdrawn_at is not null or new.country <> old.country",
            "a withdrawn entry stays as it is, and every entry with its country",
        )
    for event in ("insert", "update"):
        yield abort(
            f"actor_relations_of_one_file_{event}",
            f"{event} on actor_relations",
            "exists (select 1 from groups_at_risk where id in (new.from_group_id, new.to_group_id) "
            "and country <> new.country) or exists (select 1 from perpetrators "
            "where id in (new.from_perpetrator_id, new.to_perpetrator_id) and country <> new.country)",
            "a relation is between groups and actors of one file",
        )


def _checklist_answers() -> None:
    op.create_table(
        "checklist_answers",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column(
            "reply",
            sa.Enum(
                "yes",
                "partly",
                "no",
                "unknown",
                name="checklistreply",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_checklist_answers_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_checklist_answers_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_answers")),
    )
    op.create_index(op.f("ix_checklist_answers_country"), "checklist_answers", ["country"], unique=False)


def _country_mechanisms() -> None:
    op.create_table(
        "country_mechanisms",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "body",
            sa.Enum(
                "security_council",
                "general_assembly",
                "human_rights_council",
                "icj",
                "icc",
                "regional",
                "hybrid",
                "national",
                "other",
                name="mechanismbody",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "investigation",
                "evidence",
                "criminal_court",
                "state_court",
                "session",
                "review",
                name="mechanismkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "week",
                "month",
                "year",
                name="dateprecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("caution", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_country_mechanisms_withdrawn"),
        ),
        sa.CheckConstraint(
            "(since is null) = (precision is null)", name=op.f("ck_country_mechanisms_precision")
        ),
        sa.CheckConstraint(
            "ended_on is null or since is null or ended_on >= since", name=op.f("ck_country_mechanisms_order")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_country_mechanisms_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_country_mechanisms_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_country_mechanisms_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_country_mechanisms")),
    )
    op.create_index(op.f("ix_country_mechanisms_country"), "country_mechanisms", ["country"], unique=False)


def _groups_at_risk() -> None:
    op.create_table(
        "groups_at_risk",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column(
            "identity",
            sa.Enum(
                "ethnic",
                "national",
                "racial",
                "religious",
                "political",
                "gender",
                "other",
                name="identitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("size_low", sa.BigInteger(), nullable=True),
        sa.Column("size_high", sa.BigInteger(), nullable=True),
        sa.Column("size_as_of", sa.Date(), nullable=True),
        sa.Column("size_source", sa.Text(), nullable=False),
        sa.Column("risk", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_groups_at_risk_withdrawn"),
        ),
        sa.CheckConstraint(
            "(size_low is null) = (size_high is null)", name=op.f("ck_groups_at_risk_size_is_a_range")
        ),
        sa.CheckConstraint("size_low >= 0 and size_high >= size_low", name=op.f("ck_groups_at_risk_size")),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_groups_at_risk_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_groups_at_risk_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_groups_at_risk_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups_at_risk")),
    )
    op.create_index(op.f("ix_groups_at_risk_country"), "groups_at_risk", ["country"], unique=False)


def _past_atrocities() -> None:
    op.create_table(
        "past_atrocities",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column(
            "began_precision",
            sa.Enum(
                "day",
                "week",
                "month",
                "year",
                name="dateprecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ended_precision",
            sa.Enum(
                "day",
                "week",
                "month",
                "year",
                name="dateprecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("crimes", sa.JSON(), nullable=False),
        sa.Column("perpetrator", sa.Text(), nullable=False),
        sa.Column("victims", sa.Text(), nullable=False),
        sa.Column("dead_low", sa.BigInteger(), nullable=True),
        sa.Column("dead_high", sa.BigInteger(), nullable=True),
        sa.Column("numbers_source", sa.Text(), nullable=False),
        sa.Column("caution", sa.Text(), nullable=False),
        sa.Column(
            "accountability",
            sa.Enum(
                "none",
                "partial",
                "full",
                "unknown",
                name="accountability",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("accountability_where", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_past_atrocities_withdrawn"),
        ),
        sa.CheckConstraint(
            "(dead_low is null) = (dead_high is null)", name=op.f("ck_past_atrocities_numbers_are_a_range")
        ),
        sa.CheckConstraint(
            "dead_low >= 0 and dead_high >= dead_low", name=op.f("ck_past_atrocities_numbers")
        ),
        sa.CheckConstraint(
            "ended_on is null or ended_on >= began_on", name=op.f("ck_past_atrocities_period")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_past_atrocities_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_past_atrocities_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_past_atrocities_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_atrocities")),
    )
    op.create_index(op.f("ix_past_atrocities_country"), "past_atrocities", ["country"], unique=False)


def _perpetrators() -> None:
    op.create_table(
        "perpetrators",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "state_force",
                "militia",
                "armed_group",
                "party",
                "foreign_state",
                "company",
                "person",
                "other",
                name="perpetratorkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_perpetrators_withdrawn"),
        ),
        sa.ForeignKeyConstraint(["country"], ["country_files.country"], name=op.f("fk_perpetrators_country")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_perpetrators_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_perpetrators_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perpetrators")),
    )
    op.create_index(op.f("ix_perpetrators_country"), "perpetrators", ["country"], unique=False)


def _special_procedures() -> None:
    op.create_table(
        "special_procedures",
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "visit",
                "visit_request",
                "allegation_letter",
                "urgent_appeal",
                "other_letter",
                "statement",
                "report",
                name="procedurekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reply_due", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(replied_on is null) = (reply = '')", name=op.f("ck_special_procedures_reply_whole")
        ),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_special_procedures_withdrawn"),
        ),
        sa.CheckConstraint(
            "replied_on is null or replied_on >= acted_on", name=op.f("ck_special_procedures_reply_order")
        ),
        sa.CheckConstraint(
            "reply_due is null or reply_due >= acted_on", name=op.f("ck_special_procedures_due_order")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_special_procedures_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_special_procedures_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_special_procedures_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_special_procedures")),
    )
    op.create_index(op.f("ix_special_procedures_country"), "special_procedures", ["country"], unique=False)


def _treaty_statuses() -> None:
    op.create_table(
        "treaty_statuses",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("treaty", sa.Text(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "party",
                "signed",
                "not_party",
                "withdrawn",
                "unknown",
                name="treatystanding",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("reservations", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_treaty_statuses_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_treaty_statuses_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_treaty_statuses")),
    )
    op.create_index(op.f("ix_treaty_statuses_country"), "treaty_statuses", ["country"], unique=False)


def _universal_reviews() -> None:
    op.create_table(
        "universal_reviews",
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column(
            "precision",
            sa.Enum(
                "day",
                "week",
                "month",
                "year",
                name="dateprecision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_universal_reviews_withdrawn"),
        ),
        sa.CheckConstraint("cycle between 1 and 99", name=op.f("ck_universal_reviews_cycle")),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_universal_reviews_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_universal_reviews_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_universal_reviews_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_universal_reviews")),
    )
    op.create_index(op.f("ix_universal_reviews_country"), "universal_reviews", ["country"], unique=False)


def _actor_relations() -> None:
    op.create_table(
        "actor_relations",
        sa.Column("from_group_id", sa.String(length=36), nullable=True),
        sa.Column("from_perpetrator_id", sa.String(length=36), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "targets",
                "incites_against",
                "controls",
                "commands",
                "supplies",
                "finances",
                "allied_with",
                "fights",
                "shares_area",
                "protects",
                name="relationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("to_group_id", sa.String(length=36), nullable=True),
        sa.Column("to_perpetrator_id", sa.String(length=36), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_actor_relations_withdrawn"),
        ),
        sa.CheckConstraint(
            "(from_group_id is null) <> (from_perpetrator_id is null)",
            name=op.f("ck_actor_relations_one_from"),
        ),
        sa.CheckConstraint(
            "(to_group_id is null) <> (to_perpetrator_id is null)", name=op.f("ck_actor_relations_one_to")
        ),
        sa.CheckConstraint(
            "coalesce(from_group_id, from_perpetrator_id) <> coalesce(to_group_id, to_perpetrator_id)",
            name=op.f("ck_actor_relations_not_itself"),
        ),
        sa.CheckConstraint(
            "until is null or since is null or until >= since", name=op.f("ck_actor_relations_order")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_actor_relations_country")
        ),
        sa.ForeignKeyConstraint(
            ["from_group_id"],
            ["groups_at_risk.id"],
            name=op.f("fk_actor_relations_from_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["from_perpetrator_id"],
            ["perpetrators.id"],
            name=op.f("fk_actor_relations_from_perpetrator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_actor_relations_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_group_id"],
            ["groups_at_risk.id"],
            name=op.f("fk_actor_relations_to_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_perpetrator_id"],
            ["perpetrators.id"],
            name=op.f("fk_actor_relations_to_perpetrator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_actor_relations_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_relations")),
    )
    op.create_index(op.f("ix_actor_relations_country"), "actor_relations", ["country"], unique=False)


def _baseline_flags() -> None:
    op.create_table(
        "baseline_flags",
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("atrocity_id", sa.String(length=36), nullable=True),
        sa.Column("set_by_id", sa.String(length=36), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["atrocity_id"],
            ["past_atrocities.id"],
            name=op.f("fk_baseline_flags_atrocity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_baseline_flags_country")
        ),
        sa.ForeignKeyConstraint(
            ["set_by_id"],
            ["people.id"],
            name=op.f("fk_baseline_flags_set_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline_flags")),
    )
    op.create_index(op.f("ix_baseline_flags_country"), "baseline_flags", ["country"], unique=False)


def _entered_recommendations() -> None:
    op.create_table(
        "entered_recommendations",
        sa.Column(
            "body",
            sa.Enum(
                "upr",
                "treaty_body",
                "special_procedure",
                "other",
                name="recommendingbody",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recommended_by", sa.Text(), nullable=False),
        sa.Column("recommended_on", sa.Date(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "response",
            sa.Enum(
                "supported",
                "noted",
                "pending",
                "none",
                name="uprresponse",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.String(length=36), nullable=True),
        sa.Column("withdrawal_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawal_reason = '')",
            name=op.f("ck_entered_recommendations_withdrawn"),
        ),
        sa.CheckConstraint(
            "cycle is null or cycle between 1 and 99", name=op.f("ck_entered_recommendations_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["country"], ["country_files.country"], name=op.f("fk_entered_recommendations_country")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_entered_recommendations_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["people.id"],
            name=op.f("fk_entered_recommendations_withdrawn_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entered_recommendations")),
    )
    op.create_index(
        op.f("ix_entered_recommendations_country"), "entered_recommendations", ["country"], unique=False
    )
