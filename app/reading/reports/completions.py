"""What followed each decision of a report, and what the reader may still do with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.reading.ministry.names import person_named
from app.reading.reports.completing import may_carry_on, may_confirm, may_ratify, may_refuse, may_sign
from app.reading.reports.hands import could_refuse
from app.reading.reports.options import ChainLinkView
from app.rules.verdict import Verdict
from db.actor import Actor
from db.decisions import (
    AuthorityFinding,
    Decision,
    DecisionLapse,
    Ratification,
    RecordConfirmation,
    RecordRefusal,
    SecondSignature,
)
from db.evidence import Attachment
from db.people import Office
from db.responses import Response
from db.vocabulary import ResponseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """A second signature that a decision waits or waited for. ``signed_by`` is empty while it is owed."""

    office_id: str
    office: str
    signed_by: str
    signed_at: datetime | None
    may_sign: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A later finding that the decision was outside authority (Authority rule 24)."""

    found_by: str
    found_at: datetime
    finding: str
    correction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionView:
    """What followed one decision. ``chain`` are the instruments relied on, as they stood when it was made, the deciding one first.

    ``may_confirm``, ``may_refuse`` and ``may_ratify`` are none where the decision never needed it.
    """

    decision_id: str
    signatures: tuple[SignatureView, ...]
    confirmed_by: str
    confirmed_at: datetime | None
    may_confirm: Verdict | None
    refused_by: str
    refused_at: datetime | None
    differs: str
    """What the refused record says otherwise than the signed paper."""
    may_refuse: Verdict | None
    could_refuse: tuple[str, ...]
    """Who else may refuse it, by name, where the reader may compare it and not refuse it."""
    ratified_by: str
    ratified_at: datetime | None
    ratified_because: str
    may_ratify: Verdict | None
    lapsed_at: datetime | None
    lapse_cause: str
    findings: tuple[FindingView, ...]
    instruction: str
    own_judgement: bool
    scan_id: str | None
    scan: str
    printed_hash: str
    chain: tuple[ChainLinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseActs:
    """What the reader may do with one response."""

    response_id: str
    start: Verdict
    report: Verdict
    complete: Verdict
    halt: Verdict


def completions(session: Session, report_id: str, actor: Actor, at: datetime) -> dict[str, CompletionView]:
    """What followed each decision of a report, by the decision's identifier, as ``actor`` sees it at ``at``."""
    rows = session.scalars(sa.select(Decision).where(Decision.report_id == report_id))
    return {row.id: _completion(session, row, actor, at) for row in rows}


def response_acts(session: Session, report_id: str, actor: Actor, at: datetime) -> dict[str, ResponseActs]:
    """What ``actor`` may do at ``at`` with each response of a report, by the response's identifier."""
    rows = session.scalars(sa.select(Response).where(Response.report_id == report_id))
    found = {}
    for row in rows:
        begun = may_carry_on(session, row, actor, at, ResponseStatus.STARTED)
        found[row.id] = ResponseActs(
            response_id=row.id,
            start=may_carry_on(session, row, actor, at, ResponseStatus.OPEN),
            report=begun,
            complete=begun,
            halt=may_carry_on(session, row, actor, at, ResponseStatus.OPEN, ResponseStatus.STARTED),
        )
    return found


def _completion(session: Session, decision: Decision, actor: Actor, at: datetime) -> CompletionView:
    confirmed = _one(session, RecordConfirmation, decision.id)
    refused = _one(session, RecordRefusal, decision.id)
    ratified = _one(session, Ratification, decision.id)
    lapsed = _one(session, DecisionLapse, decision.id)
    scan = session.scalar(sa.select(Attachment.name).where(Attachment.id == decision.scan_id))
    confirm = may_confirm(session, decision, actor) if decision.on_paper else None
    open_record = decision.on_paper and confirmed is None and refused is None
    refuse = may_refuse(session, decision, actor, at) if open_record else None
    asks = confirm is not None and confirm.allowed and refuse is not None and not refuse.allowed
    return CompletionView(
        decision_id=decision.id,
        signatures=_signatures(session, decision, actor, at),
        confirmed_by=person_named(session, confirmed.person_id).name if confirmed else "",
        confirmed_at=confirmed.confirmed_at if confirmed else None,
        may_confirm=confirm,
        refused_by=person_named(session, refused.person_id).name if refused else "",
        refused_at=refused.refused_at if refused else None,
        differs=refused.reason if refused else "",
        may_refuse=refuse,
        could_refuse=could_refuse(session, decision, at) if asks else (),
        ratified_by=person_named(session, ratified.person_id).name if ratified else "",
        ratified_at=ratified.ratified_at if ratified else None,
        ratified_because=ratified.reason if ratified else "",
        may_ratify=may_ratify(session, decision, actor, at) if decision.ratify_by else None,
        lapsed_at=lapsed.lapsed_at if lapsed else None,
        lapse_cause=lapsed.cause if lapsed else "",
        findings=_findings(session, decision.id),
        instruction=decision.instruction,
        own_judgement=decision.own_judgement,
        scan_id=decision.scan_id,
        scan=scan or "",
        printed_hash=decision.printed_hash,
        chain=tuple(
            ChainLinkView(
                number=link["number"],
                delegator=link["delegator"],
                delegate=link["delegate"],
                limits=tuple(link["limits"]),
            )
            for link in decision.chain
        ),
    )


def _signatures(
    session: Session, decision: Decision, actor: Actor, at: datetime
) -> tuple[SignatureView, ...]:
    given = {
        row.office_id: row
        for row in session.scalars(
            sa.select(SecondSignature).where(SecondSignature.decision_id == decision.id)
        )
    }
    views = []
    for office_id in decision.second_signatures_owed:
        signed = given.get(office_id)
        views.append(
            SignatureView(
                office_id=office_id,
                office=session.get_one(Office, office_id).name,
                signed_by=person_named(session, signed.person_id).name if signed else "",
                signed_at=signed.signed_at if signed else None,
                may_sign=may_sign(session, decision, office_id, actor, at),
            )
        )
    return tuple(views)


def _findings(session: Session, decision_id: str) -> tuple[FindingView, ...]:
    rows = session.scalars(
        sa.select(AuthorityFinding)
        .where(AuthorityFinding.decision_id == decision_id)
        .order_by(AuthorityFinding.found_at)
    )
    return tuple(
        FindingView(
            found_by=person_named(session, row.found_by_id).name,
            found_at=row.found_at,
            finding=row.finding,
            correction=row.correction,
        )
        for row in rows
    )


Row = TypeVar("Row", RecordConfirmation, RecordRefusal, Ratification, DecisionLapse)


def _one(session: Session, kind: type[Row], decision_id: str) -> Row | None:
    return session.scalars(sa.select(kind).where(kind.decision_id == decision_id)).one_or_none()
