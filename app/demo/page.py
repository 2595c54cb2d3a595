"""The page that tells a newcomer what the play did."""

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.demo.making import MadeDemo
from app.demo.outputs import (
    BRIEFS,
    CASE,
    FIRST_LINE,
    LEDGER,
    PASSPHRASE,
    RECORDS,
    PrintedBrief,
    Proof,
    ReportState,
)
from app.demo.told import Kind, Told
from db.vocabulary import words

WIDTH = 100
_INTRODUCTION = (
    "An invented ministry, the Ministry of Foreign Affairs of Novaria, was just founded on this computer, and three "
    "cases were played in it at the dates at which they happened: Myanmar (2017 and 2021), Afghanistan (2021) and "
    "Ukraine (2022). The facts of the cases are on record, with their cautions where sources differ; the ministry, "
    "its people and everything that they decide are invented, and every page says DEMO. Each step below went "
    "through the same rules as in the window."
)
_SECTIONS = (
    (
        "WHO WAS REFUSED, BY WHICH RULE",
        "Nobody was persuaded and nothing was half done: the rule refused, and the attempt stands on the ledger.",
        (Kind.REFUSED,),
    ),
    ("WHAT WAS REFERRED, AND WHY", "Who cannot decide can only refer.", (Kind.REFERRED,)),
    (
        "WHAT WAITED FOR WHAT",
        "A second signature, a ratification or a confirmation is another person's.",
        (Kind.WAITED, Kind.COMPLETED),
    ),
    (
        "WHAT WAS DECLINED",
        "A no is a decision: it has a person, an authority and a reason.",
        (Kind.DECLINED,),
    ),
    (
        "WHICH CLOCKS RAN OUT",
        "No decision by the deadline is itself put on record, and cannot be hidden.",
        (Kind.LAPSED,),
    ),
)


def page(
    made: MadeDemo,
    states: Sequence[ReportState],
    briefs: Sequence[PrintedBrief],
    record: Path,
    proof: Proof,
) -> Iterator[str]:
    """The page, line by line; the first line is the mark by which a later play knows it."""
    yield FIRST_LINE
    yield "=" * len(FIRST_LINE)
    yield ""
    yield from _wrapped(_INTRODUCTION)
    for title, explained, kinds in _SECTIONS:
        yield from _section(title, explained, [line for line in made.told if line.kind in kinds])
    yield from _heading("WHAT HAPPENED, REPORT BY REPORT", "")
    for state in states:
        yield from _report(state, made.told)
    yield from _proof(proof)
    yield from _files(made, briefs, record)
    yield from _try_it(made, proof)


def _section(title: str, explained: str, lines: Sequence[Told]) -> Iterator[str]:
    yield from _heading(title, explained)
    for line in lines:
        rule = f" [{line.rule}]" if line.rule else ""
        yield from _line(line, f"{line.report}: {line.words}{rule}")


def _report(state: ReportState, told: Sequence[Told]) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{state.number}  {state.country}: {state.title}  ({words(state.status).lower()})")
    for line in told:
        if line.report == state.number:
            yield from _line(line, line.words)


def _proof(proof: Proof) -> Iterator[str]:
    yield from _heading("CAN IT BE TRUSTED", "")
    found = "whole" if proof.whole else "NOT WHOLE"
    yield from _wrapped(
        f"Tocsin checked its ledger of {proof.entries:,} entries, every signature, and that everything on file is as "
        f"the ledger says: {found}. A program of one file that needs no Tocsin checked the export:"
    )
    yield from _quoted(proof.outside_words, proof.outside_status)
    yield from _wrapped(
        "Then one word of a copy was changed, so that the refusal of the ambassador would read as leave:"
    )
    yield from _quoted(proof.tampered_words, proof.tampered_status)


def _files(made: MadeDemo, briefs: Sequence[PrintedBrief], record: Path) -> Iterator[str]:
    yield from _heading("WHERE EVERYTHING IS", f"In {_shown(made.folder.parent)}:")
    for brief in briefs:
        yield f"  {BRIEFS}/{brief.path.name:<44} the brief as it was frozen for {brief.report}"
    yield f"  {RECORDS}/{record.name:<43} who was shown what, who decided what, under which authority"
    yield f"  {LEDGER}/{'':<44} the whole ledger, its format, and verify_ledger.py"
    yield f"  {CASE}/{'':<41} the encrypted case itself, to open in the window"


def _try_it(made: MadeDemo, proof: Proof) -> Iterator[str]:
    out = _shown(made.folder.parent)
    case, secret = out / CASE, out / PASSPHRASE
    python = _shown(Path(sys.executable))
    yield from _heading("LOOK AROUND, AND TRY TO CHEAT", "")
    yield from _wrapped(
        f"Everybody signs in with the passphrase “{made.passphrase}”. It is printed in the program and protects "
        "nothing; a ministry of your own asks each person for theirs. Look around in the window:"
    )
    yield f"  {python} -m app --folder {case}"
    yield "Or here:"
    yield f"  {python} -m app --folder {case} report list --as ferrer --passphrase-file {secret}"
    yield f"  {python} -m app --folder {case} audit verify --as subramaniam --passphrase-file {secret}"
    yield from _wrapped(
        "Change one letter of the ledger's export with any editor and check it again; the number and hash are "
        "those that you would read from paper:"
    )
    yield f"  {python} {out / LEDGER / 'verify_ledger.py'} {out / LEDGER} --head {proof.head.number}:{proof.head.hash}"
    yield from _wrapped(
        "Change one byte of the encrypted database, and Tocsin says so when it opens or verifies it (make the "
        "demonstration again afterwards):"
    )
    yield (
        f"  {python} -c \"f = open(r'{case / 'tocsin.db'}', 'r+b'); f.seek(100_000); b = f.read(1)[0]; "
        'f.seek(100_000); f.write(bytes([b ^ 1]))"'
    )
    yield ""
    yield "Who is who:"
    for login in made.logins:
        roles = ", ".join(sorted(words(role).lower() for role in login.roles))
        yield f"  {login.login:<13} {login.name:<19} {login.office or '-':<38} {roles}"


def _shown(path: Path) -> Path:
    """A path as one would type it from here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _heading(title: str, explained: str) -> Iterator[str]:
    yield ""
    yield ""
    yield title
    yield "-" * len(title)
    if explained:
        yield from _wrapped(explained)


def _line(line: Told, text: str) -> Iterator[str]:
    stamp = f"  {line.at:%Y-%m-%d %H:%M}  "
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=stamp,
        subsequent_indent=" " * len(stamp),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _quoted(text: str, status: int) -> Iterator[str]:
    for line in text.splitlines():
        yield f"    {line}"
    yield f"    (exit status {status})"


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
