"""A reference set: data that ships with the program and that a ministry may edit as its own version."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from app.reference.shipped import shipped_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReferenceKind(Generic[T]):
    """One kind of reference set.

    ``parse(content, source)`` reads a version, shipped or edited, and raises `BadInput` that names ``source``,
    the row and the column; ``dump(items)`` writes the text that parses to the same items, byte for byte the
    shipped file for the shipped items. ``folder`` is where the shipped file lies within the resources.
    """

    code: str
    title: str
    file_name: str
    parse: Callable[[str | bytes, str], tuple[T, ...]]
    dump: Callable[[Sequence[T]], str]
    folder: str = ""

    def shipped_content(self) -> str:
        """The text of the version that came with the program."""
        return shipped_text(f"{self.folder}/{self.file_name}" if self.folder else self.file_name)

    def shipped(self) -> tuple[T, ...]:
        """The version that came with the program."""
        return _parsed(self, self.shipped_content())


@lru_cache(maxsize=32)
def _parsed(kind: ReferenceKind[Any], content: str) -> tuple[Any, ...]:
    """Read once: the larger tables take a tenth of a second, and several ask for the same one."""
    return kind.parse(content, kind.file_name)
