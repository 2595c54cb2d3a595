"""What was decided on each report, in a few words for lists."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.reading.authority.effects import STANDING, not_refused, told_at
from app.rules.entry.texts import has_words
from app.rules.reports.outcomes import CALLED_NO_ACTION
from db.decisions import Decision
from db.reports import Option, Report
from db.vocabulary import DecisionEffect, Outcome, ReportStatus
from language import plural, tr

_MOST = 100
"""More options than these no report has."""

_WAITS = frozenset({DecisionEffect.PENDING_CONFIRMATION, DecisionEffect.PENDING_SECOND_SIGNATURE})
"""Nothing is decided yet: a second person has to confirm the record, or to sign."""


@dataclass(slots=True)
class Decided:
    """The last word on each option of a report. ``idle``: it was decided to take no action; ``not_idle``: that was declined.

    ``goes_on``: an office has options before it still, so that nothing is said of the warning as a whole.
    """

    measures: Counter[Outcome] = field(default_factory=Counter)
    idle: bool = False
    not_idle: bool = False
    waits: int = 0
    lapsed: int = 0
    goes_on: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is open: neither before an office, nor put off, nor waiting, nor lapsed."""
        return not (self.goes_on or self.lapsed or self.waits or self.measures[Outcome.DEFER])

    @property
    def led_to_none(self) -> bool:
        """Whether the warning as a whole was declined by authorising that no action is taken."""
        return self.idle and self.whole and not self.measures[Outcome.AUTHORISE]

    @property
    def words(self) -> str:
        """``2 authorised, 1 declined``; ``declined`` where no measure was or may yet be authorised; empty while nothing is decided."""
        authorised, declined = self.measures[Outcome.AUTHORISE], self.measures[Outcome.DECLINE]
        said = []
        if authorised:
            said.append(plural("{count:,} authorised", "{count:,} authorised", authorised))
        elif self.idle:
            said.append(
                tr("declined: no action taken") if self.led_to_none else tr("taking no action authorised")
            )
        elif declined and self.whole:
            said.append(tr("declined"))
        if declined and (authorised or not self.whole):
            said.append(plural("{count:,} declined", "{count:,} declined", declined))
        if self.not_idle and not said and not self.measures[Outcome.DEFER]:
            # Beside measures it goes without saying; alone it is all that was decided so far.
            said.append(tr("inaction ruled out"))
        if self.measures[Outcome.DEFER]:
            said.append(tr("put off"))
        if self.lapsed:
            said.append(plural("{count:,} lapsed", "{count:,} lapsed", self.lapsed))
        if self.waits:
            said.append(plural("{count:,} not in force yet", "{count:,} not in force yet", self.waits))
        return ", ".join(said)

    @property
    def whole_words(self) -> str:
        """The same with what goes without saying: ``2 authorised, inaction ruled out``."""
        ruled_out = tr("inaction ruled out") if self.not_idle else ""
        words = self.words
        return ", ".join(filter(None, (words, ruled_out if ruled_out not in words else "")))

    def said_to(self, typed: str) -> str:
        """``words``; to whoever typed what they do not say and the whole does, the whole: a hit shows why it is one."""
        more = any(has_words(self.sought, one) and not has_words(self.words, one) for one in typed.split())
        return self.whole_words if more else self.words

    @property
    def sought(self) -> str:
        """What it is found by: also what taking no action is called, whether that was decided or ruled out."""
        return f"{self.whole_words} {tr(CALLED_NO_ACTION)}" if self.idle or self.not_idle else self.words


def all_that_may_be_said() -> str:
    """Every word that ``sought`` may use, in the language spoken, and its counts: what is not in it is said of no report."""
    outcomes = Counter(Outcome)
    every = (
        Decided(measures=outcomes, lapsed=1, waits=1),
        Decided(measures=outcomes + outcomes, lapsed=2, waits=2),
        Decided(idle=True),
        Decided(idle=True, goes_on=True),
        Decided(not_idle=True),
        Decided(measures=Counter([Outcome.DECLINE])),
    )
    return " ".join((*(one.sought for one in every), *map(str, range(_MOST))))


def decided_by_report(
    session: Session, reports: Collection[str], at: datetime | None = None
) -> Mapping[str, Decided]:
    """What was decided on these reports, by identifier; those on which nothing is decided are not in it.

    ``at``: what was out of its window then has lapsed, whether that is noted yet or not.
    """
    standing = (STANDING.c.standing if at is None else told_at(at)).label("stood")
    later = aliased(Decision)
    rows = session.execute(
        sa.select(
            Decision.report_id,
            Decision.outcome,
            Option.no_action,
            standing,
            Report.status,
            sa.func.count(),
        )
        .join(Report, Report.id == Decision.report_id)
        .join(Option, Option.id == Decision.option_id)
        .join(STANDING, STANDING.c.decision_id == Decision.id)
        # A record that differs from the signed paper says nothing of what was decided.
        .where(Decision.report_id.in_(reports), not_refused())
        # What settles an option is the last word on it, also where it was put off after the paper was signed.
        .where(
            sa.or_(
                Decision.outcome != Outcome.DEFER,
                ~sa.exists().where(
                    later.option_id == Decision.option_id,
                    not_refused(later),
                    sa.or_(
                        later.outcome != Outcome.DEFER,
                        sa.tuple_(later.decided_at, later.number)
                        > sa.tuple_(Decision.decided_at, Decision.number),
                    ),
                ),
            )
        )
        .group_by(Decision.report_id, Decision.outcome, Option.no_action, standing, Report.status)
    )
    found: dict[str, Decided] = {}
    for report, outcome, no_action, stands, status, count in rows:
        decided = found.setdefault(report, Decided(goes_on=status is ReportStatus.ESCALATED))
        effect = DecisionEffect(stands)
        if effect in _WAITS:
            decided.waits += count
        elif effect is DecisionEffect.LAPSED:
            decided.lapsed += count
        elif not no_action:
            decided.measures[outcome] += count
        elif outcome is Outcome.AUTHORISE:
            decided.idle = True
        elif outcome is Outcome.DECLINE:
            decided.not_idle = True
    return found
