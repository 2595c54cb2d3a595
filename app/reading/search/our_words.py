"""What the program itself writes into the index: in English, found and shown in any language.

The index is one for all who work in a case, whatever each of them reads. So titles such as *Declined: …* stand in it in English; they
are said in the language spoken where they are shown, and found by what that language calls them.
"""

import re
from functools import cache

from app.reading.search.catalogue_words import in_english, is_english
from app.rules.finding import Term
from app.rules.reports.outcomes import RULED_OUT
from db.finding.things import NOT_IDLE
from db.vocabulary.tokens import tokens
from language import Language, mark, speaking, spoken, tr

_CALLED = (
    mark("declined refused rejected refusing rejecting declining refusal"),
    mark("authorised approved"),
    mark("deferred postponed"),
    # Of taking no action alone: the index has it beside what was declined.
    mark("ruled excluded"),
    mark("shown presented"),
    mark("brief briefing"),
    mark("given handed"),
    mark("comment remark"),
    mark("answer reply"),
    mark("dissent disagreement"),
    # Of offices, which a ministry may keep in another language than the one that somebody types.
    mark("minister"),
    # Of measures, which a ministry words itself: the names of the toolbox’s tools are other words, and many at once.
    mark("aid"),
    mark("development"),
    mark("freeze"),
    mark("suspend suspension"),
    mark("suspension suspend"),
    mark("targeted"),
    mark("imposed"),
    # Of offices again.
    mark("foreign"),
    mark("affairs"),
    mark("secretary"),
    mark("director"),
    mark("ambassador"),
)
"""The word of the index comes first; the others, and all of a translation, are what people call it."""

_TITLES = (
    (
        re.compile(r"Record not confirmed yet: (?P<what>.*)", re.DOTALL),
        mark("Record not confirmed yet: {what}"),
    ),
    (re.compile(r"Record refused: (?P<what>.*)", re.DOTALL), mark("Record refused: {what}")),
    (re.compile(r"Authorised: (?P<what>.*)", re.DOTALL), mark("Authorised: {what}")),
    (re.compile(r"Declined: (?P<what>.*)", re.DOTALL), mark("Declined: {what}")),
    (re.compile(NOT_IDLE), RULED_OUT),
    (re.compile(r"Deferred: (?P<what>.*)", re.DOTALL), mark("Deferred: {what}")),
    (
        re.compile(r"(?P<report>\S+), brief version (?P<version>\d+), put before (?P<office>.*)", re.DOTALL),
        mark("{report}, brief version {version}, put before {office}"),
    ),
    (
        re.compile(r"(?P<report>\S+), brief version (?P<version>\d+), given to (?P<person>.*)", re.DOTALL),
        mark("{report}, brief version {version}, given to {person}"),
    ),
    (
        re.compile(
            r"(?P<report>\S+), brief version (?P<version>\d+), looked at by (?P<person>.*)", re.DOTALL
        ),
        mark("{report}, brief version {version}, looked at by {person}"),
    ),
    (re.compile(r"Comment by (?P<who>.*)", re.DOTALL), mark("Comment by {who}")),
    (re.compile(r"Answer by (?P<who>.*)", re.DOTALL), mark("Answer by {who}")),
    (re.compile(r"Settled by (?P<who>.*)", re.DOTALL), mark("Settled by {who}")),
    (re.compile(r"No dissent by (?P<who>.*)", re.DOTALL), mark("No dissent by {who}")),
    (re.compile(r"Dissent by (?P<who>.*)", re.DOTALL), mark("Dissent by {who}")),
)


def refused_title(option: str) -> str:
    """The title of a decision whose record was refused: it tells the option, and no outcome that nobody decided."""
    return f"Record refused: {option}"


def waiting_title(option: str) -> str:
    """The title of a decision whose record nobody has compared with its paper: whatever word found it, nothing is decided yet."""
    return f"Record not confirmed yet: {option}"


def title_said(title: str) -> str:
    """A title that the program wrote, in the language spoken."""
    if spoken() is Language.ENGLISH:
        return RULED_OUT if title == NOT_IDLE else title
    for form, text in _TITLES:
        if found := form.fullmatch(title):
            return tr(text, **found.groupdict())
    return title


def our_words(typed: str) -> tuple[str, ...]:
    """The words of the index that a word means, or begins to mean, in any language of the window."""
    ours = (
        word
        for word, begun, whole in _called(spoken())
        if word != typed
        and (
            typed in (*begun, *whole)
            or (
                len(typed) >= _LEAST
                and typed not in _NO_BEGINNING
                and any(one.startswith(typed) for one in begun)
            )
        )
    )
    return tuple(dict.fromkeys((*ours, *(word for word in in_english(typed) if word != typed))))


_NOT_DONE = frozenset({"declined", "deferred"})


def names_refusal(term: Term) -> bool:
    """Whether a word says that something was declined or put off, in any language of the window."""
    return bool(_NOT_DONE.intersection((*term.words, *term.also)))


_NO_BEGINNING = frozenset({"report"})
"""What stands in English on every title is not the beginning of the French *reporté*."""

_LEAST = 4
"""Letters from which on a word is taken for the beginning of another; a shorter one means what is called exactly so."""


@cache
def _called(language: Language) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Each word with what it is called in the language that is read, of which a beginning is enough, and in the others.

    Whoever reads English means what is English as well, *note*, in English; and by *report* no *reporté*.
    """
    found = []
    for text in _CALLED:
        begun = [token.word for token in tokens(text)]
        whole: list[str] = []
        for other in Language:
            if other is Language.ENGLISH or not other.for_people:
                continue
            with speaking(other):
                said = [token.word for token in tokens(tr(text))]
            if other is language:
                begun += said
            else:
                whole += [one for one in said if language is not Language.ENGLISH or not is_english(one)]
        found.append((text.split()[0], tuple(begun), tuple(whole)))
    return tuple(found)
