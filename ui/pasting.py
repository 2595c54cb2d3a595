"""Ctrl+V on a register: the rows of a spreadsheet are looked through, and offered with what each would do."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.refusals import UserError
from app.rules.verdict import Verdict
from language import plural, tr
from ui.frame import Frame
from ui.paste_dialog import PasteDialog
from ui.pasted_entries import Register
from ui.pasted_rows import rows_on
from ui.widgets.notice import Tone


def paste_here(place: QWidget, says: str, act: Callable[[], object]) -> None:
    """Let Ctrl+V do an act while the focus is in a place."""
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), place)
    shortcut.setWhatsThis(says)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: act())  # noqa: PLW0108 - the signal's arguments are not the act's


def offer_pasted(
    frame: Frame,
    verdict: Verdict,
    title: str,
    register: Register[Any],
    keep: Callable[[tuple[Any, ...]], object],
    *,
    about: str,
) -> PasteDialog | None:
    """Show what the rows on the clipboard would do; what cannot be pasted is said above the page.

    ``about`` names the register, the same in every language.
    """
    if not verdict.allowed:
        frame.tell(Tone.WARN, verdict.reason, remedy=verdict.remedy)
        return None
    rows = rows_on(QGuiApplication.clipboard().mimeData())
    if not rows:
        frame.tell(
            Tone.WARN,
            tr("The clipboard holds no rows of a spreadsheet."),
            remedy=tr("Copy rows with a line of headings: {columns}.", columns=register.headings),
        )
        return None
    try:
        dialog = PasteDialog(frame, title, rows, register, keep, about=about)
    except UserError as error:
        frame.refuse(error)
        return None
    dialog.done_with.connect(
        lambda _kept: frame.tell(
            Tone.OK, plural("{count} row is recorded.", "{count} rows are recorded.", dialog.recorded)
        )
    )
    dialog.open()
    return dialog
