"""Every reference set: the shipped version is whole, a copy reads back the same, faults are named."""

import csv
import io
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reference.colours import READABLE, contrast
from app.reference.framework import FRAMEWORK, Scope
from app.reference.glossary import GLOSSARY, find_term
from app.reference.kind import ReferenceKind
from app.reference.likelihood_scales import LIKELIHOOD_SCALES
from app.reference.marking_schemes import MARKING_SCHEMES
from app.reference.mechanisms import MECHANISMS
from app.reference.registry import REFERENCE_KINDS
from app.reference.shipped import RESOURCES
from app.reference.toolbox import TOOLBOX, Coercion, SecurityCouncil, Strand
from app.reference.violations import VIOLATIONS
from app.refusals import BadInput
from app.rules.authority.preconditions import precondition_label
from db.vocabulary import Crime, DatePrecision, Phase

KINDS = list(REFERENCE_KINDS.values())


def faulty(kind: ReferenceKind[Any], content: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        kind.parse(content, "mine.csv")
    assert "mine.csv" in caught.value.message
    assert caught.value.remedy
    return caught.value


def edited(kind: ReferenceKind[Any], row: int, column: str, value: str) -> str:
    """The shipped table with one cell changed; ``row`` as a spreadsheet counts."""
    records = list(csv.reader(io.StringIO(kind.shipped_content())))
    records[row - 1][records[1].index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows(records)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS, ids=REFERENCE_KINDS.keys())
def test_the_shipped_version_reads_and_writes_back_byte_for_byte(kind: ReferenceKind[Any]) -> None:
    shipped = kind.shipped()
    assert len(shipped) > 1
    assert kind.dump(shipped) == kind.shipped_content()
    assert kind.parse(kind.shipped_content().encode(), "copy") == shipped


@pytest.mark.parametrize("kind", KINDS, ids=REFERENCE_KINDS.keys())
def test_the_shipped_version_is_named_in_the_readme(kind: ReferenceKind[Any]) -> None:
    assert f"`{kind.file_name}`" in (RESOURCES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS, ids=REFERENCE_KINDS.keys())
@given(content=st.one_of(st.text(max_size=200), st.binary(max_size=200)))
def test_any_content_is_read_or_refused_with_words(kind: ReferenceKind[Any], content: str | bytes) -> None:
    try:
        kind.parse(content, "mine")
    except BadInput as caught:
        fault = caught
    else:
        return
    assert "mine" in fault.message
    assert fault.remedy


def test_the_toolbox_has_19_tools_in_three_phases() -> None:
    tools = TOOLBOX.shipped()
    assert [sum(tool.phase is phase for tool in tools) for phase in Phase] == [5, 7, 7]
    assert {tool.code: tool.preconditions for tool in tools if tool.preconditions} == {
        "VE-4": ("legal_basis",),
        "VE-6": ("benchmark",),
        "IR-1": ("legal_basis",),
        "IR-2": ("civilian_effect",),
        "IR-6": ("credible_opposition",),
        "IR-7": ("security_council_approval",),
    }
    # Military means leave the ministry's remit (S-09): no delegate ever decides on them.
    assert {tool.code for tool in tools if tool.minister_personally} == {"IR-7"}
    force = tools[-1]
    assert (force.coercion, force.security_council) == (Coercion.MILITARY, SecurityCouncil.REQUIRED)
    assert {tool.strand for tool in tools if tool.phase is Phase.RISK_PRESENT} == {Strand.STRUCTURAL}
    assert precondition_label("legal_basis") == "the legal basis"
    assert precondition_label("treaty_check") == "the treaty check"


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("phase", "early", "row 3, column phase: “early” is not one of risk_present"),
        ("id", "rp1", "row 3, column id: “rp1” is not a code such as RP-1"),
        ("id", "RP-2", "row 4, column id: “RP-2” stands in row 3 already"),
        ("tool", "", "row 3, column tool is empty"),
        ("minister_personally", "perhaps", "column minister_personally: “perhaps” is not yes or no"),
        ("preconditions", "Legal basis", "column preconditions: “Legal basis” is not a list of codes"),
        ("preconditions", "legal_basis", "column precondition: “” is not a text"),
    ],
)
def test_a_faulty_toolbox_names_the_cell(column: str, value: str, said: str) -> None:
    assert said in faulty(TOOLBOX, edited(TOOLBOX, 3, column, value)).message


