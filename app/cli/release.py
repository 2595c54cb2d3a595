"""``tocsin release``: copies for a partner or the public, with passages taken out."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from app.actions.outside.releases import (
    AnswerRelease,
    PrepareRelease,
    SaveRelease,
    answer_release,
    prepare_release,
    save_release,
)
from app.briefs.parts import parts_of
from app.briefs.passages import passages
from app.cli.access import Access, Case
from app.cli.files import STANDARD_OUTPUT, new_file
from app.cli.options import json_option, signed_in
from app.cli.program import program_of
from app.cli.release_file import read_release_file
from app.cli.streams import say, say_json
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.releases.draft import Original, original_brief, original_record
from app.reading.releases.kept import (
    ReleaseLine,
    outside_register,
    release_file_name,
    release_numbered,
    release_of,
    releases_of,
)
from app.reading.reports.reports import report_by_number
from app.reading.reports.trail import briefs_of
from app.reading.veil import every_protected_name, veil
from app.refusals import BadInput
from app.rules.release.words import runs_of

_WHAT = (
    click.option("--version", type=click.IntRange(min=1), help="Version of the brief (default: the newest)."),
    click.option("--record", is_flag=True, help="The decision record instead of a brief."),
)


@click.group("release")
def release() -> None:
    """Prepare, approve and hand out copies with passages taken out."""


@release.command("passages")
@signed_in
@click.argument("number")
@_WHAT[0]
@_WHAT[1]
@json_option
def list_passages(access: Access, number: str, *, version: int | None, record: bool, as_json: bool) -> None:
    """List what can be withheld of the brief of report NUMBER: parts, and texts with how many words each has.

    JSON: {"parts": [{"passage", "title"}], "passages": [{"passage", "words", "text"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "release.passages", topic=number) as session:
        require_content_reader(case.actor)
        document = _original(session, case, number, version, record=record).document
        names = every_protected_name(session)
    parts = [{"passage": one.code, "title": " ".join(one.title.split())} for one in parts_of(document)]
    # Words are counted in the text as it is, and shown as the command line shows every text.
    texts = [
        {"passage": one.path, "words": len(runs_of(one.text)), "text": veil(one.text, names)}
        for one in passages(document)
    ]
    if as_json:
        say_json({"parts": parts, "passages": texts})
        return
    for part in parts:
        say(f"{part['passage']}  (the whole of {part['title']})")
    for text in texts:
        say(f"{text['passage']}  [{text['words']}]  {text['text']}")


@release.command("prepare")
@signed_in
@click.argument("number")
@click.argument("file", type=click.Path(path_type=Path))
@_WHAT[0]
@_WHAT[1]
@json_option
@click.pass_context
def prepare(
    context: click.Context,
    /,
    access: Access,
    number: str,
    file: Path,
    *,
    version: int | None,
    record: bool,
    as_json: bool,
) -> None:
    """Prepare a copy of the brief of report NUMBER from FILE, a JSON of removals. It waits for a second person.

    FILE: {"for", "marking": {"level", "caveats", "release"}, "asked_by", "asked_on", "reason", "may_stay": [], "language",
    "removals": [{"passage", "words", "ground", "everywhere", "note"}]}; docs/command-line.md explains it.

    JSON: {"release", "state"}
    """
    wanted = read_release_file(file)
    with access.open() as case:
        with reading(case.store, case.actor, "release.prepare", topic=number) as session:
            original = _original(session, case, number, version, record=record)
        request = PrepareRelease(
            brief_id=original.brief_id,
            report_id=None if original.brief_id else original.report_id,
            choice=wanted.choice,
            asked_by=wanted.asked_by,
            asked_on=wanted.asked_on,
            reason=wanted.reason,
            printer=program_of(context).printer(),
        )
        made = perform(case.store, case.actor, prepare_release, request)
    if as_json:
        say_json({"release": made.number, "state": "waits for approval"})
    else:
        say(f"{made.number} waits for the approval of a second person.")


@release.command("list")
@signed_in
@click.option("--report", default="", help="Copies of this report only.")
@json_option
def list_releases(access: Access, *, report: str, as_json: bool) -> None:
    """List the copies: of what, for whom, marked how, prepared and approved by whom.

    JSON: {"releases": [{"release", "of", "for", "marking", "state", "prepared_by", "answered_by", "sha256"}]}
    """
    with access.open() as case, reading(case.store, case.actor, "release.list") as session:
        require_content_reader(case.actor)
        report_id = report_by_number(session, report).id if report else None
        lines = [_line(one) for one in releases_of(session, report_id)]
    if as_json:
        say_json({"releases": lines})
        return
    for line in lines:
        answered = f" by {line['answered_by']}" if line["answered_by"] else ""
        say(
            f"{line['release']}  {line['of']}  for {line['for']}  {line['marking']}  "
            f"prepared by {line['prepared_by']}, {line['state']}{answered}"
        )
    if not lines:
        say("No copy has been prepared.")


@release.command("register")
@signed_in
@click.argument("release_number", metavar="RELEASE")
@click.option("--outside", is_flag=True, help="What may be told outside: the grounds, and nothing more.")
@json_option
def register(access: Access, release_number: str, *, outside: bool, as_json: bool) -> None:
    """Show what was withheld from RELEASE and why: the register of exemptions.

    JSON: {"release", "of", "source_sha256", "removals": [{"passage", "part", "words", "ground", "note", "automatic"}]};
    with --outside {"number", "sha256", "recipient", "marking", "released_on", "grounds": []}
    """
    with access.open() as case, reading(case.store, case.actor, "release.register") as session:
        require_content_reader(case.actor)
        view = release_of(session, release_numbered(session, release_number))
        names = every_protected_name(session)
    if outside:
        told = asdict(outside_register(view, case.settings.time_zone))
        told["released_on"] = told["released_on"].isoformat() if told["released_on"] else None
        if as_json:
            say_json(told)
        else:
            say(
                f"{told['number']}, released to {told['recipient']}, {told['marking']}, SHA-256 {told['sha256']}"
            )
            say(f"Withheld on the grounds: {', '.join(told['grounds']) or 'none'}.")
        return
    removals = [
        {
            "passage": one.path,
            "part": one.part,
            "words": veil(one.words, names),
            "ground": one.ground,
            "note": veil(one.note, names),
            "automatic": one.automatic,
        }
        for one in view.removals
    ]
    if as_json:
        say_json(_line(view.line) | {"source_sha256": view.source_sha256, "removals": removals})
        return
    say(f"{view.line.number}, a copy of {view.line.reference} (SHA-256 {view.source_sha256})")
    for one in removals:
        by = ", by the program" if one["automatic"] else ""
        note = f"  ({one['note']})" if one["note"] else ""
        say(f"{one['passage']}  {one['ground']}{by}: {one['words']}{note}")


@release.command("approve")
@signed_in
@click.argument("release_number", metavar="RELEASE")
@click.option("--reason", default="", help="What the approval rests on.")
@json_option
def approve(access: Access, release_number: str, *, reason: str, as_json: bool) -> None:
    """Approve RELEASE, as a focal point who did not prepare it.

    JSON: {"release", "state"}
    """
    _answer(access, release_number, reason, approved=True, as_json=as_json)


@release.command("refuse")
@signed_in
@click.argument("release_number", metavar="RELEASE")
@click.option("--reason", required=True, help="Why it may not be released as it is.")
@json_option
def refuse(access: Access, release_number: str, *, reason: str, as_json: bool) -> None:
    """Refuse RELEASE: it never leaves. Another copy can be prepared.

    JSON: {"release", "state"}
    """
    _answer(access, release_number, reason, approved=False, as_json=as_json)


@release.command("print")
@signed_in
@click.argument("release_number", metavar="RELEASE")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=".",
    help="File or folder to write to; “-” for standard output (default: here, under the copy’s number).",
)
@json_option
def print_release(access: Access, release_number: str, *, out: Path, as_json: bool) -> None:
    """Save RELEASE as PDF: the very bytes that were approved. That it left stands on the ledger.

    JSON: {"release", "file", "sha256"}
    """
    if as_json and out == STANDARD_OUTPUT:
        raise BadInput("out", "The PDF and the JSON cannot share one output.", remedy="Give --out a file.")
    with access.open() as case:
        with reading(case.store, case.actor, "release.print") as session:
            require_content_reader(case.actor)
            release_id = release_numbered(session, release_number)
            target = out / release_file_name(session, release_id) if out.is_dir() else out
        with new_file(target) as file:
            name = "standard output" if target == STANDARD_OUTPUT else target.name
            request = SaveRelease(release_id=release_id, file_name=name)
            saved = perform(case.store, case.actor, save_release, request)
            file.write(saved.pdf)
    if as_json:
        say_json({"release": saved.number, "file": str(target), "sha256": saved.sha256})
    elif out != STANDARD_OUTPUT:
        say(f"{target}: {saved.number}, SHA-256 {saved.sha256}")


def _answer(access: Access, number: str, reason: str, *, approved: bool, as_json: bool) -> None:
    with access.open() as case:
        with reading(case.store, case.actor, "release.answer") as session:
            require_content_reader(case.actor)
            release_id = release_numbered(session, number)
        request = AnswerRelease(release_id=release_id, approved=approved, reason=reason)
        perform(case.store, case.actor, answer_release, request)
    state = "approved" if approved else "refused"
    if as_json:
        say_json({"release": number.strip().upper(), "state": state})
    else:
        say(f"{number.strip().upper()} is {state}.")


def _original(session: Session, case: Case, number: str, version: int | None, *, record: bool) -> Original:
    report = report_by_number(session, number)
    if record:
        return original_record(session, report.id, case.now())
    briefs = briefs_of(session, report.id)
    chosen = [one for one in briefs if version in {None, one.version}]
    if not chosen:
        there = ", ".join(str(one.version) for one in briefs) or "none yet"
        raise BadInput("version", f"{report.number} has no such frozen brief.", remedy=f"There is: {there}.")
    return original_brief(session, chosen[-1].brief_id)


def _line(line: ReleaseLine) -> dict[str, Any]:
    return {
        "release": line.number,
        "of": line.reference,
        "for": line.recipient,
        "marking": line.marking,
        "state": line.state,
        "prepared_by": line.prepared_by,
        "answered_by": line.answered_by,
        "sha256": line.sha256,
    }
