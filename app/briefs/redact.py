"""Removals applied to a frozen document: what is left holds none of the words that were taken out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TypeVar

from app.briefs.data import BriefData
from app.briefs.decision_record import DecisionRecord
from app.briefs.parts import CHARTS, ITEMS, DocumentPart, emptied, part_at, parts_of
from app.briefs.passages import Passage, passages, printed_values, value_at, with_value
from app.refusals import BadInput
from app.rules.entry.pseudonyms import name_spans
from app.rules.entry.texts import shown
from app.rules.release.words import Cut, cores, cut_out, runs_of, stands_in, telling, without_marks
from language import tr

Document = TypeVar("Document", bound=BriefData | DecisionRecord)

_LONG = 12
"""Of a passage of more words than so many, only names and figures are looked for elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What is withheld, and on what ground.

    ``path`` is the address of a text, an item, a chart or a part (`app.briefs.passages`). ``first`` and ``last`` are
    words of a text, counted from 1; without them it goes whole. ``everywhere``: its words go wherever they stand.
    ``note`` is for the register and is never released. ``automatic``: the program withheld it by a duty.
    """

    path: str
    ground: str
    first: int | None = None
    last: int | None = None
    everywhere: bool = False
    note: str = ""
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of which the whole, or items of it, were taken out; ``mark`` stands in their place."""

    part: str
    mark: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Remaining:
    """A word that was taken out in one place and can still be read in another."""

    word: str
    path: str
    text: str


def check_removal(document: BriefData | DecisionRecord, removal: Removal) -> None:
    """Refuse a removal that names nothing, or something that cannot be withheld by itself.

    Raises:
        BadInput: what is wrong, and what to withhold instead.
    """
    if _is_part(document, removal.path):
        _no_words(removal)
        return
    value = value_at(document, removal.path)
    if isinstance(value, str) and value.strip():
        count = len(runs_of(value))
        first, last = removal.first, removal.last
        if (first is None) != (last is None) or (
            first is not None and last is not None and not 1 <= first <= last <= count
        ):
            raise BadInput(
                "words",
                tr("“{path}” has the words 1 to {count}.", path=shown(removal.path), count=count),
                remedy=tr("Give the first and the last word to be withheld, or neither for the whole text."),
            )
        return
    _no_words(removal)
    if value in (None, "", ()):
        raise BadInput(
            "passage",
            tr("“{path}” is empty.", path=shown(removal.path)),
            remedy=tr("There is nothing to be withheld there."),
        )
    if not _stands_alone(removal.path):
        raise BadInput(
            "passage",
            tr(
                "“{path}” cannot be withheld by itself: without it the page would say something untrue.",
                path=shown(removal.path),
            ),
            remedy=tr("Withhold the words about it, the item that it belongs to, or the whole part."),
        )


def redacted(
    document: Document, removals: Sequence[Removal], marks: Mapping[str, str]
) -> tuple[Document, tuple[Withheld, ...]]:
    """The document without what is withheld, and the parts of which something went as a whole.

    ``marks``: what stands in the place of words, by ground. Removals have been seen by `check_removal`.
    """
    left = _without_words(document, removals, marks)
    withheld: list[Withheld] = []
    # From the last to the first, so that the addresses of those before still hold.
    for removal in sorted(removals, key=lambda one: _place(one.path), reverse=True):
        part, mark = part_at(document, removal.path), marks[removal.ground]
        if _is_part(document, removal.path):
            withheld.append(Withheld(removal.path, mark, whole=True))
        elif removal.path.endswith("/cost"):
            left = _without_cost(left, removal.path, mark)
        elif not isinstance(value_at(document, removal.path), str):
            left = _without_thing(left, removal.path)
            withheld.append(Withheld(part.code if part else "", mark))
    for one in withheld:
        if one.whole:
            for path in next(part for part in parts_of(document) if part.code == one.part).paths:
                left = _emptied(left, path)
    order = {part.code: place for place, part in enumerate(parts_of(document))}
    found = sorted(set(withheld), key=lambda one: (order.get(one.part, -1), not one.whole, one.mark))
    whole = {one.part for one in found if one.whole}
    return left, tuple(one for one in found if one.whole or one.part not in whole)


def remaining(
    document: BriefData | DecisionRecord, released: BriefData | DecisionRecord, removals: Iterable[Removal]
) -> tuple[Remaining, ...]:
    """Words that were taken out and can still be read elsewhere in what is left, with where; dates and numbers count."""
    wanted: set[str] = set()
    for removal in removals:
        wanted |= removed_words(document, removal)
    found: list[Remaining] = []
    for passage in printed_values(released):
        text = without_marks(passage.text)
        here = set(cores(text))
        found += [
            Remaining(word, passage.path, passage.text)
            for word in sorted(wanted)
            if word in here or (not word.isascii() and stands_in(word, text))
        ]
    return tuple(found)


def removed_words(document: BriefData | DecisionRecord, removal: Removal) -> frozenset[str]:
    """The words that a removal takes out and that tell something."""
    found: set[str] = set()
    for passage in _covered(document, removal):
        runs = runs_of(passage.text)
        if removal.first is not None and removal.last is not None:
            runs = runs[removal.first - 1 : removal.last]
        short = len(runs) <= _LONG and isinstance(_value(document, removal.path), str)
        told = [run.text for run in runs if short or _names_something(run.text)]
        found |= {word for word in telling(" ".join(told)) if len(word) > 1 or not word.isascii()}
    return frozenset(found)


