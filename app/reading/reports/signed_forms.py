"""A brief that came back filled on screen: matched to the frozen brief, and put into words as a proposal.

Nothing is decided by a form: whoever has the file can write in it. What it says is recorded like a signed paper, by a
member of staff, and takes effect when a second person has compared the record with the file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.data import BriefData
from app.briefs.encoding import decode
from app.briefs.form_fields import Box
from app.reading.finding import find_office, find_option, find_person
from app.refusals import BadInput, Refused
from app.rules.entry.dates import countable, parse_date
from db.reports import Brief, Report
from db.vocabulary import Outcome
from language import tr

if TYPE_CHECKING:
    from app.briefs.filled_form import FilledForm

_DECIDES = {Box.AGREE: Outcome.AUTHORISE, Box.NOT_AGREE: Outcome.DECLINE}


@dataclass(frozen=True, slots=True)
class ProposedChoice:
    """What the form says of an option. ``because`` names the box; ``no_action`` needs a day of review besides."""

    option_id: str
    option: int
    title: str
    outcome: Outcome
    because: str
    no_action: bool = False


@dataclass(frozen=True, slots=True)
class SignedForm:
    """A filled form that belongs to a frozen brief whose pages it shows.

    ``contradictions`` only the signer can settle. ``problems`` must be settled by whoever records it. ``notes`` are
    worth knowing: boxes that decide nothing, what was put upon the pages. Identifiers are empty where a name fits
    nobody, or several.
    """

    report_id: str
    report_number: str
    version: int
    brief_sha256: str
    signer: str
    person_id: str
    office: str
    office_id: str
    signed_at: datetime | None
    reason: str
    choices: tuple[ProposedChoice, ...]
    contradictions: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]


def signed_form(session: Session, content: bytes) -> SignedForm:
    """What a filled form says.

    Raises:
        BadInput: not a PDF, or not the form of a brief.
        Refused: ``form.unknown``, when no brief of this case has its hash; ``form.altered``, when its pages do not show
            what was frozen, or its stamp names another report; ``form.empty``, when nobody filled anything.
    """
    from app.briefs.filled_form import read_form  # noqa: PLC0415 - late: it brings PDFium

    form = read_form(content)
    brief = session.scalars(sa.select(Brief).where(Brief.data_sha256 == form.stamp.brief_hash)).one_or_none()
    if brief is None:
        raise Refused(
            "form.unknown",
            tr("This form names a brief that is not in this case."),
            remedy=tr("Open the case in which the brief was frozen, or ask where the file comes from."),
        )
    report = session.get_one(Report, brief.report_id)
    _require_unaltered(form, content, brief, report)
    if form.empty:
        raise Refused(
            "form.empty",
            tr("Nobody has filled this form of {report_number}.", report_number=report.number),
            remedy=tr("Ask for the file that was saved after it was filled."),
        )
    return _proposal(session, form, report, brief)


def _require_unaltered(form: "FilledForm", content: bytes, brief: Brief, report: Report) -> None:
    if (form.stamp.report_number, form.stamp.version) != (report.number, brief.version):
        raise Refused(
            "form.altered",
            tr(
                "The form names {report_number} version {version}, but its hash is that of {other_number} "
                "version {other_version}.",
                report_number=form.stamp.report_number,
                version=form.stamp.version,
                other_number=report.number,
                other_version=brief.version,
            ),
            remedy=tr("Do not use this file. Ask the signer for the one that they filled."),
        )
    from app.briefs.filled_form import altered_pages  # noqa: PLC0415 - late, as above

    pages = altered_pages(content, brief.pdf)
    if pages:
        listed = ", ".join(map(str, pages))
        raise Refused(
            "form.altered",
            tr(
                "This form does not show what was frozen as {report_number} version {version}; pages that "
                "differ: {listed}.",
                report_number=report.number,
                version=brief.version,
                listed=listed,
            ),
            remedy=tr(
                "Do not use this file. Compare it with the frozen brief, and ask the signer what they saw."
            ),
        )


def _proposal(session: Session, form: "FilledForm", report: Report, brief: Brief) -> SignedForm:
    data = decode(brief.data.encode())
    problems: list[str] = []
    notes: list[str] = []
    contradictions: list[str] = []
    outcomes = dict(_outcomes(form, data, contradictions, notes))
    choices = tuple(_choices(session, report, data, outcomes, problems))
    if not choices:
        problems.append(
            tr("The form decides nothing: no recommendation is agreed or not agreed, and no option chosen.")
        )
    if any(choice.outcome is Outcome.DECLINE for choice in choices) and not form.reason:
        problems.append(tr("“Not agree” needs a reason, and the form gives none."))
    person_id = _found(lambda: find_person(session, form.name, "name").id, form.name, "name", problems)
    office_id = _found(lambda: find_office(session, form.office).id, form.office, "office", problems)
    if form.additions:
        notes.append(
            tr(
                "{additions} marks were put upon the pages besides the fields, such as a signature or a "
                "note: look at them.",
                additions=form.additions,
            )
        )
    return SignedForm(
        report_id=report.id,
        report_number=report.number,
        version=brief.version,
        brief_sha256=brief.data_sha256,
        signer=form.name,
        person_id=person_id,
        office=form.office,
        office_id=office_id,
        signed_at=_signed_at(form, data, problems),
        reason=form.reason,
        choices=choices,
        contradictions=tuple(contradictions),
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _outcomes(
    form: "FilledForm", data: BriefData, contradictions: list[str], notes: list[str]
) -> Iterator[tuple[int, tuple[Outcome, str]]]:
    """The outcome of each option with the box that says so."""
    decided: dict[int, Outcome] = {}
    for item in data.recommendations:
        boxes = [box for box in form.ticks.get(item.number, ()) if box is not Box.NOTED]
        said = tr(
            "recommendation {number}: {boxes}",
            number=item.number,
            boxes=", ".join(box.label for box in boxes) or tr("no box"),
        )
        if len(boxes) > 1:
            contradictions.append(tr("Boxes that exclude each other are ticked, {said}.", said=said))
        elif boxes and boxes[0] in _DECIDES:
            outcome = _DECIDES[boxes[0]]
            if decided.setdefault(item.option, outcome) is not outcome:
                contradictions.append(
                    tr("Option {option} is both agreed and not agreed.", option=item.option)
                )
            yield item.option, (outcome, said)
        elif boxes:
            notes.append(
                tr(
                    "The signer wants to discuss recommendation {number}: that decides nothing.",
                    number=item.number,
                )
            )
        elif form.ticks.get(item.number):
            notes.append(tr("Recommendation {number} is noted: that decides nothing.", number=item.number))
    if form.option:
        number = int(form.option) if form.option.isascii() and form.option.isdecimal() else 0
        if decided.get(number) is Outcome.DECLINE:
            contradictions.append(tr("Option {number} is chosen, and not agreed.", number=number))
        yield number, (Outcome.AUTHORISE, tr("option chosen: {option}", option=form.option))


def _choices(
    session: Session,
    report: Report,
    data: BriefData,
    outcomes: Mapping[int, tuple[Outcome, str]],
    problems: list[str],
) -> Iterator[ProposedChoice]:
    shown = {option.number: option for option in data.options}
    for number, (outcome, because) in sorted(outcomes.items()):
        try:
            option = find_option(session, report.id, number)
        except BadInput as error:
            problems.append(error.message)
            continue
        title = shown[number].tool if number in shown else option.title
        yield ProposedChoice(option.id, number, title, outcome, because, no_action=option.tool is None)


def _found(find: Callable[[], str], typed: str, what: str, problems: list[str]) -> str:
    """The identifier of what is named; empty, with a problem, where it is not found."""
    if not typed:
        problems.append(tr("The form gives no {what}.", what=what))
        return ""
    try:
        return find()
    except BadInput as error:
        problems.append(error.message)
        return ""


def _signed_at(form: "FilledForm", data: BriefData, problems: list[str]) -> datetime | None:
    """Date and time as typed, in the zone that stands beneath the line."""
    zone = data.deadline.zone if data.deadline else data.zone
    try:
        day, clock = parse_date(form.day, "date"), _clock(form.time)
        return countable(datetime.combine(day, clock, _zone(zone)), "date")
    except BadInput as error:
        problems.append(tr("The time of the signature cannot be read. {message}", message=error.message))
        return None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # As it is printed beneath the line.
        return ZoneInfo("UTC")


def _clock(typed: str) -> time:
    try:
        found = time.fromisoformat(typed.strip().replace(".", ":"))
    except ValueError as error:
        raise BadInput(
            "time", tr("“{typed}” is not a time.", typed=typed), remedy=tr("Write it as in 16:30.")
        ) from error
    return found.replace(tzinfo=None)
