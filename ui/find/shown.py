"""What somebody knew on a day: where no text has what is typed with a day, the briefs that had been shown by then are offered."""

from app.reading.search.found import Found
from language import tr
from language.dates import plain_day
from ui.find.commands import Command
from ui.window import MainWindow


def shown_by_then(window: MainWindow, found: Found) -> tuple[Command, ...]:
    """The way to who had been shown what by the last day that is typed; nothing where something was found."""
    day = found.query.until
    if day is None or found.groups or found.query.kinds or "history" not in window.pages:
        return ()
    return (
        Command(
            tr("Who had been shown what by {day}", day=plain_day(day)),
            "",
            lambda: window.go("history", f"shown/{day.isoformat()}"),
        ),
    )
