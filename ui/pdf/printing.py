"""Sending a PDF to a printer: the very pages that are shown, drawn at the printer's resolution."""

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.pdf.engine import page_image, page_sizes

_FINEST = 300
"""Dots per inch at which pages are drawn: beyond it paper shows no difference, and a page takes its time."""


def ask_and_print(content: bytes, title: str, parent: QWidget | None) -> QPrintDialog:
    """Ask for a printer, then print. ``title`` is what the printer's queue shows: no word of a case belongs there.

    Raises:
        BadInput: the document cannot be read.
    """
    pages = len(page_sizes(content))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # The pages bring their own margins.
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(lambda: draw(content, pages, printer))
    dialog.setModal(True)
    dialog.show()
    return dialog


def draw(content: bytes, pages: int, printer: QPrinter) -> None:
    """Draw all pages, or those that were asked for, on the printer."""
    first = printer.fromPage() or 1
    last = printer.toPage() or pages
    painter = QPainter(printer)
    for number in range(first - 1, min(last, pages)):
        if number >= first:
            printer.newPage()
        area = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
        picture = page_image(content, number, min(_FINEST, printer.resolution()) / 72)
        size = picture.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
    painter.end()
