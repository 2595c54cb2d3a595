"""The first part: how the file stands, what was found, and what counts as prevention."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.reading.engagement.findings import LensView, lens_view
from app.rules.engagement.findings import EngagementFacts, Finding
from db.vocabulary import words
from language import mark, ptr, tr
from language.lists import listed
from ui.case import Case
from ui.countries.words import ONGOING, risk_level, today
from ui.engagement.part import Part
from ui.frame import Frame
from ui.theme import TextSize
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column
from ui.widgets.words import Words

_COLUMNS = (
    Column[Finding](
        mark("What is found"),
        lambda one: one.kind.label,
        role=lambda one: "danger" if one.kind.grave else "",
        glyph=lambda one: ("warn", "danger") if one.kind.grave else ("info", "muted"),
        width=252,
    ),
    Column[Finding](mark("About"), lambda one: one.subject, width=130),
    Column[Finding](mark("In words"), lambda one: one.message, tooltip=lambda one: one.message, stretch=True),
)


class OverviewPart(Part):
    """The gravest findings stand first, in red with a mark. ``sought`` carries the finding that is to be mended."""

    sought = Signal(object)

    title = mark("Through the lens")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.stands = Words(running=True)
        self.findings = Register[Finding](
            tr("Findings"),
            _COLUMNS,
            identity=lambda one: (one.kind, one.subject, one.message),
            nothing=tr("Nothing is missing: each policy is looked at, and nobody is left out."),
            facts=lambda one: [(tr("In words"), one.message), (tr("What to do"), one.remedy)],
            acts=(RowAct(tr("Open it"), self.sought.emit),),
        )
        self.findings.table.opened.connect(self.sought)
        self.tally = Card(tr("Prevention tally"))
        self._tally = Facts()
        self.tally.body.addWidget(
            Words(
                tr(
                    "Democracy, governance, trade, development and security work counts as prevention only where it works "
                    "on a risk factor, and only while it is under way."
                ),
                size=TextSize.CAPTION,
                role="muted",
                wrap=True,
            )
        )
        self.tally.body.addWidget(self._tally)
        self.lay_out(self.stands, self.findings, self.tally)

    def read(self) -> None:
        day = today(self.case)
        seen = self.case.look(lambda session: lens_view(session, self.country, day))
        self.stands.setText(_stands(seen))
        self.findings.set_rows(seen.findings)
        self._show_tally(seen)

    def _show_tally(self, seen: LensView) -> None:
        before = self._tally
        self._tally = Facts()
        self._tally.add(ptr("engagements", "Counts"), _named(seen.tally.counted) or tr("Nothing"))
        self._tally.add(
            tr("Does not count"),
            _named(seen.tally.unlinked) or tr("Nothing: each is linked to a risk factor"),
        )
        if seen.tally.raising:
            self._tally.add(tr("Raises the risk"), _named(seen.tally.raising))
        self.tally.body.replaceWidget(before, self._tally)
        before.hide()
        before.deleteLater()


def _stands(seen: LensView) -> str:
    lens = seen.lens
    phase = words(lens.phase) if lens.phase else tr("no phase")
    said = [
        tr(
            "The file stands at: {phase}, risk {risk_level}, atrocities under way {ongoing}.",
            phase=phase.lower(),
            risk_level=risk_level(lens.risk_level).lower(),
            ongoing=ONGOING[lens.ongoing].lower(),
        )
    ]
    if lens.history:
        said.append(tr("Atrocities are on its record."))
    if lens.owes_impact_assessment:
        said.append(tr("Each policy of ours here needs a signed human rights impact assessment."))
    if lens.risk_clear:
        said.append(tr("The risk is clear: only an authorised name puts another interest before prevention."))
    return " ".join(said)


def _named(entries: Sequence[EngagementFacts]) -> str:
    return listed(f"{each.number} {each.title}" for each in entries)
