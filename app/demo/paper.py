"""Papers of the demonstration: small, real PDF files, where a ministry would have scans.

The floor of the use cases knows no printer of free text, and these papers need none: one page, one font that
every reader has (ISO 32000-1, 9.6.2.2), one line of text under the other.
"""

from collections.abc import Sequence

from app.actions.evidence.attachments import NewFile

_LINE = 18
_WIDTH = 86


def signed_paper(name: str, lines: Sequence[str]) -> NewFile:
    """A page with ``lines`` under the word DEMO, as a file to attach."""
    return NewFile(name=name, content=_pdf(("DEMO", "", *lines)), media_type="application/pdf")


def _pdf(lines: Sequence[str]) -> bytes:
    text = "\n".join(f"({_escaped(line[:_WIDTH])}) '" for line in lines)
    page = f"BT /F1 11 Tf {_LINE} TL 56 800 Td\n{text}\nET".encode("cp1252", "replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(written)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
