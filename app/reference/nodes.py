"""Reading reference data that is nested (JSON), so that every fault names the file and the place in it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.reference.tables import CELL_LENGTH, decode
from app.refusals import BadInput
from app.rules.entry.texts import clean_line, required_line
from language import tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Node:
    """An object in the file and the way to it, as in ``marking_schemes.json, schemes 2, levels 3``."""

    path: str
    value: dict[str, object]

    def fault(self, key: str, expected: str, remedy: str) -> BadInput:
        """The error for a value: what stands there and what was expected instead."""
        shown = json.dumps(self.value.get(key), ensure_ascii=False)
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        place = f"{self.path}, {key}"
        return BadInput(
            place,
            tr("{place}: {shown} is not {expected}.", place=place, shown=shown, expected=expected),
            remedy=remedy,
        )

    def only(self, *keys: str) -> None:
        """Refuses keys that are missing or not known.

        Raises:
            BadInput: names the first of them.
        """
        for key in keys:
            if key not in self.value:
                raise BadInput(
                    self.path,
                    tr("{path}: “{key}” is missing.", path=self.path, key=key),
                    remedy=tr("It needs: {keys}.", keys=", ".join(keys)),
                )
        for key in self.value:
            if key not in keys:
                raise BadInput(
                    self.path,
                    tr("{path}: “{key}” is not known.", path=self.path, key=key[:60]),
                    remedy=tr("Only these are: {keys}.", keys=", ".join(keys)),
                )

    def text(self, key: str) -> str:
        """A text, which may be empty.

        Raises:
            BadInput: not a text, too long, or with control characters.
        """
        value = self.value[key]
        if not isinstance(value, str):
            raise self.fault(key, tr("a text"), tr("Put the text in quotation marks."))
        # Blanks at the ends mean something in a separator, so only the characters are checked here.
        clean_line(value, f"{self.path}, {key}", CELL_LENGTH)
        return value

    def required(self, key: str) -> str:
        """A text that is not empty.

        Raises:
            BadInput: not a text, or empty.
        """
        return required_line(self.text(key), f"{self.path}, {key}", CELL_LENGTH)

    def matching(self, key: str, pattern: re.Pattern[str], expected: str, remedy: str) -> str:
        """A text of a given form.

        Raises:
            BadInput: of another form.
        """
        value = self.text(key)
        if not pattern.fullmatch(value):
            raise self.fault(key, expected, remedy)
        return value

    def flag(self, key: str) -> bool:
        """True or false.

        Raises:
            BadInput: anything else.
        """
        value = self.value[key]
        if not isinstance(value, bool):
            raise self.fault(key, tr("true or false"), tr("Write true or false without quotation marks."))
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``.

        Raises:
            BadInput: anything else.
        """
        value = self.value[key]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.fault(
                key, tr("a whole number from {low} to {high}", low=low, high=high), tr("Correct the number.")
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts.

        Raises:
            BadInput: not a list of texts.
        """
        value = self.value[key]
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(
                key, tr("a list of texts"), tr("Write texts in quotation marks between [ and ].")
            )
        return tuple(clean_line(str(item), f"{self.path}, {key}", CELL_LENGTH) for item in value)

    def each(self, key: str) -> Iterator["Node"]:
        """The objects of a list, counted from 1.

        Raises:
            BadInput: not a list of objects.
        """
        value = self.value[key]
        if not isinstance(value, list):
            raise self.fault(key, tr("a list"), tr("Write objects between [ and ]."))
        for number, item in enumerate(value, start=1):
            place = f"{self.path}, {key} {number}"
            if not isinstance(item, dict):
                raise BadInput(
                    place,
                    tr("{place}: an object was expected.", place=place),
                    remedy=tr("Write it between curly brackets."),
                )
            yield Node(place, item)


def read_nodes(content: str | bytes, source: str, key: str, read: Callable[[Node], T]) -> tuple[T, ...]:
    """What ``read`` makes of each object in the list ``key`` of a JSON file.

    Raises:
        BadInput: not UTF-8, not JSON (with its line), an empty list, or what ``read`` raises.
    """
    try:
        value = json.loads(decode(content, source))
    except (json.JSONDecodeError, RecursionError) as fault:
        where = (
            tr(", in line {lineno} or just before it", lineno=fault.lineno)
            if isinstance(fault, json.JSONDecodeError)
            else ""
        )
        raise BadInput(
            source,
            tr("{source}{where}: not JSON.", source=source, where=where),
            remedy=tr(
                "A comma, a bracket or a quotation mark may be missing. Correct it and load the file again."
            ),
        ) from None
    if not isinstance(value, dict):
        raise BadInput(
            source,
            tr("{source}: an object was expected.", source=source),
            remedy=tr("Write {{ “{key}”: [ … ] }}.", key=key),
        )
    root = Node(source, value)
    root.only("note", key)
    root.text("note")
    found = tuple(read(node) for node in root.each(key))
    if not found:
        raise BadInput(
            source, tr("{source}: “{key}” is empty.", source=source, key=key), remedy=tr("Keep at least one.")
        )
    return found


def write_nodes(note: str, key: str, items: Sequence[dict[str, object]]) -> str:
    """The text of a JSON file, as `read_nodes` reads it."""
    return json.dumps({"note": note, key: items}, ensure_ascii=False, indent=1) + "\n"


def unique_codes(codes: Sequence[str], place: str) -> None:
    """Refuses a list in which a code stands twice.

    Raises:
        BadInput: names the code.
    """
    for position, code in enumerate(codes):
        if code in codes[:position]:
            raise BadInput(
                place,
                tr("{place}: the code “{code}” stands there twice.", place=place, code=code),
                remedy=tr("Give each a code of its own."),
            )
