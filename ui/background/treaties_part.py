"""How the state has bound itself: treaties with status, date, reservations and the day of the source."""

from app.reading.countries.background import Background
from app.reading.countries.structures import StatusView, TreatyLine
from app.rules.verdict import Verdict
from language import mark, tr
from language.phrases import headed
from ui.background.part import BackgroundPart, opened
from ui.background.treaty_dialog import TreatyDialog
from ui.background.words import iso, sourced
from ui.case import Case
from ui.frame import Frame
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_ROWS = 10
"""Rows shown without scrolling: the chosen treaty stays in sight beneath them."""


class TreatiesPart(BackgroundPart):
    """Every treaty of the table in use, whether anything is on record or not."""

    title = mark("Treaties")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[TreatyLine](
            tr("Treaties"),
            _COLUMNS,
            identity=lambda line: line.code,
            nothing=tr(
                "The table of treaties in use is empty. A focal point keeps it among the reference tables."
            ),
            explains=tr("What counts is the newest source; “Source of” is the day for which it speaks."),
            facts=_facts,
            acts=(RowAct(tr("Record the status…"), self.record, self.may_write, "edit"),),
            longest=_ROWS,
        )
        self.register.table.opened.connect(self._open)
        self.body.addWidget(self.register)
        self.body.addStretch(1)

    def show_held(self, held: Background, _may: Verdict) -> None:
        self.register.set_rows(held.treaties)

    def record(self, line: TreatyLine) -> TreatyDialog:
        return opened(TreatyDialog(self.case, self.frame, self.country, line))

    def _open(self, line: TreatyLine) -> None:
        if self.may_write(line).allowed:
            self.record(line)


def _facts(line: TreatyLine) -> list[tuple[str, str]]:
    shown = [(tr("Treaty"), line.name), (tr("Bearing"), line.bearing)]
    if line.status is not None:
        shown += [
            (tr("Status"), _said(line.status)),
            (tr("Reservations"), line.status.reservations),
            (tr("Source"), sourced(line.status.source, line.status.source_on)),
            (tr("Recorded by"), line.status.recorded_by),
            (
                tr("Before"),
                "\n".join(headed(one.source_on.isoformat(), _said(one)) for one in line.statuses[1:]),
            ),
        ]
    return shown


def _said(status: StatusView) -> str:
    return f"{status.standing.label}, {status.since.isoformat()}" if status.since else status.standing.label


_COLUMNS = (
    Column[TreatyLine](mark("Treaty"), lambda line: line.short, width=220, tooltip=lambda line: line.name),
    Column[TreatyLine](
        mark("Status"),
        lambda line: line.status.standing.label if line.status else tr("Not recorded"),
        role=lambda line: "" if line.status else "muted",
        width=180,
    ),
    Column[TreatyLine](mark("Since"), lambda line: iso(line.status.since) if line.status else "", width=108),
    Column[TreatyLine](
        mark("Reservations"), lambda line: line.status.reservations if line.status else "", stretch=True
    ),
    Column[TreatyLine](
        mark("Source of"), lambda line: line.status.source_on.isoformat() if line.status else "", width=108
    ),
)
