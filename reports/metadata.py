"""What a file says about itself: the same in the information dictionary and in XMP, and nothing above its marking.

PDF/A wants both to agree. No word of a document's content stands here: reference, kind and ministry only.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

PRODUCER = "Tocsin"
_PACKET = "W5M0MpCehiHzreSzNTczkc9d"
"""The fixed mark of every XMP packet."""


@dataclass(frozen=True, slots=True)
class Properties:
    """Properties of a document. ``made_at``: when what it says was fixed, not when it was drawn; none is left out."""

    title: str
    author: str
    subject: str
    language: str = "en-GB"
    made_at: datetime | None = None

    @property
    def clean(self) -> "Properties":
        """Without characters that XML cannot carry."""
        return Properties(
            _allowed(self.title), _allowed(self.author), _allowed(self.subject), self.language, self.made_at
        )


def information(properties: Properties) -> dict[str, str]:
    """The entries of the information dictionary, as texts."""
    found = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    if properties.made_at is not None:
        made = pdf_instant(properties.made_at)
        found |= {"CreationDate": made, "ModDate": made}
    return found


def pdf_instant(at: datetime) -> str:
    """An instant as PDF writes it: ``D:20211022160000+00'00'``."""
    return f"{at.astimezone(UTC):D:%Y%m%d%H%M%S}+00'00'"


def packet(properties: Properties, part: int) -> bytes:
    """The XMP packet of a document that claims PDF/A-``part``, level B."""
    made = ""
    if properties.made_at is not None:
        at = f"{properties.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"
        made = f"   <xmp:CreateDate>{at}</xmp:CreateDate>\n   <xmp:ModifyDate>{at}</xmp:ModifyDate>\n"
    return (
        f'<?xpacket begin="﻿" id="{_PACKET}"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n <rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n  <rdf:Description '
        'rdf:about=""\n    xmlns:dc="http://purl.org/dc/elements/1.1/"\n    '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\n    '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"\n    '
        f'xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n   <pdfaid:part>{part}</pdfaid:part>\n   '
        "<pdfaid:conformance>B</pdfaid:conformance>\n   <dc:format>application/pdf</dc:format>\n   "
        "<dc:title><rdf:Alt><rdf:li "
        f'xml:lang="x-default">{escape(properties.title)}</rdf:li></rdf:Alt></dc:title>\n   '
        f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>\n   "
        "<dc:description><rdf:Alt><rdf:li "
        f'xml:lang="x-default">{escape(properties.subject)}</rdf:li></rdf:Alt></dc:description>\n   '
        f"<dc:language><rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag></dc:language>\n   "
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>\n   <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n"
        f'{made}  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>\n'
    ).encode()


def _allowed(text: str) -> str:
    return "".join(one for one in text if one.isprintable()).strip()
