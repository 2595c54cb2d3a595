"""Who knew what when, told from the ledger: each entry under the person whom it reached or who acted."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.documents.dossier import Moment, Recipient
from app.reading.authority.effects import effect_of
from app.reading.ledger.lines import LedgerLine
from app.reading.ministry.names import office_held, person_named
from app.reading.reports.lapsed_decisions import lapse_of_decision
from app.reading.reports.refused_records import (
    acknowledged_at,
    acknowledged_by_id,
    acknowledging,
    receipt_refused,
)
from app.rules.reports.lapse_words import lapsed_behind
from app.rules.reports.outcomes import Lapse, outcome_words
from db.decisions import Decision
from db.people import Holding, Office
from db.reports import Brief, BriefReceipt, Escalation, Option
from db.vocabulary import ClockKind, DecisionEffect, Outcome, Phase, ReceiptManner
from language import Wording, mark, tr
from language.codes import coded

_ENDED = Wording(
    {
        Lapse.NOT_RATIFIED: mark("{number} lapsed: it was not ratified in time."),
        Lapse.SIGNATURE_REFUSED: mark("{number} never took effect: the second signature was refused."),
        Lapse.NOT_COMPLETE: mark(
            "{number} never took effect: the window for its ratification ended before it was complete."
        ),
    }
)
_NOT_SAID = frozenset({DecisionEffect.PENDING_CONFIRMATION, DecisionEffect.RECORD_REFUSED})
"""Of a record from paper that waits or was refused nobody may say that it was decided."""

_LAPSED = Wording(
    {
        ClockKind.ASSESS: mark("No assessment came by the deadline, {due}."),
        ClockKind.ACKNOWLEDGE: mark("Receipt was not acknowledged by the deadline, {due}."),
        ClockKind.DECIDE: mark("No decision came by the deadline, {due}."),
        ClockKind.RATIFY: mark("No ratification came by the deadline, {due}."),
    }
)
_Found = tuple[str, str]
"""To whom (a person's identifier, or an office's where nobody held it) and what, in words."""


def _acknowledged(office: str) -> str:
    return tr("Acknowledged for {office} that the report was received.", office=office)


class Chronology:
    """Turns entries into moments. ``written`` writes an instant as people read it."""

    def __init__(self, session: Session, written: Callable[[datetime], str]) -> None:
        self._session = session
        self._written = written
        self._tell: Mapping[str, Callable[[LedgerLine], list[_Found]]] = {
            "reports": self._report,
            "report_assessments": self._assessment,
            "dissents": self._dissent,
            "briefs": self._brief,
            "escalations": self._escalation,
            "brief_receipts": self._receipt,
            "information_requests": self._question,
            "decisions": self._decision,
            "second_signatures": self._on_decision,
            "ratifications": self._on_decision,
            "record_confirmations": self._on_decision,
            "record_refusals": self._refused_record,
            "decision_lapses": self._decision_lapse,
            "clock_lapses": self._clock,
            "reviews": self._review,
        }

    def recipients(self, lines: Iterable[LedgerLine]) -> tuple[Recipient, ...]:
        """Everybody whom the entries reached, in the order in which they first did."""
        found: dict[str, list[Moment]] = {}
        for line in lines:
            for key, what in self._told(line):
                found.setdefault(key, []).append(Moment(line.at, line.topic, what, line.number))
        return tuple(self._recipient(key, moments) for key, moments in found.items())

    def _recipient(self, key: str, moments: list[Moment]) -> Recipient:
        office = self._session.get(Office, key)
        if office is not None:
            return Recipient(office.name, tr("nobody held the office"), tuple(moments))
        held = office_held(self._session, key, moments[0].at)
        return Recipient(person_named(self._session, key).name, held, tuple(moments))

    def _told(self, line: LedgerLine) -> list[_Found]:
        if line.state is None:
            return self._noted(line)
        tell = self._tell.get(line.subject_kind)
        return [] if tell is None else tell(line)

    def _noted(self, line: LedgerLine) -> list[_Found]:
        """Acts that changed nothing: read again, taken out of the program."""
        if not line.action.startswith("brief.") or not line.person_id:
            return []
        said = {
            "brief.read": tr("Read version {version} of the brief again."),
            "brief.save": tr("Saved version {version} of the brief to a file."),
            "brief.print": tr("Printed version {version} of the brief."),
        }.get(line.action)
        return [] if said is None else [(line.person_id, said.format(version=self._version(line.subject_id)))]

    def _report(self, line: LedgerLine) -> list[_Found]:
        said = {
            "report.submit": tr("Submitted the report."),
            "report.withdraw": tr("Withdrew the report."),
            "report.close": tr("Closed the report."),
        }.get(line.action)
        return [] if said is None else [(line.person_id, said)]

    def _assessment(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        phase, confidence = Phase(state["phase"]).label, coded(state["confidence"]).lower()
        return [
            (
                state["assessor_id"],
                tr(
                    "Assessed the report: {phase}, {confidence} confidence.",
                    phase=phase,
                    confidence=confidence,
                ),
            )
        ]

    def _dissent(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        said = (
            tr("Dissented; the words stand below.")
            if state["text"]
            else tr("Was asked for dissent and had none.")
        )
        return [(state["person_id"], said)]

    def _brief(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        return [
            (state["frozen_by_id"], tr("Froze version {version} of the brief.", version=state["version"]))
        ]

    def _escalation(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        office = self._session.get_one(Office, state["office_id"])
        if state["ended_at"] is not None:
            if line.action.startswith("report.refer"):
                to = line.detail.get("to") or tr("another office")
                return [
                    (
                        line.person_id,
                        tr(
                            "Referred it to {to}: {reason}",
                            to=to,
                            reason=line.reason or tr("no reason given"),
                        ),
                    )
                ]
            return []
        due = self._written(datetime.fromisoformat(state["decide_by"]))
        if line.action in {"report.open_again", "report.deadline_back"}:
            again = tr(
                "The report was before {office} again, to be decided by {due}: the record of a decision was refused.",
                office=office.name,
                due=due,
            )
            back = tr(
                "The deadline of {office} moved back to {due}: the record of a decision was refused.",
                office=office.name,
                due=due,
            )
            said = again if line.action == "report.open_again" else back
            return [(holder, said) for holder in self._holders(office.id, line.at)]
        if not line.action.startswith(("report.escalate", "report.refer")):
            if line.action in {"report.deferred", "report.renew_brief"} or self._unproven(line):
                return []
            # Acknowledged, be it by deciding at once.
            return [(state["acknowledged_by_id"], _acknowledged(office.name))]
        version = self._version(state["brief_id"])
        to = tr(
            "The report came to {office} with version {version} of the brief, to be decided by {due}.",
            office=office.name,
            version=version,
            due=due,
        )
        found = [(holder, to) for holder in self._holders(office.id, line.at)]
        if line.action == "report.escalate":
            found.insert(0, (line.person_id, tr("Carried the report to {office}.", office=office.name)))
        return found

    def _receipt(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        version, to = self._version(state["brief_id"]), state["person_id"]
        if line.action == "brief.acknowledge":
            return [(to, tr("Acknowledged version {version} of the brief.", version=version))]
        if line.action == "brief.hand":
            if self._refused_receipt(line.subject_id):
                return []
            copy = (
                tr(", copy {copy_number}", copy_number=state["copy_number"]) if state["copy_number"] else ""
            )
            if state["manner"] == ReceiptManner.SENT:
                return [
                    (
                        to,
                        tr(
                            "Was sent version {version} of the brief{copy}, by {who}.",
                            version=version,
                            copy=copy,
                            who=line.who,
                        ),
                    )
                ]
            return [
                (
                    to,
                    tr(
                        "Was handed version {version} of the brief on paper{copy}, by {who}.",
                        version=version,
                        copy=copy,
                        who=line.who,
                    ),
                )
            ]
        return [(to, tr("Opened version {version} of the brief and had it before them.", version=version))]

    def _unproven(self, line: LedgerLine) -> bool:
        """Whether the office is not known to have acknowledged it as the entry says: that was taken from a refused record."""
        state = line.state or {}
        if state["acknowledged_at"] is None:
            return True
        known = sa.select(acknowledged_at(), acknowledged_by_id()).where(Escalation.id == line.subject_id)
        said = (datetime.fromisoformat(state["acknowledged_at"]), state["acknowledged_by_id"])
        return tuple(self._session.execute(known).one()) != said

    def _acknowledged_by(self, decision_id: str) -> str:
        """The office whose acknowledgement the decision proves in place of a refused record; empty where it has not to."""
        found = (
            sa.select(Office.name)
            .join(Escalation, Escalation.office_id == Office.id)
            .join(Decision, Decision.escalation_id == Escalation.id)
            .where(Decision.id == decision_id, acknowledging() == decision_id)
        )
        return self._session.scalar(found) or ""

    def _refused_receipt(self, receipt_id: str) -> bool:
        found = sa.select(BriefReceipt.id).where(BriefReceipt.id == receipt_id, receipt_refused())
        return self._session.scalars(found).first() is not None

    def _question(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        if state["answered_at"] is None:
            return [(state["asked_by_id"], tr("Asked: {question}", question=state["question"]))]
        answered = tr(
            "Answered the question “{question}”: {answer}", question=state["question"], answer=state["answer"]
        )
        received = tr(
            "Had an answer to “{question}”: {answer}", question=state["question"], answer=state["answer"]
        )
        return [(state["answered_by_id"], answered), (state["asked_by_id"], received)]

    def _decision(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        option = self._session.get_one(Option, state["option_id"])
        effect = effect_of(self._session, line.subject_id)
        outcome = outcome_words(Outcome(state["outcome"]), effect)
        on = tr("on version {brief_id} of the brief", brief_id=self._version(state["brief_id"]))
        signed = self._written(datetime.fromisoformat(state["decided_at"]))
        paper = (
            tr(" Signed on paper {signed}; recorded by {who}.", signed=signed, who=line.who)
            if state["on_paper"]
            else ""
        )
        what = tr(
            "{number}: option {ordinal}, {option}, {outcome}, {on}.{paper}",
            number=state["number"],
            ordinal=option.ordinal,
            option=option.title,
            outcome=outcome,
            on=on,
            paper=paper,
        )
        said = what if effect in _NOT_SAID else tr("Decided {what}", what=what)
        found = [(state["person_id"], said)]
        if office := self._acknowledged_by(line.subject_id):
            found.insert(0, (state["person_id"], _acknowledged(office)))
        return found

    def _on_decision(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        number = self._session.get_one(Decision, state["decision_id"]).number
        said = {
            "second_signatures": tr("Gave the second signature to {number}.", number=number),
            "ratifications": tr("Ratified {number}.", number=number),
            "record_confirmations": tr(
                "Confirmed the record of {number} against the signed paper.", number=number
            ),
        }[line.subject_kind]
        return [(state["person_id"], said)]

    def _refused_record(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        number = self._session.get_one(Decision, state["decision_id"]).number
        said = tr(
            "Refused the record of {number}, which differs from the signed paper: {reason}",
            number=number,
            reason=state["reason"],
        )
        return [(state["person_id"], said)]

    def _decision_lapse(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        decision = self._session.get_one(Decision, state["decision_id"])
        if effect_of(self._session, decision.id) is DecisionEffect.RECORD_REFUSED:
            # Nobody decided it, so that nothing of anybody came to an end.
            return []
        how = lapse_of_decision(self._session, decision)
        return [] if how is None else [(decision.person_id, _ENDED[how].format(number=decision.number))]

    def _clock(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        due = datetime.fromisoformat(state["due_at"])
        said = _LAPSED[ClockKind(state["kind"])].format(due=self._written(due))
        if refused := line.detail.get("refused"):
            said = lapsed_behind(ClockKind(state["kind"]), refused, self._written(due))
        office = self._awaited(ClockKind(state["kind"]), state)
        return [] if office is None else [(holder, said) for holder in self._holders(office, due)]

    def _awaited(self, clock: ClockKind, state: Mapping[str, Any]) -> str | None:
        """The office from which the act was due; none where it was the ministry's desk."""
        if clock is ClockKind.RATIFY:
            return self._session.get_one(Decision, state["subject_id"]).ratifying_office_id
        escalation = self._session.get(Escalation, state["subject_id"])
        return None if escalation is None else escalation.office_id

    def _review(self, line: LedgerLine) -> list[_Found]:
        state = line.state or {}
        return [
            (
                state["reviewer_id"],
                tr(
                    "Reviewed the report; borne out: {borne_out}.",
                    borne_out=coded(state["borne_out"]).lower(),
                ),
            )
        ]

    def _version(self, brief_id: str) -> int:
        return self._session.get_one(Brief, brief_id).version

    def _holders(self, office_id: str, at: datetime) -> list[str]:
        """Who held the office then; the office itself where nobody did, so that the moment is not lost."""
        people = self._session.scalars(
            sa.select(Holding.person_id)
            .where(
                Holding.office_id == office_id,
                Holding.starts_at <= at,
                sa.or_(Holding.ends_at.is_(None), Holding.ends_at > at),
            )
            .order_by(Holding.starts_at, Holding.person_id)
        ).all()
        return list(people) or [office_id]
