"""Rows of a spreadsheet as entries of a register: what each would do, row by row, before anything is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.refusals import BadInput
from app.rules.entry.texts import fold
from language import Language, speaking, tr

Request = TypeVar("Request")
Choice = TypeVar("Choice")

MOST = 500
"""Rows that are taken at once: more is a data set, and is imported."""


@dataclass(frozen=True, slots=True)
class PastedEntry(Generic[Request]):
    """A row: its name, what would be recorded, or why nothing would."""

    row: int
    name: str
    request: Request | None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Generic[Request]):
    """A register that rows can be pasted into.

    ``columns``: headings, each with the others by which it is known too, all marked and in English; the first is the name.
    They are understood in every language. ``needed`` must be there. ``request`` makes what is recorded out of the cells under those headings, or raises BadInput. ``known``: names that stand
    there already.
    """

    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    request: Callable[[Mapping[str, str]], Request]
    known: frozenset[str]

    @property
    def headings(self) -> str:
        """The headings in the language spoken."""
        return ", ".join(tr(head) for head in self.columns)


def entries_of(
    rows: Sequence[Sequence[str]], register: Register[Request]
) -> tuple[PastedEntry[Request], ...]:
    """Each row beneath the headings, with what it would do.

    Raises:
        BadInput: no heading that is known, one that is needed is missing, or too many rows.
    """
    heads = _heads(rows[0] if rows else (), register)
    if len(rows) - 1 > MOST:
        raise BadInput(
            "rows",
            tr(
                "{rows:,} rows are more than the {most} that are taken at once.",
                rows=len(rows) - 1,
                most=MOST,
            ),
            remedy=tr("Paste fewer."),
        )
    name = next(iter(register.columns))
    above: dict[str, int] = {}
    found: list[PastedEntry[Request]] = []
    for number, row in enumerate(rows[1:], 2):
        cells = {head: row[at].strip() if at < len(row) else "" for head, at in heads.items()}
        # A name is one line, however it was broken in its cell.
        called = cells[name] = " ".join(cells.get(name, "").split())
        try:
            if called.casefold() in register.known:
                raise BadInput(name, tr("It is in the register already."), remedy="")
            if called.casefold() in above:
                raise BadInput(name, tr("Row {row} names it too.", row=above[called.casefold()]), remedy="")
            request = register.request(cells)
        except BadInput as error:
            found.append(PastedEntry(number, called, None, f"{error.message} {error.remedy}".strip()))
            continue
        above[called.casefold()] = number
        found.append(PastedEntry(number, called, request))
    return tuple(found)


_BEGUN = 3
"""Letters by which a choice may be begun."""


def chosen_by_words(cell: str, choices: Mapping[Choice, str], field: str) -> Choice:
    """The choice that a cell names, by its words, their beginning or its code, whatever the case and accents.

    Raises:
        BadInput: it names none.
    """
    wanted, begun = fold(cell), set[Choice]()
    for language in Language:
        # A row that a colleague wrote in another language says the same.
        with speaking(language):
            for choice, words in choices.items():
                if wanted and wanted in {fold(words), fold(str(choice))}:
                    return choice
                if len(wanted) >= _BEGUN and fold(words).startswith(wanted):
                    begun.add(choice)
    if len(begun) == 1:
        # One choice begins so: “Média” for “Médias”.
        return begun.pop()
    offered = ", ".join(choices.values())
    raise BadInput(field, tr("“{cell}” is none of: {offered}.", cell=cell, offered=offered), remedy="")


def _heads(titles: Sequence[str], register: Register[Request]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for at, title in enumerate(titles):
        wanted = fold(title)
        for head, others in register.columns.items():
            if any(wanted in _in_every_language(known) for known in (head, *others)):
                heads.setdefault(head, at)
    missing = [head for head in register.needed if head not in heads]
    if missing:
        raise BadInput(
            "headings",
            tr("The first row has no heading {missing}.", missing=", ".join(tr(head) for head in missing)),
            remedy=tr(
                "Copy the rows with a line of headings; known are {columns}.",
                columns=register.headings,
            ),
        )
    return heads


def _in_every_language(text: str) -> frozenset[str]:
    found = set()
    for language in Language:
        with speaking(language):
            found.add(fold(tr(text)))
    return frozenset(found)
