"""Which function draws which document."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportlab.platypus import Flowable

from app.documents.after_action import AfterAction
from app.documents.cover import Document
from app.documents.coverage import CoveragePage
from app.documents.decisions import DecisionPaper
from app.documents.delegations import DelegationsRegister, InstrumentPage
from app.documents.dossier import Dossier
from app.documents.handover import HandoverPack
from app.documents.impact import ImpactPaper
from app.documents.inquiry import InquiryAnswers
from app.documents.lines import LinesPaper
from app.documents.measures import MeasuresPaper
from app.documents.plans import PlanPaper
from app.documents.profile import CountryProfile
from app.documents.watchlist import Watchlist
from reports.documents.after_action import after_action_story
from reports.documents.coverage import coverage_story
from reports.documents.decisions import decisions_story
from reports.documents.delegations import instrument_story, register_story
from reports.documents.dossier import dossier_story
from reports.documents.handover import handover_story
from reports.documents.impact import impact_story
from reports.documents.inquiry import inquiry_story
from reports.documents.lines import lines_story
from reports.documents.measures import measures_story
from reports.documents.plans import plans_story
from reports.documents.profile import profile_story
from reports.documents.watchlist import watchlist_story

_DRAW: Mapping[type[Any], Callable[[Any], Sequence[Flowable]]] = {
    CoveragePage: coverage_story,
    InstrumentPage: instrument_story,
    DelegationsRegister: register_story,
    CountryProfile: profile_story,
    DecisionPaper: decisions_story,
    ImpactPaper: impact_story,
    PlanPaper: plans_story,
    LinesPaper: lines_story,
    HandoverPack: handover_story,
    AfterAction: after_action_story,
    InquiryAnswers: inquiry_story,
    MeasuresPaper: measures_story,
    Dossier: dossier_story,
    Watchlist: watchlist_story,
}


def story_of(document: Document) -> Sequence[Flowable]:
    """What stands between the head and the proof of a document."""
    return _DRAW[type(document)](document)
