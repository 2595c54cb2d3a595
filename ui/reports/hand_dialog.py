"""Recording that a copy of a frozen brief was handed or sent to someone."""

from app.actions.reports.briefs import HandBrief, hand_brief
from app.reading.ministry.organisation import office_views, person_views
from app.reading.reports.report import ReportView
from app.reading.reports.trail import BriefView
from db.vocabulary import ReceiptManner
from language import ptr, tr
from ui.case import Case
from ui.dialogs.dialog import Dialog
from ui.fields.choice_field import ChoiceField
from ui.fields.number_field import NumberField
from ui.frame import Frame


class HandDialog(Dialog):
    """To whom, in which office, how, and the number of the copy."""

    def __init__(self, case: Case, frame: Frame, report: ReportView, brief: BriefView) -> None:
        super().__init__(
            frame,
            tr(
                "Hand over {report_number}, version {version}",
                report_number=report.number,
                version=brief.version,
            ),
            words=tr(
                "Record to whom a copy went, so that it can be shown later who had which version, and when."
            ),
            about=f"{report.number} {brief.version}",
        )
        self._case = case
        self._brief_id = brief.brief_id
        at = case.now()
        people = case.look(lambda session: person_views(session, at))
        offices = case.look(lambda session: office_views(session, at))
        self.person = ChoiceField[str](
            tr("Person"),
            [(person.person_id, person.name) for person in people],
            name="person",
            required=True,
            searchable=True,
            empty=tr("Type a name…"),
        )
        self.office = ChoiceField[str](
            tr("In the office of"),
            [(one.office_id, one.name) for one in offices],
            name="office",
            empty=tr("None"),
        )
        self.manner = ChoiceField[ReceiptManner](
            tr("How"),
            [
                (ReceiptManner.HANDED_ON_PAPER, tr("Handed over on paper")),
                (ReceiptManner.SENT, ptr("brief", "Sent")),
            ],
            name="manner",
            required=True,
            empty=None,
        )
        used = [one.copy_number or 0 for one in report.receipts if one.version == brief.version]
        self.copy_number = NumberField(
            tr("Number of the copy"),
            name="number of the copy",
            minimum=1,
            maximum=999,
            value=max(used, default=0) + 1,
        )
        self.form.add(self.person, self.office)
        self.form.add_row(self.manner, self.copy_number)
        self.add_act(tr("Record the copy"), self._hand)

    def _hand(self) -> None:
        def act() -> object:
            request = HandBrief(
                brief_id=self._brief_id,
                person_id=self.person.value() or "",
                office_id=self.office.value(),
                manner=self.manner.value() or ReceiptManner.HANDED_ON_PAPER,
                copy_number=self.copy_number.value(),
            )
            return self._case.act(hand_brief, request)

        self.attempt(act)
