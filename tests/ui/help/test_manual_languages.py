"""The manual in another language: the same chapters, places, links and keys, under headings of its own."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ui.help import manual as reading
from ui.help.manual import CHAPTERS, SOURCE, Chapter, find_sections, keys_in, links_in, manual, section_of
from ui.help.where import TOPICS
from ui.theme.resources import RESOURCES

TRANSLATIONS = tuple(
    sorted(folder.name for folder in (RESOURCES / "manual").iterdir() if folder.name != SOURCE)
)
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def _chapters(language: str) -> list[tuple[Chapter, Chapter]]:
    """Each chapter beside its translation."""
    return list(zip(manual(SOURCE), manual(language), strict=True))


def test_french_is_there() -> None:
    assert "fr" in TRANSLATIONS


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_chapter_is_translated_and_none_lags_behind(language: str) -> None:
    assert {path.stem for path in (RESOURCES / "manual" / language).glob("*")} == set(CHAPTERS)
    assert [one.name for one, other in _chapters(language) if one.text == other.text] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_places_are_the_same_in_the_same_order(language: str) -> None:
    for one, other in _chapters(language):
        assert [section.topic for section in other.sections] == [section.topic for section in one.sections]
        assert all(
            section.title and (section.text or place == 0) for place, section in enumerate(other.sections)
        )
        titles = [section.title for section in other.sections]
        assert len(titles) == len(set(titles)), "a heading is found by its words"


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_links_keys_emphasis_and_lists_are_the_same(language: str) -> None:
    for one, other in _chapters(language):
        assert links_in(other) == links_in(one), one.name
        assert keys_in(other) == keys_in(one), one.name
        assert _form(other) == _form(one), one.name


def _form(chapter: Chapter) -> dict[str, tuple[int, ...]]:
    """How many of each kind of mark every section has."""
    marks = ("**", "`", "\n- ", "\n\n")
    return {
        section.topic: tuple(f"\n{section.text}".count(mark) for mark in marks)
        for section in chapter.sections
    }


@pytest.mark.parametrize("language", [SOURCE, *TRANSLATIONS])
def test_each_topic_of_f1_is_found_in_every_language(language: str) -> None:
    assert [topic for topic in TOPICS.values() if section_of(topic, language) is None] == []


@pytest.mark.parametrize("language", [SOURCE, *TRANSLATIONS])
def test_it_is_set_as_it_is_meant_and_every_heading_is_where_its_section_is(
    language: str, qtbot: QtBot
) -> None:
    for chapter in manual(language):
        document = QTextDocument()
        document.setMarkdown(chapter.text)
        plain = document.toRawText()
        assert not set("*`[]") & set(plain), f"{chapter.name}: a mark that Markdown did not take"
        blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
        headings = [block.text() for block in blocks if block.blockFormat().headingLevel()]
        assert headings == [section.title for section in chapter.sections]


def test_french_is_searched_as_people_type() -> None:
    assert find_sections("qui peut decider", "fr")[0].topic == "authorities#ask-who-can-decide"
    assert "start" in {one.topic.partition("#")[0] for one in find_sections("peut décider ?", "fr")}
    assert find_sections("journal d'audit", "fr")[0].topic == "history#verify-the-ledger"
    assert find_sections("clé de récupération", "fr")[0].topic == "security#use-the-recovery-key"


def test_french_signs_have_their_spaces_and_no_typewriter_quotes() -> None:
    for chapter in manual("fr"):
        text = reading._SPAN.sub("", reading._CODE.sub("", reading._LINK.sub("]", chapter.text)))
        assert "'" not in text, chapter.name
        assert '"' not in text, chapter.name
        for place, sign in enumerate(text):
            if sign in ";!?»":
                assert text[place - 1] in {NARROW, "»"}, text[place - 30 : place + 1]
            if sign == ":":
                assert text[place - 1] == WIDE, text[place - 30 : place + 1]
            if sign == "«":
                assert text[place + 1] == NARROW, text[place : place + 30]


def test_what_a_language_lacks_is_given_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No chapter, and one with fewer headings than the English: both are read in English rather than not at all."""
    for name in CHAPTERS:
        english = RESOURCES / "manual" / SOURCE / f"{name}.md"
        target = tmp_path / "manual" / SOURCE / english.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(english.read_bytes())
    ours = tmp_path / "manual" / "nb"
    ours.mkdir()
    (ours / "desk.md").write_text("# Pulten\n\nBare begynnelsen.\n", encoding="utf-8")
    (ours / "tables.md").write_text(
        "# Tabeller\n\n## Sorter\n\nEn.\n\n## Kopier\n\nTo.\n\n## Lim inn\n\nTre.\n\n## Taster\n\nFire.\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(reading, "RESOURCES", tmp_path)
    reading._manual.cache_clear()
    reading._source_of.cache_clear()
    try:
        chapters = {chapter.name: chapter for chapter in manual("nb")}
        assert tuple(chapters) == CHAPTERS
        assert chapters["desk"].title == "The desk"
        assert chapters["start"].title == "First steps"
        assert [(one.topic, one.title) for one in chapters["tables"].sections][-1] == (
            "tables#keys-everywhere",
            "Taster",
        )
    finally:
        reading._manual.cache_clear()
        reading._source_of.cache_clear()
