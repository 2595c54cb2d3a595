"""The limits of an instrument, in words for paper and screen."""

from app.reference.countries import countries
from app.rules.authority.instruments import Instrument
from app.rules.authority.register import Register
from db.vocabulary import SubDelegation, words
from language import tr

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
            tr("up to {ceiling} a decision", ceiling=instrument.ceiling)
            if instrument.ceiling
            else tr("no ceiling"),
            _sub_delegation(instrument),
            tr("after consulting {asked}", asked=", ".join(sorted(instrument.consult)))
            if instrument.consult
            else "",
            tr("with legal advice on record") if instrument.legal_advice else "",
            tr(
                "second signature of {second_signature}",
                second_signature=offices.office_name(instrument.second_signature),
            )
            if instrument.second_signature
            else "",
            tr(
                "emergencies only, to be ratified within {emergency_hours} h",
                emergency_hours=instrument.emergency_hours,
            )
            if instrument.emergency_hours
            else "",
            tr("personal: falls with the person") if instrument.personal else "",
            tr("acting holders excluded") if instrument.excludes_acting else "",
            tr("grade {grade_floor} and above", grade_floor=instrument.grade_floor)
            if instrument.grade_floor is not None
            else "",
        )
        if phrase
    )


def _powers(instrument: Instrument) -> str:
    return (
        tr("every tool")
        if instrument.powers is None
        else tr("tools {tools}", tools=", ".join(sorted(instrument.powers)))
    )


def _where(instrument: Instrument) -> str:
    if instrument.countries is None:
        return tr("every country")
    if len(instrument.countries) > MANY:
        return tr("{countries} countries", countries=len(instrument.countries))
    table = countries()
    return ", ".join(sorted(table.name(code) for code in instrument.countries))


def _phases(instrument: Instrument) -> str:
    if instrument.phases is None:
        return tr("every phase")
    return ", ".join(
        words(phase).lower() for phase in sorted(instrument.phases, key=lambda phase: phase.rank)
    )


def _sub_delegation(instrument: Instrument) -> str:
    return {
        SubDelegation.NO: tr("no sub-delegation"),
        SubDelegation.YES: tr("may sub-delegate"),
        SubDelegation.WITH_PRIOR_APPROVAL: tr("may sub-delegate with prior written approval"),
    }[instrument.sub_delegation]
