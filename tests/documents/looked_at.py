"""One document of each kind as it was gathered in the demonstration, and its pages as they were looked at and found right:
``python -m tests.documents.looked_at`` draws them anew. Look at every page before they are committed.

The data are fixed, so that only drawing changes a page. A country dossier is drawn as a dossier is, and the
answers on a report as those on a country.
"""

from pathlib import Path

from PIL import Image

from app.briefs.typed_json import from_bytes, schema_of
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
from reports.documents.frame import render_document
from tests.reports.reading_back import pictures
from tests.reports.references import small

FOLDER = Path(__file__).parent / "looks"
CLASSES: dict[str, type[Document]] = {
    "profile": CountryProfile,
    "watchlist": Watchlist,
    "coverage": CoveragePage,
    "instrument": InstrumentPage,
    "register": DelegationsRegister,
    "decision-record": DecisionPaper,
    "impact-assessment": ImpactPaper,
    "action-plan": PlanPaper,
    "after-action": AfterAction,
    "lines-to-take": LinesPaper,
    "handover": HandoverPack,
    "dossier": Dossier,
    "inquiry": InquiryAnswers,
    "measures": MeasuresPaper,
}


def document(kind: str) -> Document:
    """The document of this kind that was kept."""
    data = (FOLDER / f"{kind}.json").read_bytes()
    return from_bytes(data, schema_of(data), CLASSES[kind], fill=True)


def drawn(kind: str) -> dict[str, Image.Image]:
    """Its pages, by the name of their references."""
    pages = enumerate(pictures(render_document(document(kind))), start=1)
    return {f"{kind}-{number}": small(page) for number, page in pages}


if __name__ == "__main__":
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for name in CLASSES:
        for page_name, picture in drawn(name).items():
            # Sixteen even greys: none is further off than what is taken for equal.
            picture.point([round(grey / 17) * 17 for grey in range(256)]).quantize(16).save(
                FOLDER / f"{page_name}.png", optimize=True
            )
