"""A report on its way, as the play remembers it."""

from dataclasses import dataclass, field

from app.actions.reports.decisions import Decided
from app.actions.reports.escalations import Escalated
from app.demo.script import ScriptedReport


@dataclass(slots=True, kw_only=True)
class Warned:
    """A report: its script, its identifiers, and what was decided on its options by their keys."""

    script: ScriptedReport
    report_id: str
    number: str
    options: dict[str, str] = field(default_factory=dict)
    decided: dict[str, Decided] = field(default_factory=dict)
    escalated: Escalated | None = None

    @property
    def brief(self) -> Escalated:
        """The escalation with its frozen brief.

        Raises:
            ValueError: it has not been escalated yet.
        """
        if self.escalated is None:
            raise ValueError(f"{self.number} has not been escalated")
        return self.escalated
