"""A released copy: printed anew, by the drawing code of the original, from the data that were left.

Nothing is covered: what was withheld is not in the data, so it cannot be in the file. No form fields, nothing attached,
no hash of the original. The copy is known by its own number and hash, which the register ties to the original.
"""

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from app.briefs.data import BriefData
from app.briefs.decision_record import DecisionRecord
from app.briefs.parts import RECORD_PARTS
from app.briefs.released import ReleasedCopy, WithheldPart, copy_hash, copy_stamp
from app.paper import Paper
from language import mark, speaking, tr
from reports.blocks import Beside, Block, Heading, Section, Stack, Text
from reports.brief import body_parts, continued
from reports.brief_annexes import annexes
from reports.decision_record import record_parts
from reports.fit import Part, fitted
from reports.grid import GUTTER, Grid
from reports.marks import QrCode
from reports.page import Furniture, build, page_room
from reports.styles import ANNEX, BODY, HASH, LABEL_WIDTH, MARGIN, MUTED, STRONG
from reports.typesetting import Run
from reports.words import grouped_hash, named, short_hash

KIND = mark("Released copy")
_QR_SIZE = 72.0
_CONTENT = A4[0] - 2 * MARGIN - LABEL_WIDTH
_BODY_CODES = {
    "1 Bottom line": "bottom_line",
    "2 Recommendations": "recommendations",
    "3 Phase": "phases",
    "4 Judgement": "judgement",
    "5 Evidence": "evidence",
    "6 Options": "options",
    "6 No action": "options",
    "7 Dissent": "dissent",
    "8 To weigh": "points",
    "9 Lines to take": "lines_to_take",
    "10 Clearance": "clearance",
}
_NO_PROOFS = mark("Not part of a released copy: the ledger proves the original only.")


def render_released(copy: ReleasedCopy, *, paper: Paper = Paper.A4) -> bytes:
    """The copy, the same bytes for the same copy in any process.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    with speaking(copy.language):
        return _drawn(copy, paper)


def _drawn(copy: ReleasedCopy, paper: Paper) -> bytes:
    digest = copy_hash(copy)
    document = copy.document
    furniture = Furniture(
        reference=copy.number,
        ministry=document.ministry,
        kind=tr(KIND),
        marking=document.marking,
        demo=document.demo,
        proof=f"{tr(KIND)} {short_hash(digest)}",
        paper=paper,
    )
    if isinstance(document, BriefData):
        return build(_brief(copy, document, digest, furniture), furniture)
    return build(_record(copy, document, digest), furniture)


def _brief(copy: ReleasedCopy, brief: BriefData, digest: str, furniture: Furniture) -> list[Flowable]:
    parts = [_covered(part, copy.withheld) for part in body_parts(brief)]
    parts.append(Part(KIND, (_about(copy, digest),)))
    found = fitted([part for part in parts if part.blocks], *page_room(furniture))

    def cover(letter: str, blocks: list[Block]) -> list[Block]:
        if letter == "g":
            return [Text(tr(_NO_PROOFS), MUTED)]
        return _in_place(blocks, _of(copy.withheld, f"annex-{letter}"))

    return [*found.body, *annexes(brief, cover), *continued(found)]


def _record(copy: ReleasedCopy, record: DecisionRecord, digest: str) -> list[Flowable]:
    titles = {part.code: part.title for part in RECORD_PARTS}
    story: list[Flowable] = []
    for code, blocks in record_parts(record):
        here = _of(copy.withheld, code) if code else []
        if any(one.whole for one in here):
            story.append(_section(titles[code], here))
        else:
            story += blocks
            story += [Text(named(titles[code], one.mark), STRONG) for one in here]
    return [*story, Heading(tr(KIND), ANNEX, key="released"), _about(copy, digest)]


def _covered(part: Part, withheld: Sequence[WithheldPart]) -> Part:
    """A part of the body with its marks; where the whole is withheld, its heading and the mark alone."""
    code = _BODY_CODES.get(part.name, "")
    here = _of(withheld, code) if code else []
    if any(one.whole for one in here):
        # What is drawn in two parts is marked once.
        blocks = () if part.name == "6 No action" else (_section(tr(part.name), here),)
        return Part(part.name, blocks, first=True)
    if not here or part.name == "6 No action":
        return part
    marks = tuple(_indented(one.mark) for one in here)
    return Part(part.name, (*part.blocks, *marks), part.room, first=part.first)


def _section(title: str, here: Sequence[WithheldPart]) -> Section:
    return Section(
        title, [Text(one.mark, STRONG) for one in here if one.whole], key=f"withheld-{here[0].part}"
    )


def _indented(mark: str) -> Block:
    return Beside([Text(""), Text(mark, STRONG)], (LABEL_WIDTH, _CONTENT), 0)


def _in_place(blocks: list[Block], here: Sequence[WithheldPart]) -> list[Block]:
    marks: list[Block] = [Text(one.mark, STRONG) for one in here]
    return marks if any(one.whole for one in here) else [*blocks, *marks]


def _of(withheld: Sequence[WithheldPart], code: str) -> list[WithheldPart]:
    return [one for one in withheld if one.part == code]


def _about(copy: ReleasedCopy, digest: str) -> Block:
    """What this copy is, for whom, on what grounds something is missing, and by what it is known."""
    said = tr(
        "Printed anew from what was left when passages were taken out. Where one was taken out stands a mark with the "
        "ground; it tells nothing of the length."
    )
    told: list[Block] = [
        Text(
            [
                Run(f"{copy.number} ", bold=True),
                Run(tr("released to {recipient}. {said}", recipient=copy.recipient, said=said)),
            ]
        ),
    ]
    if copy.grounds:
        rows = [(Text(one.title, STRONG), Text(one.meaning)) for one in copy.grounds]
        width = _CONTENT - _QR_SIZE - GUTTER
        told.append(Grid((110, width - 110 - GUTTER), rows))
    else:
        told.append(Text(tr("Nothing was withheld but the proofs of the original.")))
    told.append(Text(tr("SHA-256 of this copy {digest}", digest=grouped_hash(digest)), HASH))
    code = QrCode(copy_stamp(copy, digest), _QR_SIZE)
    return Section(
        f"11 {tr(KIND)}" if copy.brief is not None else tr(KIND),
        [Beside([Stack(told, 3), code], (_CONTENT - _QR_SIZE, _QR_SIZE)), Text("", BODY)],
        key="released-copy",
        whole=True,
    )
