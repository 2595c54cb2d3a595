"""Triggers and the view of revision 0001 for SQLite: what must hold for raw SQL too.

Every message begins with ``tocsin:`` so that the program can tell its own refusals from other faults.
"""

from collections.abc import Iterator

RECORDED = [
    "accounts",
    "attachments",
    "authority_findings",
    "brief_receipts",
    "briefs",
    "clock_lapses",
    "conflicts_of_interest",
    "consultations",
    "country_files",
    "decision_lapses",
    "decisions",
    "dissents",
    "escalations",
    "evidence_attachments",
    "evidence_contradictions",
    "evidence_items",
    "holdings",
    "information_requests",
    "instrument_confirmations",
    "instruments",
    "legal_holds",
    "offices",
    "options",
    "people",
    "phase_changes",
    "preconditions",
    "protected_identities",
    "ratifications",
    "record_confirmations",
    "reference_versions",
    "report_assessments",
    "report_evidence",
    "reports",
    "response_reports",
    "responses",
    "retired_keys",
    "reviews",
    "revocations",
    "risk_assessments",
    "second_signatures",
    "settings",
    "sources",
    "training_certificates",
]
"""Tables whose every row needs its ledger entry and is never deleted."""

APPEND_ONLY = [
    "attachments",
    "authority_findings",
    "briefs",
    "clock_lapses",
    "decision_lapses",
    "decisions",
    "dissents",
    "evidence_attachments",
    "evidence_contradictions",
    "instrument_confirmations",
    "instruments",
    "phase_changes",
    "preconditions",
    "ratifications",
    "record_confirmations",
    "reference_versions",
    "report_assessments",
    "response_reports",
    "retired_keys",
    "reviews",
    "revocations",
    "second_signatures",
]
"""Tables whose rows are never changed either."""

FLOW_STEPS = (
    ("draft", "submitted"),
    ("draft", "withdrawn"),
    ("submitted", "draft"),
    ("submitted", "withdrawn"),
    ("submitted", "assessed"),
    ("assessed", "draft"),
    ("assessed", "withdrawn"),
    ("assessed", "escalated"),
    ("escalated", "decided"),
    ("decided", "responding"),
    ("decided", "reviewed"),
    ("responding", "reviewed"),
    ("reviewed", "closed"),
)

DECISION_STANDING = """
create view decision_standing as
select d.id as decision_id, case
  when d.outcome = 'decline' then 'declined'
  when d.outcome = 'defer' then 'deferred'
  when exists (select 1 from decision_lapses l where l.decision_id = d.id) then 'lapsed'
  when d.on_paper and not exists (select 1 from record_confirmations c where c.decision_id = d.id)
    then 'pending_confirmation'
  when exists (
    select 1 from json_each(d.second_signatures_owed) owed where not exists (
      select 1 from second_signatures s where s.decision_id = d.id and s.office_id = owed.value))
    then 'pending_second_signature'
  when d.ratify_by is not null and not exists (
    select 1 from ratifications r where r.decision_id = d.id) then 'pending_ratification'
  else 'in_force' end as standing
from decisions d
"""


def _abort(name: str, event: str, when: str, message: str) -> str:
    return (
        f"create trigger {name} before {event} when {when}\n"
        f"begin select raise(abort, 'tocsin: {message}'); end"
    )


def _recorded(table: str) -> Iterator[str]:
    # An entry without a state tells of a page that was read, not of a change.
    entry = (
        "not exists (select 1 from ledger where number = new.ledger_entry "
        f"and subject_kind = '{table}' and subject_id = new.id and json_type(body, '$.state') = 'object')"
    )
    # The look-up of the id stops INSERT OR REPLACE, which would delete the old row silently.
    yield _abort(
        f"{table}_insert_recorded",
        f"insert on {table}",
        f"{entry} or exists (select 1 from {table} where id = new.id)",
        f"a new row of {table} needs its own ledger entry",
    )
    yield _abort(f"{table}_never_deleted", f"delete on {table}", "1", f"rows of {table} are never deleted")
    if table in APPEND_ONLY:
        yield _abort(
            f"{table}_never_changed", f"update on {table}", "1", f"rows of {table} are never changed"
        )
    else:
        yield _abort(
            f"{table}_update_recorded",
            f"update on {table}",
            f"new.id <> old.id or new.ledger_entry <= old.ledger_entry or {entry}",
            f"a change of {table} needs a new ledger entry",
        )