def text_of(document: BriefData | DecisionRecord, removal: Removal) -> str:
    """The words that a removal takes out, as they stand in the original; of an item or a part, all its texts."""
    texts = [passage.text for passage in _covered(document, removal)]
    if removal.first is not None and removal.last is not None:
        runs = runs_of(texts[0])[removal.first - 1 : removal.last]
        return texts[0][runs[0].start : runs[-1].end]
    return "; ".join(texts)


def removals_of_names(
    document: BriefData | DecisionRecord, names: Iterable[str], ground: str
) -> tuple[Removal, ...]:
    """Every place where one of ``names`` can be read: names of protected persons and sources always go."""
    wanted = tuple(names)
    found = []
    for passage in passages(document):
        runs = runs_of(passage.text)
        for start, end in name_spans(passage.text, wanted):
            within = [place for place, run in enumerate(runs, start=1) if run.start < end and start < run.end]
            if within:
                removal = Removal(
                    path=passage.path, ground=ground, first=within[0], last=within[-1], automatic=True
                )
                found.append(removal)
    return tuple(found)


def _without_words(document: Document, removals: Sequence[Removal], marks: Mapping[str, str]) -> Document:
    cuts: dict[str, list[Cut]] = {}
    everywhere: dict[str, str] = {}
    for removal in removals:
        mark = marks[removal.ground]
        if removal.everywhere:
            everywhere |= dict.fromkeys(removed_words(document, removal), mark)
        value = _value(document, removal.path)
        if isinstance(value, str):
            last = len(runs_of(value))
            cuts.setdefault(removal.path, []).append(Cut(removal.first or 1, removal.last or last, mark))
    left = document
    for passage in passages(document):
        text = cut_out(passage.text, cuts.get(passage.path, ()), everywhere)
        if text != passage.text:
            left = with_value(left, passage.path, _put(text))
            left = _with_what_follows(left, passage.path)
    return left


def _put(text: str) -> Callable[[object], str]:
    return lambda _old: text


def _with_what_follows(document: Document, path: str) -> Document:
    """Numbers and drawings that say the same as words that were taken out go with them."""
    owner, _, name = path.rpartition("/")
    if path == "judgement/likelihood":
        document = with_value(
            document, owner, lambda found: replace(found, likelihood_low=0, likelihood_high=0)
        )
    elif fnmatchcase(path, "judgement/signs/*") and name in {"value", "baseline", "test"}:
        document = with_value(
            document, owner, lambda sign: replace(sign, series=(), usual=None, present=None)
        )
    return document


def _without_thing(document: Document, path: str) -> Document:
    owner, _, name = path.rpartition("/")
    if path == "annexes/event_picture":
        return with_value(document, path, lambda _old: None)
    if name == "series":
        return with_value(document, owner, lambda sign: replace(sign, series=(), usual=None))
    place = int(name)
    return with_value(document, owner, lambda items: (*items[: place - 1], *items[place:]))


def _without_cost(document: Document, path: str, mark: str) -> Document:
    owner = path.rpartition("/")[0]
    who_pays = {"who_pays": mark} if hasattr(value_at(document, owner), "who_pays") else {"reason": mark}
    return with_value(document, owner, lambda option: replace(option, cost=None, **who_pays))


def _emptied(document: Document, path: str) -> Document:
    if path == "lines_marking" and isinstance(document, BriefData):
        return replace(document, lines_marking=None)
    return with_value(document, path, lambda value: emptied(path, value))


def _stands_alone(path: str) -> bool:
    owner, _, name = path.rpartition("/")
    charts = any(fnmatchcase(path, chart) for chart in CHARTS)
    return charts or fnmatchcase(path, "options/*/cost") or (owner in ITEMS and name.isdecimal())


def _is_part(document: BriefData | DecisionRecord, path: str) -> bool:
    return any(part.code == path for part in parts_of(document))


def _covered(document: BriefData | DecisionRecord, removal: Removal) -> tuple[Passage, ...]:
    if _is_part(document, removal.path):
        part: DocumentPart = next(one for one in parts_of(document) if one.code == removal.path)
        return tuple(one for one in passages(document) if part_at(document, one.path) == part)
    below = f"{removal.path}/"
    return tuple(one for one in passages(document) if one.path == removal.path or one.path.startswith(below))


def _value(document: BriefData | DecisionRecord, path: str) -> object:
    return None if _is_part(document, path) else value_at(document, path)


def _no_words(removal: Removal) -> None:
    if removal.first is not None or removal.last is not None:
        raise BadInput(
            "words",
            tr("“{path}” is withheld whole; it has no words to choose from.", path=shown(removal.path)),
            remedy=tr("Leave the words out, or give the address of a text."),
        )


def _names_something(word: str) -> bool:
    """A capital, a figure, or a script without capitals: what a name or a number is written with."""
    return any(
        one.isupper() or one.isnumeric() or (one.isalpha() and one.lower() == one.upper()) for one in word
    )


def _place(path: str) -> tuple[tuple[str, int], ...]:
    return tuple(("", int(name)) if name.isdecimal() else (name, 0) for name in path.split("/"))


__all__ = [
    "Remaining",
    "Removal",
    "Withheld",
    "check_removal",
    "redacted",
    "remaining",
    "removals_of_names",
    "removed_words",
    "text_of",
]
