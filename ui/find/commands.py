"""What can be done from the palette: the window's own acts, those of the page that is shown, and what begins anew."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from PySide6.QtGui import QKeySequence

from app.reference.countries import CountryTable
from app.rules.finding import Query, Term
from db.vocabulary.finding import ThingKind
from db.vocabulary.tokens import tokens
from language import mark, said, tr
from language.speech import said_elsewhere
from ui.keys import key_words
from ui.widgets.act_button import ActButton
from ui.widgets.act_menu import ActMenu
from ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Asked:
    """Who can decide a tool in a country, by their codes, on a day; today where there is none."""

    country: str
    tool: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class AskedOverdue:
    """What is overdue, whoever it waits for."""


@dataclass(frozen=True, slots=True)
class Command:
    """An act with its words and its key. ``also`` are words by which people look for it and that it does not show.

    ``stays``: it changes what is looked for, and the palette stays open. ``asks``: the question to which its answer is given beneath
    it; ``answer``: that answer, a line without end until it is known.
    """

    words: str
    keys: str
    act: Callable[[], object]
    also: str = ""
    stays: bool = False
    asks: Asked | AskedOverdue | None = None
    answer: str = ""


def commands_of(window: MainWindow) -> tuple[Command, ...]:
    """Everything that can be done now; an act that is not allowed leads to its page, which says why."""
    here = (*_pages_acts(window), *_of_the_country(window))
    shown = {one.words for one in here}
    return (
        *here,
        *(one for one in _beginnings(window) if one.words not in shown),
        *_windows_acts(window),
    )


def asked_about(
    window: MainWindow, countries: CountryTable, query: Query
) -> tuple[str, str, tuple[Term, ...]]:
    """Code and name of the country that is typed, or else of the file that is open, or nothing; and what else is typed."""
    typed = next((term.country for term in query.terms if term.country), "")
    terms = tuple(term for term in query.terms if not term.country)
    page, key = window.here
    opened = key.partition("/")[0] if page == "countries" else ""
    about = typed or (opened if _COUNTRY.fullmatch(opened) else "")
    return about, countries.name(about) if about else "", terms


def openings(
    window: MainWindow, countries: CountryTable, opened: frozenset[str], query: Query
) -> tuple[Command, ...]:
    """To open the file of a country that is typed, by any of its names, and has none yet."""
    if query.kinds or query.countries or query.since or query.until or "countries" not in window.pages:
        return ()
    if sum(len(word) for term in query.terms for word in term.words) < _TYPED_AT_LEAST:
        return ()
    whole = [term.country for term in query.terms]
    named = countries.begun([term.words for term in query.terms])
    found = sorted((one for one in named if one.alpha3 not in opened), key=lambda one: [one.alpha3] != whole)
    if len(found) > _NAMED_AT_MOST:
        return ()
    return tuple(
        Command(
            tr("Open a country file: {country}…", country=one.name),
            "",
            lambda code=one.alpha3: _open_file(window, code),  # type: ignore[misc]
        )
        for one in found
    )


_TYPED_AT_LEAST, _NAMED_AT_MOST = 2, 4


def _open_file(window: MainWindow, country: str) -> None:
    window.go("countries")
    begin = getattr(window.pages["countries"], "ask_new", None)
    if begin is not None:
        begin(country)


def answering(commands: Sequence[Command]) -> tuple[Command, ...]:
    """The acts for someone who asks: what is overdue is told beneath the way to it, and not only where that leads."""
    words = tr(_OVERDUE)
    return tuple(replace(one, asks=AskedOverdue()) if one.words == words else one for one in commands)


def matching(commands: Sequence[Command], query: Query) -> tuple[Command, ...]:
    """The acts whose words are asked for; all of them where nothing is asked."""
    if (query.kinds and ThingKind.ACT not in query.kinds) or query.countries or query.since or query.until:
        return ()
    return tuple(command for command in commands if _names(command, query))


def _names(command: Command, query: Query) -> bool:
    """Whether it is called so in any language: who reads one may have learnt the words in another."""
    terms = tuple(term for term in query.terms if term.words[0] not in _LITTLE)
    query = replace(query, terms=terms or query.terms)
    every = (command.words, *_in_other_languages(command.words, command.also))
    return any(_named(f"{words} {command.also}", query) for words in every)


_LITTLE = frozenset(
    [
        "the",
        "of",
        "for",
        "to",
        "in",
        "on",
        "by",
        "a",
        "an",
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "par",
        "pour",
        "un",
        "une",
        "dans",
        "sur",
        "au",
        "aux",
    ]
)
"""Words of English and French by which no act is told from another."""


@lru_cache(maxsize=1024)
def _in_other_languages(words: str, also: str) -> tuple[str, ...]:
    said, more = said_elsewhere(words), " ".join(said_elsewhere(also))
    return tuple(f"{one} {more}" for one in said or ((words,) if more else ()))


def _named(words: str, query: Query) -> bool:
    said = _words_of(words)
    return all(
        all(any(word.startswith(part) for word in said) for part in term.words) for term in query.terms
    )


@lru_cache(maxsize=2048)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(text))


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
    menus = [] if page is None else [menu for menu in page.findChildren(ActMenu) if menu.isVisible()]
    offered = [action for menu in menus for action in menu.acts()]
    said = Counter(action.text() for action in offered)
    for action in offered:
        # Where every card has a menu of its own, its words alone do not tell on which of them the act would be done.
        if action.isEnabled() and said[action.text()] == 1:
            words = action.text().replace("&&", "&")
            found.setdefault(words, Command(words, "", action.trigger))
    return list(found.values())


_COUNTRY = re.compile(r"[A-Z]{3}")
"""How the file of a country is named in the window."""

DECIDES = mark("authorise approve sign impose allowed power competent authority decides takes")
"""What else people call it when they look for who can decide."""


def who_for(country: str) -> str:
    """The words of the way to who can decide about a country, with the measure still to be chosen."""
    return tr("Who can decide something for {country}", country=country)


_OVERDUE = mark("What is overdue, whoever it waits for")

_BEGINNINGS = (
    (
        _OVERDUE,
        "desk",
        "overdue",
        "",
        mark("late deadlines passed missed clocks alarms behind time ministry"),
    ),
    (mark("What waits, for me and for others"), "desk", "", "", mark("todo tasks deadline clock")),
    (
        mark("What is measured"),
        "desk",
        "",
        "show_measures",
        mark("metrics figures statistics false alarms missed"),
    ),
    (
        mark("Typed and not recorded"),
        "desk",
        "",
        "show_typed",
        mark("unsaved lost crash forms text bring back"),
    ),
    (mark("New report…"), "reports", "", "ask_new", ""),
    (mark("Open a country file…"), "countries", "", "ask_new", ""),
    (
        mark("Import a file of data…"),
        "countries",
        "imports",
        "",
        mark("imported files batches events data sets"),
    ),
    (mark("Who can decide?"), "authorities", "who", "", DECIDES),
    (mark("Coverage of the authorities"), "authorities", "coverage", "", ""),
    (mark("What if an instrument ends, or a post falls vacant?"), "authorities", "what-if", "", ""),
    (mark("Organigram"), "authorities", "organisation", "", mark("organisation offices chart tree")),
    (
        mark("Appoint somebody to an office…"),
        "authorities",
        "organisation",
        "ask_appoint",
        mark("acting holder deputy post vacancy"),
    ),
    (mark("Add an office…"), "authorities", "organisation", "ask_office", mark("new post unit")),
    (
        mark("Record an instrument…"),
        "authorities",
        "instruments",
        "ask_instrument",
        mark("new delegation delegate power letter paper"),
    ),
    (
        mark("Instruments of delegation"),
        "authorities",
        "instruments",
        "",
        mark("revoke confirm powers limits chain"),
    ),
    (
        mark("Who was shown what?"),
        "history",
        "shown",
        "",
        mark("brief minister saw knew what was shown to whom and when"),
    ),
    (mark("Export for an inquiry…"), "history", "", "ask_export", mark("ledger audit commission")),
    (mark("Check a printed brief…"), "history", "", "ask_paper", mark("hash code seal genuine")),
    (
        mark("Is the ledger whole? Verify it"),
        "history",
        "",
        "ask_verify",
        mark("audit check chain signatures"),
    ),
    (
        mark("Appearance, language and size of type"),
        "settings",
        "appearance",
        "",
        mark("theme dark contrast hints tray notices"),
    ),
    (mark("Change your passphrase"), "settings", "you", "", mark("password account key")),
    (
        mark("Make a new recovery key"),
        "settings",
        "you",
        "ask_new_key",
        mark("sheet sealed custodian forgotten lost"),
    ),
    (mark("Sign out"), "settings", "you", "ask_leave", mark("log off switch user leave")),
    (
        mark("Rules of the ministry: clocks, markings, attachments"),
        "settings",
        "ministry",
        "",
        mark("settings deadlines limits"),
    ),
    (mark("People and accounts"), "settings", "people", "", mark("users roles logins add person")),
    (mark("Reference tables"), "settings", "tables", "", mark("toolbox framework countries glossary")),
    (mark("Thresholds of the signs"), "settings", "signals", "", mark("signals settings")),
    (
        mark("Back up, or look at backups"),
        "settings",
        "backups",
        "",
        mark("backup restore recovery copy save"),
    ),
    (mark("About Tocsin"), "settings", "about", "", mark("version licence security")),
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
    ways = [
        Command(words, "", lambda key=f"{part}/{country}": window.go("authorities", key))  # type: ignore[misc]
        for words, part in (
            (who_for(name), "who"),
            (tr("Coverage of the authorities for {country}", country=name), "coverage"),
        )
    ]
    compare = getattr(window.pages[page], "ask_compare", None)
    # A country without a file is led to by its code, and shows the list.
    if (
        compare is not None
        and getattr(window.pages[page], "shows_file", False)
        and "inquiry" not in key.split("/")
    ):
        also = tr("difference changed dates then now")
        ways.append(Command(tr("Compare two days of {country}…", country=name), "", compare, also))
    return ways


def _go(window: MainWindow, page: str, key: str, act: str) -> None:
    window.go(page, key)
    begin = getattr(window.pages[page], act, None) if act else None
    if begin is not None:
        begin()
