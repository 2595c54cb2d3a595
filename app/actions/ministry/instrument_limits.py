"""The limits of an instrument, from what a form says to what is stored."""

from dataclasses import dataclass
from typing import Any

from app.actions.common import find
from app.reading.ministry.reference import current_countries, current_toolbox
from app.reference.countries import CountryTable
from app.refusals import BadInput
from app.rules.entry.money import Money, parse_money
from app.rules.entry.texts import required_line
from db.people import Office, Person
from db.vocabulary import Phase, SubDelegation
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What bounds a power. ``None`` in a list means that there is no such limit.

    ``countries`` takes codes, names and M49 regions. ``emergency_hours``: emergency-only, to be ratified
    within so many hours (Authority rule 12).
    """

    powers: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    phases: tuple[Phase, ...] | None = None
    ceiling: Money | None = None
    sub_delegation: SubDelegation = SubDelegation.NO
    personal_id: str | None = None
    excludes_acting: bool = False
    emergency_hours: int | None = None
    consult: tuple[str, ...] = ()
    legal_advice: bool = False
    second_signature_id: str | None = None
    grade_floor: int | None = None


NO_LIMITS = Limits()
"""Every tool, every country, every phase, no ceiling; and not to be given on."""


def stored_limits(work: Work, limits: Limits) -> dict[str, Any]:
    """The columns of the limits.

    Raises:
        BadInput: unknown tool, country, region, office or person, an empty list, or an unusable ceiling.
    """
    ceiling = limits.ceiling and parse_money(
        format(limits.ceiling.amount, "f"), limits.ceiling.currency, field="ceiling"
    )
    if limits.personal_id is not None:
        find(work, Person, limits.personal_id, "person")
    if limits.second_signature_id is not None:
        find(work, Office, limits.second_signature_id, "office")
    return {
        "powers": _powers(work, limits.powers),
        "countries": _countries(limits.countries, current_countries(work.session)),
        "phases": None if limits.phases is None else _listed([p.value for p in limits.phases], "phases"),
        "ceiling_amount": ceiling.amount if ceiling else None,
        "ceiling_currency": ceiling.currency if ceiling else None,
        "sub_delegation": limits.sub_delegation,
        "personal_id": limits.personal_id,
        "excludes_acting": limits.excludes_acting,
        "emergency_hours": limits.emergency_hours,
        "consult": sorted({required_line(name, "department to consult") for name in limits.consult}),
        "legal_advice": limits.legal_advice,
        "second_signature_id": limits.second_signature_id,
        "grade_floor": limits.grade_floor,
    }


def _powers(work: Work, codes: tuple[str, ...] | None) -> list[str] | None:
    if codes is None:
        return None
    known = [tool.code for tool in current_toolbox(work.session)]
    for code in codes:
        if code not in known:
            raise BadInput(
                "powers",
                tr("“{code}” is not a tool of the toolbox.", code=code[:40]),
                remedy=tr("Use one of: {known}.", known=", ".join(known)),
            )
    return _listed([code for code in known if code in codes], "powers")


def _countries(listed: tuple[str, ...] | None, table: CountryTable) -> list[str] | None:
    if listed is None:
        return None
    return _listed(sorted({_country_or_region(item, table) for item in listed}), "countries")


def _country_or_region(item: str, table: CountryTable) -> str:
    region = table.region(item)
    # Kept by its English name: an instrument means the same in every language.
    return region.name if region else table.find(item, "countries").alpha3


def _listed(items: list[str], field: str) -> list[str]:
    if not items:
        raise BadInput(
            field,
            tr("The list of {field} is empty, so the instrument would give nothing.", field=tr(field)),
            remedy=tr("Choose at least one, or leave the limit off."),
        )
    return items
