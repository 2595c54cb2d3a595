"""The instrument of delegation, to be signed by hand, and the register of all of them."""

from dataclasses import replace

from reportlab.platypus import Flowable

from app.documents.delegations import ChainLink, DelegationsRegister, InstrumentPage, InstrumentTerms
from language import mark, ptr, tr
from reports.blocks import Beside, Block, Section, Stack, Text
from reports.grid import Cell, Grid
from reports.marks import WriteLine
from reports.styles import BODY, DANGER, MUTED, STRONG
from reports.typesetting import Run
from reports.words import emphasised, instant, instant_words, listed

_THE_LAW = mark("The law")
_WARN = replace(STRONG, colour=DANGER)


def instrument_story(page: InstrumentPage) -> list[Flowable]:
    """The instrument in words, its limits, the chain that it rests on, and lines to sign on."""
    terms, zone = page.terms, page.cover.zone
    return [
        Section(tr("Instrument"), [Text(_given(page)), Text(terms.kind, MUTED)], key="instrument"),
        Section(
            tr("Limits"),
            [Text(f"({place}) {limit}") for place, limit in enumerate(terms.limits, start=1)],
            key="limits",
        ),
        Section(tr("In force"), _times(terms, zone), key="times"),
        *([Section(tr("Basis"), [Text(terms.basis)], key="basis")] if terms.basis else []),
        _chain(page),
        _signing(page),
    ]


def _given(page: InstrumentPage) -> list[Run]:
    terms = page.terms
    to = _now(terms.delegate, terms.holder)
    if not terms.delegator:
        return emphasised(
            tr("The law gives {office} the power to decide, within the limits below."), office=to
        )
    return emphasised(
        tr("{delegator} gives {office} the power to decide, within the limits below."),
        delegator=_now(terms.delegator, page.signatory),
        office=to,
    )


def _now(office: str, holder: str) -> str:
    return tr("{office} (now {holder})", office=office, holder=holder) if holder else office


def _from_to(delegator: str, delegate: str) -> list[Run]:
    return [
        Run(delegator or tr(_THE_LAW)),
        # For translators: from one office to another, in a chain of delegations.
        Run(ptr("delegation", " to ")),
        Run(delegate, bold=True),
    ]


def _times(terms: InstrumentTerms, zone: str) -> list[Block]:
    until = (
        tr("until {valid_until}", valid_until=instant_words(terms.valid_until, zone))
        if terms.valid_until
        else tr("without an end")
    )
    blocks: list[Block] = [
        Text(tr("Signed {signed_at}.", signed_at=instant_words(terms.signed_at, zone))),
        Text(
            tr(
                "Valid from {valid_from}, {until}.",
                valid_from=instant_words(terms.valid_from, zone),
                until=until,
            )
        ),
        Text(
            tr("Standing: {standing}.", standing=terms.standing.lower()), STRONG if terms.in_force else _WARN
        ),
    ]
    if terms.revoked_at is not None:
        why = f" {terms.revocation_reason}" if terms.revocation_reason else ""
        blocks.append(
            Text(
                tr("Revoked {revoked_at}.{why}", revoked_at=instant_words(terms.revoked_at, zone), why=why),
                _WARN,
            )
        )
    return blocks


def _chain(page: InstrumentPage) -> Block:
    rows: list[tuple[Cell, ...]] = [(Text(link.number, STRONG), _link(link)) for link in page.chain]
    said: Block = (
        Text(tr("It does not reach original authority on this day: nothing can be decided under it."), _WARN)
        if page.broken
        else Text(tr("Each link rests on the one beneath it; the last is original authority."), MUTED)
    )
    return Section(tr("Chain"), [said, Grid((60, 354), rows)], key="chain")


def _link(link: ChainLink) -> Block:
    return Stack(
        [
            Text(_from_to(link.delegator, link.delegate)),
            Text(listed(link.limits, ""), MUTED),
        ]
    )


def _signing(page: InstrumentPage) -> Block:
    who = page.terms.delegator or tr("For the register")
    lines = [
        WriteLine(tr("Signature, {who}", who=who), 34),
        WriteLine(tr("Name"), 34),
        WriteLine(tr("Date and time"), 34),
    ]
    note = tr("Signed on paper it is kept as a scan with the instrument of this number.")
    return Section(
        tr("Signature"), [Beside(lines, (2, 2, 1)), Text(note, MUTED)], key="signature", whole=True
    )


def register_story(page: DelegationsRegister) -> list[Flowable]:
    """How many stand, and the table of all."""
    standing = sum(row.in_force for row in page.rows)
    summary = tr(
        "{standing:,} of {rows:,} instruments are in force that day.", standing=standing, rows=len(page.rows)
    )
    rows: list[tuple[Cell, ...]] = [
        (
            Text(row.number, STRONG),
            Stack(
                [
                    Text(_from_to(row.delegator, row.delegate)),
                    Text(row.holder or tr("nobody exercises it"), MUTED if row.holder else _WARN),
                ]
            ),
            listed(row.limits, ""),
            Stack(_valid(row, page.cover.zone)),
        )
        for row in page.rows
    ]
    header = (tr("From, to and holder"), tr("Limits"), tr("Valid"))
    return [
        Section(tr("Register"), [Text(summary, STRONG)], key="summary"),
        Grid(
            (48, 160, 194, 92),
            rows,
            header=header,
            label=tr("Number"),
            key="register",
            styles=(STRONG, BODY, BODY, BODY),
        ),
    ]


def _valid(row: InstrumentTerms, zone: str) -> list[Block]:
    blocks: list[Block] = [
        Text(
            tr(
                "{valid_from} to {valid_until}",
                valid_from=instant(row.valid_from, zone)[:10],
                valid_until=instant(row.valid_until, zone)[:10]
                if row.valid_until
                else ptr("end of validity", "open"),
            )
        )
    ]
    blocks.append(Text(row.standing, BODY if row.in_force else _WARN))
    if row.revoked_at is not None:
        blocks.append(Text(tr("revoked {revoked_at}", revoked_at=instant(row.revoked_at, zone)[:10]), MUTED))
    return blocks
