"""What somebody knew on a day: the briefs that were shown then, or else last before it and next after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.reading.ledger.around import ShownAround, shown_around
from app.reading.ledger.history import HistoryFilter
from app.reading.ledger.shown import BriefShown, everybody, shown_briefs
from app.reading.search.found import Found
from app.reading.search.our_words import our_words
from app.reference.countries import CountryTable
from app.rules.asking import asks_by_a_day, asks_who_knew, says_by_a_day, with_words_put_right
from app.rules.called import Called, Meant, who_is_meant
from app.rules.finding import Query, about_countries, day_named, in_our_words, query_of, without_day
from db.vocabulary.tokens import tokens
from language import tr
from language.dates import plain_day
from language.lists import and_list, or_list
from language.phrases import headed
from ui.case import Case
from ui.find.commands import Command
from ui.history.by_key import SHOWN_ON
from ui.history.filter_line import SHOWN
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
        the way to all that was shown on it, or had been by then where that is asked.

        Nothing where it is asked who could decide, where several countries are named, and where a text was found and the line
        neither asks who knew nor names somebody whole, or an office by its title.
        """
        day = day_named(typed)
        if day is None or decides or found.query.kinds:
            return ShownThen()
        asked = self._words(typed)
        about = {term.country for term in asked.terms if term.country} | set(found.query.countries)
        if len(about) > 1:
            return ShownThen()
        meant, knew = who_is_meant(self._everybody, asked), asks_who_knew(asked)
        if meant.titled and meant.others and not (knew or found.groups):
            asked = with_words_put_right(asked, meant.others)
            meant, knew = who_is_meant(self._everybody, asked), asks_who_knew(asked)
        # An office or a person and a day, and nothing else: what can be asked of them is what they were shown.
        named = meant.titled and not meant.others and not knew
        by = says_by_a_day(typed) if named else asks_by_a_day(typed, asked)
        person = meant.one if knew or named or meant.whole else None
        if found.groups and not (person or knew or named):
            return ShownThen()
        wanted = HistoryFilter(
            topic=next(iter(about), ""),
            to=person.identifier if person else "",
            since=day,
            until=day,
            given_only=True,
        )
        if not (knew or named) and person is None and (meant.words or meant.others):
            # Words that are looked for, and stand in no text: nobody asked who was shown what.
            # Whom the line names by a title is led to all the same: one of its words may be a slip.
            named_too = _each_once(meant) if meant.titled else ()
            each = (self._every(wanted, one, by=by) for one in named_too)
            return ShownThen(last=(*each, self._every(wanted, by=by)))
        if meant.others and not meant.words:
            # An answer about other people would be read as what the one who was meant knew.
            return ShownThen((self._every(wanted, by=by),), said=_said_of_nobody(typed, meant.others))
        if meant.words and person is None:
            several = _each_once(meant)
            every = (*(self._every(wanted, one, by=by) for one in several), self._every(wanted, by=by))
            if named and found.groups:
                return ShownThen(last=every)
            if by or len(several) < 2:
                return ShownThen(every, said=_said_of_several(typed, meant))
            acts, said = self._of_each(wanted, several)
            return ShownThen((*acts, *every), said=said)
        return self._answer(wanted, person, first=knew or not found.groups, by=by)

    def _words(self, typed: str) -> Query:
        words = query_of(without_day(typed), lambda _name: None)
        return in_our_words(
            about_countries(words, self._countries.named, self._countries.longest_name), our_words
        )

    def _answer(self, wanted: HistoryFilter, person: Called | None, *, first: bool, by: bool) -> ShownThen:
        actor = self._case.actor
        around = self._case.look(lambda session: shown_around(session, actor, wanted, limit=_MOST))
        acts = [*self._rows(around), self._every(wanted, person, by=by)]
        if not first:
            return ShownThen(last=tuple(acts))
        said = ""
        near = around.before is not None or around.after is not None
        if person is None:
            said = self._nothing(wanted, tr("anybody")) if near else ""
        elif near or (len(acts) == 1 and self._ever(wanted)):
            said = self._nothing(wanted, tr("“{person}”", person=person.name))
        elif len(acts) == 1:
            said = self._never(wanted, person)
        return ShownThen(tuple(acts), said=said)

    def _nothing(self, wanted: HistoryFilter, whom: str) -> str:
        """That nothing was shown to them on the day: of one country where it is asked about one, and then of no other."""
        day = plain_day(wanted.since) if wanted.since is not None else ""
        if not wanted.topic:
            return tr("Nothing was shown to {whom} on {day}.", whom=whom, day=day)
        country = self._countries.name(wanted.topic)
        return tr("Nothing on {country} was shown to {whom} on {day}.", country=country, whom=whom, day=day)

    def _never(self, wanted: HistoryFilter, person: Called) -> str:
        read = self._ever(replace(wanted, given_only=False))
        country = self._countries.name(wanted.topic) if wanted.topic else ""
        told = {"country": country, "person": person.name}
        if read and country:
            return tr(
                "No brief on {country} was ever handed to “{person}”. What they read is on record.", **told
            )
        if read:
            return tr("No brief was ever handed to “{person}”. What they read is on record.", **told)
        if country:
            return tr("Nothing on {country} was ever shown to “{person}”.", **told)
        return tr("Nothing was ever shown to “{person}”.", **told)

    def _rows(self, around: ShownAround) -> list[Command]:
        rows = [self._opens(tr("Shown"), one) for one in around.on]
        for one in () if around.handed else around.near[:_MOST]:
            # Of each office its own, the highest first: who asks of nobody in particular asks of the minister.
            if one.before is not None:
                rows.append(self._opens(tr("Last before"), one.before))
            if one.after is not None:
                rows.append(self._opens(tr("Next after"), one.after))
        return rows

    def _of_each(self, wanted: HistoryFilter, several: Sequence[Called]) -> tuple[list[Command], str]:
        """Where several are called so, what was shown to each of them, on the day first; and that it was nothing, to any of them.

        Whom of them nothing was shown to is not said above what was shown to another: whoever reads fast would read no more.
        """
        actor = self._case.actor
        on: list[Command] = []
        around: list[Command] = []
        for one in several:
            asked = replace(wanted, to=one.identifier)
            found = self._case.look(lambda session: shown_around(session, actor, asked, limit=_MOST))  # noqa: B023
            (on if found.on else around).extend(self._rows(found))
        names = [one.name for one in several]
        if on:
            return [*on, *around], tr("Answered for each who may be meant: {names}.", names=and_list(names))
        return around, self._nothing(wanted, or_list(names))

    def _ever(self, wanted: HistoryFilter) -> bool:
        """Whether anything was shown to whom it is asked about, and is only not near enough to the day."""
        always, actor = replace(wanted, since=None, until=None), self._case.actor
        found = self._case.look(lambda session: shown_briefs(session, actor, always, limit=1))
        return any(one.given or not always.given_only for one in found)

    def _every(self, wanted: HistoryFilter, person: Called | None = None, *, by: bool) -> Command:
        """The way to all that was shown on a day, or had been ``by`` then: to whoever it was, or to one."""
        if wanted.since is None:
            raise ValueError("a day is asked for")
        on, country = plain_day(wanted.since), wanted.topic
        about = self._countries.name(country) if country else ""
        kind = SHOWN if by else SHOWN_ON
        parts = [kind, wanted.since.isoformat(), *([country] if country or person else [])]
        if person is not None:
            parts.append(person.name)
        words = (_by_words if by else _on_words)(person.name if person else "", about, on)
        key = "/".join(parts)
        return Command(words, "", lambda: self._window.go("history", key))

    def _opens(self, head: str, one: BriefShown) -> Command:
        return Command(
            headed(head, in_a_line(one, self._case.zone)),
            "",
            lambda: self._window.go("reports", f"{one.number}/brief/{one.version}"),
            answer=f"{one.title} – {one.country}",
        )


