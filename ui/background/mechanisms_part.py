"""Mechanisms on the country: commissions, courts and sessions, with symbol and date."""

from app.actions.countries.register_entries import RegisterKind
from app.reading.countries.background import Background
from app.reading.countries.mechanisms import MechanismView
from app.rules.verdict import Verdict
from db.vocabulary import DatePrecision
from language import mark, tr
from reports.words import partial_date
from ui.background.mechanism_dialog import MechanismDialog
from ui.background.part import BackgroundPart, opened
from ui.background.words import sourced
from ui.case import Case
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class MechanismsPart(BackgroundPart):
    """What the table of mechanisms knows of the country stands here at once, beside the file's own entries."""

    title = mark("Mechanisms")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[MechanismView](
            tr("Mechanisms"),
            _COLUMNS,
            identity=lambda one: one.entry_id or one.code,
            nothing=tr(
                "Commissions of inquiry, courts and sessions that look into the country, each with the symbol that it "
                "is cited by and its date."
            ),
            add=tr("Record a mechanism…"),
            on_add=self.record,
            facts=_facts,
            acts=(
                RowAct(tr("Revise…"), self.revise, self.may_write, "edit"),
                RowAct(
                    tr("Withdraw…"),
                    lambda row: self.withdraw(RegisterKind.MECHANISM, row, row.name),
                    self._may_withdraw,
                ),
            ),
            longest=12,
        )
        self.body.addWidget(self.register)
        self.body.addStretch(1)

    def show_held(self, held: Background, may: Verdict) -> None:
        self.register.set_rows(held.mechanisms)
        self.register.set_verdict(may)

    def record(self) -> MechanismDialog:
        return opened(MechanismDialog(self.case, self.frame, self.country))

    def revise(self, shown: MechanismView) -> MechanismDialog:
        return opened(MechanismDialog(self.case, self.frame, self.country, shown))

    def _may_withdraw(self, shown: MechanismView) -> Verdict:
        own = refusal(
            tr("This is a row of the table of mechanisms."),
            tr("A focal point keeps it among the reference tables."),
            unless=bool(shown.entry_id),
        )
        return first_refusal(self.may_write(shown), own)


def _facts(one: MechanismView) -> list[tuple[str, str]]:
    return [
        (tr("Mechanism"), one.name),
        (tr("Caution"), one.caution),
        (tr("Mandate"), one.mandate),
        (tr("Last day"), one.ended_on.isoformat() if one.ended_on else ""),
        (tr("Source"), sourced(one.source, one.source_on)),
        (tr("Recorded by"), one.recorded_by),
    ]


_COLUMNS = (
    Column[MechanismView](
        mark("Since"),
        lambda one: (
            partial_date(one.since, one.precision or DatePrecision.DAY) if one.since else tr("not known")
        ),
        sort=lambda one: one.since,
        width=108,
    ),
    Column[MechanismView](mark("Symbol"), lambda one: one.symbol, width=180),
    Column[MechanismView](mark("Mechanism"), lambda one: one.name, stretch=True),
    Column[MechanismView](mark("Body"), lambda one: one.body, width=190),
    Column[MechanismView](
        mark("Mark"),
        lambda one: tr("Caution") if one.caution else "",
        glyph=lambda one: ("warn", "warn") if one.caution else None,
        role=lambda one: "warn" if one.caution else "",
        tooltip=lambda one: one.caution,
        width=104,
    ),
)