def _ledger() -> Iterator[str]:
    yield _abort(
        "ledger_follows_head",
        "insert on ledger",
        "new.number <> (select number + 1 from ledger_head) or new.previous <> (select hash from ledger_head)",
        "a ledger entry must follow the newest one",
    )
    yield (
        "create trigger ledger_moves_head after insert on ledger begin "
        "update ledger_head set number = new.number, hash = new.hash where id = 1; end"
    )
    yield _abort("ledger_never_changed", "update on ledger", "1", "the ledger is never changed")
    yield _abort("ledger_never_deleted", "delete on ledger", "1", "the ledger is never shortened")
    yield _abort(
        "ledger_head_follows",
        "update on ledger_head",
        "new.id <> 1 or new.number <> old.number + 1 or not exists "
        "(select 1 from ledger where number = new.number and hash = new.hash)",
        "the head follows the ledger",
    )
    yield _abort("ledger_head_single", "insert on ledger_head", "1", "the ledger has one head")
    yield _abort("ledger_head_kept", "delete on ledger_head", "1", "the ledger keeps its head")


def _flow() -> Iterator[str]:
    yield _abort(
        "reports_begin_as_draft", "insert on reports", "new.status <> 'draft'", "a report begins as a draft"
    )
    yield _abort(
        "reports_flow",
        "update of status on reports",
        "new.status <> old.status and not exists (select 1 from flow_steps "
        "where from_status = old.status and to_status = new.status)",
        "this step is not in the flow of a report",
    )
    needs = {
        "submitted": (
            "exists (select 1 from report_evidence where report_id = new.id and removed_at is null)",
            "a report is submitted on evidence",
        ),
        "assessed": (
            (
                "exists (select 1 from report_assessments where report_id = new.id "
                "and assessor_id <> new.author_id)"
            ),
            "a report is assessed by someone who is not its author",
        ),
        "escalated": (
            "exists (select 1 from escalations where report_id = new.id and ended_at is null)",
            "an escalated report is addressed to an office",
        ),
        "decided": (
            (
                "not exists (select 1 from options o where o.report_id = new.id and o.dropped_at is null "
                "and not exists (select 1 from decisions d where d.option_id = o.id "
                "and d.outcome in ('authorise', 'decline')))"
            ),
            "a decided report has a decision on each option",
        ),
        "responding": (
            "exists (select 1 from responses where report_id = new.id)",
            "a responding report has a response",
        ),
        "reviewed": (
            (
                "exists (select 1 from reviews where report_id = new.id) and not exists (select 1 from "
                "responses where report_id = new.id and status in ('open', 'started'))"
            ),
            "a report is reviewed once, after its responses ended",
        ),
    }
    for status, (condition, message) in needs.items():
        yield _abort(
            f"reports_{status}",
            "update of status on reports",
            f"new.status = '{status}' and old.status <> new.status and not ({condition})",
            message,
        )


def _fixed_rows() -> Iterator[str]:
    yield _abort(
        "risk_assessments_fixed",
        "update on risk_assessments",
        "old.completed_at is not null",
        "a completed risk assessment is never changed",
    )
    yield _abort(
        "escalations_fixed",
        "update on escalations",
        "old.ended_at is not null",
        "an ended escalation is fixed",
    )
    yield _abort(
        "evidence_original_wording",
        "update of original_wording on evidence_items",
        "new.original_wording <> old.original_wording",
        "the wording from the field is never changed",
    )
    for event, row in (("insert", "new"), ("update", "old")):
        yield _abort(
            f"options_fixed_{event}",
            f"{event} on options",
            f"(select status from reports where id = {row}.report_id) not in ('draft', 'submitted', 'assessed')",
            "options are fixed once the report is escalated",
        )


