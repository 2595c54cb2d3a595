"""Which function gathers which kind of document."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from app.documents.cover import Document
from app.reading.documents.after_action import after_action
from app.reading.documents.asked import Asked
from app.reading.documents.coverage import coverage_page
from app.reading.documents.decisions import decision_paper
from app.reading.documents.delegations import delegations_register, instrument_page
from app.reading.documents.dossier import country_dossier, report_dossier
from app.reading.documents.handover import handover_pack
from app.reading.documents.impact import impact_paper
from app.reading.documents.lines import lines_paper
from app.reading.documents.measures import measures_paper
from app.reading.documents.plans import plan_paper
from app.reading.documents.profile import country_profile
from app.reading.documents.veiling import veiled_document
from app.reading.documents.watchlist import watchlist
from app.reading.inquiry.answers import country_inquiry, report_inquiry
from app.reading.veil import every_protected_name

Gather = Callable[[Session, Asked], Document]

_GATHER: Mapping[str, Gather] = {
    "coverage": coverage_page,
    "instrument": instrument_page,
    "register": delegations_register,
    "profile": country_profile,
    "decision-record": decision_paper,
    "impact-assessment": impact_paper,
    "action-plan": plan_paper,
    "lines-to-take": lines_paper,
    "handover": handover_pack,
    "after-action": after_action,
    "measures": measures_paper,
    "inquiry": country_inquiry,
    "report-inquiry": report_inquiry,
    "dossier": report_dossier,
    "country-dossier": country_dossier,
    "watchlist": watchlist,
}


def gather(session: Session, asked: Asked) -> Document:
    """The document as everything stands now, or stood on the day that is asked for.

    Names of protected groups, actors and sources do not leave: their pseudonyms stand in their place (S-17).

    Raises:
        BadInput: there is nothing of that name.
        Refused: ``marking.missing``.
        IdentityUnreadable: the sealed identity of a source was tampered with.
    """
    return veiled_document(_GATHER[asked.kind.code](session, asked), every_protected_name(session))
