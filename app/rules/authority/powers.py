"""What an office holds, apart from any decision: for coverage, ratification and calling in."""

from app.rules.authority.chains import Chain, best_chain
from app.rules.authority.holders import exercising
from app.rules.authority.instruments import OfficeId, PersonId
from app.rules.authority.question import Question
from app.rules.authority.register import Register
from app.rules.authority.requests import Matter
from db.vocabulary import HoldingKind


def power_of(office: OfficeId, matter: Matter, register: Register) -> Chain | None:
    """The chain under which ``office`` held the power at the instant of the matter, or None.

    The conditions of instruments and tools are taken as met, and nobody's part in the report is asked about:
    this is about the office. A power that excludes acting holders is not held while someone acts (Authority rule 5).
    """
    tool = register.tool(matter.tool)
    if tool is None:
        return None
    holders: list[tuple[PersonId | None, bool]] = [
        (holding.person, holding.kind is HoldingKind.ACTING)
        for holding in exercising(office, matter.at, register)
    ]
    chains: list[Chain] = []
    for person, acting in holders or [(None, False)]:
        question = Question(matter, tool, register, office=office, person=person, acting=acting, presume=True)
        chain = best_chain(question)
        if chain is not None and not chain.faults:
            chains.append(chain)
    return min(chains, key=lambda chain: chain.owes, default=None)
