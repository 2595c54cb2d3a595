"""What all printed documents share: furniture, head, and the way from frozen data to bytes."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportlab.platypus import Flowable, PageBreak

from app.documents.cover import Cover, Document, document_hash, encode_document
from app.documents.volume import Volume
from app.paper import Paper
from app.rules.entry.filenames import document_name
from language import speaking, tr
from reports.archive import Attachment
from reports.blocks import Beside, Block, Heading, Text
from reports.documents.registry import story_of
from reports.grid import Grid
from reports.page import Furniture, bind, build
from reports.styles import ANNEX, BODY, HASH, KICKER, MUTED, NUMBER, TITLE
from reports.words import day_words, grouped_hash, instant_words, short_hash


def render_document(document: Document, *, paper: Paper = Paper.A4) -> bytes:
    """The document with its data attached, the same bytes for the same data in any process.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    content = encode_document(document)
    digest = hashlib.sha256(content).hexdigest()
    with speaking(document.cover.language):
        return _drawn(document, content, digest, paper)


def _drawn(document: Document, content: bytes, digest: str, paper: Paper) -> bytes:
    story: list[Flowable] = [*_masthead(document.cover), *story_of(document), _proof(document.cover, digest)]
    name = document_name(document.cover.reference, extension="json")
    data = Attachment(name, content, tr("The data that these pages were drawn from"))
    return build(story, _furniture(document.cover, digest, paper), data)


def render_volume(volume: Volume, documents: Iterable[Document], *, paper: Paper = Paper.A4) -> bytes:
    """The documents in one file: a page of contents, then each from the head of a page, an entry of the outline.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    content = encode_document(volume)
    digest = hashlib.sha256(content).hexdigest()
    name = document_name(volume.cover.reference, extension="json")
    with speaking(volume.cover.language):
        data = Attachment(name, content, tr("The contents of this volume, each with the hash of its data"))
        return bind(_stories(volume, documents, digest), _furniture(volume.cover, digest, paper), data)


def _stories(volume: Volume, documents: Iterable[Document], digest: str) -> Iterator[list[Flowable]]:
    rows = [
        (str(number), one.subject, Text(grouped_hash(one.hash), HASH))
        for number, one in enumerate(volume.contents, start=1)
    ]
    header = ("", tr("About"), tr("Hash of its data"))
    contents = Grid((24, 190, 296), rows, header=header, styles=(NUMBER, BODY, HASH))
    yield [*_masthead(volume.cover), contents, _proof(volume.cover, digest)]
    for number, document in enumerate(documents, start=1):
        cover = document.cover
        yield [
            PageBreak(),
            Heading(cover.subject, ANNEX, key=f"document-{number}"),
            *_masthead(cover),
            *story_of(document),
            _proof(cover, document_hash(document)),
        ]


def _furniture(cover: Cover, digest: str, paper: Paper) -> Furniture:
    head = (
        tr(" · ledger {ledger_head_number}", ledger_head_number=cover.ledger_head.number)
        if cover.ledger_head
        else ""
    )
    return Furniture(
        reference=cover.reference,
        ministry=cover.ministry,
        kind=cover.title,
        marking=cover.marking,
        copy_number=cover.copy_number,
        demo=cover.demo,
        proof=tr("Data {digest}{head}", digest=short_hash(digest), head=head),
        made_at=cover.made_at,
        paper=paper,
    )


def _masthead(cover: Cover) -> list[Block]:
    made = tr(
        "As of {on}. Made by {made_by}, {made_at}.",
        on=day_words(cover.on),
        made_by=cover.made_by,
        made_at=instant_words(cover.made_at, cover.zone),
    )
    return [
        Beside([Text(cover.ministry, KICKER), Text(cover.title, replace(KICKER, align="right"))], (3, 2)),
        Text(cover.subject or cover.title, TITLE),
        Text(made, MUTED),
    ]


def _proof(cover: Cover, digest: str) -> Block:
    lines = [tr("Data of this document  {digest}", digest=grouped_hash(digest))]
    if cover.ledger_head is not None:
        lines.append(
            tr(
                "Ledger {ledger_head_number}  {hash}",
                ledger_head_number=cover.ledger_head.number,
                hash=grouped_hash(cover.ledger_head.hash),
            )
        )
    block = Text("\n".join(lines), HASH)
    block.spaceBefore = 10
    return block
