"""Acts that are found from anywhere and done on the file of a country."""

from collections.abc import Callable, Mapping

from app.reference.countries import CountryTable
from app.rules.finding import Query
from ui.find.commands import Command, asked_about, matching
from ui.window import MainWindow


def acts_on_a_country(
    window: MainWindow,
    files: Mapping[str, str],
    countries: CountryTable,
    query: Query,
    *,
    begin: str,
    words: Callable[[str], str],
    also: str,
) -> tuple[Command, ...]:
    """The act with the country that is typed or whose file is open, or else with any that has a file.

    ``files``: the names of the open files by their codes. ``begin`` is the page's way to begin the act, ``words`` names it with
    a country, ``also`` are other words by which people look for it.
    """
    about, name, terms = asked_about(window, countries, query)
    if not terms or "countries" not in window.pages:
        return ()
    every = {code: countries.name(code) for code in files}
    offered = {about: name} if about in files else {} if about else every

    def ask(country: str) -> None:
        window.go("countries", country)
        act = getattr(window.pages["countries"], begin, None)
        if act is not None:
            act()

    return matching(
        [
            Command(words(called), "", lambda code=code: ask(code), also)  # type: ignore[misc]
            for code, called in offered.items()
        ],
        Query(terms=terms, kinds=query.kinds),
    )
