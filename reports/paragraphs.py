"""The paragraphs of a text: how each stretch of one looks, and in which direction it is read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reports.bidi import embedding_levels, has_direction, may_turn

Look = tuple[bool, bool, str]
"""Bold, mono, colour."""


class Span(NamedTuple):
    """A stretch of a paragraph, from ``start`` to ``end``, of one look and one level (`reports.bidi`)."""

    start: int
    end: int
    look: Look
    level: int


class Paragraph(NamedTuple):
    """A paragraph's text, its spans from first to last without a gap, and its own level."""

    text: str
    spans: tuple[Span, ...]
    base: int

    @property
    def mixed(self) -> bool:
        """Whether any of it is read from right to left, or within such text."""
        return any(span.level for span in self.spans)

    def within(self, start: int, end: int) -> Iterator[tuple[str, Look, int]]:
        """Text, look and level of each span, as far as it lies between two places, in logical order."""
        if start >= end:
            return
        if len(self.spans) == 1:
            yield self.text[start:end], self.spans[0].look, self.spans[0].level
            return
        for span in self.spans:
            first, last = max(start, span.start), min(end, span.end)
            if first < last:
                yield self.text[first:last], span.look, span.level


def paragraphs(texts: Iterable[tuple[str, Look]]) -> Iterator[Paragraph]:
    """Texts of one look each, one after another, as paragraphs: a line end begins a new one."""
    parts: list[list[tuple[str, Look]]] = [[]]
    for text, look in texts:
        first, *others = text.split("\n")
        parts[-1].append((first, look))
        parts.extend([(other, look)] for other in others)
    for part in parts:
        if len(part) == 1 and not may_turn(part[0][0]):
            ((text, look),) = part
            yield Paragraph(text, (Span(0, len(text), look, 0),) if text else (), 0)
            continue
        text = "".join(words for words, _ in part)
        if may_turn(text):
            base, levels = _levels([words for words, _ in part])
            yield Paragraph(text, tuple(_mixed(part, levels)), base)
        else:
            yield Paragraph(text, tuple(_joined((words, look, 0) for words, look in part)), 0)


def _levels(parts: Sequence[str]) -> tuple[int, tuple[int, ...]]:
    """The paragraph's level and that of each character. Each run keeps its own direction, as if isolated
    (UAX #9, FSI): what someone typed is not turned around by the label before it."""
    base, _ = embedding_levels("".join(parts))
    levels: list[int] = []
    for part in parts:
        own, found = embedding_levels(part)
        if not has_direction(part):
            levels.extend([base] * len(part))
        else:
            raised = 2 if own < base else 0
            levels.extend(level + raised for level in found)
    return base, tuple(levels)


def _mixed(part: Sequence[tuple[str, Look]], levels: Sequence[int]) -> Iterator[Span]:
    looks = (look for words, look in part for _ in words)
    return _joined((" ", look, level) for look, level in zip(looks, levels, strict=True))


def _joined(stretches: Iterable[tuple[str, Look, int]]) -> Iterator[Span]:
    """Neighbours of the same look and level as one span."""
    start = end = 0
    open_span: tuple[Look, int] | None = None
    for words, look, level in stretches:
        if not words:
            continue
        if open_span != (look, level):
            if open_span is not None:
                yield Span(start, end, *open_span)
            open_span, start = (look, level), end
        end += len(words)
    if open_span is not None:
        yield Span(start, end, *open_span)
