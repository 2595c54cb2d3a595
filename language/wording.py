"""Texts that are written in one place and said in another."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from language.speech import ptr, tr

K = TypeVar("K")
V = TypeVar("V")


class Marked(str):
    """A text of the catalogues that has not been said yet."""

    __slots__ = ("context",)

    context: str
    """Which of its meanings it has, as `language.speech.ptr` takes it; empty where it has one."""


def mark(text: str) -> str:
    """Name a text for the catalogues without saying it yet: a constant lives longer than the choice of a language."""
    return pmark("", text)


def pmark(context: str, text: str) -> str:
    """`mark` for a text that means two things in English: ``context`` says which."""
    marked = Marked(text)
    marked.context = context
    return marked


class Wording(Mapping[K, V]):
    """A table of marked texts, or of tuples that hold some, which says them as it is read."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[K, V]) -> None:
        self._texts = texts

    def __getitem__(self, key: K) -> V:
        return said(self._texts[key])

    def __iter__(self) -> Iterator[K]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def said(value: V) -> V:
    """A value with every marked text in it said, looking into tuples; anything else as it is."""
    if isinstance(value, Marked):
        return ptr(value.context, value) if value.context else tr(value)  # type: ignore[return-value]
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(said(part) for part in value)  # type: ignore[return-value]
    return value
