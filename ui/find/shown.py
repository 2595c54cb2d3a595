"""What somebody knew on a day: the briefs that were shown then, or else last before it and next after it."""

from dataclasses import dataclass, replace
from functools import cached_property

from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import BriefShown, everybody, shown_around, shown_briefs
from app.reading.search.found import Found
from app.reading.search.our_words import our_words
from app.reference.countries import CountryTable
from app.rules.asking import asks_who_knew
from app.rules.called import Called, Meant, who_is_meant
from app.rules.finding import Query, about_countries, day_named, in_our_words, query_of, without_day
from db.vocabulary.tokens import tokens
from language import tr
from language.dates import plain_day
from language.phrases import headed
from ui.case import Case
from ui.find.commands import Command
from ui.history.shown_table import in_a_line
from ui.window import MainWindow

_MOST = 3
"""Briefs of the day that are offered by themselves, and people who may be meant; all are in the list that is offered last."""


@dataclass(frozen=True, slots=True)
class ShownThen:
    """The ways that are offered before the texts that were found, or beneath them, and what is said where nothing was shown on
    the day."""

    first: tuple[Command, ...] = ()
    last: tuple[Command, ...] = ()
    said: str = ""

    @property
    def answers(self) -> bool:
        """Whether it is an answer, and no mere way to the list."""
        return bool(self.said) or len(self.first) > 1


class WhoKnew:
    """Answers to lines that name a day, asked off the window's thread. Who is on file is read once, and not for each letter that is typed."""

    def __init__(self, window: MainWindow, case: Case, countries: CountryTable) -> None:
        self._window = window
        self._case = case
        self._countries = countries

    @cached_property
    def _everybody(self) -> tuple[Called, ...]:
        return self._case.look(everybody)

    def then(self, typed: str, found: Found, *, decides: bool = False) -> ShownThen:
        """What was shown on the last day that is typed, to whom the line names and about the country that it names, if any, and
        the way to all that had been shown by then.

        Nothing where it is asked who could decide, where several countries are named, and where a text was found and the line
        neither asks who knew nor names somebody whole.
        """
        day = day_named(typed)
        if day is None or decides or found.query.kinds:
            return ShownThen()
        asked = self._words(typed)
        about = {term.country for term in asked.terms if term.country} | set(found.query.countries)
        if len(about) > 1:
            return ShownThen()
        meant, knew = who_is_meant(self._everybody, asked), asks_who_knew(asked)
        person = meant.one if knew or meant.whole else None
        if found.groups and not (found.without and knew) and not person and not knew:
            return ShownThen()
        wanted = HistoryFilter(
            topic=next(iter(about), ""), to=person.identifier if person else "", since=day, until=day
        )
        if not knew and person is None and (meant.words or meant.others):
            # Words that are looked for, and stand in no text: nobody asked who was shown what.
            return ShownThen(last=(self._every(wanted),))
        if meant.words and person is None:
            several = () if len(meant.fitting) > _MOST else {one.name: one for one in meant.fitting}.values()
            ways = (*(self._every(wanted, one) for one in several), self._every(wanted))
            return ShownThen(ways, said=_said_of_several(typed, meant))
        return self._answer(wanted, person, first=knew or not found.groups)

    def _words(self, typed: str) -> Query:
        words = query_of(without_day(typed), lambda _name: None)
        return in_our_words(
            about_countries(words, self._countries.named, self._countries.longest_name), our_words
        )

    def _answer(self, wanted: HistoryFilter, person: Called | None, *, first: bool) -> ShownThen:
        actor = self._case.actor
        around = self._case.look(lambda session: shown_around(session, actor, wanted, limit=_MOST + 1))
        acts = [self._opens(tr("Shown"), one) for one in around.on[:_MOST] if one.given]
        if around.before is not None:
            acts.append(self._opens(tr("Last before"), around.before))
        if around.after is not None:
            acts.append(self._opens(tr("Next after"), around.after))
        acts.append(self._every(wanted, person))
        if not first:
            return ShownThen(last=tuple(acts))
        said, on = "", plain_day(wanted.since) if wanted.since is not None else ""
        near = around.before is not None or around.after is not None
        if person is None:
            said = tr("Nothing was shown to anybody on {day}.", day=on) if near else ""
        elif near or (len(acts) == 1 and self._ever(wanted)):
            said = tr("Nothing was shown to “{person}” on {day}.", person=person.name, day=on)
        elif len(acts) == 1:
            country = self._countries.name(wanted.topic) if wanted.topic else ""
            said = (
                tr("Nothing on {country} was ever shown to “{person}”.", country=country, person=person.name)
                if country
                else tr("Nothing was ever shown to “{person}”.", person=person.name)
            )
        return ShownThen(tuple(acts), said=said)

    def _ever(self, wanted: HistoryFilter) -> bool:
        """Whether anything was shown to whom it is asked about, and is only not near enough to the day."""
        always, actor = replace(wanted, since=None, until=None), self._case.actor
        found = self._case.look(lambda session: shown_briefs(session, actor, always, limit=1))
        return any(one.given for one in found)

    def _every(self, wanted: HistoryFilter, person: Called | None = None) -> Command:
        """The way to all that had been shown by a day: to whoever it was, or to one."""
        if wanted.since is None:
            raise ValueError("a day is asked for")
        on, country = plain_day(wanted.since), wanted.topic
        about = self._countries.name(country) if country else ""
        parts = ["shown", wanted.since.isoformat(), *([country] if country or person else [])]
        if person is None:
            words = (
                tr("Who had been shown what on {country} by {day}", country=about, day=on)
                if country
                else tr("Who had been shown what by {day}", day=on)
            )
        else:
            parts.append(person.name)
            words = (
                tr(
                    "What had been shown to {person} on {country} by {day}",
                    person=person.name,
                    country=about,
                    day=on,
                )
                if country
                else tr("What had been shown to {person} by {day}", person=person.name, day=on)
            )
        key = "/".join(parts)
        return Command(words, "", lambda: self._window.go("history", key))

    def _opens(self, head: str, one: BriefShown) -> Command:
        return Command(
            headed(head, in_a_line(one, self._case.zone)),
            "",
            lambda: self._window.go("reports", f"{one.number}/brief/{one.version}"),
        )


def _said_of_several(typed: str, meant: Meant) -> str:
    if not meant.fitting:
        words = [typed[one.start : one.end] for one in tokens(typed) if one.word in meant.words]
        return tr(
            "Nobody on file, and no office, is called by all of these words: {words}.", words=", ".join(words)
        )
    return tr("More than one is called so.") if meant.sure and len(meant.fitting) > 1 else ""
