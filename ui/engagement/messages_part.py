"""Messages of our state and its partners, and where they contradict each other."""

from app.reading.engagement.messages import MessageView, message_views
from app.rules.verdict import Verdict
from db.vocabulary import words
from language import mark, tr
from ui.case import Case
from ui.countries.words import today
from ui.engagement.fields import iso
from ui.engagement.message_dialogs import EndMessageDialog, MessageDialog
from ui.engagement.part import Part
from ui.frame import Frame
from ui.may import first_refusal, refusal
from ui.widgets.register import Register, RowAct
from ui.widgets.rows_model import Column


class MessagesPart(Part):
    """Full ties while sanctioning, or support while condemning: two voices at one time."""

    title = mark("Messages")

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(case, frame)
        self.register = Register[MessageView](
            tr("Messages"),
            (
                Column(tr("Number"), lambda row: row.number, width=116),
                Column(tr("On"), lambda row: row.given_on.isoformat(), width=100),
                Column(tr("Given by"), _speaker, width=160),
                Column(tr("Subject"), lambda row: row.subject, stretch=True),
                Column(tr("Stance"), lambda row: words(row.stance), width=116),
                Column(
                    tr("Contradicts"),
                    _against,
                    glyph=lambda row: (
                        (("warn", "danger") if row.now else ("info", "muted")) if row.contradicts else None
                    ),
                    role=lambda row: "danger" if row.now else "muted",
                    width=140,
                ),
            ),
            identity=lambda row: row.message_id,
            nothing=tr(
                "What our state and its partners said or showed, by whom, to whom, and from which stance."
            ),
            explains=tr(
                "Two messages on one subject contradict each other while both stand, one warm and one cold. A message "
                "stands until its last day, or until the same speaker speaks on the subject again."
            ),
            add=tr("Log a message…"),
            on_add=self.enter,
            verdict=self.writes,
            facts=lambda row: [
                (tr("Message"), row.text),
                (tr("Subject"), row.subject),
                (
                    tr("By, to"),
                    tr("{given_by}, to {given_to}", given_by=_speaker(row), given_to=row.given_to),
                ),
                (tr("Stands until"), iso(row.until) or tr("the same speaker says otherwise")),
                (tr("Contradicts"), _contradicts(row)),
                (tr("Source"), row.source),
            ],
            acts=(RowAct(tr("Record its end…"), self.end, self._may_end),),
        )
        self.new = self.register.new
        self.lay_out(self.register)

    def read(self) -> None:
        day = today(self.case)
        self.register.set_rows(self.case.look(lambda session: message_views(session, self.country, day)))

    def enter(self) -> MessageDialog:
        """Log a message."""
        dialog = MessageDialog(self.case, self.frame, self.country)
        dialog.open()
        return dialog

    def end(self, row: MessageView) -> EndMessageDialog:
        """Record when the chosen message ceased to stand."""
        dialog = EndMessageDialog(self.case, self.frame, row)
        dialog.open()
        return dialog

    def _may_end(self, row: MessageView) -> Verdict:
        return first_refusal(self.writes, refusal(tr("Its last day is on record."), unless=row.until is None))


def _speaker(row: MessageView) -> str:
    return row.given_by if row.ours else tr("{given_by} (partner)", given_by=row.given_by)


def _against(row: MessageView) -> str:
    return "\n".join(row.contradicts)


def _contradicts(row: MessageView) -> str:
    if not row.contradicts:
        return ""
    others = ", ".join(row.contradicts)
    return (
        tr("{others}, and still does", others=others)
        if row.now
        else tr("{others}, for a time that is over", others=others)
    )
