"""The parts of a frozen document as a released copy names them, and which fields of the data each is made of."""

from dataclasses import dataclass, replace
from typing import Any

from app.briefs.annexes import Annexes
from app.briefs.data import BottomLine, BriefData, PhaseHistory
from app.briefs.decision_record import DecisionRecord
from app.briefs.judgement import Judgement
from language import mark, tr


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """A part with the addresses of what it is made of. ``letter``: of an annex."""

    code: str
    heading: str
    paths: tuple[str, ...]
    letter: str = ""

    @property
    def title(self) -> str:
        """Its heading on the page, in the language spoken."""
        heading = tr(self.heading)
        return tr("Annex {letter}  {title}", letter=self.letter, title=heading) if self.letter else heading


def _annex(letter: str, heading: str, *names: str) -> DocumentPart:
    return DocumentPart(
        f"annex-{letter}", heading, tuple(f"annexes/{one}" for one in names), letter=letter.upper()
    )


BRIEF_PARTS = (
    DocumentPart("bottom_line", mark("1 Bottom line"), ("bottom_line",)),
    DocumentPart("recommendations", mark("2 Recommendations"), ("recommendations",)),
    DocumentPart("phases", mark("3 Phase"), ("phases",)),
    DocumentPart("judgement", mark("4 Judgement"), ("judgement",)),
    DocumentPart("evidence", mark("5 Evidence"), ("evidence",)),
    DocumentPart("options", mark("6 Options"), ("options",)),
    DocumentPart("dissent", mark("7 Dissent"), ("dissent", "dissent_asked")),
    DocumentPart(
        "points",
        mark("8 To weigh"),
        ("sensitivities", "legal", "financial", "information_gaps", "assumptions"),
    ),
    DocumentPart("lines_to_take", mark("9 Lines to take"), ("lines_to_take", "lines_marking")),
    DocumentPart(
        "clearance", mark("10 Clearance"), ("clearance", "author", "helpers", "clearing_officer", "contact")
    ),
    _annex("a", mark("Indicators"), "indicators", "indicators_note"),
    _annex("b", mark("Events"), "events", "events_note", "event_picture"),
    _annex("c", mark("Timeline and phases"), "timeline"),
    _annex(
        "d",
        mark("Levers and action plan"),
        "levers",
        "action_plan",
        "lever_rows",
        "plan_rows",
        "observations",
    ),
    _annex("e", mark("Human rights impact assessment"), "rights_assessment", "rights"),
    _annex("f", mark("Instruments relied on"), "instruments"),
)
"""Annex G, the extract of the ledger, is never part of a released copy."""

RECORD_PARTS = (
    DocumentPart("asked", mark("Asked"), ("asked", "asked_by", "helpers")),
    DocumentPart("shown", mark("Shown"), ("briefs", "receipts")),
    DocumentPart("decisions", mark("Decisions"), ("decisions",)),
    DocumentPart("undecided", mark("Not decided"), ("undecided",)),
    DocumentPart("dissent", mark("Dissent"), ("dissent", "dissent_asked")),
)
ITEMS = frozenset(
    {
        "recommendations",
        "judgement/signs",
        "evidence",
        "options",
        "dissent",
        "assumptions",
        "clearance",
        "annexes/indicators",
        "annexes/events",
        "annexes/timeline",
        "annexes/lever_rows",
        "annexes/plan_rows",
        "annexes/rights/parts",
        "annexes/rights/findings",
        "annexes/instruments",
        "briefs",
        "receipts",
        "decisions",
    }
)
"""Lists whose items can be withheld one by one. The history of phases is not among them: without its last change it
would say that another phase holds now."""
CHARTS = ("annexes/event_picture", "judgement/signs/*/series")
"""Drawings that can be withheld by themselves, whole."""

_EMPTY: dict[str, Any] = {
    "bottom_line": BottomLine(),
    "phases": PhaseHistory(),
    "judgement": Judgement(),
    "lines_marking": None,
    "author": None,
    "clearing_officer": None,
    "asked_by": None,
    "annexes/event_picture": None,
    "annexes/rights": None,
}


def parts_of(document: BriefData | DecisionRecord) -> tuple[DocumentPart, ...]:
    """The parts that a document of this kind has, in the order of the page."""
    return BRIEF_PARTS if isinstance(document, BriefData) else RECORD_PARTS


def part_at(document: BriefData | DecisionRecord, path: str) -> DocumentPart | None:
    """The part that an address, or a part's own code, lies in; none for what stands above all parts."""
    for part in parts_of(document):
        if path == part.code or any(path == one or path.startswith(f"{one}/") for one in part.paths):
            return part
    return None


def emptied(path: str, value: object) -> object:
    """What is left of a field of a part that is withheld: nothing."""
    if path in _EMPTY:
        return _EMPTY[path]
    return "" if isinstance(value, str) else ()


def without_proofs(document: BriefData | DecisionRecord, number: str) -> BriefData | DecisionRecord:
    """The document without the hashes and ledger entries by which a guess at the original could be tried."""
    if isinstance(document, BriefData):
        annexes: Annexes = replace(document.annexes, ledger=())
        return replace(
            document, report_number=number, version=1, copy_number=1, ledger_head=None, annexes=annexes
        )
    return replace(
        document,
        report_number=number,
        ledger=(),
        ledger_head=None,
        briefs=tuple(replace(brief, hash="") for brief in document.briefs),
    )
