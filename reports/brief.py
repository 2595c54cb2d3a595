"""The ministerial brief: parts 0 to 12 in their order, then annexes A to G, as one PDF.

The body has two pages at 9.5 pt, whatever the content. What has no room there is printed in annex H, never left out or
set smaller; `body_fit` says beforehand what runs over, and by how many lines. What cannot be printed raises `reports.visible.MissingGlyph`; emoji and other signs without a glyph
print as their code point, see there.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from app.briefs.data import BriefData
from app.briefs.encoding import encode
from app.briefs.fit import BodyFit
from app.paper import Paper
from app.rules.entry.filenames import document_name
from app.rules.reports.completeness import Missing
from language import mark, plural, speaking, tr
from reports.archive import Attachment
from reports.blocks import Block, Heading, Section, Stack, Text
from reports.brief_annexes import annexes
from reports.brief_body import (
    bottom_line,
    clearance,
    decision_block,
    dissent,
    evidence,
    judgement,
    lines_to_take,
    masthead,
    phases,
    recommendations,
    rest,
)
from reports.brief_options import no_action, options
from reports.fit import Fitted, Part, fitted, measure
from reports.grid import Grid
from reports.page import NOT_FOR_SUBMISSION, Furniture, build, page_room
from reports.styles import ANNEX, BODY, DANGER, MUTED
from reports.typesetting import Run, Style
from reports.words import short_hash

KIND = mark("Ministerial brief")
_NO_HASH = "0" * 64
"""Stands for the hash where a brief is only measured: every hash is as long."""


def render_brief(
    brief: BriefData, *, frozen_hash: str, missing: Sequence[Missing] = (), paper: Paper = Paper.A4
) -> bytes:
    """The brief with its frozen data attached, the same bytes for the same input in any process, whatever language it speaks.

    ``frozen_hash`` is `app.briefs.encoding.brief_hash` of the frozen brief, 64 hexadecimal digits; it stands
    on the paper in words and in the QR code. ``missing`` (`app.rules.reports.completeness.missing_parts`) prints NOT
    FOR SUBMISSION across each page and what is missing on the first. A numbered further copy is printed from
    ``dataclasses.replace(brief, copy_number=2)`` under the same ``frozen_hash``.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    with speaking(brief.language):
        furniture = _furniture(brief, frozen_hash, paper, barred=bool(missing))
        found = fitted(_parts(brief, frozen_hash, missing), *page_room(furniture))
        story: list[Flowable] = [*found.body, *annexes(brief), *continued(found)]
        data = None if missing else _frozen_data(brief, frozen_hash)
        return build(story, furniture, data)


def _frozen_data(brief: BriefData, frozen_hash: str) -> Attachment | None:
    """The frozen data, if they are what the hash on the paper proves. A further copy carries those of the first."""
    for frozen in (brief, replace(brief, copy_number=1)):
        content = encode(frozen)
        if hashlib.sha256(content).hexdigest() == frozen_hash:
            name = document_name(brief.reference, extension="json")
            return Attachment(name, content, tr("The frozen brief that these pages were drawn from"))
    return None


def body_fit(brief: BriefData, *, missing: Sequence[Missing] = (), paper: Paper = Paper.A4) -> BodyFit:
    """Whether the body fits its two pages, and which parts are too long by how many lines; nothing is drawn.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has.
    """
    with speaking(brief.language):
        furniture = _furniture(brief, _NO_HASH, paper, barred=bool(missing))
        found = measure(_parts(brief, _NO_HASH, missing), *page_room(furniture))
    # Whoever writes it is told of the parts in their own language.
    return replace(found, parts=tuple(replace(one, part=tr(one.part)) for one in found.parts))


def _parts(brief: BriefData, frozen_hash: str, missing: Sequence[Missing]) -> list[Part]:
    """The body in its order."""
    head, *rest_of_body = body_parts(brief)
    return [
        head,
        Part(mark("Missing"), tuple(_missing(missing))),
        *rest_of_body,
        Part(mark("11 Decision"), (decision_block(brief, frozen_hash),)),
    ]


def body_parts(brief: BriefData) -> list[Part]:
    """Parts 0 to 10. Each part's room is what it takes in an ordinary brief that fills both pages."""
    return [
        Part("", tuple(masthead(brief))),
        Part(mark("1 Bottom line"), (bottom_line(brief),), 5, first=True),
        Part(mark("2 Recommendations"), (recommendations(brief),), 10, first=True),
        Part(mark("3 Phase"), (phases(brief),), 11),
        Part(mark("4 Judgement"), (judgement(brief),), 19),
        Part(mark("5 Evidence"), tuple(evidence(brief)), 17),
        Part(mark("6 Options"), tuple(options(brief)), 24),
        Part(mark("6 No action"), tuple(no_action(brief)), 4, first=True),
        Part(mark("7 Dissent"), (dissent(brief),), 4),
        Part(mark("8 To weigh"), tuple(rest(brief)), 8),
        Part(mark("9 Lines to take"), (lines_to_take(brief),), 4),
        Part(mark("10 Clearance"), (clearance(brief),), 6),
    ]


def continued(found: Fitted) -> list[Flowable]:
    """Annex H: what had no room in the body, part by part."""
    if not found.continued:
        return []
    story: list[Flowable] = [Heading(tr("Annex H  Continued from the body"), ANNEX, key="annex-h")]
    for _, blocks in found.continued:
        story.extend(blocks)
    return story


def _furniture(brief: BriefData, frozen_hash: str, paper: Paper, *, barred: bool) -> Furniture:
    head = (
        tr(" · ledger {ledger_head_number}", ledger_head_number=brief.ledger_head.number)
        if brief.ledger_head
        else ""
    )
    return Furniture(
        reference=brief.reference,
        ministry=brief.ministry,
        kind=tr(KIND),
        marking=brief.marking,
        copy_number=brief.copy_number,
        demo=brief.demo,
        proof=tr("Brief {frozen_hash}{head}", frozen_hash=short_hash(frozen_hash), head=head),
        barred=barred,
        fillable=not barred,
        made_at=brief.frozen_at,
        paper=paper,
    )


def _missing(missing: Sequence[Missing]) -> list[Block]:
    if not missing:
        return []
    red = Style(size=BODY.size, leading=BODY.leading, bold=True, colour=DANGER)
    lacking = plural("{count} part is missing.", "{count} parts are missing.", len(missing))
    rows = [(str(number), part.message) for number, part in enumerate(missing, start=1)]
    return [
        Section(
            tr(NOT_FOR_SUBMISSION).capitalize(),
            [
                Text(
                    [
                        Run(f"{lacking} ", bold=True),
                        Run(tr("This brief cannot be escalated until then.")),
                    ],
                    red,
                ),
                Stack([Grid((14, 404), rows, styles=(MUTED, BODY))]),
            ],
            key="missing",
        )
    ]
