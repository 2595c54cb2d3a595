"""What is asked before a link ends, a movement is withdrawn, or a file leaves the case."""

from PySide6.QtWidgets import QWidget

from app.actions.evidence.attachments import ExportAttachment, export_attachment
from app.actions.evidence.corroborations import EndCorroboration, end_corroboration
from app.actions.evidence.displacements import WithdrawDisplacement, withdraw_displacement
from app.reading.evidence.items import AttachmentView, DisplacementView
from app.reading.evidence.links import CorroborationView
from app.refusals import UserError
from language import tr
from ui.case import Case
from ui.files import save_copy
from ui.frame import Frame
from ui.reports.evidence_words import movement_words
from ui.reports.text_dialog import TextDialog
from ui.widgets.notice import Tone


def ask_end(case: Case, frame: Frame, link: CorroborationView) -> None:
    """Ask why a link of support ends, and end it."""
    TextDialog(
        frame,
        tr("End the link with {other_number}", other_number=link.other.number),
        about=f"end {link.corroboration_id}",
        words=tr("That the two were held to support one another stays on record, with your reason."),
        act=tr("End the link"),
        label=tr("Reason"),
        run=lambda text: case.act(
            end_corroboration, EndCorroboration(corroboration_id=link.corroboration_id, reason=text)
        ),
    ).open()


def ask_withdrawal(case: Case, frame: Frame, movement: DisplacementView) -> None:
    """Ask why a movement of people does not count any more, and withdraw it."""
    TextDialog(
        frame,
        tr("Withdraw the movement"),
        about=f"withdraw {movement.displacement_id}",
        words=tr(
            "{movement}. It stays on record, marked, and counts no more.", movement=movement_words(movement)
        ),
        act=tr("Withdraw the movement"),
        label=tr("Reason"),
        run=lambda text: case.act(
            withdraw_displacement,
            WithdrawDisplacement(
                displacement_id=movement.displacement_id, based_on=movement.version, reason=text
            ),
        ),
    ).open()


def copy_out(case: Case, frame: Frame, file: AttachmentView, topic: str, parent: QWidget) -> None:
    """Ask where to, and write a copy of a file there; that it left the case stands on the ledger."""
    request = ExportAttachment(attachment_id=file.attachment_id, topic=topic)
    try:
        path = save_copy(
            parent,
            tr("Save a copy of {file}", file=file.name),
            file.name,
            lambda: case.act(export_attachment, request),
        )
    except UserError as error:
        frame.refuse(error)
        return
    if path is not None:
        frame.tell(
            Tone.OK,
            tr("A copy of {file} lies at {path}.", file=file.name, path=path),
            remedy=tr("It is outside the encrypted database now: keep it where its marking allows."),
        )
