"""What can be done from the palette: the window's own acts, those of the page that is shown, and what begins anew."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from app.reference.countries import Country
from app.reference.toolbox import Tool
from app.rules.finding import Query, Term
from db.vocabulary.finding import ThingKind
from db.vocabulary.tokens import tokens
from language import mark, said, tr
from ui.keys import key_words
from ui.widgets.act_button import ActButton
from ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Command:
    """An act with its words and its key. ``also`` are words by which people look for it and that it does not show."""

    words: str
    keys: str
    act: Callable[[], object]
    also: str = ""


def commands_of(window: MainWindow) -> tuple[Command, ...]:
    """Everything that can be done now; acts that are not allowed are left to their page, which says why."""
    return (*_pages_acts(window), *_of_the_country(window), *_beginnings(window), *_windows_acts(window))


def questions(
    window: MainWindow, toolbox: Sequence[Tool], countries: Iterable[Country], query: Query
) -> tuple[Command, ...]:
    """Who can decide, for the measures that are named: whoever types one, with a country or without, may mean that.

    The country is the one that is typed, or else that of the file that is open.
    """
    about, name, terms = asked_about(window, countries, query)
    if not terms or "authorities" not in window.pages:
        return ()
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
                tr(_DECIDES),
            )
            for one in toolbox
        ],
        Query(terms=terms, kinds=query.kinds),
    )


def asked_about(
    window: MainWindow, countries: Iterable[Country], query: Query
) -> tuple[str, str, tuple[Term, ...]]:
    """Code and name of the country that is typed, or else of the file that is open, or nothing; and what else is typed."""
    names = {tuple(token.word for token in tokens(one.name)): one for one in countries}
    typed = next((term.words for term in query.terms if term.words in names), ())
    terms = tuple(term for term in query.terms if term.words != typed)
    page, key = window.here
    opened = key.partition("/")[0] if page == "countries" else ""
    about = names[typed].alpha3 if typed else opened if _COUNTRY.fullmatch(opened) else ""
    name = names[typed].name if typed else window.pages[page].title if about else ""
    return about, name, terms


def matching(commands: Sequence[Command], query: Query) -> tuple[Command, ...]:
    """The acts whose words are asked for; all of them where nothing is asked."""
    if (query.kinds and ThingKind.ACT not in query.kinds) or query.countries or query.since or query.until:
        return ()
    return tuple(command for command in commands if _named(f"{command.words} {command.also}", query))


def _named(words: str, query: Query) -> bool:
    said = [token.word for token in tokens(words)]
    return all(
        all(any(word.startswith(part) for word in said) for part in term.words) for term in query.terms
    )


def _windows_acts(window: MainWindow) -> list[Command]:
    return [
        Command(
            action.text().replace("&&", "&"),
            key_words(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)),
            action.trigger,
        )
        for action in window.actions()
        if action.isEnabled() and action.text() and action.objectName() != "find"
    ]


def _pages_acts(window: MainWindow) -> list[Command]:
    page = window.pages[window.here[0]] if window.here[0] else None
    acts = [] if page is None else [*page.acts_bar.findChildren(ActButton), *page.findChildren(ActButton)]
    found: dict[str, Command] = {}
    for act in acts:
        if act.isVisible() and act.button.isEnabled():
            found.setdefault(act.words, Command(act.words, "", act.button.click))
    return list(found.values())


_COUNTRY = re.compile(r"[A-Z]{3}")
"""How the file of a country is named in the window."""

_DECIDES = mark("authorise approve sign allowed power")
"""What else people call it when they look for who can decide."""

_BEGINNINGS = (
    (mark("What is overdue, and what waits"), "desk", "", "", mark("late deadline clock todo")),
    (
        mark("What is measured"),
        "desk",
        "",
        "show_measures",
        mark("metrics figures statistics false alarms missed"),
    ),
    (mark("New report…"), "reports", "", "ask_new", ""),
    (mark("Open a country file…"), "countries", "", "ask_new", ""),
    (mark("Import a file of data…"), "countries", "imports", "", ""),
    (mark("Who can decide?"), "authorities", "who", "", _DECIDES),
    (mark("Coverage of the authorities"), "authorities", "coverage", "", ""),
    (mark("What if an instrument ends, or a post falls vacant?"), "authorities", "what-if", "", ""),
    (mark("Organigram"), "authorities", "organisation", "", ""),
    (mark("What was shown, to whom and when"), "history", "shown", "", mark("brief minister saw knew")),
)


def _beginnings(window: MainWindow) -> list[Command]:
    return [
        Command(words, "", lambda page=page, key=key, act=act: _go(window, page, key, act), also)  # type: ignore[misc]
        for words, page, key, act, also in said(_BEGINNINGS)
        if page in window.pages
    ]


def _of_the_country(window: MainWindow) -> list[Command]:
    """What begins with the country whose file is open."""
    page, key = window.here
    country = key.partition("/")[0]
    if page != "countries" or not _COUNTRY.fullmatch(country) or "authorities" not in window.pages:
        return []
    name = window.pages[page].title
    return [
        Command(words, "", lambda key=f"{part}/{country}": window.go("authorities", key))  # type: ignore[misc]
        for words, part in (
            (tr("Who can decide something for {country}", country=name), "who"),
            (tr("Coverage of the authorities for {country}", country=name), "coverage"),
        )
    ]


def _go(window: MainWindow, page: str, key: str, act: str) -> None:
    window.go(page, key)
    begin = getattr(window.pages[page], act, None) if act else None
    if begin is not None:
        begin()
