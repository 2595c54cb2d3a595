"""What somebody knew on a day: the briefs that were shown then, or else last before it and next after it."""

from dataclasses import dataclass

from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import BriefShown, called_so, shown_around
from app.reading.search.found import Found
from app.reading.search.our_words import our_words
from app.reference.countries import CountryTable
from app.rules.asking import only_asks
from app.rules.finding import Query, day_named, in_our_words
from language import tr
from language.dates import plain_day
from language.phrases import headed
from ui.case import Case
from ui.find.commands import Command
from ui.history.shown_table import in_a_line
from ui.window import MainWindow

_MOST = 3
"""Briefs of the day that are offered by themselves; all are in the list that is offered last."""

_SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class ShownThen:
    """The ways that are offered, and what is said where nothing was shown on the day."""

    acts: tuple[Command, ...] = ()
    said: str = ""


def shown_by_then(
    window: MainWindow, case: Case, countries: CountryTable, *, typed: str, words: Query, found: Found
) -> ShownThen:
    """What was shown on the last day that is typed, to whom the words name and about the country that they name, if any, and the
    way to all that had been shown by then.

    ``words``: the line with the countries that it names. Nothing where a text was found and neither a person or office is
    named nor anybody asks what was shown, and where several countries are named.
    """
    day, asked = day_named(typed), in_our_words(words, our_words)
    about = {term.country for term in asked.terms if term.country} | set(found.query.countries)
    shown = any(_SHOWN in (*term.words, *term.also) for term in asked.terms)
    if day is None or found.query.kinds or len(about) > 1 or "history" not in window.pages:
        return ShownThen()
    person = _named(case, asked)
    if found.groups and not (found.without or shown or person):
        return ShownThen()
    country = next(iter(about), "")
    wanted = HistoryFilter(topic=country, person=person, since=day, until=day)
    around = case.look(lambda session: shown_around(session, case.actor, wanted, limit=_MOST + 1))
    acts = [_opens(window, case, tr("Shown"), one) for one in around.on[:_MOST] if one.given]
    if around.before is not None:
        acts.append(_opens(window, case, tr("Last before"), around.before))
    if around.after is not None:
        acts.append(_opens(window, case, tr("Next after"), around.after))
    on, key = plain_day(day), f"shown/{day.isoformat()}"
    if country:
        key = f"{key}/{country}"
        every = tr("Who had been shown what on {country} by {day}", country=countries.name(country), day=on)
    else:
        every = tr("Who had been shown what by {day}", day=on)
    acts.append(Command(every, "", lambda: window.go("history", key)))
    said = ""
    if around.before is not None or around.after is not None:
        said = (
            tr("Nothing was shown to “{person}” on {day}.", person=person, day=on)
            if person
            else tr("Nothing was shown to anybody on {day}.", day=on)
        )
    return ShownThen(tuple(acts), said)


def _named(case: Case, asked: Query) -> str:
    """The word of the line by which a person or an office is called."""
    words = [
        (*term.words, *term.also)
        for term in asked.terms
        if not term.country and len(term.words) == 1 and not only_asks(term) and _SHOWN not in term.also
    ]
    return next(iter(case.look(lambda session: called_so(session, words))), "")


def _opens(window: MainWindow, case: Case, head: str, one: BriefShown) -> Command:
    return Command(
        headed(head, in_a_line(one, case.zone)),
        "",
        lambda: window.go("reports", f"{one.number}/brief/{one.version}"),
    )
