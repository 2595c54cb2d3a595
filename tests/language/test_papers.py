"""What is gathered for paper, looked for and awaited is in the language that is spoken then."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache

import pytest
import sqlalchemy as sa

from app.briefs.form_fields import Box, box_name, box_of
from app.briefs.parts import BRIEF_PARTS
from app.documents.kinds import KINDS, About, kind_of
from app.reading.documents.asked import Asked
from app.reading.documents.gathering import gather
from app.reading.finding import find_office
from app.reading.ledger.history import HistoryFilter, history
from app.reading.search.searching import read_query, search
from app.reading.waiting.days import end_here
from app.refusals import BadInput
from db.delegations import Instrument
from db.people import Office
from language import Language, speaking
from tests.documents.support import DocumentDesk
from tests.support.ministry import Ministry
from tools.catalogues.files import read


@cache
def english() -> frozenset[str]:
    """Texts of the program that French says otherwise."""
    return frozenset(
        message.id
        for domain in ("tocsin", "codes")
        for message in read(Language.FRENCH, domain)
        if isinstance(message.id, str)
        and message.id
        and message.string
        and message.string != message.id
        and _for_people(message.id)
    )


def _for_people(text: str) -> bool:
    """Names of sections and roles, such as ``evidence``, are codes as well as words."""
    return not (text.isidentifier() and text.islower())


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str) and type(part) is str:
        yield part
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from _texts(getattr(part, each.name))
    elif isinstance(part, tuple | list | frozenset):
        for one in part:
            yield from _texts(one)


@pytest.mark.parametrize("code", [kind.code for kind in KINDS if kind.code != "lines-to-take"])
def test_what_is_gathered_has_no_fixed_words_of_english(desk: DocumentDesk, code: str) -> None:
    kind = kind_of(code)
    with desk.ministry.store.read() as session:
        number = session.scalars(sa.select(Instrument.number)).first() or ""
        subject = {
            About.REPORT: desk.report,
            About.INSTRUMENT: number,
            About.MINISTRY: "",
        }.get(kind.about, "Myanmar")
        with speaking(Language.FRENCH):
            found = gather(session, Asked(kind, subject, desk.ministry.clock(), "Lucía Ferrer"))
        offices = set(session.scalars(sa.select(Office.name)))
    said = set(_texts(found))
    assert said
    # An office is called as the ministry calls it, even where the foundation proposed the name.
    assert (said & english()) - offices == set()


def test_kinds_and_parts_are_called_in_the_language_spoken() -> None:
    with speaking(Language.FRENCH):
        assert kind_of("profile").title == "Fiche pays"
        assert all(kind.titles not in english() for kind in KINDS if kind.many)
        titles = [part.title for part in BRIEF_PARTS]
    assert any(title.startswith("Annexe A") for title in titles)
    assert BRIEF_PARTS[10].title == "Annex A  Indicators"


def test_the_boxes_of_a_form_are_read_back_whatever_was_spoken_when_it_was_printed() -> None:
    with speaking(Language.FRENCH):
        name = box_name(2, Box.NOT_AGREE)
    assert name == "recommendation-2-not-agree"
    assert box_of(name) == (2, Box.NOT_AGREE)


def test_a_search_finds_the_same_in_every_language(desk: DocumentDesk) -> None:
    actor = desk.ministry.actors["P-AN1"]
    with desk.ministry.store.read() as session:
        for typed in ("Myanmar", desk.report, "village*", "report", "signature"):
            found = []
            for language in (Language.ENGLISH, Language.FRENCH):
                with speaking(language):
                    hits = search(session, actor, read_query(session, typed), today=date(2026, 1, 15)).hits
                    found.append([(hit.kind, hit.number, hit.key) for hit in hits])
            assert found[0] == found[1]


def test_acts_of_the_history_are_found_by_their_french_words(desk: DocumentDesk) -> None:
    actor = desk.ministry.actors["P-FP"]
    with desk.ministry.store.read() as session:
        wanted = [line.number for line in history(session, actor, HistoryFilter(text="report submit"))]
        with speaking(Language.FRENCH):
            from language.codes import act_words

            said = act_words("report.submit")
            found = [line.number for line in history(session, actor, HistoryFilter(text=said))]
    assert said != "Report submitted"
    assert wanted == found != []


def test_acts_of_the_history_are_found_by_the_words_that_it_says_of_them(desk: DocumentDesk) -> None:
    actor = desk.ministry.actors["P-FP"]
    with desk.ministry.store.read() as session:
        found = history(session, actor, HistoryFilter(text="appointment began"))
    assert {line.action for line in found} == {"holding.begin"}


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.FRENCH])
def test_what_was_refused_is_found_by_the_words_that_the_history_says_of_it(
    desk: DocumentDesk, language: Language
) -> None:
    from language.codes import act_words

    ministry = desk.ministry
    actor = ministry.actors["P-FP"]
    with ministry.store.work(actor) as work:
        work.note("refused.confirm_record", "use_cases", "confirm_record", reason="Not yours to confirm.")
        work.commit()
    with ministry.store.read() as session, speaking(language):
        for typed in (act_words("refused.confirm_record"), "Refused:", "refused.confirm_record"):
            found = history(session, actor, HistoryFilter(text=typed))
            assert "refused.confirm_record" in {line.action for line in found}, typed


def test_what_an_administrator_does_not_see_is_veiled_in_french(desk: DocumentDesk) -> None:
    actor = desk.ministry.actors["P-ADM"]
    with desk.ministry.store.read() as session, speaking(Language.FRENCH):
        subjects = {line.subject for line in history(session, actor, limit=50)}
    assert not subjects & english()


def test_a_day_ends_at_the_same_instant_after_the_language_was_changed(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        before = end_here(session, date(2026, 1, 15))
        with speaking(Language.FRENCH):
            assert end_here(session, date(2026, 1, 15)) == before


def test_a_name_that_is_unknown_is_told_in_one_sentence(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        with pytest.raises(BadInput, match="There is no office “Nowhere”"):
            find_office(session, "Nowhere")
        with speaking(Language.FRENCH), pytest.raises(BadInput, match="pas de poste"):
            find_office(session, "Nowhere")
