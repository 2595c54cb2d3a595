"""Shipped tables in French: their words are said, their codes and what is kept of them are not."""

from dataclasses import replace
from typing import Any

import pytest

from app.actions.ministry.instrument_limits import Limits, stored_limits
from app.actions.ministry.reference_tables import (
    RestoreShipped,
    SaveReferenceVersion,
    restore_shipped,
    save_reference_version,
)
from app.actions.ministry.settings import ChangeSettings, change_settings
from app.reading.ministry.reference import (
    current,
    current_countries,
    current_likelihood_scale,
    current_marking_scheme,
    current_said,
    current_toolbox,
    risk_framework,
)
from app.reading.ministry.reference_tables import reference_content, reference_lines
from app.reading.ministry.settings import read_settings
from app.reference.registry import REFERENCE_KINDS
from app.reference.toolbox import TOOLBOX
from app.rules.reports.clocks import working_days
from db.actor import Actor
from db.work import Work
from language import Language, speaking
from tests.support.ministry import Ministry


@pytest.mark.parametrize("kind", sorted(REFERENCE_KINDS))
def test_a_table_is_exported_and_compared_as_it_was_shipped(ministry: Ministry, kind: str) -> None:
    shipped = REFERENCE_KINDS[kind]
    with speaking(Language.FRENCH), ministry.store.read() as session:
        assert reference_content(session, kind).text == shipped.shipped_content()
        assert current(session, kind) == shipped.shipped()
    with speaking(Language.FRENCH):
        same = SaveReferenceVersion(kind=kind, content=shipped.shipped_content(), note="Rien de neuf")
        assert ministry.refused("P-FP", save_reference_version, same).rule == "unchanged"


def test_rows_are_said_in_the_language_of_each_look(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        english = current_toolbox(session)
        with speaking(Language.FRENCH):
            french = current_toolbox(session)
        assert current_toolbox(session) == english == TOOLBOX.shipped()
    assert [tool.code for tool in french] == [tool.code for tool in english]
    assert all(there.name != here.name for there, here in zip(french, english, strict=True))
    assert [replace(tool, **_words_of(english[at])) for at, tool in enumerate(french)] == list(english)


def _words_of(tool: object) -> dict[str, Any]:
    return {
        name: getattr(tool, name)
        for name in ("name", "mechanisms", "intended_outcome", "precondition_text", "caution")
    }


@pytest.mark.parametrize(
    "kind", ["framework", "violations", "exemptions", "mechanisms", "checklist", "treaties", "glossary"]
)
def test_every_table_that_people_read_has_french_words(ministry: Ministry, kind: str) -> None:
    with ministry.store.read() as session, speaking(Language.FRENCH):
        said, kept = current_said(session, kind), current(session, kind)
    changed = sum(one != other for one, other in zip(said, kept, strict=True))
    assert changed > 0.9 * len(kept)


def test_what_a_ministry_wrote_stays_as_it_wrote_it(ministry: Ministry) -> None:
    own = tuple(
        replace(tool, name="Quiet démarche") if tool.code == "VE-4" else tool for tool in TOOLBOX.shipped()
    )
    with speaking(Language.FRENCH):
        ministry.do(
            "P-FP",
            save_reference_version,
            SaveReferenceVersion(kind="toolbox", content=TOOLBOX.dump(own), note="À nous"),
        )
        with ministry.store.read() as session:
            assert current(session, "toolbox") == own
            names = {tool.code: tool.name for tool in current_toolbox(session)}
            assert names["VE-4"] == "Quiet démarche"
            assert names["VE-3"] not in {tool.name for tool in own}
        ministry.do("P-FP", restore_shipped, RestoreShipped(kind="toolbox", note="Retour"))
        with ministry.store.read() as session:
            assert current(session, "toolbox") == TOOLBOX.shipped()


def test_a_country_is_found_by_its_name_in_either_language_in_either_language(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        for language in (Language.ENGLISH, Language.FRENCH):
            with speaking(language):
                table = current_countries(session)
                for name in ("Germany", "Allemagne", "allemagne", "DEU", "276"):
                    assert table.find(name).alpha3 == "DEU"
                assert {"Germany", "Allemagne"} <= set(table.names("DEU"))
        with speaking(Language.FRENCH):
            table = current_countries(session)
            assert table.name("DEU") == "Allemagne"
            names = [one.name for one in table]
            assert names.index("Allemagne") < names.index("Zambie")
            assert table.name("Southern Asia") == "Asie méridionale"
        assert current_countries(session).name("DEU") == "Germany"


@pytest.mark.parametrize("region", ["Southern Asia", "Asie méridionale", "034"])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.FRENCH])
def test_an_instrument_keeps_a_region_by_one_name(
    ministry: Ministry, region: str, language: Language
) -> None:
    def stored(work: Work, _actor: Actor, limits: Limits) -> object:
        return stored_limits(work, limits)["countries"]

    with speaking(language):
        assert ministry.do("P-FP", stored, Limits(countries=(region, "MMR"))) == ["MMR", "Southern Asia"]


def test_settings_written_in_french_are_those_written_in_english(ministry: Ministry) -> None:
    with ministry.store.read() as session:
        before = read_settings(session)
    clocks = replace(before.clocks, assess=replace(before.clocks.assess, routine=working_days(7)))
    with speaking(Language.FRENCH):
        ministry.do(
            "P-FP",
            change_settings,
            ChangeSettings(settings=replace(before, clocks=clocks), based_on=before, reason="x"),
        )
        with ministry.store.read() as session:
            french = read_settings(session)
    with ministry.store.read() as session:
        assert read_settings(session) == french == replace(before, clocks=clocks)


def test_words_of_likelihood_and_markings_are_found_by_code_and_said_in_french(ministry: Ministry) -> None:
    with ministry.store.read() as session, speaking(Language.FRENCH):
        scale, scheme = current_likelihood_scale(session), current_marking_scheme(session)
        assert scale.word("likely").label == "probable"
        for typed in ("probable", "likely", "Likely"):
            assert scale.find(typed).code == "likely"
        assert scheme.level(scheme.levels[0].code) is scheme.levels[0]
    with ministry.store.read() as session:
        assert current_likelihood_scale(session).find("probable").code == "likely"


def test_titles_of_tables_and_frameworks_are_said(ministry: Ministry) -> None:
    with ministry.store.read() as session, speaking(Language.FRENCH):
        assert "Boîte à outils" in reference_lines(session)[0].title
        assert "Cadre d’analyse" in risk_framework(session, None).title
