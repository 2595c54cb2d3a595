"""What somebody knew on a day: where no text has what is typed with a day, the briefs that had been shown by then are offered."""

from app.reading.search.found import Found
from app.reference.countries import CountryTable
from app.rules.finding import day_named
from language import tr
from language.dates import plain_day
from ui.find.commands import Command
from ui.window import MainWindow


def shown_by_then(
    window: MainWindow, countries: CountryTable, typed: str, found: Found
) -> tuple[Command, ...]:
    """The way to who had been shown what by the last day that is typed, about the country that is named, if any.

    Nothing where something was found, and where several countries are named.
    """
    day, query = day_named(typed), found.query
    about = {term.country for term in query.terms if term.country} | set(query.countries)
    if day is None or found.groups or query.kinds or len(about) > 1 or "history" not in window.pages:
        return ()
    on, key = plain_day(day), f"shown/{day.isoformat()}"
    if not about:
        words = tr("Who had been shown what by {day}", day=on)
    else:
        [country] = about
        key = f"{key}/{country}"
        words = tr("Who had been shown what on {country} by {day}", country=countries.name(country), day=on)
    return (Command(words, "", lambda: window.go("history", key)),)
