"""The limits of an instrument, in words for paper and screen."""

from app.reference.countries import countries
from app.rules.authority.instruments import Instrument
from app.rules.authority.register import Register
from db.vocabulary import SubDelegation, words

MANY = 12
"""More countries than this are counted, not listed."""


def limits_in_words(instrument: Instrument, offices: Register) -> tuple[str, ...]:
    """Every limit of the instrument, one phrase each, the widest facts first."""
    return tuple(
        phrase
        for phrase in (
            _powers(instrument),
            _where(instrument),
            _phases(instrument),
            f"up to {instrument.ceiling} a decision" if instrument.ceiling else "no ceiling",
            _sub_delegation(instrument),
            _conditions(instrument),
            f"second signature of {offices.office_name(instrument.second_signature)}"
            if instrument.second_signature
            else "",
            f"emergencies only, to be ratified within {instrument.emergency_hours} h"
            if instrument.emergency_hours
            else "",
            "personal: falls with the person" if instrument.personal else "",
            "acting holders excluded" if instrument.excludes_acting else "",
            f"grade {instrument.grade_floor} and above" if instrument.grade_floor is not None else "",
        )
        if phrase
    )


def _powers(instrument: Instrument) -> str:
    return "every tool" if instrument.powers is None else "tools " + ", ".join(sorted(instrument.powers))


def _where(instrument: Instrument) -> str:
    if instrument.countries is None:
        return "every country"
    if len(instrument.countries) > MANY:
        return f"{len(instrument.countries)} countries"
    table = countries()
    return ", ".join(sorted(table.name(code) for code in instrument.countries))


def _phases(instrument: Instrument) -> str:
    if instrument.phases is None:
        return "every phase"
    return ", ".join(
        words(phase).lower() for phase in sorted(instrument.phases, key=lambda phase: phase.rank)
    )


def _sub_delegation(instrument: Instrument) -> str:
    return {
        SubDelegation.NO: "no sub-delegation",
        SubDelegation.YES: "may sub-delegate",
        SubDelegation.WITH_PRIOR_APPROVAL: "may sub-delegate with prior written approval",
    }[instrument.sub_delegation]


def _conditions(instrument: Instrument) -> str:
    asked = sorted(instrument.consult)
    if instrument.legal_advice:
        asked.append("legal advice")
    return "after consulting " + ", ".join(asked) if asked else ""
