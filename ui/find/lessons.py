"""Recording a lesson, found from anywhere: it stands in the file of a country, among its plans."""

from collections.abc import Mapping

from app.reference.countries import CountryTable
from app.rules.finding import Query
from language import mark, tr
from ui.find.commands import Command, asked_about, matching
from ui.window import MainWindow

_ALSO = mark("learned learnt experience lessons")
"""What else people type when they look for it."""


def lesson_acts(
    window: MainWindow, files: Mapping[str, str], countries: CountryTable, query: Query
) -> tuple[Command, ...]:
    """To record one with the country that is typed or whose file is open, or else with any that has a file.

    ``files``: the names of the open files by their codes.
    """
    about, name, terms = asked_about(window, countries, query)
    if not terms or "countries" not in window.pages:
        return ()
    every = {code: countries.name(code) for code in files}
    offered = {about: name} if about in files else {} if about else every
    wanted = Query(terms=terms, kinds=query.kinds)
    return matching([_record(window, code, called) for code, called in offered.items()], wanted)


def _record(window: MainWindow, country: str, name: str) -> Command:
    return Command(
        tr("Record a lesson for {country}…", country=name), "", lambda: _ask(window, country), tr(_ALSO)
    )


def _ask(window: MainWindow, country: str) -> None:
    window.go("countries", country)
    begin = getattr(window.pages["countries"], "ask_lesson", None)
    if begin is not None:
        begin()
