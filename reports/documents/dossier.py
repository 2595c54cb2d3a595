"""The inquiry dossier: who knew what when, each document and each decision, what was refused, and the proof."""

from reportlab.platypus import Flowable

from app.documents.dossier import CaseOfReport, Dossier, KnownFact, Recipient, ShownDocument
from language import mark, ptr, tr
from reports.blocks import Block, Heading, Section, Stack, Text
from reports.decision_record import acknowledged, decision_blocks, dissent_section
from reports.grid import Cell, Grid
from reports.styles import ANNEX, BODY, HASH, MUTED, NUMBER, STRONG
from reports.typesetting import Run
from reports.words import grouped_hash, heads, instant, listed, named

_VERIFY = mark(
    "How to check this without Tocsin. An auditor exports the ledger with “tocsin audit export”; beside it stand its "
    "format (LEDGER_FORMAT.md) and a small program, verify_ledger.py, that needs nothing of ours. Each entry’s hash is "
    "SHA-256 over the hash before it, in hexadecimal letters, followed by the entry’s canonical text. Compare the hashes "
    "below with the export, and the head at the end of this document with “tocsin audit verify --head”. A signature is "
    "Ed25519 over the 32 bytes of the entry’s hash, under the public key that the entry names as its signer. A document "
    "is the one that is listed here where SHA-256 of its file is the hash beside it."
)


def dossier_story(page: Dossier) -> list[Flowable]:
    """Chronology first, then what was known, shown, decided and refused, then the proof."""
    zone, many = page.cover.zone, len(page.cases) > 1
    story: list[Flowable] = [_summary(page), Heading(tr("Who knew what when"), ANNEX, key="chronology")]
    for place, one in enumerate(page.recipients):
        story.append(_recipient(one, zone, f"recipient-{place}", many=many))
    story += _facts(page.facts, zone)
    for case in page.cases:
        story += _case(case, zone)
    return [*story, *_refused(page), *_proof(page)]


def _summary(page: Dossier) -> Block:
    blocks: list[Block] = [
        Stack(
            [
                Text([Run(f"{case.number}  {case.title}", bold=True)]),
                Text(named(tr("Asked"), case.asked.strip() or tr("not stated."))),
                Text(case.standing, MUTED),
                *_written_by(case),
            ]
        )
        for case in page.cases
    ]
    if not blocks:
        blocks.append(Text(tr("No report is on file.")))
    return Section(tr("Reports") if len(blocks) > 1 else tr("Report"), blocks, key="reports")


def _written_by(case: CaseOfReport) -> list[Text]:
    if not case.written_by:
        return []
    named = "; ".join(", ".join(filter(None, (one.name, one.office))) for one in case.written_by)
    return [Text(tr("Written by {named}.", named=named), MUTED)]


def _recipient(one: Recipient, zone: str, key: str, *, many: bool) -> Block:
    rows: list[tuple[Cell, ...]] = [
        (
            instant(moment.at, zone),
            Text([*([heads(moment.report)] if many else []), Run(moment.what)]),
            str(moment.entry),
        )
        for moment in one.moments
    ]
    header = (tr("When"), tr("What"), ptr("number in the ledger", "Entry"))
    blocks: list[Block] = [Text(one.office or tr("held no office then"), MUTED)]
    blocks.append(Grid((82, 300, 34), rows, header=header, styles=(BODY, BODY, NUMBER)))
    return Section(one.name, [Stack(blocks, led=True)], key=key, level=1)


def _facts(facts: tuple[KnownFact, ...], zone: str) -> list[Flowable]:
    blocks: list[Flowable] = [Heading(tr("What was known when"), ANNEX, key="known")]
    if not facts:
        return [*blocks, Text(tr("No evidence is on file."), MUTED)]
    rows: list[tuple[Cell, ...]] = [
        (
            instant(fact.received_at, zone),
            fact.occurred_on.isoformat(),
            Stack(
                [
                    Text([Run(f"{fact.number}  ", bold=True), Run(fact.title)]),
                    *(Text(tr("File {digest}", digest=grouped_hash(digest)), HASH) for digest in fact.files),
                ]
            ),
            listed(fact.cited_by, tr("no report")),
        )
        for fact in facts
    ]
    header = (tr("Received"), tr("Happened"), tr("Evidence"), tr("Stands in"))
    return [*blocks, Grid((82, 58, 290, 80), rows, header=header)]


