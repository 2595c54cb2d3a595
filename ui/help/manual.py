"""The manual as chapters and sections, read from the Markdown files that come with the program."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

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

_HEADING = re.compile(r"^(#{1,2}) +(.+?) *$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)]+)\)")
_SPAN = re.compile(r"`([^`\n]+)`")
_NAMED = "F([1-9]|1[0-2])|Esc|Enter|Tab|Home|End|PgUp|PgDown|Left|Right|Up|Down|Delete|Space"
_KEY = re.compile(rf"^((Ctrl|Alt|Shift)\+)*({_NAMED}|\S)$")


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


@lru_cache(maxsize=1)
def manual(language: str = "en") -> tuple[Chapter, ...]:
    """Every chapter in order."""
    folder = RESOURCES / "manual" / language
    return tuple(_chapter(name, (folder / f"{name}.md").read_text(encoding="utf-8")) for name in CHAPTERS)


def section_of(topic: str) -> Section | None:
    """The section that a topic names; none where there is none."""
    return next((one for chapter in manual() for one in chapter.sections if one.topic == topic), None)


def chapter_of(topic: str) -> Chapter | None:
    """The chapter in which a topic lies; none where there is no such chapter."""
    name = topic.partition("#")[0]
    return next((chapter for chapter in manual() if chapter.name == name), None)


def find_sections(typed: str) -> tuple[Section, ...]:
    """The sections that hold every word; those that have them in their title come first."""
    words = folded(typed).split()
    every = [one for chapter in manual() for one in chapter.sections]
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
    return frozenset(span for span in _SPAN.findall(_CODE.sub("", chapter.text)) if _KEY.match(span))


def slug(title: str) -> str:
    """A title as the last part of a topic."""
    return re.sub(r"[^a-z0-9]+", "-", folded(title).replace("’", "").replace("'", "")).strip("-")


def folded(text: str) -> str:
    """The text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def _chapter(name: str, text: str) -> Chapter:
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    sections = tuple(
        Section(
            topic=name if number == 0 else f"{name}#{slug(head[2])}",
            title=head[2],
            text=text[head.end() : end].strip(),
        )
        for number, (head, end) in enumerate(zip(heads, ends, strict=True))
    )
    return Chapter(name, heads[0][2], text, sections)
