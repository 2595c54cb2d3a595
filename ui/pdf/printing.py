"""Sending a PDF to a printer: the very pages that are shown, drawn at the printer's resolution."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QWidget

from app.faults import Stopped
from app.refusals import UserError
from language import tr
from ui.pdf.engine import page_image, page_sizes

_FINEST = 300
"""Dots per inch at which pages are drawn: beyond it paper shows no difference, and a page takes its time."""


def ask_and_print(content: bytes, title: str, parent: QWidget | None) -> QPrintDialog:
    """Ask for a printer, then print at once: for a page or two.

    Raises:
        BadInput: the document cannot be read.
    """
    return ask_printer(len(page_sizes(content)), title, parent, lambda printer: draw(content, printer))


def ask_printer(
    pages: int, title: str, parent: QWidget | None, chosen: Callable[[QPrinter], object]
) -> QPrintDialog:
    """Ask for a printer in the system's own dialog. ``chosen`` is given the one that was chosen.

    ``title`` is what the printer's queue shows: no word of a case belongs there.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # The pages bring their own margins.
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, pages)
    _propose_file(dialog, title)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.setModal(True)
    dialog.show()
    return dialog


def _propose_file(dialog: QPrintDialog, title: str) -> None:
    """Name the file where the dialog is Qt's own and would print to a folder: only under X11 does it name one."""
    file = dialog.findChild(QLineEdit, "filename")
    if isinstance(file, QLineEdit) and file.text().endswith("/"):
        file.setText(f"{file.text()}{title}.pdf")


def draw(
    content: bytes,
    printer: QPrinter,
    progress: Callable[[int, int, str], object] = lambda _done, _total, _words: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Draw all pages, or those that were asked for, on the printer; may be called on any thread.

    Raises:
        BadInput: the document cannot be read.
        Stopped: ``cancelled()`` was true; what has reached the printer by then may come out.
        UserError: the printer takes nothing.
    """
    pages = len(page_sizes(content))
    first, last = printer.fromPage() or 1, min(printer.toPage() or pages, pages)
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            tr("The printer takes nothing."), remedy=tr("Look whether it is there, or choose another.")
        )
    try:
        for number in range(first - 1, last):
            if cancelled():
                printer.abort()
                raise Stopped(
                    tr("Printing was stopped."), remedy=tr("Collect what has come out of the printer.")
                )
            progress(
                number - first + 1,
                last - first + 1,
                tr("page {number} of {pages}", number=number + 1, pages=pages),
            )
            if number >= first:
                printer.newPage()
            area = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            picture = page_image(content, number, min(_FINEST, printer.resolution()) / 72)
            size = picture.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    finally:
        painter.end()
