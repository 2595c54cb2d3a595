"""Who can decide: whoever types a measure, a country or the question itself is led to the form, filled in as far as it is known."""

from collections.abc import Sequence

from app.reference.countries import CountryTable
from app.reference.toolbox import Tool
from app.rules.asking import only_asks, without_asking
from app.rules.finding import Query, Term, about_countries, day_named
from language import mark, tr
from language.dates import plain_day
from language.speech import said_elsewhere, tabled_elsewhere
from ui.find.commands import DECIDES, Asked, Command, asked_about, matching, who_for
from ui.window import MainWindow

_ASKS = mark("Who can decide?")
_DECISION = mark("decision decisions")
"""What stands beside *whose*; by itself it asks for decisions that were taken."""


def questions(
    window: MainWindow,
    toolbox: Sequence[Tool],
    countries: CountryTable,
    query: Query,
    *,
    why: bool = False,
    who: bool = False,
) -> tuple[Command, ...]:
    """Who can decide, for the measures that are named; where none is, for the country that is typed.

    The country is the one that is typed, or else that of the file that is open. Whoever asks ``why``, as why aid was declined, is
    told who can decide only where the line has a word for deciding. Whoever asks ``who`` says *decision* for that, too.
    """
    about, name, terms = asked_about(window, countries, query)
    named = len(terms) < len(query.terms)
    if who:
        terms = tuple(one for one in terms if not _is_decision(one)) or terms
    if "authorities" not in window.pages or not toolbox or (why and not _asks_to_decide(window, terms)):
        return ()
    if _asks_alone(window, terms):
        whole = Command(who_for(name), "", lambda: window.go("authorities", f"who/{about}"), tr(DECIDES))
        # Without a country it is one of the acts that begin anew.
        return matching([whole], Query(kinds=query.kinds)) if named else ()
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
                _called(one),
                asks=Asked(about, one.code) if about else None,
            )
            for one in toolbox
        ],
        Query(terms=terms, kinds=query.kinds),
    )


def questions_of_a_day(
    window: MainWindow, toolbox: Sequence[Tool], countries: CountryTable, typed: str, query: Query
) -> tuple[Command, ...]:
    """Who could decide on the last day that is typed, where the line asks for a decision: *who could decide sanctions on …*.

    ``query``: the line without its days, as words alone.
    """
    day = day_named(typed)
    if day is None or "authorities" not in window.pages or not toolbox:
        return ()
    about, name, terms = asked_about(
        window,
        countries,
        without_asking(about_countries(query, countries.named, countries.longest_name), perhaps=False),
    )
    if not _asks_to_decide(window, terms):
        return ()
    on, key = plain_day(day), day.isoformat()
    if _asks_alone(window, terms):
        words = (
            tr("Who could decide something for {country} on {day}", country=name, day=on)
            if about
            else tr("Who could decide on {day}?", day=on)
        )
        return (Command(words, "", lambda: window.go("authorities", f"who/{about}//{key}")),)
    return matching(
        [
            Command(
                tr(
                    "Who could decide in {country} on {day}? {measure} ({code})",
                    country=name,
                    day=on,
                    measure=one.name,
                    code=one.code,
                )
                if about
                else tr(
                    "Who could decide on {day}? {measure} ({code})", day=on, measure=one.name, code=one.code
                ),
                "",
                lambda code=one.code: window.go("authorities", f"who/{about}/{code}/{key}"),  # type: ignore[misc]
                _called(one),
                asks=Asked(about, one.code, day) if about else None,
            )
            for one in toolbox
        ],
        Query(terms=terms, kinds=query.kinds),
    )


def _called(tool: Tool) -> str:
    """What else the question about a tool is looked for by."""
    return " ".join((tr(DECIDES), *said_elsewhere(tr(DECIDES)), *tabled_elsewhere(tool.name)))


def _question(window: MainWindow) -> Command:
    return Command(tr(_ASKS), "", window.close, tr(DECIDES))


def _is_decision(term: Term) -> bool:
    said = tr(_DECISION)
    return bool(matching([Command(said, "", str, " ".join(said_elsewhere(said)))], Query(terms=(term,))))


def _asks_to_decide(window: MainWindow, terms: Sequence[Term]) -> bool:
    """Whether a word of the line is one for deciding."""
    question = _question(window)
    return any(matching([question], Query(terms=(one,))) for one in terms if not only_asks(one))


def _asks_alone(window: MainWindow, terms: Sequence[Term]) -> bool:
    """Whether nothing is typed beside a country but the question: every measure would fit it."""
    question = _question(window)
    return all(only_asks(one) or matching([question], Query(terms=(one,))) for one in terms)
