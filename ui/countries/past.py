"""A country file that is shown as it stood on a past day: read only, and why."""

from dataclasses import dataclass

from app.reading.countries.file_on import FileOn
from app.rules.verdict import Verdict
from language import tr
from ui.may import refusal


@dataclass(frozen=True, slots=True)
class Past:
    """The file of the day. A tab with ``show_past`` can show it; the others rest meanwhile."""

    found: FileOn

    @property
    def verdict(self) -> Verdict:
        """Why nothing may be written."""
        day = self.found.on.isoformat()
        return refusal(
            tr("The file is shown as it stood on {day}.", day=day), tr("Go back to now to change it.")
        )
