"""``tocsin brief``: a frozen brief as PDF, or a preview of what would be frozen now."""

import hashlib
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from app.actions.reports.briefs import OpenBrief, SaveBrief, open_brief, save_brief
from app.cli.access import Access, Case
from app.cli.files import STANDARD_OUTPUT, new_file
from app.cli.options import json_option, signed_in
from app.cli.paper import language_option, paper_option, protection_options
from app.cli.program import program_of
from app.cli.streams import say, say_json, warn
from app.paper import Paper
from app.perform import perform, reading
from app.printing import Printer
from app.protection import Protection
from app.reading.authority.permission import require_content_reader
from app.reading.briefs.gathering import BriefPurpose
from app.reading.briefs.names import brief_file_name
from app.reading.briefs.preview import brief_preview
from app.reading.finding import find_office
from app.reading.ministry.calendar import due
from app.reading.reports.reports import report_by_number
from app.reading.reports.standing import exercises, open_escalation
from app.reading.reports.trail import BriefView, briefs_of
from app.refusals import BadInput
from app.rules.entry.filenames import document_name
from app.rules.reports.completeness import Missing
from db.reports import Report
from db.vocabulary import ClockKind, Urgency
from language import Language, speaking, spoken

_PREVIEW = Missing("brief.preview", "It has not been frozen: nobody can decide on a preview.")
"""So that no preview passes for a brief."""


@click.command("brief")
@signed_in
@click.argument("number")
@click.option("--version", type=click.IntRange(min=1), help="Version of the brief (default: the newest).")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=".",
    help="File or folder to write to; “-” for standard output (default: here, under the brief’s number).",
)
@click.option("--preview", is_flag=True, help="Draw what would be frozen now; marked NOT FOR SUBMISSION.")
@click.option("--office", default="", help="Office that a preview is addressed to.")
@paper_option
@language_option
@protection_options
@json_option
@click.pass_context
def brief(
    context: click.Context,
    /,
    access: Access,
    number: str,
    *,
    version: int | None,
    out: Path,
    preview: bool,
    office: str,
    paper: Paper | None,
    language: Language | None,
    protection: Protection,
    as_json: bool,
) -> None:
    """Save the brief of report NUMBER as PDF: the very bytes that were frozen. That it was opened is recorded.

    With a password or a signature the copy that leaves is changed; what is frozen is not. A frozen brief keeps the paper
    and the language that it was drawn in: --paper and --language are for a preview.

    JSON: {"report", "version", "file", "sha256", "pdf_sha256", "preview", "missing": [], "runs_over": []}
    """
    if as_json and out == STANDARD_OUTPUT:
        raise BadInput("out", "The PDF and the JSON cannot share one output.", remedy="Give --out a file.")
    if paper is not None and not preview:
        raise BadInput(
            "paper",
            "A frozen brief keeps the paper that it was drawn on.",
            remedy="Leave --paper out, or look at a --preview.",
        )
    if language is not None and not preview:
        raise BadInput(
            "language",
            "A frozen brief keeps the language that it was drawn in.",
            remedy="Leave --language out, or look at a --preview.",
        )
    if preview and protection.chosen:
        raise BadInput(
            "preview",
            "A preview is neither encrypted nor signed.",
            remedy="Protect the brief once it is frozen.",
        )
    with access.open() as case:
        if preview:
            printer = program_of(context).printer().on(paper or case.settings.paper)
            with speaking(language or spoken()):
                told = _preview(case, printer, number, office, out)
        else:
            told = _frozen(case, number, version, out, protection)
    if as_json:
        say_json(told)
        return
    for sentence in told["missing"]:
        warn(f"Missing: {sentence}")
    for sentence in told["runs_over"]:
        warn(f"Too long: {sentence}")
    if out != STANDARD_OUTPUT:
        say(f"{told['file']}: brief of {told['report']}, version {told['version']}, SHA-256 {told['sha256']}")


def _frozen(
    case: Case, number: str, version: int | None, out: Path, protection: Protection
) -> dict[str, Any]:
    with reading(case.store, case.actor, "brief.open", topic=number.strip().upper()) as session:
        require_content_reader(case.actor)
        report = report_by_number(session, number)
        chosen = _chosen(briefs_of(session, report.id), report.number, version)
        escalation = open_escalation(session, report.id)
        office_id = escalation.office_id if escalation else None
        if office_id and not exercises(session, case.actor.person_id, office_id, case.now()):
            office_id = None
        target = _target(out, brief_file_name(session, chosen.brief_id))
    # The file is held first: nobody is put down as a reader of what could not be written.
    with new_file(target) as file:
        request = OpenBrief(brief_id=chosen.brief_id, office_id=office_id)
        perform(case.store, case.actor, open_brief, request)
        name = "standard output" if target == STANDARD_OUTPUT else target.name
        leaving = SaveBrief(brief_id=chosen.brief_id, file_name=name, protection=protection)
        saved = perform(case.store, case.actor, save_brief, leaving)
        file.write(saved.pdf)
    return _told(saved.report_number, saved.version, target, saved.data_sha256, saved.pdf)


def _preview(case: Case, printer: Printer, number: str, office: str, out: Path) -> dict[str, Any]:
    with reading(case.store, case.actor, "brief.preview", topic=number.strip().upper()) as session:
        require_content_reader(case.actor)
        report = report_by_number(session, number)
        urgency = report.urgency or Urgency.ROUTINE
        purpose = BriefPurpose(
            office_id=_addressed(session, report, office),
            decide_by=due(ClockKind.DECIDE, urgency, case.now(), case.settings),
            because=report.deadline_because,
            cleared_by=case.actor.person_id or "",
        )
        found = brief_preview(session, report.id, purpose, case.now())
    data = found.data
    fit = printer.body_fit(data)
    pdf = printer.brief(data, frozen_hash=found.digest, missing=(_PREVIEW, *found.missing))
    name = document_name(f"{data.report_number}-v{data.version}", "preview", extension="pdf")
    with new_file(_target(out, name)) as file:
        file.write(pdf)
    told = _told(data.report_number, data.version, file.path, found.digest, pdf)
    return told | {
        "preview": True,
        "missing": [item.message for item in found.missing],
        "runs_over": list(fit.sentences),
    }


def _chosen(briefs: tuple[BriefView, ...], number: str, version: int | None) -> BriefView:
    if not briefs:
        raise BadInput(
            "report",
            f"No brief of {number} has been frozen yet.",
            remedy="It is frozen when the report is escalated; until then use --preview.",
        )
    for found in briefs:
        if found.version == version:
            return found
    if version is not None:
        there = ", ".join(str(found.version) for found in briefs)
        raise BadInput(
            "version", f"{number} has no brief of version {version}.", remedy=f"There is: {there}."
        )
    return briefs[-1]


def _addressed(session: Session, report: Report, office: str) -> str:
    if office:
        return find_office(session, office).id
    escalation = open_escalation(session, report.id)
    if escalation is None:
        raise BadInput("office", "It is not said to whom the preview is addressed.", remedy="Give --office.")
    return escalation.office_id


def _target(out: Path, name: str) -> Path:
    return out / name if out.is_dir() else out


def _told(number: str, version: int, file: Path, sha256: str, pdf: bytes) -> dict[str, Any]:
    return {
        "report": number,
        "version": version,
        "file": str(file),
        "sha256": sha256,
        "pdf_sha256": hashlib.sha256(pdf).hexdigest(),
        "preview": False,
        "missing": [],
        "runs_over": [],
    }
