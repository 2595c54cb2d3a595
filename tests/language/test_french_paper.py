"""Paper in French: no fixed word of the English copy is left on it, and what was frozen is drawn the same for every reader."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from gettext import NullTranslations
from io import BytesIO
from typing import Any

import pypdf
import pytest

from app.briefs.encoding import brief_hash, decode, encode
from app.briefs.key_sheet import RecoveryKeySheet
from app.briefs.released import Ground, ReleasedCopy, WithheldPart, decode_copy, encode_copy
from app.rules.reports.completeness import Missing
from language import Language, dates, speaking, speech
from language.catalogue import catalogue
from reports.brief import body_fit, render_brief
from reports.documents.frame import render_document
from reports.recovery_key import render_recovery_key
from reports.released import render_released
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record
from tests.documents.looked_at import CLASSES, document
from tests.reports.reading_back import copied

_WORD = re.compile(r"[^\W\d_]{2,}")
_KEY = RecoveryKeySheet(ministry="Ferrer", key="ABCD-EFGH", made_on=date(2026, 1, 5), made_by="Okoro")
_RELEASED = ReleasedCopy(
    "RL-2026-0001",
    "Ferrer",
    (Ground("Okoro", "Rehak"),),
    (WithheldPart("options", "[–]", whole=True), WithheldPart("evidence", "[–]")),
    brief=replace(sample_brief(), ledger_head=None),
)
_RECORD = replace(
    _RELEASED, withheld=(WithheldPart("asked", "[–]", whole=True),), brief=None, record=sample_record()
)
Draw = Callable[[Language], bytes]


def _brief(language: Language) -> bytes:
    brief = replace(sample_brief(), language=language)
    return render_brief(brief, frozen_hash=brief_hash(brief))


def _preview(language: Language) -> bytes:
    brief = replace(sample_brief(), language=language)
    return render_brief(brief, frozen_hash=brief_hash(brief), missing=(Missing("preview", brief.country),))


def _key(language: Language) -> bytes:
    with speaking(language):
        return render_recovery_key(_KEY)


def _document(kind: str, language: Language) -> bytes:
    found: Any = document(kind)
    return render_document(replace(found, cover=replace(found.cover, language=language)))


PAPERS: dict[str, tuple[object, Draw]] = {
    "brief": (sample_brief(), _brief),
    "preview": (sample_brief(), _preview),
    "recovery-key": (_KEY, _key),
    "released": (_RELEASED, lambda language: render_released(replace(_RELEASED, language=language))),
    "released-record": (_RECORD, lambda language: render_released(replace(_RECORD, language=language))),
    **{
        kind: (document(kind), lambda language, kind=kind: _document(kind, language))  # type: ignore[misc]
        for kind in CLASSES
    },
}
FROM_DATA = frozenset({"utc", "sha"})
"""Names that are the same in every language."""
_HASH = re.compile("[a-f]+")


class _Heard(NullTranslations):
    """The French catalogue, and every text that was taken from it."""

    def __init__(self) -> None:
        super().__init__()
        self.french: Any = catalogue(Language.FRENCH)
        self.said: set[str] = set()

    def gettext(self, message: str) -> str:
        return self._heard(message, self.french.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._heard(msgid1, self.french.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self._heard(f"{context}\x04{message}", self.french.pgettext(context, message))

    def _heard(self, key: str, words: str) -> str:
        if self._has(key):
            self.said.add(words)
        return words

    def _has(self, key: str) -> bool:
        one: Any = self.french
        while one is not None:
            if key in one._catalog or (key, 0) in one._catalog:
                return True
            one = one._fallback
        return False


@contextmanager
def _listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Heard]:
    heard = _Heard()
    with monkeypatch.context() as patched:
        patched.setattr(
            speech,
            "catalogue",
            lambda language: heard if language is Language.FRENCH else catalogue(language),
        )
        yield heard


def _words(text: str) -> set[str]:
    found = {word.casefold() for word in _WORD.findall(text)}
    return {word for word in found if not _HASH.fullmatch(word)}


def _typed(data: object) -> Iterator[str]:
    """Every text of the data, with those that are no passages: markings, zones. Codes are no texts."""
    if isinstance(data, tuple):
        for one in data:
            yield from _typed(one)
    elif is_dataclass(data):
        for part in fields(data):
            yield from _typed(getattr(data, part.name))
    elif isinstance(data, str) and not isinstance(data, StrEnum):
        yield data


def _calendar() -> set[str]:
    with speaking(Language.FRENCH):
        return {
            word
            for month in range(1, 13)
            for day in range(1, 8)
            for word in _words(dates.day_words(date(2026, month, day)))
        }


@pytest.mark.parametrize("kind", PAPERS)
def test_a_french_copy_has_no_english_word_says_that_it_is_french_and_is_the_same_for_every_reader(
    kind: str, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
) -> None:
    data, draw = PAPERS[kind]
    made = {Language.ENGLISH: draw(Language.ENGLISH)}
    with _listening(monkeypatch) as heard:
        made[Language.FRENCH] = draw(Language.FRENCH)
    with subtests.test("no fixed word of the English copy is left on the French one"):
        # PDFium takes every hyphen at the end of a line for a soft one: “north-west” may be copied without its own.
        texts = [form for text in _typed(data) for form in (text, text.replace("-", ""))]
        typed = {word for text in texts for word in _words(text)} | FROM_DATA
        fixed = _words(copied(made[Language.ENGLISH])) - typed
        french = _words(copied(made[Language.FRENCH]))
        assert heard.said
        said = {word for text in heard.said for word in _words(text)} | _calendar()
        assert sorted((french & fixed) - said) == []
    with subtests.test("the file says that it is French"):
        root: Any = pypdf.PdfReader(BytesIO(made[Language.FRENCH])).trailer["/Root"]
        assert root["/Lang"] == "fr"
        assert b"<dc:language><rdf:Bag><rdf:li>fr</rdf:li>" in root["/Metadata"].get_object().get_data()
    if kind == "recovery-key":
        # It is made and handed over at once, in the language of whoever makes it.
        return
    for language, for_english in made.items():
        with subtests.test(
            "every reader gets the bytes of the language in which it was made", language=language
        ):
            with speaking(Language.FRENCH):
                for_french = draw(language)
            assert for_french == for_english
            with ThreadPoolExecutor(1) as another:
                assert another.submit(draw, language).result() == for_french


@pytest.fixture(scope="module")
def french_brief() -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(_brief(Language.FRENCH)))


def test_the_title_and_the_bookmarks_are_french(french_brief: pypdf.PdfReader) -> None:
    reader = french_brief
    assert reader.metadata is not None
    assert "Note" in str(reader.metadata.title)
    titles = [str(one.title) for one in reader.outline if not isinstance(one, list)]
    assert any("Preuves" in title for title in titles)
    assert not any("Evidence" in title for title in titles)


def test_a_brief_frozen_before_there_were_languages_keeps_its_bytes_and_is_english() -> None:
    frozen = encode(sample_brief())
    assert b'"language"' not in frozen
    assert decode(frozen).language is Language.ENGLISH
    assert encode(decode(frozen)) == frozen


def test_the_language_is_part_of_what_is_frozen() -> None:
    french = replace(sample_brief(), language=Language.FRENCH)
    assert b'"language":"fr"' in encode(french)
    assert decode(encode(french)) == french
    assert brief_hash(french) != brief_hash(sample_brief())
    copy = replace(_RELEASED, language=Language.FRENCH)
    assert decode_copy(encode_copy(copy)) == copy


def test_whoever_writes_a_french_brief_is_told_of_its_parts_in_their_own_language() -> None:
    french = replace(sample_brief(), language=Language.FRENCH)
    assert body_fit(french).parts[0].part == "1 Bottom line"
    with speaking(Language.FRENCH):
        assert body_fit(french).parts[0].part != "1 Bottom line"


def test_french_words_leave_the_body_of_a_brief_on_two_pages(french_brief: pypdf.PdfReader) -> None:
    texts = [" ".join(page.extract_text().split()) for page in french_brief.pages]
    assert next(n for n, text in enumerate(texts) if "Annexe A" in text and "Annexe B" in text) == 2


def test_narrow_blanks_are_drawn_and_do_not_break_a_line() -> None:
    brief = replace(
        sample_brief(),
        subject="Que faire\u202f? «\u202fAgir\u202f»\u202f; et vite\u202f!",
        language=Language.FRENCH,
    )
    pdf = render_brief(brief, frozen_hash=brief_hash(brief))
    text = copied(pdf)
    assert "U+202F" not in text
    assert re.search(r"faire\s?\?", text)
