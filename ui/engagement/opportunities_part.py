"""Opportunities for structural prevention, and those that were missed."""

from app.reading.engagement.opportunities import OpportunityView, opportunity_views
from app.rules.verdict import Verdict
from db.vocabulary import words
from db.vocabulary.engagement import OpportunityStatus
from language import mark, ptr, tr
from ui.case import Case
from ui.countries.words import today
from ui.engagement.fields import iso
from ui.engagement.opportunity_dialogs import DecideOpportunityDialog, OpportunityDialog
from ui.engagement.part import Part
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class OpportunitiesPart(Part):
    """The log, and the report of what was missed."""

    title = mark("Opportunities")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[OpportunityView](
            tr("Opportunities"),
            (
                Column(tr("Number"), lambda row: row.number, width=124),
                Column(ptr("day", "Seen"), lambda row: row.seen_on.isoformat(), width=104),
                Column(tr("Opportunity"), lambda row: row.title, stretch=True),
                Column(tr("Kind"), lambda row: words(row.kind), width=160),
                Column(tr("Closes"), lambda row: iso(row.closes_on), width=104),
                Column(tr("Status"), lambda row: words(row.status), width=90),
            ),
            identity=lambda row: row.opportunity_id,
            nothing=tr(
                "Local peacebuilding, transitional justice, civil society: where somebody offered a hand, and what we "
                "decided."
            ),
            add=tr("Log an opportunity…"),
            on_add=self.enter,
            verdict=self.writes,
            facts=_facts,
            acts=(RowAct(tr("Decide on it…"), self.decide, self._may_decide),),
        )
        self.missed = Register[OpportunityView](
            tr("Missed opportunities"),
            (
                Column(tr("Number"), lambda row: row.number, width=124),
                Column(tr("Opportunity"), lambda row: row.title, width=260),
                Column(
                    tr("Why it is missed"),
                    lambda row: row.missed,
                    glyph=lambda _row: ("warn", "warn"),
                    tooltip=lambda row: row.missed,
                    stretch=True,
                ),
            ),
            identity=lambda row: row.opportunity_id,
            nothing=tr("None was declined or let pass."),
            explains=tr("Declined, or gone before anybody decided."),
        )
        self.new = self.register.new
        self.lay_out(self.register, self.missed)

    def read(self) -> None:
        day = today(self.case)
        rows = self.case.look(lambda session: opportunity_views(session, self.country, day))
        self.register.set_rows(rows)
        self.missed.set_rows([row for row in rows if row.missed])
        self.missed.setVisible(bool(rows))

    def enter(self) -> OpportunityDialog:
        """Log an opportunity."""
        dialog = OpportunityDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def decide(self, row: OpportunityView) -> DecideOpportunityDialog:
        """Decide on the chosen one."""
        dialog = DecideOpportunityDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def _may_decide(self, row: OpportunityView) -> Verdict:
        decided = refusal(
            tr("It was {status} already.", status=words(row.status).lower()),
            unless=row.status is OpportunityStatus.OPEN,
        )
        return first_refusal(self.leads, decided)


def _facts(row: OpportunityView) -> list[tuple[str, str]]:
    decided = (
        tr(
            "{status} on {decided_on} by {decided_by}. {reason}",
            status=words(row.status),
            decided_on=iso(row.decided_on),
            decided_by=row.decided_by,
            reason=row.reason,
        )
        if row.decided_on
        else ""
    )
    return [
        (tr("Opportunity"), row.title),
        (tr("What it is"), row.what),
        (tr("Decided"), decided),
        (ptr("an opportunity", "Missed"), row.missed),
    ]
