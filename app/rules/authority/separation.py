"""What bars a person, or the moment, whatever the instrument says."""

from collections.abc import Iterable
from datetime import datetime

from app.rules.authority.holders import exercising, holds
from app.rules.authority.instruments import OfficeId, PersonId, Tool
from app.rules.authority.register import Register
from app.rules.authority.requests import Certificate, DecisionRequest, Matter
from db.vocabulary import HoldingKind, TrainingRule


def separation(matter: Matter, person: PersonId) -> tuple[str, ...]:
    """Codes that keep a person from deciding, signing or ratifying (Authority rule 6)."""
    bars = {
        "authority.separation.wrote": person in matter.wrote,
        "authority.separation.assessed": person in matter.assessed,
        "authority.conflict": person in matter.conflicts,
    }
    return tuple(code for code, barred in bars.items() if barred)


def trained(matter: Matter, person: PersonId) -> bool:
    """True when the person has a certificate valid at the instant of the decision."""
    return trained_at(matter.certificates, person, matter.at)


def trained_at(certificates: Iterable[Certificate], person: PersonId, at: datetime) -> bool:
    """True when one of the certificates is the person's and valid at that instant."""
    return any(
        held.person == person
        and held.valid_from <= at
        and (held.valid_until is None or at < held.valid_until)
        for held in certificates
    )


def personal_bars(request: DecisionRequest, tool: Tool) -> tuple[str, ...]:
    """Codes of what bars this person or this moment under any instrument (Authority rules 6, 10, 20 and 23)."""
    found = list(separation(request, request.person))
    if request.training is TrainingRule.BARS and not trained(request, request.person):
        found.append("authority.training")
    if not tool.preconditions <= request.recorded:
        found.append("authority.precondition")
    if request.instruction_received and not request.own_judgement:
        found.append("authority.own_judgement")
    return tuple(found)


def holder_bar(office: OfficeId, person: PersonId, matter: Matter, register: Register) -> str | None:
    """The code that says why the person does not exercise the office at that instant (Authority rules 3 and 5)."""
    if any(holding.person == person for holding in exercising(office, matter.at, register)):
        return None
    there = holds(person, office, matter.at, register)
    return "authority.acting_in_force" if there else "authority.not_holder"


def acts(office: OfficeId, person: PersonId, matter: Matter, register: Register) -> bool:
    """True when the person exercises the office as acting holder."""
    return any(
        holding.person == person and holding.kind is HoldingKind.ACTING
        for holding in exercising(office, matter.at, register)
    )
