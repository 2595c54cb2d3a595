"""The decision record: what was asked, shown and decided, by whom, under which instruments, and the proof.

It is printed as a document of the common frame (`reports.documents.decisions`); released copies and dossiers take its parts.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reportlab.platypus import Flowable

from app.briefs.codes import DecisionEffect, ReceiptManner
from app.briefs.data import Dissent, Person
from app.briefs.decision_record import DecisionRecord, OptionDecision, Signature
from app.rules.reports.outcomes import LAPSES, outcome_words
from language import Wording, mark, ptr, tr
from reports.blocks import Beside, Block, Heading, Section, Text
from reports.brief_annexes import instrument_chain
from reports.grid import Cell, Grid
from reports.styles import ANNEX, BODY, DANGER, HASH, KICKER, MUTED, NUMBER, STRONG, TITLE
from reports.typesetting import Run
from reports.words import (
    grouped_hash,
    heads,
    instant,
    instant_words,
    listed,
    money,
    named,
    plain_day,
)

_EFFECTS = Wording(
    {
        DecisionEffect.IN_FORCE: mark("in force"),
        DecisionEffect.PENDING_CONFIRMATION: mark(
            "without effect yet: the record of the signed paper waits for confirmation"
        ),
        DecisionEffect.PENDING_SECOND_SIGNATURE: mark("not yet in force: a second signature is owed"),
        DecisionEffect.PENDING_RATIFICATION: mark("in force until the window for ratification ends"),
        DecisionEffect.LAPSED: mark("lapsed: not ratified in time"),
        DecisionEffect.RECORD_REFUSED: mark("not decided: the record differs from the signed paper"),
        DecisionEffect.DECLINED: mark("declined"),
        DecisionEffect.DEFERRED: mark("deferred"),
    }
)
_MANNERS = Wording(
    {
        ReceiptManner.SHOWN_IN_PROGRAM: mark("shown in the program"),
        ReceiptManner.HANDED_ON_PAPER: mark("handed on paper"),
        ReceiptManner.SENT: mark("sent"),
    }
)
_OPENED = {ReceiptManner.SHOWN_IN_PROGRAM}
_LABELLED = (104, 400)


def record_story(record: DecisionRecord) -> list[Flowable]:
    """What stands between the head and the hashes of a record."""
    story: list[Flowable] = [block for code, blocks in record_parts(record) if code for block in blocks]
    return [*story, *_proof(record)]


def record_parts(record: DecisionRecord) -> list[tuple[str, list[Block]]]:
    """The record up to its proof, each part under its code (`app.briefs.parts`); the masthead has none."""
    decisions = [block for one in record.decisions for block in decision_blocks(one, record.zone)]
    undecided = [Text(line) for line in record.undecided]
    return [
        ("", _masthead(record)),
        ("asked", [_asked(record)]),
        ("shown", [_shown(record)]),
        ("decisions", decisions),
        ("undecided", [Section(tr("Not decided"), undecided, key="undecided")] if undecided else []),
        ("dissent", [dissent_section(record.dissent, record.dissent_asked)]),
    ]


def _masthead(record: DecisionRecord) -> list[Block]:
    title = named(record.country, record.subject) if record.subject else record.country
    return [
        Beside(
            [Text(record.ministry, KICKER), Text(tr("Record of decisions"), replace(KICKER, align="right"))],
            (3, 1),
        ),
        Text(title, TITLE),
        Text(
            tr("Made from the ledger on {made_at}.", made_at=instant_words(record.made_at, record.zone)),
            MUTED,
        ),
    ]


def _asked(record: DecisionRecord) -> Block:
    blocks: list[Block] = [Text(record.asked.strip() or tr("Not stated."))]
    by = tr("Asked by {asked_by}. ", asked_by=_person(record.asked_by)) if record.asked_by else ""
    due = (
        tr("Decision needed by {deadline}.", deadline=instant_words(record.deadline, record.zone))
        if record.deadline
        else ""
    )
    if by or due:
        blocks.append(Text(f"{by}{due}".strip(), MUTED))
    if record.helpers:
        named = "; ".join(_person(one) for one in record.helpers)
        blocks.append(Text(tr("Also wrote in the draft: {named}.", named=named), MUTED))
    return Section(tr("Asked"), blocks, key="asked")


def _shown(record: DecisionRecord) -> Block:
    blocks: list[Block] = []
    for brief in record.briefs:
        to = tr(", to {addressed_to}", addressed_to=brief.addressed_to) if brief.addressed_to else ""
        blocks.append(
            Text(
                [
                    Run(tr("Version {version}", version=brief.version), bold=True),
                    Run(
                        tr(", frozen {frozen_at}{to}", frozen_at=instant(brief.frozen_at, record.zone), to=to)
                    ),
                ]
            )
        )
        if brief.hash:
            blocks.append(Text(f"SHA-256 {grouped_hash(brief.hash)}", HASH))
    rows: list[tuple[Cell, ...]] = [
        (
            f"v{row.version}",
            _person(row.person),
            _MANNERS[row.manner]
            + (tr(", copy {copy_number}", copy_number=row.copy_number) if row.copy_number else ""),
            instant(row.given_at, record.zone),
            acknowledged(row.acknowledged_at, row.given_at if row.manner in _OPENED else None, record.zone),
        )
        for row in record.receipts
    ]
    if rows:
        header = ("", tr("To"), tr("How"), tr("When"), tr("Acknowledged"))
        blocks.append(Grid((16, 120, 78, 78, 97), rows, header=header))
    else:
        blocks.append(Text(tr("No receipt is on record."), MUTED))
    return Section(tr("Shown"), blocks, key="shown")


def acknowledged(at: datetime | None, opened_at: datetime | None, zone: str) -> str:
    """When it was acknowledged; of a reader in the program who did not, when they opened it."""
    if at is not None:
        return instant(at, zone)
    if opened_at is not None:
        return tr("opened on {opened_at}, not acknowledged", opened_at=instant(opened_at, zone))
    return tr("not acknowledged")


def decision_blocks(decision: OptionDecision, zone: str, *, level: int = 0) -> list[Block]:
    """One decision: what, by whom, why, and the chain of instruments that it rests on."""
    what = outcome_words(decision.outcome, decision.effect).capitalize()
    title = tr(
        "{decision_number}  Option {option_number}: {what}",
        decision_number=decision.number,
        option_number=decision.option_number,
        what=what,
    )
    rows: list[tuple[Cell, ...]] = [(Text(name, MUTED), text) for name, text in _facts(decision, zone)]
    blocks: list[Block] = [
        Heading(title, ANNEX, key=f"decision-{decision.number}", level=level),
        Grid(_LABELLED, rows),
    ]
    if decision.chain is not None:
        blocks.extend(instrument_chain(decision.chain, zone))
    else:
        blocks.append(Text(tr("No instrument is on record."), MUTED))
    return blocks


def _facts(decision: OptionDecision, zone: str) -> list[tuple[str, Block]]:
    tool = f"{decision.option} ({decision.tool_code})" if decision.tool_code else decision.option
    facts: list[tuple[str, Block]] = [
        (tr("Option"), Text(tool)),
        (tr("Standing"), Text(_standing(decision).capitalize(), STRONG)),
        (tr("Decided by"), Text(_person(decision.decider))),
        (tr("Decided at"), Text(instant_words(decision.decided_at, zone))),
        (
            tr("Recorded at"),
            Text(f"{instant_words(decision.recorded_at, zone)}, {_recorder(decision, zone)}"),
        ),
        (tr("On the brief"), Text(tr("version {brief_version}", brief_version=decision.brief_version))),
        (tr("Reason"), Text(decision.reason or tr("none given"))),
    ]
    if decision.differs:
        facts.append((tr("What differs"), Text(decision.differs)))
    if decision.cost is not None:
        facts.append((tr("Cost"), Text(money(decision.cost))))
    over = decision.lapse is not None or decision.refused_at is not None
    facts += [
        (tr("Second signature"), _signature(owed, zone, over=over)) for owed in decision.second_signatures
    ]
    if decision.ratification is not None:
        facts.append((tr("Ratification"), _signature(decision.ratification, zone, over=over)))
    if decision.instruction:
        facts.append((tr("Instruction"), Text(decision.instruction)))
    if decision.defer_until:
        facts.append((tr("Deferred until"), Text(plain_day(decision.defer_until))))
    if decision.review_on:
        facts.append((tr("Review on"), Text(plain_day(decision.review_on))))
    return facts


def _standing(decision: OptionDecision) -> str:
    # A record that was frozen before the cause was kept is printed as it was then.
    return LAPSES[decision.lapse] if decision.lapse is not None else _EFFECTS[decision.effect]


def _recorder(decision: OptionDecision, zone: str) -> str:
    if not decision.on_paper:
        return tr("in the program by the decider")
    by = tr("from the signed paper by {recorded_by}", recorded_by=_person(decision.recorded_by))
    if decision.refused_by is not None and decision.refused_at is not None:
        return tr(
            "{by}; refused by {refused_by}, {refused_at}",
            by=by,
            refused_by=_person(decision.refused_by),
            refused_at=instant(decision.refused_at, zone),
        )
    if decision.confirmed_by is None or decision.confirmed_at is None:
        return tr("{by}; not yet confirmed by a second person", by=by)
    return tr(
        "{by}; confirmed by {confirmed_by}, {confirmed_at}",
        by=by,
        confirmed_by=_person(decision.confirmed_by),
        confirmed_at=instant(decision.confirmed_at, zone),
    )


def _signature(signature: Signature, zone: str, *, over: bool) -> Block:
    """Given by whom and when, or owed; once the decision is ``over`` nothing is owed any more."""
    until = tr(", window until {until}", until=instant(signature.until, zone)) if signature.until else ""
    note = f" {signature.note}" if signature.note else ""
    if signature.given_at is None and over:
        return Text(tr("Not given by {office}{until}.", office=signature.office, until=until) + note)
    if signature.given_at is None:
        return Text(
            [
                Run(
                    tr("Owed by {office}{until}.", office=signature.office, until=until),
                    bold=True,
                    colour=DANGER,
                ),
                Run(note),
            ]
        )
    who = ", ".join(filter(None, (signature.person, signature.office))) or tr("none")
    return Text(f"{who}, {instant(signature.given_at, zone)}{until}.{note}")


def dissent_section(
    dissent: Sequence[Dissent], asked_of: Sequence[str], *, key: str = "dissent", level: int = 0
) -> Block:
    """Dissent in its holders' words, and who was asked for it."""
    asked = tr("Asked: {asked_of}.", asked_of=listed(asked_of)) if asked_of else ""
    if not dissent:
        return Section(
            tr("Dissent"), [Text(tr("None recorded. {asked}", asked=asked).strip())], key=key, level=level
        )
    blocks: list[Block] = []
    for one in dissent:
        change = (
            tr(" Would change the view: {would_change}", would_change=one.would_change)
            if one.would_change
            else ""
        )
        blocks.append(Text([heads(one.holder), Run(one.text), Run(change, colour=MUTED.colour)]))
    if asked:
        blocks.append(Text(asked, MUTED))
    return Section(tr("Dissent"), blocks, key=key, level=level)


def _proof(record: DecisionRecord) -> list[Flowable]:
    rows: list[tuple[Cell, ...]] = [
        (
            str(row.number),
            instant(row.at, record.zone),
            row.who,
            Text(
                [
                    Run(named(row.action, row.subject)),
                    Run(f"  {row.reason}" if row.reason else "", colour=MUTED.colour),
                ]
            ),
            Text(grouped_hash(row.hash), HASH),
        )
        for row in record.ledger
    ]
    blocks: list[Flowable] = [Heading(tr("Proof from the ledger"), ANNEX, key="proof")]
    if rows:
        header = (ptr("number in the ledger", "Entry"), tr("At"), tr("Who"), tr("What"), tr("Hash"))
        styles = (NUMBER, BODY, BODY, BODY, HASH)
        blocks.append(Grid((36, 78, 76, 122, 172), rows, header=header, styles=styles))
    else:
        blocks.append(Text(tr("No entry is shown.")))
    return blocks


def _person(person: Person | None) -> str:
    return ", ".join(filter(None, (person.name, person.office))) if person else tr("not named")