def _case(case: CaseOfReport, zone: str) -> list[Flowable]:
    blocks: list[Flowable] = [
        Heading(
            tr("{case_number}: documents and decisions", case_number=case.number),
            ANNEX,
            key=f"case-{case.number}",
        ),
        *(
            _document(document, zone, f"document-{case.number}-{place}")
            for place, document in enumerate(case.documents)
        ),
    ]
    if not case.documents:
        blocks.append(Text(tr("No document was frozen or left the program."), MUTED))
    for decision in case.decisions:
        blocks += decision_blocks(decision, zone, level=1)
    if case.undecided:
        lines = [Text(line) for line in case.undecided]
        blocks.append(Section(tr("Not decided"), lines, key=f"undecided-{case.number}", level=1))
    blocks.append(dissent_section(case.dissent, case.dissent_asked, key=f"dissent-{case.number}", level=1))
    return blocks


def _document(document: ShownDocument, zone: str, key: str) -> Block:
    made = tr(
        "Made {made_at} by {made_by}", made_at=instant(document.made_at, zone), made_by=document.made_by
    )
    entry = tr(", entry {entry} of the ledger.", entry=document.entry) if document.entry else "."
    blocks: list[Block] = [
        Text(made + entry, MUTED),
        Text(tr("File  {sha256}", sha256=grouped_hash(document.sha256)), HASH),
        *([Text(tr("Data  {data}", data=grouped_hash(document.data)), HASH)] if document.data else []),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            Text([Run(one.person, bold=True), Run(f", {one.office}" if one.office else "")]),
            one.how,
            instant(one.at, zone),
            acknowledged(one.acknowledged_at, one.at if one.opened else None, zone),
        )
        for one in document.showings
    ]
    if rows:
        header = (tr("Shown to"), tr("How"), tr("When"), tr("Acknowledged"))
        blocks.append(Grid((142, 78, 78, 97), rows, header=header))
    return Section(document.title, blocks, key=key, level=1)


def _refused(page: Dossier) -> list[Flowable]:
    blocks: list[Flowable] = [Heading(tr("Refused attempts"), ANNEX, key="refused")]
    if not page.refused:
        return [*blocks, Text(tr("None is on the ledger."))]
    rows: list[tuple[Cell, ...]] = [
        (
            instant(one.at, page.cover.zone),
            one.who,
            Text([Run(f"{one.what.capitalize()}. ", bold=True), Run(one.why)]),
            one.rule,
            str(one.entry),
        )
        for one in page.refused
    ]
    header = (
        tr("When"),
        tr("Who"),
        tr("What, and why it was refused"),
        tr("Rule"),
        ptr("number in the ledger", "Entry"),
    )
    return [
        *blocks,
        Grid((82, 80, 206, 104, 34), rows, header=header, styles=(BODY, STRONG, BODY, BODY, NUMBER)),
    ]


def _proof(page: Dossier) -> list[Flowable]:
    blocks: list[Flowable] = [Heading(tr("Proof from the ledger"), ANNEX, key="proof"), Text(tr(_VERIFY))]
    seal = page.seal
    if seal is not None:
        said = tr(
            "Newest signed entry among these: {seal_number}, by {who}.", seal_number=seal.number, who=seal.who
        )
        lines = tr(
            "Hash {hash}\nSignature {signature}\nPublic key {signer}",
            hash=grouped_hash(seal.hash),
            signature=seal.signature,
            signer=seal.signer,
        )
        signed = Stack([Text(said, STRONG), Text(lines, HASH)])
        signed.spaceBefore = 4
        blocks.append(signed)
    else:
        blocks.append(Text(tr("None of these entries needed a person’s signature.")))
    rows: list[tuple[Cell, ...]] = [
        (
            str(one.number),
            instant(one.at, page.cover.zone),
            one.who,
            Stack(
                [
                    Text(one.action),
                    *(
                        [Text(tr("signed, key {signer}", signer=short_key(one.signer)), MUTED)]
                        if one.signer
                        else []
                    ),
                ]
            ),
            Text(grouped_hash(one.hash), HASH),
        )
        for one in page.proof
    ]
    if rows:
        header = (ptr("number in the ledger", "Entry"), tr("At"), tr("Who"), tr("What"), tr("Hash"))
        styles = (NUMBER, BODY, BODY, BODY, HASH)
        table = Grid((34, 78, 76, 124, 172), rows, header=header, styles=styles)
        table.spaceBefore = 4
        blocks.append(table)
    return blocks


def short_key(key: str) -> str:
    """The first letters of a public key: enough to tell keys apart in a table."""
    return key[:12]
