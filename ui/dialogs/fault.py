"""The dialog for an error that reached nobody else: a refusal as it was written, all others as a bug."""

from PySide6.QtWidgets import QWidget

from app.refusals import UserError
from language import tr
from ui.dialogs.bug import BugDialog
from ui.dialogs.reading import ReadingDialog
from ui.widgets.marking_strip import MarkingView
from ui.widgets.words import Words


def fault_dialog(error: BaseException, over: QWidget | None) -> ReadingDialog:
    """Made over a window, under its marking; not shown yet."""
    marking = _marking_of(over)
    if not isinstance(error, UserError):
        return BugDialog(error, marking, over)
    dialog = ReadingDialog(tr("This could not be done"), marking, parent=over)
    dialog.body.addWidget(Words(error.message, running=True))
    if error.remedy:
        dialog.body.addWidget(Words(error.remedy, running=True, role="muted"))
    return dialog


def _marking_of(window: QWidget | None) -> MarkingView | None:
    while window is not None:
        marking = getattr(window, "marking", None)
        if isinstance(marking, MarkingView):
            return marking
        window = window.parentWidget()
    return None
