"""Who can decide: whoever types a measure, a country or the question itself is led to the form, filled in as far as it is known."""

from collections.abc import Sequence

from app.reference.countries import CountryTable
from app.reference.toolbox import Tool
from app.rules.asking import only_asks
from app.rules.finding import Query, Term
from language import mark, tr
from language.speech import in_every_language, said_elsewhere
from ui.find.commands import DECIDES, Command, asked_about, matching, who_for
from ui.window import MainWindow

_ASKS = mark("Who can decide?")


def questions(
    window: MainWindow, toolbox: Sequence[Tool], countries: CountryTable, query: Query
) -> tuple[Command, ...]:
    """Who can decide, for the measures that are named; where none is, for the country that is typed.

    The country is the one that is typed, or else that of the file that is open.
    """
    about, name, terms = asked_about(window, countries, query)
    if "authorities" not in window.pages or not toolbox:
        return ()
    wanted = Query(terms=terms, kinds=query.kinds)
    if _asks_alone(window, terms):
        typed = len(terms) < len(query.terms)
        whole = Command(who_for(name), "", lambda: window.go("authorities", f"who/{about}"), tr(DECIDES))
        # Without a country it is one of the acts that begin anew.
        return matching([whole], Query(kinds=query.kinds)) if typed else ()
    return matching(
        [
            Command(
                tr(
                    "Who can decide in {country}? {measure} ({code})",
                    country=name,
                    measure=one.name,
                    code=one.code,
                )
                if about
                else tr("Who can decide? {measure} ({code})", measure=one.name, code=one.code),
                "",
                lambda code=one.code: window.go("authorities", f"who/{about}/{code}"),  # type: ignore[misc]
                " ".join((tr(DECIDES), *said_elsewhere(tr(DECIDES)), *in_every_language(one.name))),
            )
            for one in toolbox
        ],
        wanted,
    )


def _asks_alone(window: MainWindow, terms: Sequence[Term]) -> bool:
    """Whether nothing is typed beside a country but the question: every measure would fit it."""
    question = Command(tr(_ASKS), "", window.close, tr(DECIDES))
    return all(only_asks(one) or matching([question], Query(terms=(one,))) for one in terms)
