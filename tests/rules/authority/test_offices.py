"""Who can decide, nearest first; where nobody can; and what a register is asked (Authority rules 5 and 7)."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from app.rules.authority import (
    Cell,
    Holding,
    Instrument,
    MemorySource,
    Office,
    Register,
    Standing,
    Tool,
    coverage,
    explain_offices,
    resolve,
    who_can_decide,
)
from app.rules.authority.wording import instant
from db.vocabulary import InstrumentKind, Phase, SubDelegation
from tests.rules.authority.build import (
    AT,
    DAY,
    DIRECTOR,
    HEAD,
    HOLDINGS,
    MINISTER,
    OFFICES,
    SECRETARY,
    TOOLS,
    acting,
    delegation,
    eur,
    line,
    matter,
    register,
    request,
    statute,
    substantive,
)


def test_an_office_without_a_present_holder_is_left_out_and_says_so() -> None:
    vacant = [held for held in HOLDINGS if held.office != DIRECTOR]
    given = register(line(), holdings=[*vacant, substantive(DIRECTOR, "p-director", ends=AT)])

    assert [found.office.id for found in who_can_decide(matter(), given, near=HEAD)] == [
        HEAD,
        SECRETARY,
        MINISTER,
    ]
    answers = {answer.office.id: answer for answer in explain_offices(matter(), given, near=HEAD)}
    assert answers[DIRECTOR].verdict.rule == "authority.no_holder"
    assert answers[DIRECTOR].person is None
    assert "Nobody holds the office Director" in answers[DIRECTOR].why


def test_the_holder_who_can_do_most_answers_for_the_office() -> None:
    shared = [*HOLDINGS, substantive(HEAD, "a-second-holder")]
    given = register(line(), holdings=shared)

    found = who_can_decide(matter(wrote=frozenset({"a-second-holder"})), given, near=HEAD)

    assert found[0].person == "p-head"
    assert found[0].outcome is Standing.AUTHORISED


def test_an_acting_holder_answers_for_the_office() -> None:
    given = register(line(), holdings=[*HOLDINGS, acting(HEAD, "p-stand-in")])

    assert who_can_decide(matter(), given, near=HEAD)[0].person == "p-stand-in"


def test_nearness_beyond_the_line_is_by_steps_then_by_name() -> None:
    offices = [
        *OFFICES[:4],
        Office(id="z", name="Aa desk", superior=HEAD),
        Office(id="b", name="Bb desk", superior=HEAD),
        Office(id="y", name="Bb cell", superior="b"),
        Office(id="elsewhere", name="Aa elsewhere"),
    ]
    given = register(line(), offices=offices)

    order = [answer.office.id for answer in explain_offices(matter(), given, near="y")]

    assert order == ["y", "b", HEAD, DIRECTOR, SECRETARY, MINISTER, "z", "elsewhere"]


def test_a_circle_of_superiors_ends() -> None:
    offices = [Office(id="a", name="A", superior="b"), Office(id="b", name="B", superior="a")]
    given = register([statute(delegate="a")], offices=offices, holdings=[substantive("a", "p")])

    assert [found.office.id for found in who_can_decide(matter(), given, near="b")] == ["a"]
    assert given.line_of("a") == ("a", "b")


def test_a_candidate_tells_what_is_owed() -> None:
    given = register(line(D_3={"second_signature": SECRETARY}))

    first = who_can_decide(matter(), given, near=HEAD)[0]

    assert first.outcome is Standing.PENDING_SECOND_SIGNATURE
    assert first.verdict.owed_signatures == (SECRETARY,)


def _cell(cells: Sequence[Cell], tool: str, phase: Phase | None) -> Cell:
    return next(cell for cell in cells if cell.tool.code == tool and cell.phase is phase)


def test_coverage_names_the_offices_and_the_gaps() -> None:
    limits: dict[str, dict[str, Any]] = {
        "S_1": {"powers": frozenset({"RP-1", "VE-1"})},
        "D_2": {"ceiling": eur(500), "powers": frozenset({"VE-1"})},
        "D_3": {"ceiling": eur(800), "consult": frozenset({"Legal"}), "second_signature": SECRETARY},
    }
    cells = coverage("MMR", list(Phase), AT, TOOLS, register(line(**limits)))

    assert len(cells) == len(TOOLS) * len(Phase)
    given = _cell(cells, "VE-1", Phase.VIOLENCE_ESCALATION)
    assert [covering.office.name for covering in given.offices] == [
        "Director",
        "Head",
        "Minister",
        "Secretary",
    ]
    head = given.offices[1]
    assert head.instrument == "D-3"
    assert head.ceilings == (eur(500),)
    assert head.second_signature
    assert not head.emergency_only
    assert not given.gap
    assert _cell(cells, "IR-1", Phase.IMMINENT_RISK).gap


def test_coverage_of_a_later_phase_is_original_authority_and_marked() -> None:
    cell = _cell(coverage("MMR", [None, Phase.RISK_PRESENT], AT, TOOLS, register(line())), "VE-1", None)

    assert cell.out_of_phase
    assert [covering.office.name for covering in cell.offices] == ["Minister"]


def test_coverage_marks_emergency_powers_and_leaves_out_empty_offices() -> None:
    given = register(
        line(D_3={"emergency_hours": 24}), holdings=[held for held in HOLDINGS if held.office != MINISTER]
    )

    cell = _cell(coverage("MMR", [Phase.IMMINENT_RISK], AT, TOOLS, given), "VE-1", Phase.IMMINENT_RISK)

    assert [(found.office.id, found.emergency_only) for found in cell.offices] == [
        (DIRECTOR, False),
        (HEAD, True),
        (SECRETARY, False),
    ]
    before = coverage("MMR", [Phase.VIOLENCE_ESCALATION], AT, TOOLS, given)
    assert HEAD not in [found.office.id for found in _cell(before, "VE-1", Phase.VIOLENCE_ESCALATION).offices]


def test_coverage_is_of_a_date() -> None:
    ended = register(line(S_1={"valid_until": AT}))

    assert all(cell.gap for cell in coverage("MMR", list(Phase), AT, TOOLS, ended))
    assert not all(cell.gap for cell in coverage("MMR", list(Phase), AT - DAY, TOOLS, ended))


class _WatchedSource(MemorySource):
    """A source that notes what it is asked, as a database would log its queries."""

    def __init__(self, instruments: list[Instrument]) -> None:
        super().__init__(OFFICES, HOLDINGS, instruments, TOOLS)
        self.asked: list[str] = []

    def instruments_of(self, office: str) -> Sequence[Instrument]:
        self.asked.append(f"instruments of {office}")
        return super().instruments_of(office)

    def holdings_of(self, office: str) -> Sequence[Holding]:
        self.asked.append(f"holdings of {office}")
        return super().holdings_of(office)

    def all_offices(self) -> Sequence[Office]:
        raise AssertionError("resolving one request never lists all offices")


def test_a_register_reads_only_what_the_question_needs_and_once() -> None:
    beside = delegation("D-7", MINISTER, "ngo")
    source = _WatchedSource([*line(), beside])
    given = Register(source)

    for _ in range(2):
        assert resolve(request(DIRECTOR), given).outcome is Standing.AUTHORISED

    assert sorted(source.asked) == [
        f"holdings of {DIRECTOR}",
        f"instruments of {DIRECTOR}",
        f"instruments of {MINISTER}",
        f"instruments of {SECRETARY}",
    ]


def test_a_refusal_at_the_first_link_reads_nothing_above_it() -> None:
    source = _WatchedSource(line(D_3={"powers": frozenset({"RP-1"})}))

    assert resolve(request(), Register(source)).rule == "authority.power"
    assert source.asked == [f"holdings of {HEAD}", f"instruments of {HEAD}"]


def test_a_principle_without_a_delegator_gives_the_power_of_its_head() -> None:
    principle = delegation(
        "P-1",
        MINISTER,
        MINISTER,
        kind=InstrumentKind.PRINCIPLE,
        grade_floor=5,
        sub_delegation=SubDelegation.NO,
    )
    headed = Instrument(
        id="P-2",
        number="P-2",
        kind=InstrumentKind.PRINCIPLE,
        delegator=None,
        delegate=MINISTER,
        signed_at=principle.signed_at,
        valid_from=principle.valid_from,
        grade_floor=5,
    )
    for held in (principle, headed):
        given = register([statute(), held])
        assert resolve(request(DIRECTOR), given).outcome is Standing.AUTHORISED
        assert resolve(request(HEAD), given).rule == "authority.grade"
        # The minister decides as the minister, not as an official.
        own = resolve(request(MINISTER), given)
        assert own.instrument is not None
        assert own.instrument.original


def test_an_unknown_tool_is_held_by_nobody() -> None:
    unknown = Tool(code="XX-1", phase=Phase.RISK_PRESENT)

    assert all(cell.gap for cell in coverage("MMR", list(Phase), AT, [unknown], register(line())))


def test_an_instant_is_told_in_utc_whatever_its_zone() -> None:
    there = datetime(2026, 3, 5, 1, 30, tzinfo=timezone(timedelta(hours=9)))
    assert instant(there) == "4 March 2026, 16:30 UTC"
