"""The exposure list."""

from app.actions.engagement.exposure import EndExposure, end_exposure
from app.reading.engagement.exposure import ExposureView, exposure_views
from app.rules.reports.flow import Verdict
from db.vocabulary import words
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

    title = "Exposure"

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[ExposureView](
            "Firms, arms suppliers, banks, military-owned businesses",
            (
                Column("Name", lambda row: row.name, stretch=True),
                Column("Kind", lambda row: words(row.kind), width=196),
                Column("Tools that reach it", lambda row: ", ".join(row.tools), width=150),
                Column("Ended", lambda row: iso(row.ended_on), width=96),
            ),
            identity=lambda row: row.exposure_id,
            nothing="Who profits, supplies or pays there, what links us to them, and which tools of the toolbox would "
            "reach them.",
            explains="An option that uses one of the tools shows these entries as facts.",
            add="Add to the list…",
            on_add=self.enter,
            verdict=self.writes,
            facts=lambda row: [
                ("Our link", row.link),
                ("Owner", row.owner),
                ("Tools", "; ".join(row.tool_names)),
                ("Source", row.source),
                ("Evidence", ", ".join(row.evidence)),
                ("Noted", row.noted_on.isoformat()),
                ("Ended", f"{iso(row.ended_on)}: {row.ending}" if row.ended_on else ""),
            ],
            acts=(
                RowAct("Revise the entry…", self.revise, self._may_change, icon="edit"),
                RowAct("Record its end…", self.end, self._may_change),
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
            f"Record the end of the link to {row.name}",
            words="The entry stays on the list, marked.",
            act="Record the end",
            label="How it ended",
            name="ending",
            run=lambda text: self.case.act(
                end_exposure, EndExposure(exposure_id=row.exposure_id, based_on=row.version, ending=text)
            ),
        ).open()

    def _may_change(self, row: ExposureView) -> Verdict:
        return first_refusal(self.writes, refusal("The link has ended.", unless=row.ended_on is None))
