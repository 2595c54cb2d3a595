"""``tocsin audit``: is the ledger whole, does it fit a printed brief, and a copy for an inquiry."""

from pathlib import Path

import click

from app.actions.keeping.audit import (
    PaperReport,
    export_ledger,
    parse_printed_head,
    verify_ledger,
    verify_paper,
)
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.statuses import DAMAGED
from app.cli.streams import say, say_json, warn
from app.faults import faults_in_words
from db.engine import require_integrity
from db.ledger.findings import VerificationReport


@click.group()
def audit() -> None:
    """Check the ledger, and export it for an inquiry."""


@audit.command("verify")
@signed_in
@click.option(
    "--head", "typed_head", default="", metavar="NUMBER:HASH", help="Ledger head as printed on a brief."
)
@click.option(
    "--brief", "code", default="", metavar="HASH", help="Hash of a printed brief, or its QR code’s text."
)
@json_option
@click.pass_context
def verify(context: click.Context, access: Access, typed_head: str, code: str, as_json: bool) -> None:
    """Check every page, hash and signature, and that what is on file is what the ledger says. Writes nothing.

    Ends with status 3 where anything is not as it must be, and names the first.

    JSON: {"ok", "verdict", "checked", "head": {"number", "hash"}, "fault_count", "faults": [{"code", "message",
    "entry", "table", "column"}], "warnings": [], "brief": null or {"ok", "known", "report_number", "version",
    "data_whole", "pdf_whole", "head_fits"}}
    """
    head = parse_printed_head(typed_head) if typed_head else None
    with access.inspect() as store:
        require_integrity(store.engine)
        found = verify_ledger(store, head)
        paper = verify_paper(store, code) if code else None
    if as_json:
        say_json(_told(found) | {"brief": None if paper is None else plain(paper) | {"ok": paper.ok}})
    else:
        _say(found, paper)
    if not found.ok or (paper is not None and not paper.ok):
        context.exit(DAMAGED)


@audit.command("export")
@signed_in
@click.argument("target", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def export(context: click.Context, access: Access, target: Path, as_json: bool) -> None:
    """Check the case, and write the whole ledger into the new folder TARGET, with its format and a program that checks it.

    What the check found stands in the manifest; the exit status is 3 where something is not as it must be.

    JSON: {"folder", "count", "head": {"number", "hash"}, "sha256", "verdict", "fault_count"}
    """
    with access.open() as case, faults_in_words(target):
        made = export_ledger(case.store, case.actor, target)
    if as_json:
        say_json(
            {
                "folder": str(target),
                "count": made.count,
                "head": plain(made.head),
                "sha256": made.sha256,
                "verdict": made.found.verdict.value,
                "fault_count": made.found.fault_count,
            }
        )
    else:
        say(f"{made.count:,} entries are in “{target}”, up to {made.head.number}:{made.head.hash}.")
        say("It holds the content of every file: hand it on as its marking demands.")
        if not made.found.ok:
            _say(made.found, None)
    if not made.found.ok:
        context.exit(DAMAGED)


def _told(found: VerificationReport) -> dict[str, object]:
    return {
        "ok": found.ok,
        "verdict": found.verdict.value,
        "checked": found.checked,
        "head": plain(found.head),
        "fault_count": found.fault_count,
        "faults": plain(found.faults),
        "warnings": list(found.warnings),
    }


def _say(found: VerificationReport, paper: PaperReport | None) -> None:
    for sentence in found.warnings:
        warn(f"Note: {sentence}")
    if found.ok:
        say(f"The ledger is whole: {found.checked:,} entries, and everything on file is as they say.")
    else:
        say(f"The ledger is not as it must be ({found.verdict.value}). First of {found.fault_count:,}:")
        for fault in found.faults:
            say(f"- {fault.message} [{fault.code}]")
    say(f"Head: {found.head.number}:{found.head.hash}")
    if paper is not None:
        say(_paper(paper))


def _paper(paper: PaperReport) -> str:
    if not paper.known:
        return "No brief with this hash was ever frozen here: another paper, or a mistyped hash."
    name = f"The brief {paper.report_number}, version {paper.version},"
    if paper.ok:
        return f"{name} is stored as it was printed."
    wrong = [
        words
        for holds, words in (
            (paper.data_whole, "its stored data"),
            (paper.pdf_whole, "its stored pages"),
            (paper.head_fits is not False, "the ledger up to the head that it prints"),
        )
        if not holds
    ]
    return f"{name} does not fit: changed since it was printed: {', '.join(wrong)}."
