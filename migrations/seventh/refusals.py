"""Part of revision 0007: the refusal of a record that differs from the signed paper, and what it opens again.

A decision whose record was refused was never made: it settles no option, ends no escalation and is never confirmed.
"""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from migrations.guards import abort, recorded

FLOW_STEPS = (("decided", "escalated"), ("responding", "escalated"))
"""The way back of a report whose last decision was none."""

_REFUSED = "exists (select 1 from record_refusals f where f.decision_id = d.id)"

_UNDECIDED = (
    "exists (select 1 from options o where o.report_id = {report} and o.dropped_at is null "
    "and not exists (select 1 from decisions d where d.option_id = o.id "
    f"and d.outcome in ('authorise', 'decline') and not {_REFUSED}))"
)
"""An option that stands before the authority has no decision that counts."""

_RECORDED_ANEW = (
    "(new.on_paper and exists (select 1 from decisions w join record_refusals f on f.decision_id = w.id "
    "join escalations e on e.id = w.escalation_id join reports r on r.id = w.report_id "
    "join briefs b on b.id = w.brief_id join options o on o.id = new.option_id and o.report_id = r.id "
    "where w.escalation_id = new.escalation_id and w.brief_id = new.brief_id "
    "and w.report_id = new.report_id and r.status = 'escalated' and r.country = new.country "
    "and o.dropped_at is null and exists (select 1 from ledger l where l.subject_kind = 'options' "
    "and l.subject_id = o.id and l.number < b.ledger_entry) "
    "and w.printed_hash = new.printed_hash and new.decided_at >= e.escalated_at "
    "and new.decided_at <= w.recorded_at and (e.ended_at is null or new.decided_at <= e.ended_at)))"
)
"""The paper of a refused record, recorded again on what it answered: also after a new version of the brief or a referral, and
of another option that stood in that brief, since the option itself may be what was recorded wrongly."""

DECISION_STANDING = f"""
create view decision_standing as
select d.id as decision_id, case
  when {_REFUSED} then 'record_refused'
  when d.outcome = 'authorise' and exists (select 1 from decision_lapses l where l.decision_id = d.id)
    then 'lapsed'
  when d.on_paper and not exists (select 1 from record_confirmations c where c.decision_id = d.id)
    then 'pending_confirmation'
  when d.outcome = 'decline' then 'declined'
  when d.outcome = 'defer' then 'deferred'
  when exists (
    select 1 from json_each(d.second_signatures_owed) owed where not exists (
      select 1 from second_signatures s where s.decision_id = d.id and s.office_id = owed.value))
    then 'pending_second_signature'
  when d.ratify_by is not null and not exists (
    select 1 from ratifications r where r.decision_id = d.id) then 'pending_ratification'
  else 'in_force' end as standing
from decisions d
"""


def create() -> None:
    """Create the table."""
    op.create_table(
        "record_refusals",
        sa.Column("decision_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("refused_at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("ledger_entry", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(trim(reason)) > 0", name=op.f("ck_record_refusals_says_what_differs")),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.id"],
            name=op.f("fk_record_refusals_decision_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name=op.f("fk_record_refusals_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_refusals")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_record_refusals_decision_id")),
    )
    for start, end in FLOW_STEPS:
        op.execute(
            sa.text("insert into flow_steps (from_status, to_status) values (:start, :end)").bindparams(
                start=start, end=end
            )
        )


def statements() -> Iterator[str]:
    """The view and the triggers in the place of those that knew no refusal, then those of the refusal itself."""
    yield "drop view decision_standing"
    yield DECISION_STANDING
    yield from recorded("record_refusals", append_only=True)
    yield from _refusal()
    yield from _decided()
    yield from _opened_again()


