"""Parts 0 to 12 of the brief but the options, each as blocks (BRIEF); those are in `reports.brief_options`."""

from dataclasses import replace

from reportlab.lib.pagesizes import A4

from app.briefs import form_fields
from app.briefs.data import BriefData, Dissent, EvidenceRow, Person
from app.briefs.form_fields import Box, box_name
from app.briefs.stamp import BriefStamp, stamp_text
from app.rules.release.words import holds_mark
from language import plural, ptr, tr
from reports.blocks import Beside, Block, Section, Stack, Text
from reports.charts import PhaseStrip, sign_cards
from reports.grid import GUTTER, Cell, Grid
from reports.marks import HiddenValue, QrCode, TickBoxes, WriteBox, WriteLine
from reports.styles import BODY, DANGER, HASH, KICKER, LABEL_WIDTH, MARGIN, MUTED, STRONG, TITLE
from reports.typesetting import Run, text_width
from reports.words import (
    CONFIDENCE,
    NONE_STATED,
    ONGOING,
    RISK_LEVELS,
    authority_words,
    grade,
    grouped_hash,
    heads,
    instant,
    instant_words,
    listed,
    local,
    marking_line,
    named,
    occurred,
    phase_words,
    plain_day,
)

_STRIP_CHANGES = 6
_LISTED_CHANGES = 3
_CONTENT = A4[0] - 2 * MARGIN - LABEL_WIDTH
_QR_SIZE = 84.0
_KINDS = 48.0
"""Of the column of kinds of sources; wider where a word is."""


def masthead(brief: BriefData) -> list[Block]:
    """Part 0, below the furniture: ministry, addressee, country and subject, and the decision's deadline."""
    to = (
        tr("Submission to {addressed_to}", addressed_to=brief.addressed_to)
        if brief.addressed_to
        else tr("Submission")
    )
    blocks: list[Block] = [
        Beside([Text(brief.ministry, KICKER), Text(to, replace(KICKER, align="right"))], (1, 1)),
        Text(_title(brief), TITLE),
    ]
    if brief.deadline is None:
        needed = [Run(tr("Decision needed by: not stated"), bold=True, colour=DANGER)]
    else:
        because = brief.deadline.because.strip()
        needed = [
            Run(tr("Decision needed by "), bold=True, colour=DANGER),
            Run(instant_words(brief.deadline.at, brief.deadline.zone), bold=True),
            Run(tr(", because {because}", because=because) if because else tr("; no reason is given")),
        ]
    return [Stack([*blocks, Text(needed)], 2)]


def _title(brief: BriefData) -> str:
    """Country and subject; the country once, where the subject begins with it."""
    if not brief.subject or brief.subject.casefold().startswith(f"{brief.country.casefold()}:"):
        return brief.subject or brief.country
    return named(brief.country, brief.subject)


def bottom_line(brief: BriefData) -> Block:
    """Part 1: three sentences, and how sure in one of its own."""
    line = brief.bottom_line
    said = [
        sentence.strip()
        for sentence in (line.happening, line.likelihood, line.confidence)
        if sentence.strip()
    ]
    runs = [Run(" ".join(said))] if said else [Run(tr(NONE_STATED))]
    if line.ask.strip():
        runs.append(Run(f" {line.ask.strip()}", bold=True))
    return Section(tr("1 Bottom line"), [Text(runs)], key="bottom-line")


def recommendations(brief: BriefData) -> Block:
    """Part 2: each with the authority required and boxes to tick."""
    rows: list[tuple[Cell, ...]] = []
    for item in brief.recommendations:
        authority = [Text(authority_words(one)) for one in item.authorities]
        text = Text([Run(item.text), Run(tr(" (option {option})", option=item.option), colour=MUTED.colour)])
        rows.append(
            (
                Text(str(item.number), STRONG),
                text,
                Stack(authority)
                if authority
                else Text(tr("No authority named"), replace(STRONG, colour=DANGER)),
                TickBoxes([box.label for box in Box], 2, [box_name(item.number, box) for box in Box]),
            )
        )
    if not rows:
        return Grid(
            (LABEL_WIDTH + 16, _CONTENT - 16 - GUTTER),
            [("", tr(NONE_STATED))],
            header=("",),
            label=tr("2 Recommendations"),
            key="recommendations",
        )
    return Grid(
        (10, 198, 162, 120),
        rows,
        header=(tr("Authority required"), tr("Your decision")),
        label=tr("2 Recommendations"),
        label_span=2,
        key="recommendations",
    )


