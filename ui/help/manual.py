"""The manual as chapters and sections, read from the Markdown files that come with the program, one folder a language.

English is the source. Its headings name the topics in every language: a translated chapter has its headings in the same
order, and its links name the same topics. So ``start`` or ``evidence#record-evidence`` means one place in all of them.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from language import spoken
from ui.theme.resources import RESOURCES

CHAPTERS = (
    "start",
    "desk",
    "country-file",
    "evidence",
    "imports",
    "signals",
    "risk",
    "background",
    "engagement",
    "plans",
    "reports",
    "authorities",
    "history",
    "finding",
    "tables",
    "settings",
    "security",
    "command-line",
    "troubleshooting",
)
"""The files of the manual, in the order in which they are offered."""

SOURCE = "en"
"""The language from which the others are translated, and which stands in for a chapter that they lack."""

_HEADING = re.compile(r"^(#{1,2}) +(.+?) *$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)]+)\)")
_SPAN = re.compile(r"`([^`\n]+)`")
_NAMED = "F([1-9]|1[0-2])|Esc|Enter|Tab|Home|End|PgUp|PgDown|Left|Right|Up|Down|Delete|Space"
_KEY = re.compile(rf"^((Ctrl|Alt|Shift)\+)*({_NAMED}|\S)$")
_QT_NAMES = {
    "Maj": "Shift",
    "Échap": "Esc",
    "Entrée": "Enter",
    "Suppr": "Delete",
    "Espace": "Space",
    "Début": "Home",
    "Fin": "End",
    "Page préc": "PgUp",
    "Page suiv": "PgDown",
    "Gauche": "Left",
    "Droite": "Right",
    "Haut": "Up",
    "Bas": "Down",
}
"""What Qt calls the keys that a translated chapter names as they stand on the keyboards of its readers."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter. ``topic`` names it in links and in the program: ``evidence#record-evidence``."""

    topic: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the manual. The first section is the chapter's own opening, with the chapter's name as its topic."""

    name: str
    title: str
    text: str
    sections: tuple[Section, ...]


def manual(language: str | None = None) -> tuple[Chapter, ...]:
    """Every chapter in order, in a language or in that of the window. What the language lacks is given in English."""
    return _manual(language or spoken().value)


def section_of(topic: str, language: str | None = None) -> Section | None:
    """The section that a topic names; none where there is none."""
    return next((one for chapter in manual(language) for one in chapter.sections if one.topic == topic), None)


def chapter_of(topic: str, language: str | None = None) -> Chapter | None:
    """The chapter in which a topic lies; none where there is no such chapter."""
    name = topic.partition("#")[0]
    return next((chapter for chapter in manual(language) if chapter.name == name), None)


def find_sections(typed: str, language: str | None = None) -> tuple[Section, ...]:
    """The sections that hold every word; those that have them in their title come first."""
    words = folded(typed).split()
    every = [one for chapter in manual(language) for one in chapter.sections]
    found = [one for one in every if all(word in folded(f"{one.title}\n{one.text}") for word in words)]
    return tuple(sorted(found, key=lambda one: not all(word in folded(one.title) for word in words)))


def links_in(chapter: Chapter) -> tuple[str, ...]:
    """The topics that a chapter refers to."""
    return tuple(topic_of_link(link, chapter.name) for link in _LINK.findall(chapter.text))


def topic_of_link(link: str, chapter: str) -> str:
    """The topic of a link as it stands in a chapter: ``evidence.md#record-evidence``, ``#record-evidence``, ``evidence.md``."""
    file, _, section = link.partition("#")
    name = file.removesuffix(".md") or chapter
    return f"{name}#{section}" if section else name


def keys_in(chapter: Chapter) -> frozenset[str]:
    """The keys that a chapter names, as Qt writes them."""
    spans = (_as_qt_writes(span) for span in _SPAN.findall(_CODE.sub("", chapter.text)))
    return frozenset(span for span in spans if _KEY.match(span))


def slug(title: str) -> str:
    """A title as the last part of a topic."""
    return re.sub(r"[^a-z0-9]+", "-", folded(title).replace("'", "")).strip("-")


def folded(text: str) -> str:
    """The text without case and accents, and with the apostrophe and the spaces that a keyboard has."""
    apart = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'")
    return "".join(character for character in apart if not unicodedata.combining(character))


@cache
def _manual(language: str) -> tuple[Chapter, ...]:
    return tuple(_chapter(name, language) for name in CHAPTERS)


def _chapter(name: str, language: str) -> Chapter:
    """A chapter in a language. Where there is none, or where it lags behind the English one's headings, the English one."""
    source = _source_of(name)
    file = _folder(language) / f"{name}.md"
    if language == SOURCE or not file.is_file():
        return source
    topics = tuple(section.topic for section in source.sections)
    text = file.read_text(encoding="utf-8")
    return _divided(name, text, topics) if len(_HEADING.findall(text)) == len(topics) else source


@cache
def _source_of(name: str) -> Chapter:
    text = (_folder(SOURCE) / f"{name}.md").read_text(encoding="utf-8")
    _title, *others = (head[2] for head in _HEADING.finditer(text))
    return _divided(name, text, (name, *(f"{name}#{slug(title)}" for title in others)))


def _divided(name: str, text: str, topics: tuple[str, ...]) -> Chapter:
    """A chapter by its headings, each with its topic."""
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    sections = tuple(
        Section(topic, head[2], text[head.end() : end].strip())
        for topic, head, end in zip(topics, heads, ends, strict=True)
    )
    return Chapter(name, heads[0][2], text, sections)


def _folder(language: str) -> Path:
    return RESOURCES / "manual" / language


def _as_qt_writes(keys: str) -> str:
    return "+".join(_QT_NAMES.get(key, key) for key in keys.split("+"))