def _each_once(meant: Meant) -> tuple[Called, ...]:
    """Those who may be meant, unless they are too many to be offered."""
    return tuple({one.name: one for one in meant.fitting}.values()) if len(meant.fitting) <= _MOST else ()


def _on_words(person: str, country: str, on: str) -> str:
    if person and country:
        return tr(
            "What was shown to {person} about {country} on {day}", person=person, country=country, day=on
        )
    if person:
        return tr("What was shown to {person} on {day}", person=person, day=on)
    return (
        tr("Who was shown what about {country} on {day}", country=country, day=on)
        if country
        else tr("Who was shown what on {day}", day=on)
    )


def _by_words(person: str, country: str, on: str) -> str:
    if person and country:
        return tr(
            "What had been shown to {person} on {country} by {day}", person=person, country=country, day=on
        )
    if person:
        return tr("What had been shown to {person} by {day}", person=person, day=on)
    return (
        tr("Who had been shown what on {country} by {day}", country=country, day=on)
        if country
        else tr("Who had been shown what by {day}", day=on)
    )


def _said_of_several(typed: str, meant: Meant) -> str:
    if not meant.fitting:
        return _said_of_nobody(typed, meant.words)
    if not meant.sure or len(meant.fitting) < 2:
        return ""
    name = " ".join(typed[one.start : one.end] for one in tokens(typed) if one.word in meant.words)
    if len(meant.fitting) > _MOST:
        return tr("Many people or offices here are called “{name}”: type more of the name.", name=name)
    return tr("Several people or offices here are called “{name}”: choose one.", name=name)


def _said_of_nobody(typed: str, words: Sequence[str]) -> str:
    there = [typed[one.start : one.end] for one in tokens(typed) if one.word in words]
    return tr(
        "Nobody on file, and no office, is called by all of these words: {words}.", words=", ".join(there)
    )
