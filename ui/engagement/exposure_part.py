"""The exposure list."""

from app.actions.engagement.exposure import EndExposure, end_exposure
from app.reading.engagement.exposure import ExposureView, exposure_views
from app.rules.verdict import Verdict
from db.vocabulary import words
from language import mark, tr
from language.lists import listed
from ui.case import Case
from ui.engagement.exposure_dialog import ExposureDialog
from ui.engagement.fields import iso
from ui.engagement.part import Part
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.reports.text_dialog import TextDialog
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class ExposurePart(Part):
    """What a tool would reach is shown on the option that uses it."""

    title = mark("Exposure")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[ExposureView](
            tr("Firms, arms suppliers, banks, military-owned businesses"),
            (
                Column(tr("Name"), lambda row: row.name, stretch=True),
                Column(tr("Kind"), lambda row: words(row.kind), width=196),
                Column(tr("Tools that reach it"), lambda row: ", ".join(row.tools), width=150),
                Column(tr("Ended"), lambda row: iso(row.ended_on), width=96),
            ),
            identity=lambda row: row.exposure_id,
            nothing=tr(
                "Who profits, supplies or pays there, what links us to them, and which tools of the toolbox would "
                "reach them."
            ),
            explains=tr("An option that uses one of the tools shows these entries as facts."),
            add=tr("Add to the list…"),
            on_add=self.enter,
            verdict=self.writes,
            facts=lambda row: [
                (tr("Our link"), row.link),
                (tr("Owner"), row.owner),
                (tr("Tools"), listed(row.tool_names)),
                (tr("Source"), row.source),
                (tr("Evidence"), ", ".join(row.evidence)),
                (tr("Noted"), row.noted_on.isoformat()),
                (
                    tr("Ended"),
                    tr("{day}: {words}", day=iso(row.ended_on), words=row.ending) if row.ended_on else "",
                ),
            ],
            acts=(
                RowAct(tr("Revise the entry…"), self.revise, self._may_change, icon="edit"),
                RowAct(tr("Record its end…"), self.end, self._may_change),
            ),
        )
        self.new = self.register.new
        self.lay_out(self.register)

    def read(self) -> None:
        self.register.set_rows(self.case.look(lambda session: exposure_views(session, self.country)))

    def enter(self) -> ExposureDialog:
        """Add an entry."""
        dialog = ExposureDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def revise(self, row: ExposureView) -> ExposureDialog:
        """Revise the chosen entry."""
        dialog = ExposureDialog(self.case, self.frame, self.country, row)
        dialog.open()
        return dialog

    def end(self, row: ExposureView) -> None:
        """Record that the link is no more."""
        TextDialog(
            self.frame,
            tr("Record the end of the link to {name}", name=row.name),
            about=f"end {row.exposure_id}",
            words=tr("The entry stays on the list, marked."),
            act=tr("Record the end"),
            label=tr("How it ended"),
            name="ending",
            run=lambda text: self.case.act(
                end_exposure, EndExposure(exposure_id=row.exposure_id, based_on=row.version, ending=text)
            ),
        ).open()

    def _may_change(self, row: ExposureView) -> Verdict:
        return first_refusal(self.writes, refusal(tr("The link has ended."), unless=row.ended_on is None))
