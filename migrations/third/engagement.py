"""Part of revision 0003: a waiver is confirmed by the authority that it names; money and days that cannot be are refused."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded

_MONEY = (
    ("instruments", "ceiling_amount", "ceiling_currency"),
    ("options", "cost_amount", "cost_currency"),
    ("decisions", "cost_amount", "cost_currency"),
    ("engagements", "amount", "currency"),
    ("plan_measures", "cost_amount", "cost_currency"),
)
"""Amounts with their currency. That both stand or neither does is a CHECK of each table since it was made."""


def create() -> None:
    """Create the tables and their indexes."""
    op.add_column("trigger_waivers", sa.Column("confirmation_asked", sa.Boolean(), nullable=True))
    _waiver_papers()
    _waiver_replies()


def statements() -> Iterator[str]:
    """The triggers of these tables, and those that older tables lacked."""
    for table in ("waiver_papers", "waiver_replies"):
        yield from recorded(table, append_only=True)
    yield from _waivers()
    yield from _money()
    yield from _days()


def _waivers() -> Iterator[str]:
    yield abort(
        "trigger_waivers_ask_confirmation",
        "insert on trigger_waivers",
        "new.confirmation_asked is not 1",
        "the authority that a waiver names is asked to confirm it",
    )
    settled = (
        "exists (select 1 from trigger_waivers w join trigger_events e on e.id = w.event_id "
        "where w.id = new.waiver_id and e.status <> 'proposed')"
    )
    for table in ("waiver_papers", "waiver_replies"):
        yield abort(
            f"{table}_before_the_decision",
            f"insert on {table}",
            settled,
            "a waiver is answered before the decision, not after it",
        )
    yield abort(
        "waiver_papers_not_their_own",
        "insert on waiver_papers",
        "exists (select 1 from trigger_waivers where id = new.waiver_id and authority_id = new.recorded_by_id)",
        "an authority does not record their own paper",
    )
    yield abort(
        "waiver_papers_unanswered",
        "insert on waiver_papers",
        "exists (select 1 from waiver_replies where waiver_id = new.waiver_id)",
        "a waiver is answered once",
    )
    yield abort(
        "waiver_replies_own_signature",
        "insert on waiver_replies",
        "not exists (select 1 from ledger where number = new.ledger_entry "
        "and signature is not null and person_id = new.person_id)",
        "a waiver is answered by a person and nobody for them",
    )
    yield abort(
        "waiver_replies_by_the_authority",
        "insert on waiver_replies",
        "new.paper_id is null and not exists (select 1 from trigger_waivers "
        "where id = new.waiver_id and authority_id = new.person_id)",
        "a waiver is confirmed or declined by the authority that it names",
    )
    yield abort(
        "waiver_replies_as_on_paper",
        "insert on waiver_replies",
        "new.paper_id is not null and not exists (select 1 from waiver_papers where id = new.paper_id "
        "and waiver_id = new.waiver_id and answer = new.answer and reason = new.reason "
        "and recorded_by_id <> new.person_id)",
        "a second person confirms what the paper says",
    )
    yield "drop trigger trigger_events_annex"
    yield abort(
        "trigger_events_annex",
        "update of status on trigger_events",
        "new.status = 'decided' and not exists (select 1 from trigger_waivers w "
        "join waiver_replies r on r.waiver_id = w.id left join waiver_papers p on p.id = r.paper_id "
        "where w.event_id = new.id and r.answer = 'confirmed' "
        # An instant is kept in UTC, and the ministry's own day may be one day more.
        "and coalesce(p.signed_on, date(r.answered_at, '-1 day')) <= new.decided_on) and ("
        "new.annex_kind is null or new.annex_days is null "
        "or julianday(new.decided_on) - julianday(new.annex_on) not between 0 and new.annex_days "
        "or new.annex_kind = 'risk_assessment' and not exists (select 1 from risk_assessments "
        "where id = new.risk_assessment_id and country = new.country and completed_at is not null) "
        "or new.annex_kind = 'impact_assessment' and not exists (select 1 from impact_assessments "
        "where id = new.impact_assessment_id and country = new.country and status = 'signed'))",
        "a trigger event is decided with a risk annex or a confirmed waiver",
    )


def _money() -> Iterator[str]:
    # Amounts are text, digit for digit: no sign, no exponent, nothing that is no number.
    for table, amount, currency in _MONEY:
        wrong = (
            f"new.{amount} is not null and (new.{amount} not glob '[0-9]*' or new.{amount} glob '*[^0-9.]*' "
            f"or new.{amount} glob '*.*.*') "
            f"or new.{currency} is not null and new.{currency} not glob '[A-Z][A-Z][A-Z]' "
            f"or (new.{amount} is null) <> (new.{currency} is null)"
        )
        for event in ("insert", f"update of {amount}, {currency}"):
            yield abort(
                f"{table}_money_{event.split()[0]}",
                f"{event} on {table}",
                wrong,
                f"an amount of {table} is not negative and has a currency of three capitals",
            )


def _days() -> Iterator[str]:
    # Instants are kept in UTC, and the ministry's own day may be one day more or less.
    entered = "(select at from ledger where number = new.ledger_entry)"
    yield abort(
        "lessons_closed_after_they_were_drawn",
        "update of closed_on on lessons",
        f"new.closed_on < date(new.recorded_at, '-1 day') or new.closed_on > date({entered}, '+1 day')",
        "a lesson is closed after it was drawn, and not in the future",
    )
    yield abort(
        "measure_results_after_the_agreement",
        "insert on measure_results",
        "new.seen_on > date(new.recorded_at, '+1 day') or new.seen_on < (select date(p.agreed_at, '-1 day') "
        "from action_plans p join plan_measures m on m.plan_id = p.id where m.id = new.measure_id)",
        "a result is seen after its measure was agreed, and not in the future",
    )
    yield abort(
        "treatment_checks_not_in_the_future",
        "insert on treatment_checks",
        "new.checked_on > date(new.recorded_at, '+1 day')",
        "a check is not made in the future",
    )


def _waiver_papers() -> None:
    op.create_table(
        "waiver_papers",
        sa.Column("waiver_id", sa.String(length=36), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "confirmed",
                "declined",
                name="waiveranswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("scan_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_by_id", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_waiver_papers_reason")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["people.id"],
            name=op.f("fk_waiver_papers_recorded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["attachments.id"],
            name=op.f("fk_waiver_papers_scan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["waiver_id"],
            ["trigger_waivers.id"],
            name=op.f("fk_waiver_papers_waiver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver_papers")),
    )
    op.create_index(op.f("ix_waiver_papers_waiver_id"), "waiver_papers", ["waiver_id"], unique=False)


def _waiver_replies() -> None:
    op.create_table(
        "waiver_replies",
        sa.Column("waiver_id", sa.String(length=36), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "confirmed",
                "declined",
                name="waiveranswer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("paper_id", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("trim(reason) <> ''", name=op.f("ck_waiver_replies_reason")),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["waiver_papers.id"],
            name=op.f("fk_waiver_replies_paper_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_waiver_replies_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["waiver_id"],
            ["trigger_waivers.id"],
            name=op.f("fk_waiver_replies_waiver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver_replies")),
        sa.UniqueConstraint("waiver_id", name=op.f("uq_waiver_replies_waiver_id")),
    )
