"""Events of files that are not of one fixed layout: rows from named values, and what their words say of the kind."""

import hashlib

from app.imports.cells import CellFault
from app.imports.events import EVENT_TARGET, days_in_order
from app.imports.formats import Row, folded
from app.imports.reading import Reading
from db.vocabulary.imports import EventKind
from language import tr

_WORDS = {
    EventKind.ONE_SIDED: (
        "violenceagainstcivilians",
        "onesided",
        "onesidedviolence",
        "attackoncivilians",
        "attack",
        "massacre",
        "killing",
        "massacreofcivilians",
        "violencecontrelescivils",
        "violencecontredescivils",
        "violencescontrelescivils",
        "attaquecontrecivils",
        "attaquecontredescivils",
        "attaquecontrelescivils",
        "attaque",
        "tuerie",
        "unilatérale",
        "violenceunilatérale",
    ),
    EventKind.STATE_BASED: ("statebased", "statebasedviolence", "statebasedconflict", "étatique"),
    EventKind.NON_STATE: (
        "nonstate",
        "nonstateviolence",
        "nonstateconflict",
        "communalviolence",
        "nonétatique",
    ),
    EventKind.BATTLE: (
        "battle",
        "battles",
        "armedclash",
        "clash",
        "clashes",
        "armedclashes",
        "combat",
        "combats",
        "affrontement",
        "affrontements",
    ),
    EventKind.EXPLOSION: (
        "explosion",
        "explosions",
        "explosionsremoteviolence",
        "remoteviolence",
        "shelling",
        "airstrike",
        "airdronestrike",
        "bombing",
        "bombardement",
        "bombardements",
        "frappeaérienne",
    ),
    EventKind.PROTEST: (
        "protest",
        "protests",
        "demonstration",
        "demonstrations",
        "manifestation",
        "manifestations",
    ),
    EventKind.RIOT: ("riot", "riots", "émeute", "émeutes"),
    EventKind.STRATEGIC: ("strategicdevelopment", "strategicdevelopments", "strategic", "faitstratégique"),
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words}


def kind_of(text: str, otherwise: EventKind = EventKind.OTHER) -> EventKind:
    """The kind that a file's own word for it stands for; ``otherwise`` where that is not sure."""
    return _KINDS.get(folded(text), otherwise)


def event_row(key: str, **values: str | None) -> Row:
    """The row of an event from its values by the names of the target's columns; the others are not known."""
    return (key, *(values.get(column) or "" for column in EVENT_TARGET.columns))


def own_key(*parts: object) -> str:
    """A key for an event that its data set gives no number: from what tells it apart. Changed, it is another event."""
    return hashlib.sha256(ascii(parts).encode("ascii")).hexdigest()[:32]


def check_days(reading: Reading, starts: str | None, ends: str | None, column: str) -> None:
    """Note the fault of an event that ends before it begins; ``column`` holds the end."""
    if starts and ends and not days_in_order(starts, ends):
        reading.fault(
            column,
            tr("a day not before the event begins ({starts})", starts=starts),
            tr("Correct one of the two days."),
        )


def yes_or_no(text: str) -> str:
    """1 for yes, 0 for no, nothing for an empty cell.

    Raises:
        CellFault: anything else.
    """
    word = folded(text)
    if word in {"1", "yes", "y", "true", "civiliantargeting", "oui", "o", "vrai"}:
        return "1"
    if word in {"0", "no", "n", "false", "non", "faux"}:
        return "0"
    if not word:
        return ""
    raise CellFault(tr("yes or no"), tr("Write yes or no, or leave the cell empty."))
