"""The ministry's versions of the reference tables."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.actions.ministry.delegations import RecordInstrument, record_instrument
from app.actions.ministry.instrument_limits import Limits
from app.actions.ministry.reference_tables import (
    RestoreShipped,
    SaveReferenceVersion,
    restore_shipped,
    save_reference_version,
)
from app.reading.authority.register import register
from app.reading.countries.country_files import country_view
from app.reading.ministry.reference import current_toolbox, current_version
from app.reference.countries import COUNTRIES
from app.reference.likelihood_scales import LIKELIHOOD_SCALES
from app.reference.marking_schemes import MARKING_SCHEMES
from app.reference.toolbox import TOOLBOX
from app.reference.violations import VIOLATIONS
from db.ministry import ReferenceVersion
from db.vocabulary import InstrumentKind
from tests.support.casework import evidence, opened
from tests.support.ministry import NOW, PAPER, Ministry


def reserved_sanctions() -> str:
    tools = tuple(
        replace(tool, minister_personally=True) if tool.code == "VE-4" else tool for tool in TOOLBOX.shipped()
    )
    return TOOLBOX.dump(tools)


def save(kind: str, content: str) -> SaveReferenceVersion:
    return SaveReferenceVersion(kind=kind, content=content, note="Our own practice")


def test_s71_the_table_of_the_report_is_in_use_until_the_ministry_saves_its_own_and_is_restored(
    ministry: Ministry,
) -> None:
    with ministry.store.read() as session:
        assert current_version(session, "toolbox") == 0
        assert len(current_toolbox(session)) == 19
    kept = ministry.do("P-FP", save_reference_version, save("toolbox", reserved_sanctions()))
    assert kept.version == 1
    with ministry.store.read() as session:
        assert [tool.code for tool in current_toolbox(session) if tool.minister_personally] == [
            "VE-4",
            "IR-7",
        ]
    restored = ministry.do("P-FP", restore_shipped, RestoreShipped(kind="toolbox", note="Back again"))
    assert restored.version == 2
    with ministry.store.read() as session:
        assert current_toolbox(session) == TOOLBOX.shipped()
        versions = session.scalars(sa.select(ReferenceVersion).order_by(ReferenceVersion.version)).all()
    assert [row.shipped for row in versions] == [False, True]


def test_a_version_that_changes_nothing_is_refused(ministry: Ministry) -> None:
    request = save("toolbox", TOOLBOX.shipped_content())
    assert ministry.refused("P-FP", save_reference_version, request).rule == "unchanged"
    back = RestoreShipped(kind="toolbox", note="Back")
    assert ministry.refused("P-FP", restore_shipped, back).rule == "unchanged"


def test_a_faulty_table_names_its_cell_and_changes_nothing(ministry: Ministry) -> None:
    faulty = TOOLBOX.shipped_content().replace("violence_escalation", "violence", 1)
    error = ministry.rejected("P-FP", save_reference_version, save("toolbox", faulty))
    assert "column phase" in error.field
    with ministry.store.read() as session:
        assert current_version(session, "toolbox") == 0


def test_an_unknown_table_or_a_missing_note_is_rejected(ministry: Ministry) -> None:
    request = save("passwords", "")
    assert ministry.rejected("P-FP", save_reference_version, request).field == "reference table"
    silent = SaveReferenceVersion(kind="toolbox", content=reserved_sanctions(), note="")
    assert ministry.rejected("P-FP", save_reference_version, silent).field == "note"


def test_who_edits_which_table(ministry: Ministry) -> None:
    tools = save("toolbox", reserved_sanctions())
    for who in ("P-AN1", "P-ADM", "P-AUD", "P-MIN"):
        assert ministry.refused(who, save_reference_version, tools).rule == "role"
    fewer = save("countries", COUNTRIES.dump(COUNTRIES.shipped()[1:]))
    assert ministry.do("P-ADM", save_reference_version, fewer).version == 1


@pytest.mark.parametrize("kind", ["toolbox", "violations", "countries", "marking_schemes"])
def test_what_is_on_record_stays_in_its_table(ministry: Ministry, kind: str) -> None:
    opened(ministry)
    evidence(ministry)
    content = {
        "toolbox": TOOLBOX.dump(tuple(tool for tool in TOOLBOX.shipped() if tool.code != "VE-5")),
        "violations": VIOLATIONS.dump(tuple(v for v in VIOLATIONS.shipped() if v.code != "killing")),
        "countries": COUNTRIES.dump(tuple(c for c in COUNTRIES.shipped() if c.alpha3 != "MMR")),
        "marking_schemes": MARKING_SCHEMES.dump(
            tuple(
                replace(scheme, levels=tuple(level for level in scheme.levels if level.code != "internal"))
                for scheme in MARKING_SCHEMES.shipped()
            )
        ),
    }[kind]
    assert ministry.refused("P-FP", save_reference_version, save(kind, content)).rule == "reference.in_use"
    with ministry.store.read() as session:
        assert current_version(session, kind) == 0


def test_the_scheme_and_the_scale_of_the_settings_stay(ministry: Ministry) -> None:
    schemes = tuple(scheme for scheme in MARKING_SCHEMES.shipped() if scheme.code != "generic")
    request = save("marking_schemes", MARKING_SCHEMES.dump(schemes))
    assert ministry.refused("P-FP", save_reference_version, request).rule == "reference.in_use"
    scales = tuple(scale for scale in LIKELIHOOD_SCALES.shipped() if scale.code != "icd_203")
    request = save("likelihood", LIKELIHOOD_SCALES.dump(scales))
    assert ministry.refused("P-FP", save_reference_version, request).rule == "reference.in_use"


def test_a_territory_that_the_ministry_adds_can_have_a_file_and_be_in_an_instrument(
    ministry: Ministry,
) -> None:
    thailand = next(country for country in COUNTRIES.shipped() if country.alpha3 == "THA")
    added = replace(thailand, alpha2="XK", alpha3="XKX", m49="", name="Kawthoolei", aliases=())
    content = COUNTRIES.dump((*COUNTRIES.shipped(), added))
    ministry.do("P-FP", save_reference_version, save("countries", content))
    assert opened(ministry, "Kawthoolei").country == "XKX"
    given = RecordInstrument(
        kind=InstrumentKind.DELEGATION,
        delegator_id=ministry.offices["permanent_secretary"],
        delegate_id=ministry.offices["ambassador_yangon"],
        signed_at=NOW,
        signed_by_id=ministry.people["P-PS"],
        valid_from=NOW,
        document=PAPER,
        limits=Limits(powers=("VE-1",), countries=("kawthoolei",)),
    )
    kept = ministry.do("P-REC", record_instrument, given)
    with ministry.store.read() as session:
        known = register(session).reaching(ministry.offices["ambassador_yangon"])
        (instrument,) = (item for item in known if item.id == kept.instrument_id)
        assert instrument.countries == frozenset({"XKX"})
        # It lies in the region that an instrument names, too.
        (regional,) = (
            item for item in register(session).reaching(ministry.offices["focal_point"]) if item.countries
        )
        assert "XKX" in (regional.countries or ())
        assert country_view(session, "XKX").name == "Kawthoolei"
