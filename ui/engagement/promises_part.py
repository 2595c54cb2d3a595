"""Commitments of others beside the conduct that followed."""

from app.reading.engagement.promises import CommitmentView, commitment_views
from db.vocabulary import words
from db.vocabulary.engagement import Conduct
from language import mark, tr
from ui.case import Case
from ui.countries.words import day_of
from ui.engagement.part import Part
from ui.engagement.promise_dialogs import CommitmentDialog, ConductDialog
from ui.frame import Frame
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column

_STANDS = {
    Conduct.KEPT: ("tick", "ok"),
    Conduct.PARTLY: ("warn", "warn"),
    Conduct.BROKEN: ("cross", "danger"),
    Conduct.UNCLEAR: ("ring", "muted"),
}


class PromisesPart(Part):
    """A broken promise brings the review of the file forward to today."""

    title = mark("Promises and conduct")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[CommitmentView](
            tr("Commitments and conduct"),
            (
                Column(tr("Number"), lambda row: row.number, width=124),
                Column(tr("Made on"), lambda row: row.made_on.isoformat(), width=104),
                Column(tr("By"), lambda row: row.made_by, width=180),
                Column(tr("Commitment"), lambda row: row.text, tooltip=lambda row: row.text, stretch=True),
                Column(
                    tr("Stands"),
                    lambda row: words(row.standing) if row.standing else tr("Nothing seen"),
                    glyph=lambda row: _STANDS[row.standing] if row.standing else None,
                    role=lambda row: _STANDS[row.standing][1] if row.standing else "muted",
                    width=116,
                ),
            ),
            identity=lambda row: row.commitment_id,
            nothing=tr("Put promises on record word for word, and set beside each what was then seen."),
            explains=tr(
                "A broken promise brings the review of the file forward to today, and stands on the desk until then."
            ),
            add=tr("Record a commitment…"),
            on_add=self.enter,
            verdict=self.writes,
            facts=lambda row: _facts(row, case),
            acts=(RowAct(tr("Record conduct…"), self.observe, lambda _row: self.writes),),
        )
        self.new = self.register.new
        self.lay_out(self.register)

    def read(self) -> None:
        self.register.set_rows(self.case.look(lambda session: commitment_views(session, self.country)))

    def enter(self) -> CommitmentDialog:
        """Record a commitment."""
        dialog = CommitmentDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def observe(self, row: CommitmentView) -> ConductDialog:
        """Record what was seen of the chosen one."""
        dialog = ConductDialog(self.case, self.frame, row)
        dialog.open()
        return dialog


def _facts(row: CommitmentView, case: Case) -> list[tuple[str, str]]:
    seen = [
        (
            f"{each.observed_on.isoformat()}",
            " ".join(
                (
                    f"{words(each.conduct)}. {each.words}",
                    *([f"({', '.join(each.evidence)})"] if each.evidence else []),
                    tr(
                        "Recorded by {recorded_by}, {recorded_at}.",
                        recorded_by=each.recorded_by,
                        recorded_at=day_of(each.recorded_at, case),
                    ),
                )
            ),
        )
        for each in row.conduct
    ]
    return [
        (tr("Promised"), tr("“{text}”", text=row.text)),
        (tr("By, to"), tr("{made_by}, to {made_to}", made_by=row.made_by, made_to=row.made_to)),
        (tr("Source"), row.source),
        *seen,
    ]
