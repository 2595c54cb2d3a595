"""One link: does this instrument, in the hands of this office, cover the question?

A *breach* ends the matter for the link: what is above it no longer counts. A *shortfall* is less: the link reaches
the question, and something is too dear, or not yet done. A chain goes on past a shortfall, so that a refusal can
name the greatest thing that stands in the way.
"""

from app.rules.authority.holders import personal_stands
from app.rules.authority.instruments import Instrument, OfficeId
from app.rules.authority.question import Question
from app.rules.departments import not_consulted
from db.vocabulary import SubDelegation

_ABOVE = {
    "authority.power": "authority.chain.power",
    "authority.country": "authority.chain.country",
    "authority.phase": "authority.chain.phase",
    "authority.revoked": "authority.chain.not_in_force",
    "authority.expired": "authority.chain.not_in_force",
    "authority.not_yet": "authority.chain.not_in_force",
    "authority.unsigned": "authority.chain.not_in_force",
    "authority.personal": "authority.chain.holder",
}


def breach(instrument: Instrument, office: OfficeId, question: Question, *, deciding: bool) -> str | None:
    """The code of the limit that keeps ``instrument`` from reaching the question, or None."""
    matter = question.matter
    # In this order because the first is the cheapest and by far the most frequent.
    if instrument.powers is not None and matter.tool not in instrument.powers:
        code = "authority.power"
    elif instrument.countries is not None and matter.country not in instrument.countries:
        code = "authority.country"
    elif instrument.phases is not None and matter.phase not in instrument.phases:
        code = "authority.phase"
    elif not instrument.in_force(matter.at):
        code = _out_of_force(instrument, question)
    else:
        return _bars_holder(instrument, office, question, deciding=deciding)
    return code if deciding else _ABOVE[code]


def _out_of_force(instrument: Instrument, question: Question) -> str:
    at = question.matter.at
    if instrument.revoked_at is not None and instrument.revoked_at <= at:
        return "authority.revoked"
    if instrument.valid_until is not None and instrument.valid_until <= at:
        return "authority.expired"
    return "authority.unsigned" if at < instrument.signed_at else "authority.not_yet"


def _bars_holder(
    instrument: Instrument, office: OfficeId, question: Question, *, deciding: bool
) -> str | None:
    if instrument.grade_floor is not None and not _reaches_grade(instrument, office, question):
        return "authority.grade"
    if _lacks_for_outside(instrument, office, question):
        return "authority.external"
    # Whoever exercises a power given on must themselves be free to: the exclusion binds below (Authority rule 2).
    if instrument.excludes_acting and question.acting:
        return "authority.acting_excluded"
    if instrument.personal is not None:
        if deciding and instrument.personal != question.person:
            return "authority.personal"
        if not personal_stands(instrument, office, question.matter.at, question.register):
            return "authority.personal" if deciding else "authority.chain.holder"
    return None


def _reaches_grade(instrument: Instrument, office: OfficeId, question: Question) -> bool:
    known = question.register.office(office)
    return (
        known is not None
        and known.grade is not None
        and instrument.grade_floor is not None
        and known.grade >= instrument.grade_floor
    )


def outside(instrument: Instrument, office: OfficeId, question: Question) -> bool:
    """True when the delegate is outside the ministry, by the instrument or by the register (Authority rule 17)."""
    if instrument.delegate_external:
        return True
    known = question.register.office(office)
    return known is not None and known.external and not instrument.original


def _lacks_for_outside(instrument: Instrument, office: OfficeId, question: Question) -> bool:
    settled = instrument.external_approved and instrument.conflict_statement
    return not settled and outside(instrument, office, question)


def handing_on(instrument: Instrument, office: OfficeId, question: Question, *, approved: bool) -> str | None:
    """The code of what keeps ``office`` from giving the power on, or None (Authority rules 2, 16 and 17).

    ``approved``: everything below carries a written approval dated before its own signature. Where the power may
    be given on only with approval, that condition binds every link below and not the next one alone (rule 2).
    """
    if instrument.sub_delegation is SubDelegation.NO:
        return "authority.sub_delegation"
    if instrument.sub_delegation is SubDelegation.WITH_PRIOR_APPROVAL and not approved:
        return "authority.prior_approval"
    if outside(instrument, office, question):
        return "authority.external_sub_delegation"
    return None


def shortfalls(instrument: Instrument, question: Question, *, deciding: bool) -> tuple[str, ...]:
    """Codes of what is too dear, or not yet done, on a link that reaches the question."""
    found: list[str] = []
    if instrument.ceiling is not None:
        found += _over_ceiling(instrument, question, deciding=deciding)
    if instrument.emergency_hours is not None and not question.emergency:
        found.append("authority.emergency")
    if not question.presume:
        if not_consulted(instrument.consult, question.matter.consulted):
            found.append("authority.consult")
        if instrument.legal_advice and not question.matter.legal_advice:
            found.append("authority.legal_advice")
    if deciding:
        found += _reserved(instrument, question)
    return tuple(found)


def _over_ceiling(instrument: Instrument, question: Question, *, deciding: bool) -> list[str]:
    """Authority rules 1 and 13. Nothing costs nothing in any currency; all else is never converted."""
    ceiling, cost = instrument.ceiling, question.matter.cost
    if ceiling is None:
        return []
    if cost.amount and cost.currency != ceiling.currency:
        return ["authority.currency"]
    if cost.amount > ceiling.amount:
        return ["authority.ceiling" if deciding else "authority.chain.ceiling"]
    spent = question.spent(instrument.id) if question.matter.prior else {}
    if any(currency != ceiling.currency for currency in spent):
        return ["authority.splitting.currency"]
    if spent and cost.amount + spent[ceiling.currency] > ceiling.amount:
        return ["authority.splitting"]
    return []


def _reserved(instrument: Instrument, question: Question) -> list[str]:
    """What is left to original authority (Authority rules 9 and 18)."""
    if instrument.original:
        lacks_reason = question.out_of_phase and not question.matter.out_of_phase_reason.strip()
        return ["authority.out_of_phase_reason"] if lacks_reason and not question.presume else []
    found = ["authority.minister_personally"] if question.tool.minister_personally else []
    return [*found, "authority.out_of_phase"] if question.out_of_phase else found