def _decisions() -> Iterator[str]:
    yield _abort(
        "decisions_on_open_escalation",
        "insert on decisions",
        "not exists (select 1 from escalations e join reports r on r.id = e.report_id "
        "join options o on o.report_id = r.id "
        "where e.id = new.escalation_id and e.ended_at is null and e.brief_id = new.brief_id "
        "and r.id = new.report_id and r.status = 'escalated' and r.country = new.country "
        "and o.id = new.option_id and o.dropped_at is null and new.decided_at >= e.escalated_at)",
        "a decision answers an open escalation, on its frozen brief, and is not earlier than it",
    )
    yield _abort(
        "decisions_once",
        "insert on decisions",
        "exists (select 1 from decisions where option_id = new.option_id and outcome <> 'defer')",
        "this option has been decided",
    )
    yield _abort(
        "decisions_separation",
        "insert on decisions",
        "exists (select 1 from reports where id = new.report_id and author_id = new.person_id) or exists "
        "(select 1 from report_assessments where report_id = new.report_id and assessor_id = new.person_id)",
        "whoever wrote or assessed a report does not decide it",
    )
    yield _abort(
        "record_confirmations_second_person",
        "insert on record_confirmations",
        "exists (select 1 from decisions d join accounts a on a.id = d.recorded_by_id "
        "where d.id = new.decision_id and a.person_id = new.person_id) or exists "
        "(select 1 from decisions d where d.id = new.decision_id and d.recorded_by_id = new.person_id)",
        "a record is confirmed by a second person",
    )
    yield _abort(
        "ratifications_in_time",
        "insert on ratifications",
        "not exists (select 1 from decisions d where d.id = new.decision_id and new.ratified_at < d.ratify_by "
        "and d.ratifying_office_id = new.office_id) or exists "
        "(select 1 from decision_lapses where decision_id = new.decision_id)",
        "a ratification comes in time and from the office that held the power",
    )


def _responses() -> Iterator[str]:
    in_force = (
        "exists (select 1 from decision_standing where decision_id = new.decision_id "
        "and standing in ('in_force', 'pending_ratification'))"
    )
    yield _abort(
        "responses_need_decision",
        "insert on responses",
        f"new.status <> 'open' or not {in_force} or not exists "
        "(select 1 from decisions where id = new.decision_id and report_id = new.report_id)",
        "a response needs an authorised decision in force",
    )
    yield _abort(
        "responses_under_decision",
        "update on responses",
        f"new.decision_id <> old.decision_id or (new.status in ('open', 'started', 'completed') and not {in_force})",
        "a response goes on only under an authorised decision in force",
    )
    yield _abort(
        "responses_ended",
        "update of status on responses",
        "old.status in ('halted', 'completed') and new.status <> old.status",
        "an ended response stays ended",
    )


def _identities() -> Iterator[str]:
    yield _abort(
        "protected_identities_held",
        "update of erased_at on protected_identities",
        "new.erased_at is not null and old.erased_at is null and exists "
        "(select 1 from legal_holds where source_id = old.source_id and lifted_at is null)",
        "an identity under a legal hold is not erased",
    )
    yield _abort(
        "protected_identities_fixed",
        "update on protected_identities",
        "old.erased_at is not null or new.sealed <> old.sealed or new.source_id <> old.source_id",
        "a sealed identity stays as it is, and an erased one stays erased",
    )
    yield _abort(
        "identity_keys_insert",
        "insert on identity_keys",
        "not exists (select 1 from protected_identities where id = new.identity_id and erased_at is null) "
        "or exists (select 1 from identity_keys where identity_id = new.identity_id)",
        "a key belongs to one sealed identity",
    )
    yield _abort(
        "identity_keys_update", "update on identity_keys", "1", "the key of an identity never changes"
    )
    # The key is the one thing that may be destroyed, and only after its erasure stands on the ledger.
    yield _abort(
        "identity_keys_delete",
        "delete on identity_keys",
        "not exists (select 1 from protected_identities where id = old.identity_id and erased_at is not null)",
        "the key of an identity is destroyed only when the identity is erased",
    )


def statements() -> Iterator[str]:
    """All statements, in the order in which they can be run."""
    yield DECISION_STANDING
    for table in RECORDED:
        yield from _recorded(table)
    for group in (_ledger, _flow, _fixed_rows, _decisions, _responses, _identities):
        yield from group()
