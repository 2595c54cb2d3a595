"""``tocsin decision read``: what a brief says that was filled on screen, and recording it as a signed paper."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.actions.evidence.attachments import NewFile
from app.actions.reports.decisions import Decided
from app.actions.reports.judging import Choice
from app.actions.reports.paper_decisions import RecordPaperDecision, record_paper_decision
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.paper_records import confirm, refuse
from app.cli.plain import moment, plain
from app.cli.streams import say, say_json, warn
from app.perform import perform, reading
from app.reading.authority.permission import require_content_reader
from app.reading.finding import find_office, find_person
from app.refusals import BadInput
from app.rules.entry.dates import parse_date, parse_instant
from db.vocabulary import Outcome

if TYPE_CHECKING:
    from app.reading.reports.signed_forms import ProposedChoice, SignedForm

LARGEST = 100_000_000
"""Bytes of a form that is read: a brief with its annexes has less than one hundredth of it."""


@click.group("decision")
def decision() -> None:
    """Decisions that come back on paper or as a filled form."""


decision.add_command(confirm)
decision.add_command(refuse)


@decision.command("read")
@signed_in
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--record", is_flag=True, help="Record it; it takes effect when a second person confirms it.")
@click.option("--office", default="", help="Office in which it was signed, where the form does not say it.")
@click.option("--person", default="", help="Who signed, where the form does not say it.")
@click.option("--signed", default="", metavar="INSTANT", help="When, as in 2021-11-01T16:20+01:00.")
@click.option("--review-on", default="", metavar="DATE", help="Day on which taking no action is reviewed.")
@json_option
def read_signed(
    access: Access,
    /,
    file: Path,
    *,
    record: bool,
    office: str,
    person: str,
    signed: str,
    review_on: str,
    as_json: bool,
) -> None:
    """Read the filled form FILE of a brief, and match it to the frozen brief. Nothing is recorded without --record.

    JSON: {"form": {"report_number", "version", "brief_sha256", "signer", "office", "signed_at", "reason", "choices": [],
    "contradictions": [], "problems": [], "notes": []}, "recorded": [{"number", "option", "outcome", "effect"}]}
    """
    # Late: only this command reads PDF.
    from app.reading.reports.signed_forms import signed_form

    content = _content(file)
    made: tuple[Decided, ...] = ()
    with access.open() as case:
        with reading(case.store, case.actor, "decision.read") as session:
            require_content_reader(case.actor)
            found = signed_form(session, content)
            found = replace(
                found,
                office_id=find_office(session, office).id if office else found.office_id,
                person_id=find_person(session, person).id if person else found.person_id,
                signed_at=parse_instant(signed, "signed") if signed else found.signed_at,
            )
        if record:
            review = parse_date(review_on, "review-on") if review_on else None
            made = perform(
                case.store, case.actor, record_paper_decision, _paper(found, content, file, review)
            )
        zone = case.settings.time_zone
    if as_json:
        say_json({"form": plain(found), "recorded": [_told(item, found.choices) for item in made]})
        return
    say(f"The form of {found.report_number}, version {found.version}; its pages show what was frozen.")
    when = moment(found.signed_at, zone) if found.signed_at else "at a time that cannot be read"
    say(f"Signed by {found.signer or '(no name)'}, {found.office or '(no office)'}, {when}.")
    for choice in found.choices:
        say(f"{choice.outcome.value} option {choice.option}, {choice.title} ({choice.because})")
    if found.reason:
        say(f"Reason: {found.reason}")
    for note in found.notes:
        say(f"Note: {note}")
    for problem in (*found.contradictions, *found.problems):
        warn(f"Problem: {problem}")
    if record:
        for item in made:
            say(f"{item.number}: recorded as signed; a second person has to confirm it.")
    else:
        say(
            "Nothing is recorded. With --record it goes on record as a signed paper, for a second person to confirm."
        )


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise BadInput(
                "file", "This file is too large for the form of a brief.", remedy="Choose another file."
            )
        return file.read_bytes()
    except OSError as error:
        raise BadInput(
            "file", f"“{file.name}” cannot be read: {error.strerror}.", remedy="Check the name of the file."
        ) from error


def _paper(found: "SignedForm", content: bytes, file: Path, review: date | None) -> RecordPaperDecision:
    """The record of a signed paper, with the form as its scan.

    Raises:
        BadInput: the form leaves open who signed, in which office, when, or what.
    """
    if not (found.office_id and found.person_id and found.signed_at and found.choices):
        raise BadInput(
            "form",
            "The form cannot be recorded as it is. " + " ".join(found.problems),
            remedy="Say with --office, --person or --signed what it leaves open, or record it in the window.",
        )
    if found.contradictions:
        raise BadInput(
            "form",
            "The form contradicts itself. " + " ".join(found.contradictions),
            remedy="Ask the signer which box is meant, and record the decision in the window.",
        )
    return RecordPaperDecision(
        report_id=found.report_id,
        office_id=found.office_id,
        person_id=found.person_id,
        decided_at=found.signed_at,
        scan=NewFile(name=file.name, content=content, media_type="application/pdf"),
        printed_hash=found.brief_sha256,
        choices=tuple(_choice(choice, found.reason, review) for choice in found.choices),
    )


def _choice(choice: "ProposedChoice", reason: str, review: date | None) -> Choice:
    acts = choice.outcome is Outcome.AUTHORISE
    return Choice(
        option_id=choice.option_id,
        outcome=choice.outcome,
        reason=reason,
        review_on=review if choice.no_action and acts else None,
    )


def _told(item: Decided, choices: "tuple[ProposedChoice, ...]") -> dict[str, object]:
    option = next(choice.option for choice in choices if choice.option_id == item.option_id)
    return {
        "number": item.number,
        "option": option,
        "outcome": item.outcome.value,
        "effect": item.effect.value,
    }
