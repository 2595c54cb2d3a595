"""Which acts are offered for a line: those that are called so, questions that can be asked, and what else to look for."""

from collections.abc import Callable

from app.documents.kinds import About
from app.reading.authority.permission import may_read_content
from app.reading.countries.country_files import open_countries
from app.reading.documents.subjects import subjects
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reading.releases.kept import releases_begun
from app.reading.search.found import Found
from app.rules.asking import asks_who, asks_why, without_asking
from app.rules.finding import Query, about_countries, query_of, without_day
from db.vocabulary import Role
from language import tr
from ui.case import Case
from ui.find.chips import Chips
from ui.find.commands import Command, answering, commands_of, matching, openings
from ui.find.conflicts import conflict_acts
from ui.find.deciding import questions, questions_of_a_day
from ui.find.file_parts import file_parts
from ui.find.inquiry import inquiry_questions
from ui.find.lessons import lesson_acts
from ui.find.releases import begun_number, release_ways
from ui.may import may
from ui.window import MainWindow

_COPIES = 6
"""Released copies that are offered at most while their number is typed."""


class Offered:
    """The acts of a palette. What they are told by is read once, and not for each letter that is typed.

    ``write`` puts another line in the place of the one that is typed.
    """

    def __init__(self, case: Case, window: MainWindow, chips: Chips, write: Callable[[str], None]) -> None:
        self._case = case
        self._window = window
        self._chips = chips
        self._write = write
        self._commands = commands_of(window)
        self._reads = may_read_content(case.actor)
        # Where nothing is typed nothing is asked, and nothing is read for an answer.
        self._answering = answering(self._commands) if self._reads else self._commands
        # Earlier decisions count into who can decide, and those are casework.
        self._toolbox = case.look(current_toolbox) if self._reads else ()
        self.countries = case.look(current_countries)
        self._files = (
            {one.key: one.words for one in case.look(lambda s: subjects(s, About.FILE, case.now()))}
            if self._reads
            else {}
        )
        self._opened = case.look(open_countries) if self._reads else frozenset[str]()
        self._may_open = may(case, Role.ANALYST, Role.FOCAL_POINT).allowed

    def acts(self, asked: str, found: Found, *, answered: bool) -> tuple[Command, ...]:
        """What can be done that is called so. Words of acts are not taken for a country: “New report” is no place.

        Where the question is ``answered``, no other line is offered.
        """
        if found.query.empty:
            return self._commands
        query, named = self.typed_words(asked)
        acts = self._acts_named(asked, query, named)
        if not acts:
            # A whole question: what only asks is left out, as it is where texts are looked for.
            acts = self._acts_named(asked, without_asking(query), without_asking(named))
        if not acts and any(term.perhaps for term in query.terms):
            surely = (without_asking(one, perhaps=False) for one in (query, named))
            acts = self._acts_named(asked, *surely)
        if acts or answered or found.groups or not found.meant:
            return acts
        line = self._chips.typed_of(found.meant)
        return (Command(tr("Look for “{line}”", line=line), "", lambda: self._write(line), stays=True),)

    def of_a_day(self, asked: str) -> tuple[Command, ...]:
        """Who could decide on a day that is typed with the question; without one, it stands among the acts."""
        if not self._reads:
            return ()
        query = query_of(without_day(asked), lambda _name: None)
        return questions_of_a_day(self._window, self._toolbox, self.countries, asked, query)

    def _acts_named(self, asked: str, query: Query, named: Query) -> tuple[Command, ...]:
        """The acts that are called by the words of ``query``; ``named`` has those words with the countries that they name."""
        line = query_of(asked, lambda _name: None)
        acts = (
            *matching(self._answering, Query(terms=query.terms, kinds=query.kinds)),
            *file_parts(self._window, self._opened, self.countries, named),
            *conflict_acts(self._window, self._files, self.countries, named),
            *(lesson_acts(self._window, self._files, self.countries, named) if self._may_open else ()),
            *self._copies(asked, query),
            *inquiry_questions(self._window, self._files, self.countries, named),
            *(openings(self._window, self.countries, self._opened, named) if self._may_open else ()),
            *questions(
                self._window, self._toolbox, self.countries, named, why=asks_why(line), who=asks_who(line)
            ),
        )
        once: dict[str, Command] = {}
        for act in acts:
            once.setdefault(act.words, act)
        return tuple(once.values())

    def _copies(self, asked: str, query: Query) -> tuple[Command, ...]:
        """The copies for outside whose number is typed: whoever answers a partner has that number alone."""
        begun = begun_number(asked)
        if not begun or query.kinds or not self._reads:
            return ()
        return release_ways(
            self._window, self._case.look(lambda session: releases_begun(session, begun, _COPIES))
        )

    def typed_words(self, asked: str) -> tuple[Query, Query]:
        """What is typed, as words alone and with the countries that they name."""
        query = query_of(asked, lambda _name: None)
        return query, about_countries(query, self.countries.named, self.countries.longest_name)

    def country_alone(self, asked: str) -> str:
        """The country whose name, and nothing else, is typed."""
        _query, named = self.typed_words(asked)
        return named.terms[0].country if len(named.terms) == 1 else ""
