"""The kinds of documents that ``tocsin print`` and the window's Print offer, in the order in which they are listed.

A new kind needs four things: a line in `KINDS`; a frozen data class with a ``cover`` in a module of this package; a
function that gathers it, named in `app.reading.documents.gathering`; one that draws it, named in
`reports.documents.registry`. Copies, marking, ledger, command line and window then know it.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.refusals import BadInput
from app.rules.entry.texts import shown
from language import mark, tr


class About(StrEnum):
    """What a document is about, and so what has to be named to print it."""

    COUNTRY = "country"
    """Any country, whether a file is open for it or not."""
    FILE = "file"
    """A country with an open file."""
    REPORT = "report"
    INSTRUMENT = "instrument"
    MINISTRY = "ministry"
    """The whole ministry: nothing has to be named."""

    @property
    def label(self) -> str:
        return {
            "country": tr("Country"),
            "file": tr("Country file"),
            "report": tr("Report"),
            "instrument": tr("Instrument"),
            "ministry": tr("Ministry"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. ``code`` names it on the command line and on the ledger.

    ``pages``: pages of the window on which Print offers it. ``dated``: it can be asked for as of an earlier day.
    ``content``: it shows casework, which an administrator never sees.
    """

    code: str
    named: str
    about: About
    explained: str
    pages: tuple[str, ...]
    dated: bool = False
    content: bool = True
    numbered: bool = False
    """One entry of the country can be asked for by its number; else those in force are shown."""
    several: str = ""
    """Title of a volume of them, where there may be one."""

    @property
    def title(self) -> str:
        """What it is called, in the language spoken."""
        return tr(self.named)

    @property
    def titles(self) -> str:
        """What several of them are called."""
        return tr(self.several)

    @property
    def says(self) -> str:
        """What stands in it, in a sentence."""
        return tr(self.explained)

    @property
    def many(self) -> bool:
        """Whether one run can print it for every file, report or instrument."""
        return self.about in {About.FILE, About.REPORT, About.INSTRUMENT}


KINDS: tuple[Kind, ...] = (
    Kind(
        "profile",
        mark("Country profile"),
        About.FILE,
        mark(
            "A country file on paper: phase, signs, assessment, levers, reports and the registers of its background."
        ),
        pages=("countries", "reports", "desk"),
        dated=True,
        several=mark("Country profiles"),
    ),
    Kind(
        "watchlist",
        mark("Watchlist"),
        About.MINISTRY,
        mark("Every country file in one line: phase and how it turned, judgement, a year of deaths."),
        pages=("desk", "countries"),
        dated=True,
    ),
    Kind(
        "coverage",
        mark("Coverage page"),
        About.COUNTRY,
        mark("Who can decide each tool in each phase of a country on a day, and where nobody can."),
        pages=("authorities", "countries"),
        dated=True,
        content=False,
    ),
    Kind(
        "instrument",
        mark("Instrument of delegation"),
        About.INSTRUMENT,
        mark("One instrument with every limit, its chain up to original authority, and lines to sign on."),
        pages=("authorities",),
        dated=True,
        content=False,
        several=mark("Instruments of delegation"),
    ),
    Kind(
        "register",
        mark("Register of delegations"),
        About.MINISTRY,
        mark("Every instrument with its limits, its holder and its standing on a day."),
        pages=("authorities", "desk"),
        dated=True,
        content=False,
    ),
    Kind(
        "decision-record",
        mark("Decision record"),
        About.REPORT,
        mark(
            "What was asked, shown and decided on a report, by whom and under which instruments, with dissent and proof."
        ),
        pages=("reports",),
        several=mark("Decision records"),
    ),
    Kind(
        "impact-assessment",
        mark("Human rights impact assessment"),
        About.FILE,
        mark(
            "The assessments of a country in force and in draft, or one by its number, by the six policy considerations."
        ),
        pages=("countries",),
        numbered=True,
        several=mark("Human rights impact assessments"),
    ),
    Kind(
        "action-plan",
        mark("Action plan"),
        About.FILE,
        mark(
            "The plan of each phase of a country, or one by its number: levers, measures, whom they protect, warnings."
        ),
        pages=("countries",),
        numbered=True,
        several=mark("Action plans"),
    ),
    Kind(
        "after-action",
        mark("After-action review"),
        About.REPORT,
        mark(
            "What a report warned of, what was done and how fast, what came of it, lessons and what is left to do."
        ),
        pages=("reports",),
        several=mark("After-action reviews"),
    ),
    Kind(
        "lines-to-take",
        mark("Lines to take"),
        About.REPORT,
        mark(
            "The lines to take of a report, at their own marking; nothing else of the report stands on the page."
        ),
        pages=("reports",),
        several=mark("Lines to take"),
    ),
    Kind(
        "handover",
        mark("Handover pack"),
        About.MINISTRY,
        mark(
            "For a new focal point: open reports with clocks, files by phase, reviews, what lapses, lessons, who is who."
        ),
        pages=("desk",),
    ),
    Kind(
        "measures",
        mark("What is measured"),
        About.MINISTRY,
        mark(
            "How quickly warnings are decided and acted on, what lapsed, what was borne out and what was missed."
        ),
        pages=("desk",),
    ),
    Kind(
        "inquiry",
        mark("Answers to an inquiry"),
        About.FILE,
        mark(
            "The twenty questions of an inquiry on a country file, a page each, answered from the record with its facts."
        ),
        pages=("countries",),
        several=mark("Answers to inquiries"),
    ),
    Kind(
        "report-inquiry",
        mark("Answers to an inquiry on a report"),
        About.REPORT,
        mark("The same twenty questions, of one report alone."),
        pages=("reports",),
        several=mark("Answers to inquiries on reports"),
    ),
    Kind(
        "dossier",
        mark("Inquiry dossier"),
        About.REPORT,
        mark(
            "A report for an inquiry: who knew what when, every document and decision, refused attempts, ledger proofs."
        ),
        pages=("reports", "countries"),
        several=mark("Inquiry dossiers"),
    ),
    Kind(
        "country-dossier",
        mark("Country dossier"),
        About.FILE,
        mark("The same of every report of a country, with everything that was received on it."),
        pages=("countries",),
        several=mark("Country dossiers"),
    ),
)


def kind_of(code: str) -> Kind:
    """The kind with this code.

    Raises:
        BadInput: there is none.
    """
    for kind in KINDS:
        if kind.code == code:
            return kind
    raise BadInput(
        "kind",
        tr("There is no document “{code}”.", code=shown(code)),
        remedy=tr("There are: {kinds}.", kinds=", ".join(kind.code for kind in KINDS)),
    )


def offered_on(page: str) -> tuple[Kind, ...]:
    """The kinds that Print offers on a page of the window."""
    return tuple(kind for kind in KINDS if page in kind.pages)
