"""The instrument and the register of delegations, gathered from what is on record."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from sqlalchemy.orm import Session

from app.documents import delegations as page
from app.reading.authority.instrument_chain import instrument_chain, powerless
from app.reading.documents.asked import Asked, cover_of
from app.reading.ministry.organisation import InstrumentView, instrument_views, office_views
from app.refusals import BadInput
from app.rules.entry.texts import shown
from db.vocabulary import InstrumentKind
from language import Wording, mark, tr
from language.phrases import headed

_KINDS = Wording(
    {
        InstrumentKind.DELEGATION: mark("Delegation by an office"),
        InstrumentKind.STATUTE: mark("Statute: original authority"),
        InstrumentKind.PRINCIPLE: mark("Principle of law: officials act in the minister’s name"),
    }
)


def instrument_page(session: Session, asked: Asked) -> page.InstrumentPage:
    """The instrument with the number that is asked for, as it stands.

    Raises:
        BadInput: there is none.
    """
    at = asked.at(session)
    wanted = asked.subject.strip().upper()
    view = next((one for one in instrument_views(session, at) if one.number.upper() == wanted), None)
    if view is None:
        raise BadInput(
            "instrument",
            tr("There is no instrument {subject}.", subject=shown(asked.subject)),
            remedy=tr("Print the register of delegations to see their numbers."),
        )
    holders = _holders(session, at)
    found = instrument_chain(session, view.instrument_id, at)
    return page.InstrumentPage(
        cover=cover_of(session, asked, headed(view.number, view.delegate), topic=view.number),
        terms=_terms(view, at, holders, powerless(session, at)),
        signatory=holders.get(view.delegator_id or "", ""),
        chain=tuple(
            page.ChainLink(link.number, link.delegator, link.delegate, tuple(link.limits))
            for link in found.links
        ),
        broken=found.broken,
    )


def delegations_register(session: Session, asked: Asked) -> page.DelegationsRegister:
    """Every instrument that was signed by the day, with its standing on the day."""
    at = asked.at(session)
    holders, no_power = _holders(session, at), powerless(session, at)
    return page.DelegationsRegister(
        cover=cover_of(session, asked, ""),
        rows=tuple(
            _terms(view, at, holders, no_power)
            for view in instrument_views(session, at)
            if view.signed_at <= at
        ),
    )


def _holders(session: Session, at: datetime) -> dict[str, str]:
    return {office.office_id: office.now for office in office_views(session, at)}


def _terms(
    view: InstrumentView, at: datetime, holders: dict[str, str], no_power: AbstractSet[str]
) -> page.InstrumentTerms:
    return page.InstrumentTerms(
        number=view.number,
        kind=_KINDS[view.kind],
        delegator=view.delegator,
        delegate=view.delegate,
        holder=holders.get(view.delegate_id, ""),
        limits=view.limits,
        signed_at=view.signed_at,
        valid_from=view.valid_from,
        valid_until=view.valid_until,
        revoked_at=view.revoked_at,
        revocation_reason=view.revocation_reason,
        basis=view.basis,
        standing=_standing(view, at, broken=view.instrument_id in no_power),
        in_force=view.in_force and view.instrument_id not in no_power,
    )


def _standing(view: InstrumentView, at: datetime, *, broken: bool) -> str:
    if view.revoked_at is not None and view.revoked_at <= at:
        return tr("Revoked")
    if view.valid_until is not None and view.valid_until <= at:
        return tr("Expired")
    if broken:
        return tr("Gives no power: its chain is broken")
    return tr("In force") if view.in_force else tr("Not yet in force")
