"""The stage: people who act through the use cases, under a clock that is set to the day of the case."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import sqlalchemy as sa

from app.actions.reports.clocks import NoteLapses, note_lapses
from app.demo.told import Kind, Told
from app.demo.warned import Warned
from app.perform import UseCase, perform
from app.printing import Printer
from app.reading.authority.effects import not_refused
from app.refusals import Refused
from db.actor import TOCSIN, Actor
from db.decisions import Decision, DecisionLapse, Ratification
from db.reports import Escalation, Report
from db.store import Store
from db.vocabulary import ClockKind, ReportStatus

Request = TypeVar("Request")
Result = TypeVar("Result")

AFTER = timedelta(minutes=1)
"""How long after a deadline the program looks: as a program that is open would."""

_CLOCK_WORDS = {
    ClockKind.ASSESS: "no assessment by",
    ClockKind.ACKNOWLEDGE: "no acknowledgement by",
    ClockKind.DECIDE: "no decision by",
    ClockKind.RATIFY: "no ratification by",
}


class SetClock:
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class Player:
    """One person of the ministry, signed in."""

    stage: "Stage"
    actor: Actor

    @property
    def person_id(self) -> str:
        """The person's identifier; everybody on this stage is a person."""
        if self.actor.person_id is None:
            raise ValueError(f"{self.actor.name} is not a person")
        return self.actor.person_id

    def do(self, use_case: UseCase[Request, Result], request: Request) -> Result:
        """Act, as in the window and on the command line.

        Raises:
            Refused, BadInput: as the use case.
        """
        return perform(self.stage.store, self.actor, use_case, request)

    def refused(
        self, use_case: UseCase[Request, Result], request: Request, *, report: str, tries: str
    ) -> Refused:
        """Try what a rule forbids; the refusal is told, and stands on the ledger.

        Raises:
            RuntimeError: nothing forbade it, so the play would tell an untruth.
        """
        try:
            self.do(use_case, request)
        except Refused as refusal:
            words = f"{self.actor.name} tries {tries}. Refused: {refusal.message}"
            self.stage.tell(report, Kind.REFUSED, words, rule=refusal.rule)
            return refusal
        raise RuntimeError(f"{self.actor.name} was not refused: {tries}")


@dataclass(slots=True, kw_only=True)
class Stage:
    """Store, clock and cast of the play, and what has been told so far."""

    store: Store
    clock: SetClock
    printer: Printer
    cast: dict[str, Actor]
    offices: dict[str, str]
    office_names: dict[str, str]
    sources: dict[str, str] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    evidence_numbers: dict[str, str] = field(default_factory=dict)
    assumptions: dict[str, str] = field(default_factory=dict)
    instruments: dict[str, str] = field(default_factory=dict)
    reports: dict[str, Warned] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    listen: Callable[[Told], None] | None = None

    def as_person(self, key: str) -> Player:
        """One of the cast."""
        return Player(self, self.cast[key])

    def office_name(self, key: str) -> str:
        """The name of an office, for telling."""
        return self.office_names[key]

    def instant(self, when: str) -> datetime:
        """An instant of the play, written ``2017-09-04 09:00`` in UTC."""
        return datetime.fromisoformat(when).replace(tzinfo=UTC)

    def tell(self, report: str, kind: Kind, words: str, *, rule: str = "") -> None:
        """Add a line to the account of the play."""
        line = Told(at=self.clock.at, report=report, kind=kind, words=words, rule=rule)
        self.told.append(line)
        if self.listen is not None:
            self.listen(line)

    def move_to(self, when: str | datetime) -> None:
        """Let time pass until ``when``, written ``2017-09-04 09:00`` in UTC. Clocks that run out are recorded.

        Raises:
            ValueError: ``when`` lies in the past of the play.
        """
        target = self.instant(when) if isinstance(when, str) else when
        if target < self.clock.at:
            raise ValueError(f"the play stands at {self.clock.at}, after {target}")
        for deadline in self._deadlines(target):
            self.clock.at = min(max(self.clock.at, deadline + AFTER), target)
            self._note_lapses()
        self.clock.at = target
        self._note_lapses()

    def _note_lapses(self) -> None:
        for lapsed in perform(self.store, TOCSIN, note_lapses, NoteLapses()):
            until = f"{lapsed.due_at:%d %B %Y, %H:%M} UTC"
            what = _CLOCK_WORDS[lapsed.kind]
            self.tell(lapsed.report_number, Kind.LAPSED, f"A clock ran out: {what} {until}.")

    def _deadlines(self, until: datetime) -> list[datetime]:
        """Every deadline that runs out on the way to ``until``, in order."""
        unratified = (
            Decision.ratify_by.is_not(None),
            ~sa.exists().where(Ratification.decision_id == Decision.id),
            ~sa.exists().where(DecisionLapse.decision_id == Decision.id),
            not_refused(),
        )
        waiting = Escalation.ended_at.is_(None)
        statements = (
            sa.select(Report.assess_by).where(Report.status == ReportStatus.SUBMITTED),
            sa.select(Escalation.acknowledge_by).where(waiting, Escalation.acknowledged_at.is_(None)),
            sa.select(Escalation.decide_by).where(waiting),
            sa.select(Decision.ratify_by).where(*unratified),
        )
        with self.store.read() as session:
            found = {at for statement in statements for at in session.scalars(statement) if at is not None}
        return sorted(at for at in found if self.clock.at <= at < until)