def phases(brief: BriefData) -> Block:
    """Part 3: the strip, who changed it and why, and the two further axes."""
    changes = brief.phases.changes
    level, ongoing = brief.phases.risk_level, brief.phases.ongoing
    axes = Text(
        [
            Run(tr("Phase now: ")),
            Run(phase_words(changes[-1].phase) if changes else tr("not stated"), bold=True),
            Run(tr("     Risk level: ")),
            Run(RISK_LEVELS[level] if level else tr("not stated"), bold=True),
            Run(tr("     Atrocities ongoing: ")),
            Run(ONGOING[ongoing] if ongoing else tr("not stated"), bold=True),
        ]
    )
    blocks: list[Block] = [axes]
    if changes:
        blocks.append(PhaseStrip(changes[-_STRIP_CHANGES:], brief.frozen_at, brief.zone))
        rows: list[tuple[Cell, ...]] = [
            (
                local(change.at, brief.zone)[0].date().isoformat(),
                Text(
                    [
                        Run(phase_words(change.phase), bold=True),
                        Run(f", {named(change.who, change.why)}"),
                    ]
                ),
            )
            for change in changes[-_LISTED_CHANGES:]
        ]
        blocks.append(Grid((54, 360), rows))
        if len(changes) > _LISTED_CHANGES:
            earlier = len(changes) - _LISTED_CHANGES
            count = plural("{count} earlier change", "{count} earlier changes", earlier)
            blocks.append(Text(tr("{count}: annex C.", count=count), MUTED))
    return Section(tr("3 Phase"), blocks, key="phase")


def judgement(brief: BriefData) -> Block:
    """Part 4: likelihood, confidence, the three signs with their months, and the leading indicators."""
    found = brief.judgement
    blocks: list[Block] = []
    if found.statement:
        blocks.append(Text(found.statement))
    likelihood = found.likelihood
    if not holds_mark(likelihood):
        likelihood += f" ({found.likelihood_low}–{found.likelihood_high} %)"
    blocks.append(
        Text(
            [
                Run(tr("Likelihood: ")),
                Run(likelihood if found.likelihood else tr("not stated"), bold=True),
                Run(f", {found.scale}." if found.scale else "."),
                Run(tr(" Confidence: ")),
                Run(
                    CONFIDENCE[found.confidence].lower() if found.confidence else tr("not stated"), bold=True
                ),
                Run(f". {found.confidence_reason}"),
            ]
        )
    )
    if found.signs:
        for start in range(0, len(found.signs), 3):
            blocks.extend(sign_cards(found.signs[start : start + 3]))
    else:
        blocks.append(Text(tr("Signs of early onset: not stated."), MUTED))
    if found.indicators:
        blocks.append(Text([heads(tr("Indicators")), Run(listed(found.indicators))]))
    return Section(tr("4 Judgement"), blocks, key="judgement")


def evidence(brief: BriefData) -> list[Block]:
    """Part 5: item, when it happened, when it became known, kind of source, grade."""
    if not brief.evidence:
        return [Section(tr("5 Evidence"), [Text(tr("No evidence is shown."))], key="evidence")]
    rows = [
        (
            str(row.number),
            _evidence_item(row),
            occurred(row),
            instant(row.known_at, brief.zone),
            row.source_kind.within,
            Text(grade(row), STRONG),
        )
        for row in brief.evidence
    ]
    kinds = max(
        _KINDS,
        *(text_width(word, BODY) + 0.5 for row in brief.evidence for word in row.source_kind.within.split()),
    )
    grid = Grid(
        (10, 302 - kinds, 53, 82, kinds, 30),
        rows,
        header=(tr("Happened"), tr("Became known"), tr("Source"), ptr("of evidence", "Grade")),
        label=tr("5 Evidence"),
        label_span=2,
        key="evidence",
    )
    return [grid]


def _evidence_item(row: EvidenceRow) -> Text:
    details = [row.place, row.violation, row.source, f"({marking_line(row.marking)})"]
    runs = [Run(row.item), Run(f" {listed(details)}", colour=MUTED.colour)]
    if row.caution:
        runs += [Run(tr(" Caution: "), bold=True), Run(row.caution)]
    return Text(runs)


def dissent(brief: BriefData) -> Block:
    """Part 7: the other reading, or that none is recorded and who was asked."""
    if not brief.dissent:
        asked = listed(brief.dissent_asked, tr("nobody"))
        return Section(
            tr("7 Dissent"), [Text(tr("None recorded. Asked: {asked}.", asked=asked))], key="dissent"
        )
    asked = (
        tr(" Asked: {dissent_asked}.", dissent_asked=listed(brief.dissent_asked))
        if brief.dissent_asked
        else ""
    )
    last = len(brief.dissent) - 1
    blocks = [Text(_dissent(one, asked if n == last else "")) for n, one in enumerate(brief.dissent)]
    return Section(tr("7 Dissent"), blocks, key="dissent")


def _dissent(one: Dissent, asked: str) -> list[Run]:
    runs = [heads(one.holder or tr("Holder not named")), Run(one.text)]
    if one.would_change:
        runs += [Run(tr(" Would change the view: "), bold=True), Run(f"{one.would_change.rstrip('.')}.")]
    return [*runs, Run(asked, colour=MUTED.colour)]


