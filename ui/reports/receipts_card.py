"""Who was given which version of a brief, and who said that they have it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from app.actions.reports.briefs import AcknowledgeReceipt, acknowledge_receipt
from app.reading.authority.permission import may_acknowledge
from app.reading.reports.report import ReportView
from app.reading.reports.trail import BriefView, ReceiptView
from app.refusals import UserError
from db.vocabulary import Role
from language import tr
from language.phrases import begun
from ui.case import Case
from ui.frame import Frame
from ui.reports.brief_way import after_referral
from ui.reports.hand_dialog import HandDialog
from ui.reports.words import MANNERS, moment
from ui.theme import TextSize, current
from ui.widgets.act_button import ActButton
from ui.widgets.card import Card
from ui.widgets.layouts import empty
from ui.widgets.line import Line
from ui.widgets.words import Words

_MAY_HAND = (Role.ANALYST, Role.FOCAL_POINT, Role.RECORDER)


class ReceiptsCard(Card):
    """One line a receipt; further copies are recorded from here."""

    def __init__(self, case: Case, frame: Frame) -> None:
        super().__init__(tr("Receipts"))
        self._case = case
        self._frame = frame
        self._column = QVBoxLayout()
        self._column.setSpacing(current().metrics.inside)
        self.body.addLayout(self._column)

    def show_receipts(self, report: ReportView, brief: BriefView) -> None:
        """Show the receipts of one version: who was given it, then who only read it."""
        empty(self._column)
        received = [item for item in report.receipts if item.version == brief.version]
        given = [item for item in received if item.given]
        known = {item.person_id for item in given}
        readers = [item for item in received if not item.given and item.person_id not in known]
        if not given:
            self._column.addWidget(Words(tr("Nobody was given this version yet."), role="muted", wrap=True))
        for place, receipt in enumerate(given):
            if place:
                self._column.addWidget(Line())
            self._add(receipt, after_referral(report, brief, receipt, self._case.zone))
        hand = ActButton(tr("Record a copy…"))
        if not self._case.actor.has(*_MAY_HAND):
            hand.refuse(tr("Analysts, focal points and recorders record copies."))
        hand.acted.connect(lambda: HandDialog(self._case, self._frame, report, brief).open())
        self._column.addWidget(hand)
        self._show_readers(readers)

    def _show_readers(self, readers: Sequence[ReceiptView]) -> None:
        """Said once, where it is read: also whoever reads now is on record."""
        mine = any(one.person_id == self._case.actor.person_id for one in readers)
        if not readers:
            return
        self._column.addWidget(Line())
        said = tr("Read in the program, on record. That is no hand-over, and nobody acknowledges it.")
        if mine:
            said = " ".join((said, tr("Your reading is among them.")))
        self._column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        for one in readers:
            words = tr("{person}, first on {at}", person=one.person, at=moment(one.given_at, self._case.zone))
            self._column.addWidget(Words(words, size=TextSize.CAPTION, role="muted", wrap=True))

    def _add(self, receipt: ReceiptView, referral: str) -> None:
        zone = self._case.zone
        who = f"{receipt.person}, {receipt.office}" if receipt.office else receipt.person
        self._column.addWidget(Words(who, wrap=True))
        copy = tr(", copy {copy_number}", copy_number=receipt.copy_number) if receipt.copy_number else ""
        how = f"{begun(MANNERS[receipt.manner])}{copy}, {moment(receipt.given_at, zone)}"
        self._column.addWidget(Words(how, size=TextSize.CAPTION, role="muted", wrap=True))
        if referral:
            self._column.addWidget(Words(referral, size=TextSize.CAPTION, wrap=True))
        if receipt.acknowledged_at is not None:
            said = tr("Acknowledged {acknowledged_at}", acknowledged_at=moment(receipt.acknowledged_at, zone))
            self._column.addWidget(Words(said, size=TextSize.CAPTION, role="ok", wrap=True))
            return
        said = tr("Opened, not acknowledged") if receipt.shown else tr("Not acknowledged")
        self._column.addWidget(Words(said, size=TextSize.CAPTION, role="muted", wrap=True))
        actor = self._case.actor
        if may_acknowledge(actor, receipt.person_id, given=receipt.given, shown=receipt.shown).allowed:
            own = actor.person_id == receipt.person_id
            button = ActButton(tr("Acknowledge") if own else tr("Acknowledge on their word"))
            button.button.setAccessibleName(tr("Acknowledge the receipt of {person}", person=receipt.person))
            button.acted.connect(lambda: self._acknowledge(receipt))
            self._column.addWidget(button)

    def _acknowledge(self, receipt: ReceiptView) -> None:
        try:
            self._case.act(acknowledge_receipt, AcknowledgeReceipt(receipt_id=receipt.receipt_id))
        except UserError as error:
            self._frame.refuse(error)