def test_a_ministry_may_add_a_tool() -> None:
    row = "XX-1,risk_present,Election observation,Observers,Fair vote,non_coercive,context,structural,not_needed,,,yes,\n"
    tools = TOOLBOX.parse(TOOLBOX.shipped_content() + row, "ours.csv")
    assert len(tools) == 20
    assert tools[-1].minister_personally
    assert TOOLBOX.parse(TOOLBOX.dump(tools), "ours.csv") == tools


def test_the_framework_has_14_factors_and_says_what_is_unconfirmed() -> None:
    factors = FRAMEWORK.shipped()
    assert [factor.number for factor in factors] == list(range(1, 15))
    assert [factor.scope for factor in factors].count(Scope.COMMON) == 8
    assert {factor.scope.crime for factor in factors} == {
        None,
        Crime.GENOCIDE,
        Crime.CRIMES_AGAINST_HUMANITY,
        Crime.WAR_CRIMES,
    }
    by_code = {indicator.code: indicator for factor in factors for indicator in factor.indicators}
    assert by_code["13.10"].confirmed
    assert not by_code["13.11"].confirmed
    assert "paraphrase" in FRAMEWORK.shipped_content().partition("\n")[0]
    assert "A/70/741-S/2016/71" in FRAMEWORK.shipped_content().partition("\n")[0]


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        (4, "indicator", "2.9", "column indicator: “2.9” is not an indicator of factor 1"),
        (4, "indicator", "1.1", "column indicator: “1.1” stands in row 3 already"),
        (4, "factor_title", "Another", "is not the title of the rows above"),
        (4, "scope", "genocide", "is not the scope of the rows above"),
        (4, "factor", "one", "column factor: “one” is not the number of a factor"),
        (4, "confirmed", "maybe", "is not one of yes, to_confirm"),
    ],
)
def test_a_faulty_framework_names_the_cell(row: int, column: str, value: str, said: str) -> None:
    assert said in faulty(FRAMEWORK, edited(FRAMEWORK, row, column, value)).message


def test_the_rows_of_a_factor_stand_together() -> None:
    head, *rows = [line for line in FRAMEWORK.shipped_content().splitlines() if not line.startswith("#")]
    apart = "\n".join([head, rows[0], rows[-1], rows[1]])
    assert "next to the other rows of its factor" in faulty(FRAMEWORK, apart).message


def test_every_preset_of_markings_is_there_and_readable() -> None:
    schemes = {scheme.code: scheme for scheme in MARKING_SCHEMES.shipped()}
    assert set(schemes) == {
        "generic",
        "uk",
        "australia",
        "new_zealand",
        "united_states",
        "european_union",
        "canada",
        "south_africa",
        "united_nations",
        "tlp_2_0",
    }
    for scheme in schemes.values():
        assert len(scheme.levels) >= 3
        assert all(contrast(level.ground, level.ink) >= READABLE for level in scheme.levels)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"ink": "#000000"', '"ink": "#E0E0E0"', 'schemes 1, levels 1, ink: "#E0E0E0" is not readable'),
        ('"ground": "#E4E2DC"', '"ground": "grey"', 'levels 1, ground: "grey" is not a colour'),
        ('"public": true', '"public": "yes"', 'levels 1, public: "yes" is not true or false'),
        ('"code": "internal"', '"code": "public"', "the code “public” stands there twice"),
        ('"code": "uk"', '"code": "generic"', "the code “generic” stands there twice"),
        ('"file_code": "PUB"', '"file_code": "a/b"', "is not a code for file names"),
        ('"name": "Generic"', '"name": ""', "schemes 1, name is empty"),
        ('"name": "Generic"', '"name": 7', "name: 7 is not a text"),
        ('"name": "Generic",', "", "“name” is missing"),
        ('"name": "Generic",', '"name": "Generic", "rank": 1,', "“rank” is not known"),
        ('"name": "Generic",', '"name": "Generic"', "mine.csv, in line 7 or just before it: not JSON"),
    ],
)
def test_a_faulty_marking_scheme_names_the_place(old: str, new: str, said: str) -> None:
    content = MARKING_SCHEMES.shipped_content()
    assert old in content
    assert said in faulty(MARKING_SCHEMES, content.replace(old, new, 1)).message