def rest(brief: BriefData) -> list[Block]:
    """Part 8: sensitivities, law and money; what is not known; what is assumed."""
    named = (
        (tr("Sensitivities"), brief.sensitivities),
        (tr("Legal"), brief.legal),
        (tr("Financial"), brief.financial),
        (tr("Gaps in information"), listed(brief.information_gaps, "")),
        (
            tr("Assumptions"),
            listed(
                (
                    tr("{text} (test again by {retest})", text=one.text, retest=plain_day(one.retest))
                    if one.retest
                    else one.text
                    for one in brief.assumptions
                ),
                "",
            ),
        ),
    )
    blocks = [Text([heads(name), Run(text.strip() or tr(NONE_STATED))]) for name, text in named]
    return [Section(tr("8 To weigh"), blocks, key="points", gap=1.5)]


def lines_to_take(brief: BriefData) -> Block:
    """Part 9, at their own marking."""
    if not brief.lines_to_take:
        return Section(tr("9 Lines to take"), [Text(tr(NONE_STATED))], key="lines")
    marking = Text(
        tr("Marking of these lines: {lines_marking}", lines_marking=marking_line(brief.lines_marking)), STRONG
    )
    stack = Stack([Beside([Text("–"), Text(line)], (1, 50), 2) for line in brief.lines_to_take], 1)
    return Section(tr("9 Lines to take"), [marking, stack], key="lines", gap=1)


def clearance(brief: BriefData) -> Block:
    """Part 10: who cleared it and when, the author, the clearing officer, the contact."""
    steps = listed(
        (
            tr(
                "{step} by {value}, {at}",
                step=step.step,
                value=", ".join(filter(None, (step.who, step.office))),
                at=instant(step.at, brief.zone),
            )
            for step in brief.clearance
        ),
        tr("no clearance is recorded"),
    )
    zone = local(brief.frozen_at, brief.zone)[1]
    chain = [
        Run(tr("Chain: "), bold=True),
        Run(tr("{steps}. Frozen {frozen_at}.", steps=steps, frozen_at=instant(brief.frozen_at, brief.zone))),
    ]
    chain.append(Run(tr(" Times in tables: {zone}.", zone=zone), colour=MUTED.colour))
    people = [
        Run(tr("Author: "), bold=True),
        Run(_person(brief.author)),
        Run(". "),
        *_helpers(brief),
        Run(tr("Clearing officer: "), bold=True),
        Run(_person(brief.clearing_officer)),
        Run(". "),
        Run(tr("Contact: "), bold=True),
        Run(brief.contact or tr("not stated")),
    ]
    return Section(tr("10 Clearance"), [Text(chain), Text(people)], key="clearance", gap=1)


def _helpers(brief: BriefData) -> list[Run]:
    if not brief.helpers:
        return []
    named = "; ".join(_person(one) for one in brief.helpers)
    return [Run(tr("Also wrote in the draft: "), bold=True), Run(f"{named}. ")]


def _person(person: Person | None) -> str:
    return (
        ", ".join(filter(None, (person.name, person.office))) or tr("not stated")
        if person
        else tr("not stated")
    )


def decision_block(brief: BriefData, frozen_hash: str) -> Block:
    """Parts 11 and 12: where the authority signs, and the proof of what was shown."""
    zone = local(brief.frozen_at, brief.deadline.zone if brief.deadline else brief.zone)[1]
    chosen = [("", "–"), *((str(one.number), f"{one.number}  {one.name}") for one in brief.options)]
    sign = Stack(
        [
            Beside([WriteLine(tr("Signature")), WriteLine(tr("Name"), field=form_fields.NAME)], (1, 1)),
            Beside(
                [
                    WriteLine(tr("Office"), field=form_fields.OFFICE),
                    WriteLine(tr("Option chosen"), field=form_fields.OPTION, choices=chosen),
                    WriteLine(tr("Date"), field=form_fields.DATE),
                    WriteLine(tr("Time ({zone})", zone=zone), field=form_fields.TIME),
                ],
                (1.5, 1, 0.9, 1.2),
            ),
            WriteBox(tr("Reason, note"), 34, field=form_fields.REASON),
        ],
        4,
    )
    head = brief.ledger_head
    stamp = BriefStamp(
        brief.report_number,
        brief.version,
        frozen_hash,
        head.number if head else None,
        head.hash if head else "",
    )
    proof = tr("Brief {frozen_hash}", frozen_hash=grouped_hash(frozen_hash))
    proof += (
        tr("\nLedger {head_number} {hash}", head_number=head.number, hash=grouped_hash(head.hash))
        if head
        else tr("\nLedger head not stated")
    )
    return Section(
        tr("11 Decision"),
        [
            Beside([sign, QrCode(stamp_text(stamp), _QR_SIZE)], (_CONTENT - _QR_SIZE, _QR_SIZE)),
            Text(
                [
                    Run(tr("12 Proof"), bold=True),
                    Run(tr(" of what was shown: SHA-256 of the frozen brief and the ledger's head")),
                ]
            ),
            Text(proof, HASH),
            HiddenValue(form_fields.STAMP, stamp_text(stamp)),
        ],
        key="decision",
        gap=2.5,
        whole=True,
    )
