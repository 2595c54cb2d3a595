"""What the history is narrowed to by the key of a place of it."""

from datetime import date

from ui.history.filter_line import SHOWN, FilterLine

SHOWN_ON = "shown-on"
"""In a key: who was shown which brief on the day that follows."""

DONE_ON = "on"
"""In a key: all that was done on the day that follows, or from one to another (``2022-03-04..2022-03-06``), or from one on (``2022-03-04..``)."""

OF_SHOWN = (SHOWN, SHOWN_ON)
"""In a key: who was shown which brief, up to a day or on it."""


def kind_of(key: str) -> str:
    """What a key begins with: one of the kinds above, or else the topic that it names."""
    return key.partition("/")[0]


def entry_of(key: str) -> int:
    """The number of the entry that a key names; 0 where it names none."""
    return int(key[1:]) if key.startswith("#") and key[1:].isdecimal() else 0


def done_on(since: date, until: date | None, topic: str) -> str:
    """The key of all that was done from one day to another, or with ``until`` None from it on, about a report or a country."""
    last = until.isoformat() if until is not None else ""
    days = last if last == since.isoformat() else f"{since.isoformat()}..{last}"
    return f"{DONE_ON}/{days}/{topic}"


def narrow(asked: FilterLine, key: str) -> None:
    """Ask for what a key names."""
    kind, _slash, narrowed = key.partition("/")
    day, _slash, narrowed = narrowed.partition("/")
    about, _slash, person = narrowed.partition("/")
    if key.startswith("#"):
        if asked.who_was_shown:
            asked.clear()
        return
    asked.clear()
    if kind in OF_SHOWN:
        asked.show_kind(SHOWN)
        (asked.on if kind == SHOWN_ON else asked.until).setText(day)
        asked.topic.setText(about)
        asked.person.setText(person)
        # A long name is read from its beginning.
        asked.person.setCursorPosition(0)
    elif kind == DONE_ON:
        first, dots, last = day.partition("..")
        asked.topic.setText(about)
        asked.looks.setChecked(False)
        asked.show_days(first, last if dots else first)
    else:
        asked.topic.setText(key)