def test_likelihood_scales_are_those_of_their_sources() -> None:
    icd, phia = LIKELIHOOD_SCALES.shipped()
    assert [(word.low, word.high) for word in icd.words] == [
        (1, 5),
        (5, 20),
        (20, 45),
        (45, 55),
        (55, 80),
        (80, 95),
        (95, 99),
    ]
    assert len(phia.words) == 7
    assert all(lower.high < upper.low for lower, upper in pairwise(phia.words))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"high": 5,', '"high": 30,', "begins at 5 %, before “almost no chance” ends at 30 %"),
        ('"high": 5,', '"high": 1,', "high: 1 is not a whole number from 2 to 100"),
        ('"low": 1,', '"low": true,', "low: true is not a whole number"),
        ('"also": [', '"also": [3, ', "is not a list of texts"),
    ],
)
def test_a_faulty_scale_names_the_place(old: str, new: str, said: str) -> None:
    content = LIKELIHOOD_SCALES.shipped_content()
    assert old in content
    assert said in faulty(LIKELIHOOD_SCALES, content.replace(old, new, 1)).message


def test_deeply_nested_json_is_refused() -> None:
    assert "not JSON" in faulty(LIKELIHOOD_SCALES, "[" * 200_000).message


def test_violations_cover_the_signs_of_early_onset() -> None:
    violations = {violation.code: violation for violation in VIOLATIONS.shipped()}
    infrastructure = {code for code, violation in violations.items() if violation.infrastructure}
    assert {"hospital", "school", "water", "corridor", "worship", "shelter", "siege"} <= infrastructure
    assert not {"killing", "sexual_violence", "torture", "disappearance"} & infrastructure
    assert Crime.ETHNIC_CLEANSING in violations["forced_transfer"].crimes
    content = edited(VIOLATIONS, 3, "crimes", "genocide; piracy")
    assert (
        "column crimes: “genocide; piracy” is not a list of genocide" in faulty(VIOLATIONS, content).message
    )


def test_mechanisms_carry_symbol_precision_and_caution() -> None:
    by_code = {mechanism.code: mechanism for mechanism in MECHANISMS.shipped()}
    iimm = by_code["iimm"]
    assert (iimm.symbol, iimm.since, iimm.precision) == (
        "A/HRC/RES/39/2",
        date(2018, 9, 27),
        DatePrecision.DAY,
    )
    assert iimm.caution
    assert by_code["icj_ukr"].since is None
    content = edited(MECHANISMS, 3, "since", "March 2006")
    assert "row 3, column since: “March 2006” is not a date" in faulty(MECHANISMS, content).message


def test_the_glossary_defines_the_words_of_the_program() -> None:
    terms = GLOSSARY.shipped()
    for word in (
        "Phase",
        "country file",
        "Atrocity",
        "mass atrocities",
        "Prevention",
        "Atrocity prevention lens",
        "ICD 203",
        "Admiralty grade",
        "Delegation",
        "Original authority",
        "Ratification",
        "Splitting",
        "Ledger",
    ):
        assert find_term(terms, word) is not None, word
    assert find_term(terms, "no such word") is None
    content = edited(GLOSSARY, 3, "see_also", "Nowhere")
    assert "“Nowhere” is not a term of this glossary" in faulty(GLOSSARY, content).message
