"""The tabs of a country file: who types the title of one, with a country or in its file, is led there."""

from collections.abc import Collection

from app.reference.countries import CountryTable
from app.rules.finding import Query
from language import said, tr
from ui.countries.parts import PARTS
from ui.find.commands import Command, asked_about, matching
from ui.window import MainWindow


def file_parts(
    window: MainWindow, files: Collection[str], countries: CountryTable, query: Query
) -> tuple[Command, ...]:
    """The tabs that are called as typed, of the file of the country that is typed, or else of the one that is open.

    ``files``: the codes of the countries that have a file. Without a country there is no tab to go to.
    """
    about, name, terms = asked_about(window, countries, query)
    if not terms or about not in files:
        return ()
    return matching(
        [
            Command(
                tr("{country}: {part}", country=name, part=title),
                "",
                lambda part=part: window.go("countries", f"{about}/{part}"),  # type: ignore[misc]
            )
            for part, title in said(PARTS)
        ],
        Query(terms=terms, kinds=query.kinds),
    )
