"""The sheet with the recovery key: large groups to copy by hand, and how to keep it."""

from app.briefs.data import BriefMarking
from app.briefs.key_sheet import RecoveryKeySheet
from language import mark, tr
from reports.blocks import Block, Section, Stack, Text
from reports.grid import Grid
from reports.marks import WriteLine
from reports.page import Furniture, build
from reports.styles import KICKER, MUTED, TITLE
from reports.typesetting import Style
from reports.words import plain_day

KIND = mark("Recovery key")

_KEY = Style(size=19, leading=30, mono=True, bold=True)
_TEXT = Style(size=10.5, leading=14)
_GROUP = 4
_GROUPS_A_LINE = 4

_CUSTODY = mark("""\
Whoever has this sheet and the database can read everything in it. Print it once; do not photograph, scan or mail it.
Two custodians keep it, in sealed and signed envelopes, in two safes in two buildings: each has one copy, or each one \
half of the key, so that it takes both.
It is needed when nobody is left who can open the database with a passphrase. Note each use: when, by whom, before \
which witness.
After use, or when a custodian leaves, have a new key made and destroy this sheet before a witness.""")


def render_recovery_key(sheet: RecoveryKeySheet) -> bytes:
    """The sheet on one page of A4. It is never stored by the program."""
    handling = BriefMarking(tr("KEEP SEALED: OPENS THE DATABASE"), ground="#A3142B", ink="#FFFFFF")
    furniture = Furniture(
        reference=tr("Recovery key"),
        ministry=sheet.ministry,
        kind=tr(KIND),
        marking=handling,
        demo=sheet.demo,
    )
    made_on = plain_day(sheet.made_on)
    made = (
        tr("Made on {made_on} by {made_by}.", made_on=made_on, made_by=sheet.made_by)
        if sheet.made_by
        else tr("Made on {made_on}.", made_on=made_on)
    )
    database = (
        [Text(tr("For the database {database}.", database=sheet.database), MUTED)] if sheet.database else []
    )
    story: list[Block] = [
        Text(sheet.ministry, KICKER),
        Text(tr("Recovery key of the Tocsin database"), TITLE),
        Text(made, MUTED),
        *database,
        Section(tr("Key"), [Text("\n".join(_key_lines(sheet.key)), _KEY)], gap=8),
        Section(
            tr("Typing it"),
            [Text(tr("Capitals or not, with or without gaps and dashes: it is the same key."), _TEXT)],
        ),
        Section(tr("Keeping it"), [Stack([Text(line, _TEXT) for line in tr(_CUSTODY).splitlines()], 7)]),
        Section(tr("Custodians"), [_custodians()], gap=8),
    ]
    for block in story:
        block.spaceAfter = max(block.spaceAfter, 6) if isinstance(block, Section) else 2
    return build(story, furniture)


def _custodians() -> Block:
    rows = [
        (
            WriteLine(tr("Custodian {number}: name", number=number)),
            WriteLine(tr("Office")),
            WriteLine(tr("Signature")),
            WriteLine(tr("Date")),
        )
        for number in (1, 2)
    ]
    return Grid((120, 110, 110, 60), rows)


def _key_lines(key: str) -> list[str]:
    """The key in groups of four as it came, four groups a line. Its own dashes or blanks make the groups."""
    groups = key.replace("-", " ").split()
    if len(groups) == 1:
        groups = [key[start : start + _GROUP] for start in range(0, len(key), _GROUP)]
    return [
        "  ".join(groups[start : start + _GROUPS_A_LINE]) for start in range(0, len(groups), _GROUPS_A_LINE)
    ]
