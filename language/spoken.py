"""Which language is spoken: one for the process, and another for one piece of work where that is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum


class Language(StrEnum):
    """What Tocsin speaks. The values are the codes of BCP 47 and the names of the catalogues' folders.

    The two pseudo-languages are for those who build and test it: `PSEUDO` shows what is not translatable and what does not
    bear longer words, `MIRRORED` the same from right to left.
    """

    ENGLISH = "en"
    FRENCH = "fr"
    PSEUDO = "qps-ploc"
    MIRRORED = "qps-plocm"

    @property
    def label(self) -> str:
        """The name of the language in itself: whoever looks for it may read no other."""
        return _LABELS[self]

    @property
    def for_people(self) -> bool:
        """Whether somebody speaks it."""
        return self in {Language.ENGLISH, Language.FRENCH}

    @property
    def right_to_left(self) -> bool:
        """Whether the window is mirrored."""
        return self is Language.MIRRORED


_LABELS = {
    Language.ENGLISH: "English",
    Language.FRENCH: "Français",
    Language.PSEUDO: "Pseudo left to right",
    Language.MIRRORED: "Pseudo right to left",
}

_of_the_process = Language.ENGLISH
_for_this_work: ContextVar[Language | None] = ContextVar("language", default=None)


def spoken() -> Language:
    """The language of the words that are being made now."""
    return _for_this_work.get() or _of_the_process


def speak(language: Language) -> None:
    """Choose the language of this process, in all its threads."""
    global _of_the_process  # noqa: PLW0603 - one process has one window, and one person before it
    _of_the_process = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Another language for one piece of work, such as a brief printed for a partner; this thread's only."""
    token = _for_this_work.set(language)
    try:
        yield
    finally:
        _for_this_work.reset(token)


def language_of(code: str) -> Language | None:
    """The language of a code such as ``fr``, ``fr_BE.UTF-8`` or ``fr-CA``; ``None`` where Tocsin does not speak it."""
    try:
        return Language(code)
    except ValueError:
        short = code.replace("_", "-").split("-")[0].split(".")[0].casefold()
        return next((one for one in Language if one.for_people and one.value == short), None)
