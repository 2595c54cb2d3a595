"""What all printed documents share: furniture, head, and the way from frozen data to bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportlab.platypus import Flowable, PageBreak

from app.documents.cover import Cover, Document, document_hash
from app.documents.volume import Volume
from reports.blocks import Beside, Block, Heading, Text
from reports.documents.registry import story_of
from reports.grid import Grid
from reports.page import Furniture, bind, build
from reports.styles import ANNEX, BODY, HASH, KICKER, MUTED, NUMBER, TITLE
from reports.words import day_words, grouped_hash, instant_words, short_hash


def render_document(document: Document) -> bytes:
    """The document on A4, the same bytes for the same data in any process.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    digest = document_hash(document)
    story: list[Flowable] = [*_masthead(document.cover), *story_of(document), _proof(document.cover, digest)]
    return build(story, _furniture(document.cover, digest))


def render_volume(volume: Volume, documents: Iterable[Document]) -> bytes:
    """The documents in one file: a page of contents, then each from the head of a page, an entry of the outline.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    digest = document_hash(volume)
    return bind(_stories(volume, documents, digest), _furniture(volume.cover, digest))


def _stories(volume: Volume, documents: Iterable[Document], digest: str) -> Iterator[list[Flowable]]:
    rows = [
        (str(number), one.subject, Text(grouped_hash(one.hash), HASH))
        for number, one in enumerate(volume.contents, start=1)
    ]
    header = ("", "About", "Hash of its data")
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


def _furniture(cover: Cover, digest: str) -> Furniture:
    head = f" · ledger {cover.ledger_head.number}" if cover.ledger_head else ""
    return Furniture(
        reference=cover.reference,
        ministry=cover.ministry,
        kind=cover.title,
        marking=cover.marking,
        copy_number=cover.copy_number,
        demo=cover.demo,
        proof=f"Data {short_hash(digest)}{head}",
    )


def _masthead(cover: Cover) -> list[Block]:
    made = (
        f"As of {day_words(cover.on)}. Made by {cover.made_by}, {instant_words(cover.made_at, cover.zone)}."
    )
    return [
        Beside([Text(cover.ministry, KICKER), Text(cover.title, replace(KICKER, align="right"))], (3, 2)),
        Text(cover.subject or cover.title, TITLE),
        Text(made, MUTED),
    ]


def _proof(cover: Cover, digest: str) -> Block:
    lines = [f"Data of this document  {grouped_hash(digest)}"]
    if cover.ledger_head is not None:
        lines.append(f"Ledger {cover.ledger_head.number}  {grouped_hash(cover.ledger_head.hash)}")
    block = Text("\n".join(lines), HASH)
    block.spaceBefore = 10
    return block