def _refusal() -> Iterator[str]:
    insert = "insert on record_refusals"
    yield abort(
        "record_refusals_of_paper",
        insert,
        # By the ledger, not by the clock: a clock that was put back makes no lawful act impossible.
        "not exists (select 1 from decisions d where d.id = new.decision_id and d.on_paper "
        "and new.ledger_entry > d.ledger_entry)",
        "only the record of a decision on paper is refused, and not before it was made",
    )
    yield abort(
        "record_refusals_unconfirmed",
        insert,
        "exists (select 1 from record_confirmations c where c.decision_id = new.decision_id)",
        "a record that was confirmed is not refused",
    )
    yield abort(
        "record_refusals_second_person",
        insert,
        "exists (select 1 from decisions d where d.id = new.decision_id "
        "and new.person_id in (d.recorded_by_id, d.person_id)) or exists "
        "(select 1 from decisions d join accounts a on a.id = d.recorded_by_id "
        "where d.id = new.decision_id and a.person_id = new.person_id)",
        "a record is refused by a second person who did not sign the paper",
    )
    yield abort(
        "record_refusals_separation",
        insert,
        "exists (select 1 from decisions d join reports r on r.id = d.report_id "
        "where d.id = new.decision_id and r.author_id = new.person_id) or exists "
        "(select 1 from decisions d join report_assessments a on a.report_id = d.report_id "
        "where d.id = new.decision_id and a.assessor_id = new.person_id) or exists "
        "(select 1 from decisions d join conflicts_of_interest c on c.country = d.country "
        "where d.id = new.decision_id and c.person_id = new.person_id and c.declared_at <= new.refused_at "
        "and (c.ended_at is null or c.ended_at > new.refused_at)) or "
        "exists (select 1 from decisions d join ledger l on l.subject_kind = 'reports' and l.subject_id = d.report_id "
        "where d.id = new.decision_id and l.action = 'report.save' and l.person_id = new.person_id) or "
        "exists (select 1 from decisions d join report_evidence e on e.report_id = d.report_id "
        "join ledger l on l.subject_kind = 'report_evidence' and l.subject_id = e.id "
        "where d.id = new.decision_id and l.person_id = new.person_id) or "
        "exists (select 1 from decisions d join options o on o.report_id = d.report_id "
        "join ledger l on l.subject_kind = 'options' and l.subject_id = o.id "
        "where d.id = new.decision_id and l.action in ('option.add', 'option.revise') "
        "and l.person_id = new.person_id)",
        "whoever wrote or assessed a report, prepared its options or has a conflict of interest refuses no record of its decision",
    )
    yield abort(
        "record_refusals_signature_refused",
        insert,
        "exists (select 1 from decision_lapses l join decisions d on d.id = l.decision_id "
        "where d.id = new.decision_id and (d.ratify_by is null or l.lapsed_at < d.ratify_by))",
        "a decision whose second signature was refused stays so",
    )
    yield abort(
        "record_refusals_while_open",
        insert,
        "not exists (select 1 from decisions d join reports r on r.id = d.report_id "
        "where d.id = new.decision_id and r.status in ('escalated', 'decided', 'responding'))",
        "a record is refused while its option can be decided anew",
    )
    for table, what in (
        ("record_confirmations", "confirmed"),
        ("second_signatures", "signed"),
        ("ratifications", "ratified"),
        ("decision_lapses", "noted as lapsed"),
    ):
        yield abort(
            f"{table}_not_refused",
            f"insert on {table}",
            "exists (select 1 from record_refusals f where f.decision_id = new.decision_id)",
            f"a decision whose record was refused is not {what}",
        )


def _decided() -> Iterator[str]:
    """What counts as decided: an option is free again once the record of its decision was refused."""
    yield "drop trigger decisions_on_open_escalation"
    yield abort(
        "decisions_on_open_escalation",
        "insert on decisions",
        "not exists (select 1 from escalations e join reports r on r.id = e.report_id "
        "join options o on o.report_id = r.id "
        "where e.id = new.escalation_id and e.ended_at is null and e.brief_id = new.brief_id "
        "and r.id = new.report_id and r.status = 'escalated' and r.country = new.country "
        "and o.id = new.option_id and o.dropped_at is null and new.decided_at >= e.escalated_at) "
        f"and not {_RECORDED_ANEW}",
        "a decision answers an open escalation, on its frozen brief, and is not earlier than it",
    )
    yield "drop trigger decisions_once"
    yield abort(
        "decisions_once",
        "insert on decisions",
        "exists (select 1 from decisions d where d.option_id = new.option_id and d.outcome <> 'defer' "
        f"and not {_REFUSED})",
        "this option has been decided",
    )
    yield "drop trigger reports_decided"
    yield abort(
        "reports_decided",
        "update of status on reports",
        f"new.status = 'decided' and old.status <> new.status and {_UNDECIDED.format(report='new.id')}",
        "a decided report has a decision on each option",
    )
    yield abort(
        "reports_reviewed_decided",
        "update of status on reports",
        f"new.status = 'reviewed' and old.status <> new.status and {_UNDECIDED.format(report='new.id')}",
        "a report is reviewed once each option has its decision",
    )


def _opened_again() -> Iterator[str]:
    """An escalation and its report are open again only while an option has no decision, and nothing else of it changes."""
    yield abort(
        "reports_open_again",
        "update of status on reports",
        "new.status = 'escalated' and old.status in ('decided', 'responding') "
        f"and not {_UNDECIDED.format(report='new.id')}",
        "a decided report is open again only where the record of a decision was refused",
    )
    same = " and ".join(
        f"new.{column} is old.{column}"
        for column in (
            "report_id",
            "office_id",
            "brief_id",
            "escalated_at",
            "escalated_by_id",
            "referred_from_id",
            "reason",
            "acknowledge_by",
            "acknowledged_at",
            "acknowledged_by_id",
        )
    )
    # What was put off moved the deadline on; where the record of a decision falls away, it moves back and never ahead.
    opened = (
        "old.ending = 'decided' and new.ended_at is null and new.ending is null "
        f"and new.decide_by <= old.decide_by and {same} and exists (select 1 from record_refusals f "
        "join decisions d on d.id = f.decision_id where d.report_id = old.report_id and f.ledger_entry > old.ledger_entry) "
        f"and {_UNDECIDED.format(report='old.report_id')}"
    )
    yield "drop trigger escalations_fixed"
    yield abort(
        "escalations_fixed",
        "update on escalations",
        f"old.ended_at is not null and not ({opened})",
        "an ended escalation is fixed",
    )
