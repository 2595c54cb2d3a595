"""Made-up ministries for properties of authority: strategies of hypothesis."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.rules.authority import Holding, Instrument, Office, Tool
from app.rules.entry.money import Money
from db.vocabulary import HoldingKind, InstrumentKind, Phase, SubDelegation
from tests.rules.authority.build import AT, DAY, START

OFFICE_NAMES = ("o0", "o1", "o2", "o3", "o4")
PEOPLE = ("p0", "p1", "p2", "p3", "p4", "p5")
TOOLS = [
    Tool(code="RP-1", phase=Phase.RISK_PRESENT),
    Tool(code="VE-1", phase=Phase.VIOLENCE_ESCALATION),
    Tool(code="IR-1", phase=Phase.IMMINENT_RISK),
    Tool(code="IR-7", phase=Phase.IMMINENT_RISK, minister_personally=True),
]
CODES = st.sampled_from([tool.code for tool in TOOLS])
COUNTRIES = st.sampled_from(["MMR", "AFG"])
INSTANTS = st.sampled_from([START, AT - 40 * DAY, AT - DAY, AT, AT + DAY, AT + 40 * DAY])
MONEY = st.builds(
    Money,
    st.sampled_from([Decimal(0), Decimal(500), Decimal(1000), Decimal(5000)]),
    st.sampled_from(["EUR", "USD"]),
)


LIMITS: dict[str, st.SearchStrategy[Any]] = {
    "powers": st.frozensets(CODES),
    "countries": st.frozensets(COUNTRIES),
    "phases": st.frozensets(st.sampled_from(Phase)),
    "ceiling": MONEY,
    "valid_until": INSTANTS,
    "revoked_at": INSTANTS,
    "personal": st.sampled_from(PEOPLE),
    "excludes_acting": st.just(True),
    "emergency_hours": st.sampled_from([24, 72]),
    "consult": st.just(frozenset({"Legal"})),
    "legal_advice": st.just(True),
    "second_signature": st.sampled_from(OFFICE_NAMES),
    "delegate_external": st.just(True),
    "grade_floor": st.integers(1, 6),
}
_HANDING_ON = st.sampled_from([SubDelegation.YES] * 3 + [SubDelegation.WITH_PRIOR_APPROVAL, SubDelegation.NO])


@st.composite
def _instrument(draw: st.DrawFn, number: int, delegator: str | None, delegate: str, most: int) -> Instrument:
    """An instrument with at most ``most`` limits."""
    names = draw(st.lists(st.sampled_from(list(LIMITS)), max_size=most, unique=True))
    kind = InstrumentKind.STATUTE if delegator is None else InstrumentKind.DELEGATION
    free = most == 0
    return Instrument(
        id=f"i{number}",
        number=f"D-{number}",
        kind=kind if free or draw(st.integers(0, 5)) else InstrumentKind.PRINCIPLE,
        delegator=delegator,
        delegate=delegate,
        signed_at=START if free else draw(st.sampled_from([START, START, AT - DAY])),
        valid_from=START if free else draw(st.sampled_from([START, START, AT])),
        sub_delegation=SubDelegation.YES if free else draw(_HANDING_ON),
        prior_approval_at=draw(st.sampled_from([None, START - DAY])),
        external_approved=True,
        conflict_statement=draw(st.booleans()),
        **{name: draw(LIMITS[name]) for name in names},
    )


@st.composite
def instruments_made(draw: st.DrawFn) -> list[Instrument]:
    """A line from original authority down, so that there is often something to grant, and a tangle beside it."""
    line = list(enumerate(zip((None, *OFFICE_NAMES), OFFICE_NAMES, strict=False)))
    free = draw(st.integers(0, 5))
    made = [draw(_instrument(at, giver, taker, 0 if at < free else 2)) for at, (giver, taker) in line]
    for at in range(len(made), len(made) + draw(st.integers(0, 5))):
        giver = draw(st.sampled_from((None, *OFFICE_NAMES)))
        made.append(draw(_instrument(at, giver, draw(st.sampled_from(OFFICE_NAMES)), 3)))
    return made


@st.composite
def people_made(draw: st.DrawFn) -> tuple[list[Office], list[Holding]]:
    offices: list[Office] = []
    for place, name in enumerate(OFFICE_NAMES):
        # Any superior at all: circles of superiors must not trap anyone either.
        superior = draw(st.one_of(st.none(), st.sampled_from(OFFICE_NAMES)))
        grade = draw(st.one_of(st.none(), st.integers(1, 6)))
        offices.append(Office(id=name, name=f"Office {place}", superior=superior, grade=grade))
    holdings = [
        Holding(office=name, person=f"p{place}", kind=HoldingKind.SUBSTANTIVE, starts=START)
        for place, name in enumerate(OFFICE_NAMES)
    ]
    if draw(st.integers(0, 2)) == 2:
        office = draw(st.sampled_from(OFFICE_NAMES))
        holdings.append(Holding(office=office, person="p5", kind=HoldingKind.ACTING, starts=AT - DAY))
    return offices, holdings
