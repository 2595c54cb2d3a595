"""Peace processes, and who is in them."""

from app.reading.engagement.peace import ProcessView, StakeholderView, peace_processes
from db.vocabulary import words
from language import mark, plural, tr
from ui.case import Case
from ui.engagement.fields import iso
from ui.engagement.part import Part
from ui.engagement.process_dialog import ProcessDialog
from ui.engagement.stakeholder_dialog import StakeholderDialog
from ui.frame import Frame
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class PeacePart(Part):
    """A vulnerable group that is excluded is printed in the brief."""

    title = mark("Peace processes")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.processes = Register[ProcessView](
            tr("Peace processes"),
            (
                Column(tr("Process"), lambda row: row.name, stretch=True),
                Column(tr("Mediator"), lambda row: row.mediator, width=160),
                Column(tr("Since"), lambda row: iso(row.since), width=100),
                Column(tr("Ended"), lambda row: iso(row.ended_on), width=100),
                Column(
                    tr("Left out"),
                    _left_out,
                    glyph=lambda row: ("warn", "danger") if _left_out(row) else None,
                    role=lambda _row: "danger",
                    width=176,
                ),
            ),
            identity=lambda row: row.process_id,
            nothing=tr(
                "A process that our state supports or takes part in: who mediates, what the mediator has to win, "
                "what it does to the balance of power, and who is in and who is out."
            ),
            add=tr("Register a peace process…"),
            on_add=self.enter,
            verdict=self.writes,
            facts=lambda row: [
                (tr("Process"), row.name),
                (tr("Mediator"), row.mediator),
                (tr("Mediator’s interest"), row.mediator_interest),
                (tr("Effect on power"), row.power_effect),
            ],
            acts=(
                RowAct(tr("Revise the process…"), self.revise, lambda _row: self.writes, icon="edit"),
                RowAct(tr("Place a group…"), self.place, lambda _row: self.writes, icon="plus"),
            ),
        )
        self.groups = Register[StakeholderView](
            tr("Who is in and who is out of the chosen process"),
            (
                Column(tr("Group"), lambda row: row.group, stretch=True),
                Column(tr("Vulnerable"), lambda row: tr("Vulnerable") if row.vulnerable else "", width=110),
                Column(
                    tr("Place"),
                    lambda row: words(row.inclusion),
                    glyph=lambda row: ("warn", "danger") if row.left_out else None,
                    role=lambda row: "danger" if row.left_out else "",
                    width=130,
                ),
                Column(tr("Why"), lambda row: row.reason, width=260),
            ),
            identity=lambda row: row.stakeholder_id,
            nothing=tr(
                "List the groups that sit at the table, those that are asked, and those that are not."
            ),
            explains=tr("A vulnerable group that is excluded is printed in annex E of the brief."),
            facts=lambda row: [(tr("Why"), row.reason)],
            acts=(RowAct(tr("Change its place…"), self.move_group, lambda _row: self.writes, icon="edit"),),
        )
        self.processes.chosen.connect(self._show_groups)
        self._process: ProcessView | None = None
        self.new = self.processes.new
        self.lay_out(self.processes, self.groups)

    def read(self) -> None:
        rows = self.case.look(lambda session: peace_processes(session, self.country))
        self.processes.set_rows(rows)
        self.groups.setVisible(bool(rows))

    def enter(self) -> ProcessDialog:
        """Enter a process."""
        dialog = ProcessDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def revise(self, row: ProcessView) -> ProcessDialog:
        """Revise the chosen process."""
        dialog = ProcessDialog(self.case, self.frame, self.country, row)
        dialog.open()
        return dialog

    def place(self, row: ProcessView) -> StakeholderDialog:
        """Put a group on the list."""
        dialog = StakeholderDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def move_group(self, row: StakeholderView) -> StakeholderDialog | None:
        """Change the place of the chosen group."""
        if self._process is None:
            return None
        dialog = StakeholderDialog(self.case, self.frame, self._process, row)
        dialog.open()
        return dialog

    def _show_groups(self, row: ProcessView | None) -> None:
        self._process = row
        self.groups.set_rows(row.stakeholders if row else ())


def _left_out(row: ProcessView) -> str:
    if row.ended_on is not None:
        return ""
    count = sum(group.left_out for group in row.stakeholders)
    return "" if not count else (plural("{count} vulnerable group", "{count} vulnerable groups", count))
