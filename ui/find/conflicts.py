"""Declaring a conflict of interest, found from anywhere: it is declared on the file of a country."""

from collections.abc import Mapping

from app.reference.countries import CountryTable
from app.rules.finding import Query
from language import mark, tr
from ui.find.commands import Command
from ui.find.on_a_country import acts_on_a_country
from ui.window import MainWindow

_ALSO = mark("recuse bias interest barred")
"""What else people type when they look for it."""


def conflict_acts(
    window: MainWindow, files: Mapping[str, str], countries: CountryTable, query: Query
) -> tuple[Command, ...]:
    """To declare one, as :func:`ui.find.on_a_country.acts_on_a_country` offers it."""
    return acts_on_a_country(
        window,
        files,
        countries,
        query,
        begin="ask_conflict",
        words=lambda country: tr("Declare a conflict of interest with {country}…", country=country),
        also=tr(_ALSO),
    )
