"""Recording a lesson, found from anywhere: it stands in the file of a country, among its plans."""

from collections.abc import Mapping

from app.reference.countries import CountryTable
from app.rules.finding import Query
from language import mark, tr
from ui.find.commands import Command
from ui.find.on_a_country import acts_on_a_country
from ui.window import MainWindow

_ALSO = mark("learned learnt experience lessons")
"""What else people type when they look for it."""


def lesson_acts(
    window: MainWindow, files: Mapping[str, str], countries: CountryTable, query: Query
) -> tuple[Command, ...]:
    """To record one, as :func:`ui.find.on_a_country.acts_on_a_country` offers it."""
    return acts_on_a_country(
        window,
        files,
        countries,
        query,
        begin="ask_lesson",
        words=lambda country: tr("Record a lesson for {country}…", country=country),
        also=tr(_ALSO),
    )
