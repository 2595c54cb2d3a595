"""The ministerial brief: parts 0 to 12 in their order, then annexes A to G, as one PDF.

With ordinary content the body fills two pages at 9.5 pt; longer content runs on rather than being cut or set
smaller, and `reports.fit` says beforehand what runs over. What cannot be printed raises `reports.visible.MissingGlyph`; emoji and other signs without a glyph
print as their code point, see there.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.briefs.data import BriefData
from app.rules.completeness import Missing
from reports.blocks import Block, Section, Stack, Text
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
    options,
    phases,
    recommendations,
    rest,
)
from reports.grid import Grid
from reports.page import NOT_FOR_SUBMISSION, Furniture, build
from reports.styles import BODY, DANGER, MUTED
from reports.typesetting import Run, Style
from reports.words import short_hash

KIND = "Ministerial brief"


def render_brief(brief: BriefData, *, frozen_hash: str, missing: Sequence[Missing] = ()) -> bytes:
    """The brief on A4, the same bytes for the same input in any process.

    ``frozen_hash`` is `app.briefs.encoding.brief_hash` of the frozen brief, 64 hexadecimal digits; it stands
    on the paper in words and in the QR code. ``missing`` (`app.rules.completeness.missing_parts`) prints NOT
    FOR SUBMISSION across each page and what is missing on the first. A numbered further copy is printed from
    ``dataclasses.replace(brief, copy_number=2)`` under the same ``frozen_hash``.

    Raises:
        MissingGlyph: a letter, mark or digit that no bundled font has; it names it and the remedy.
    """
    story: list[Flowable] = [
        *masthead(brief),
        *_missing(missing),
        bottom_line(brief),
        recommendations(brief),
        phases(brief),
        judgement(brief),
        *evidence(brief),
        *options(brief),
        dissent(brief),
        *rest(brief),
        lines_to_take(brief),
        clearance(brief),
        decision_block(brief, frozen_hash),
        *annexes(brief),
    ]
    return build(story, _furniture(brief, frozen_hash, barred=bool(missing)))


def _furniture(brief: BriefData, frozen_hash: str, *, barred: bool) -> Furniture:
    head = f" · ledger {brief.ledger_head.number}" if brief.ledger_head else ""
    return Furniture(
        reference=brief.reference,
        ministry=brief.ministry,
        kind=KIND,
        marking=brief.marking,
        copy_number=brief.copy_number,
        demo=brief.demo,
        proof=f"Brief {short_hash(frozen_hash)}{head}",
        barred=barred,
        fillable=not barred,
    )


def _missing(missing: Sequence[Missing]) -> list[Block]:
    if not missing:
        return []
    red = Style(size=BODY.size, leading=BODY.leading, bold=True, colour=DANGER)
    count = "1 part is" if len(missing) == 1 else f"{len(missing)} parts are"
    rows = [(str(number), part.message) for number, part in enumerate(missing, start=1)]
    return [
        Section(
            NOT_FOR_SUBMISSION.capitalize(),
            [
                Text(
                    [Run(f"{count} missing. ", bold=True), Run("This brief cannot be escalated until then.")],
                    red,
                ),
                Stack([Grid((14, 404), rows, styles=(MUTED, BODY))]),
            ],
            key="missing",
        )
    ]
