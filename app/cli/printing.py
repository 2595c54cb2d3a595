"""``tocsin print``: a document of any kind as PDF, one or one for each file, report or instrument."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from app.actions.outside.documents import (
    PrintDocument,
    PrintedDocument,
    PrintVolume,
    print_document,
    print_volume,
)
from app.cli.access import Access, Case
from app.cli.files import STANDARD_OUTPUT, NewFile, new_file
from app.cli.options import json_option, signed_in
from app.cli.paper import language_option, paper_option, protection_options
from app.cli.program import program_of
from app.cli.streams import say, say_json
from app.documents.kinds import KINDS, Kind, kind_of
from app.paper import Paper
from app.perform import reading
from app.printing import Printer
from app.protection import Protection
from app.reading.authority.permission import require_content_reader
from app.reading.documents.subjects import subjects
from app.refusals import BadInput
from app.rules.entry.dates import parse_date
from language import Language


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be printed, and where to."""

    case: Case
    printer: Printer
    kind: Kind
    on: date | None
    out: Path
    paper: Paper | None
    language: Language | None
    protection: Protection

    @property
    def named(self) -> str:
        """What the user calls the file; empty where only a folder is named."""
        if self.out == STANDARD_OUTPUT:
            return "standard output"
        return "" if self.out.is_dir() else self.out.name

    def target(self, name: str) -> Path:
        """Where a file of this name goes."""
        return self.out / name if self.out.is_dir() else self.out


@click.command(
    "print",
    epilog="\b\nKINDS\n" + "\n".join(f"  {kind.code:<19}{kind.says}" for kind in KINDS),
)
@signed_in
@click.argument("kind", type=click.Choice([kind.code for kind in KINDS]))
@click.argument("subject", default="")
@click.option(
    "--on", "--as-of", "on", default="", metavar="DATE", help="The day that it speaks of (default: today)."
)
@click.option("--all", "every", is_flag=True, help="One for each country file, report or instrument.")
@click.option("--bound", is_flag=True, help="With --all: bound in one file.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=".",
    help="File or folder to write to; “-” for standard output (default: here, under the document’s own name).",
)
@paper_option
@language_option
@protection_options
@json_option
@click.pass_context
def print_kind(
    context: click.Context,
    /,
    access: Access,
    kind: str,
    subject: str,
    *,
    on: str,
    every: bool,
    bound: bool,
    out: Path,
    paper: Paper | None,
    language: Language | None,
    protection: Protection,
    as_json: bool,
) -> None:
    """Print a document of KIND about SUBJECT as PDF: a country, or the number of a report or an instrument.

    An action plan or an impact assessment is named by its number; a country's are those in force.
    Each copy has a number; that it left stands on the ledger. SUBJECT is left out where the kind is about the whole
    ministry, and with --all.

    JSON: {"documents": [{"kind", "subject", "reference", "copy", "marking", "file", "sha256", "data_sha256"}]}
    """
    if as_json and out == STANDARD_OUTPUT:
        raise BadInput("out", "The PDF and the JSON cannot share one output.", remedy="Give --out a file.")
    if bound and not every:
        raise BadInput("bound", "Only a run over all is bound.", remedy="Add --all, or leave --bound out.")
    with access.open() as case:
        day = parse_date(on, "on") if on else None
        order = _Order(
            case, program_of(context).printer(), kind_of(kind), day, out, paper, language, protection
        )
        told = _run(order, subject, bound=bound) if every else [_one(order, subject)]
    if as_json:
        say_json({"documents": told})
    elif out != STANDARD_OUTPUT:
        for one in told:
            say(
                f"{one['file']}: {one['reference']}, copy {one['copy']}, {one['marking']}, SHA-256 {one['sha256']}"
            )


def _one(order: _Order, subject: str, running: int | None = None) -> dict[str, Any]:
    def draw(hold: Callable[[str], object]) -> PrintedDocument:
        request = PrintDocument(
            kind=order.kind.code,
            subject=subject.strip(),
            on=order.on,
            file_name=order.named,
            running=running,
            paper=order.paper,
            language=order.language,
            protection=order.protection,
            printer=order.printer,
            hold=hold,
        )
        return print_document(order.case.store, order.case.actor, request)

    return _written(order, subject, draw)


def _run(order: _Order, subject: str, *, bound: bool) -> list[dict[str, Any]]:
    """One for each, to a file of its own in the folder, or all in one."""
    if not order.kind.many:
        raise BadInput(
            "all",
            f"The {order.kind.title.lower()} is printed one at a time.",
            remedy="Name what it is about, and leave --all out.",
        )
    if subject:
        raise BadInput("subject", "--all names everything already.", remedy="Leave one of the two out.")
    store, actor = order.case.store, order.case.actor
    with reading(store, actor, f"print.{order.kind.code}") as session:
        if order.kind.content:
            require_content_reader(actor)
        keys = tuple(one.key for one in subjects(session, order.kind.about, order.case.now(), order.on))
    if bound:
        return [_written(order, "", lambda hold: _bound(order, keys, hold))]
    if not order.out.is_dir():
        raise BadInput(
            "out", "One file for each needs a folder.", remedy="Give --out a folder, or add --bound."
        )
    return [_one(order, key, running) for running, key in enumerate(keys, start=1)]


def _bound(order: _Order, keys: tuple[str, ...], hold: Callable[[str], object]) -> PrintedDocument:
    request = PrintVolume(
        kind=order.kind.code,
        subjects=keys,
        on=order.on,
        file_name=order.named,
        paper=order.paper,
        language=order.language,
        protection=order.protection,
        printer=order.printer,
        hold=hold,
    )
    return print_volume(order.case.store, order.case.actor, request)


def _written(
    order: _Order, subject: str, draw: Callable[[Callable[[str], object]], PrintedDocument]
) -> dict[str, Any]:
    """The file is held before the copy stands on the ledger: nobody records one that could not be written."""
    held: list[NewFile] = []
    with ExitStack() as stack:
        printed = draw(lambda name: held.append(stack.enter_context(new_file(order.target(name)))))
        held[0].write(printed.content)
    return {
        "kind": order.kind.code,
        "subject": subject,
        "reference": printed.reference,
        "copy": printed.copy_number,
        "marking": printed.marking,
        "file": str(held[0].path),
        "sha256": printed.sha256,
        "data_sha256": printed.data_sha256,
    }
