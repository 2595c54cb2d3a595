"""Two people's edits of one text brought together: what each changed alone is taken, what both changed is left to them.

The text that both began from tells who changed what (a merge of three). Changes are found word by word; two that
overlap or touch are a clash, since one sentence made of two people's halves may say what neither meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|[^\s]+")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_LONG = 4_000
"""Words and blanks beyond which whole paragraphs are compared, so that a merge is never waited for."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A passage that needs no choice: unchanged, changed by one, or changed alike by both."""

    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A passage that both changed, each otherwise; ``base`` is what stood there before."""

    base: str
    mine: str
    theirs: str

    @property
    def both(self) -> str:
        """Both wordings, mine first, with a blank between them where neither has one."""
        apart = self.mine[-1:].strip() and self.theirs[:1].strip()
        return f"{self.mine} {self.theirs}" if apart else self.mine + self.theirs


@dataclass(frozen=True, slots=True)
class Merge:
    """The passages in reading order."""

    parts: tuple[Agreed | Clash, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The passages that somebody has to choose."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    def text(self, *, theirs: frozenset[int] = frozenset(), both: frozenset[int] = frozenset()) -> str:
        """The whole text. A clash is settled for mine, unless its place among the clashes is in ``theirs`` or ``both``."""
        found, place = [], 0
        for part in self.parts:
            if isinstance(part, Agreed):
                found.append(part.text)
            else:
                found.append(part.both if place in both else part.theirs if place in theirs else part.mine)
                place += 1
        return "".join(found)


def merge_texts(base: str, mine: str, theirs: str) -> Merge:
    """What ``base`` becomes with both edits.

    ``merge_texts(b, m, b)`` is ``m``, ``merge_texts(b, b, t)`` is ``t``, and equal edits are one edit.
    """
    for one in _at_once(base, mine, theirs):
        return Merge((Agreed(one),) if one else ())
    tokens = [_TOKEN.findall(text) for text in (base, mine, theirs)]
    if max(map(len, tokens)) > _LONG:
        tokens = [_PARAGRAPH.findall(text) for text in (base, mine, theirs)]
    return Merge(tuple(_joined(_parts(*tokens))))


def merge_sets(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Things ticked in a list: what either added is there, what either took out is not. It never clashes."""
    gone = (set(base) - set(mine)) | (set(base) - set(theirs))
    return tuple(one for one in dict.fromkeys((*base, *mine, *theirs)) if one not in gone)


def _at_once(base: str, mine: str, theirs: str) -> Iterator[str]:
    if theirs in (mine, base):
        yield mine
    elif mine == base:
        yield theirs


def _parts(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Agreed | Clash]:
    """Between two places at which all three stand alike lies one stretch to be judged."""
    b = m = t = 0
    for base_start, base_end, mine_start, their_start in _alike(base, mine, theirs):
        yield from _stretch(base[b:base_start], mine[m:mine_start], theirs[t:their_start])
        yield Agreed("".join(base[base_start:base_end]))
        length = base_end - base_start
        b, m, t = base_end, mine_start + length, their_start + length
    yield from _stretch(base[b:], mine[m:], theirs[t:])


def _stretch(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Agreed | Clash]:
    was, here, there = "".join(base), "".join(mine), "".join(theirs)
    for one in _at_once(was, here, there):
        if one:
            yield Agreed(one)
        return
    yield Clash(was, here, there)


def _alike(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches of ``base`` that stand unchanged in both, in order: begin, end, where in mine, where in theirs."""
    here, there = _matches(base, mine), _matches(base, theirs)
    i = j = 0
    while i < len(here) and j < len(there):
        (base_here, in_mine, size_here), (base_there, in_theirs, size_there) = here[i], there[j]
        start = max(base_here, base_there)
        end = min(base_here + size_here, base_there + size_there)
        # A lone blank holds nothing apart: it stands between any two words.
        if end > start and any(token.strip() for token in base[start:end]):
            yield start, end, in_mine + start - base_here, in_theirs + start - base_there
        if base_here + size_here < base_there + size_there:
            i += 1
        else:
            j += 1


def _matches(base: list[str], other: list[str]) -> list[tuple[int, int, int]]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _joined(parts: Iterator[Agreed | Clash]) -> Iterator[Agreed | Clash]:
    """Agreed passages that follow one another are one."""
    held = ""
    for part in parts:
        if isinstance(part, Agreed):
            held += part.text
            continue
        if held:
            yield Agreed(held)
        held = ""
        yield part
    if held:
        yield Agreed(held)
