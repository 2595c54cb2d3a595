"""The exposure list: who profits, supplies or pays, and our links to them."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from app.actions.common import alike, country_file, find, person_of, require_role, today_of, unchanged
from app.actions.engagement.common import WRITERS, evidence_numbers, known_codes, require_current
from app.reading.ministry.reference import current_toolbox
from app.refusals import BadInput, Refused
from app.rules.entry.texts import clean_line, required_line, required_text
from db.actor import Actor
from db.engagement.exposure import Exposure
from db.vocabulary.engagement import ExposureKind
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureContent:
    """What is recorded of one exposure; ``tools`` are codes of the toolbox that would reach it."""

    name: str
    kind: ExposureKind
    owner: str
    link: str
    tools: tuple[str, ...]
    source: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExposure:
    """A firm, arms supplier, bank or military-owned business, and what links us to it."""

    country: str
    content: ExposureContent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseExposure:
    """The entry as it should be, and why."""

    exposure_id: str
    based_on: int
    content: ExposureContent
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndExposure:
    """The link is no more, and how it ended. ``based_on`` is the version that was looked at."""

    exposure_id: str
    based_on: int
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureKept:
    """An entry as it now stands."""

    exposure_id: str
    version: int


def list_exposure(work: Work, actor: Actor, request: ListExposure) -> ExposureKept:
    """Put an exposure on the list, linked to the tools that would reach it (S-68).

    Raises:
        Refused: ``role``.
        BadInput: no such file, an empty field, no tool, or a name that is on the list.
    """
    require_role(actor, *WRITERS)
    file = country_file(work, request.country)
    columns = _columns(work, file.country, request.content)
    taken = work.all(sa.select(Exposure.name).where(Exposure.country == file.country))
    if any(alike(columns["name"], name) for name in taken):
        raise BadInput(
            "name",
            tr("{name} is on the list already.", name=columns["name"]),
            remedy=tr("Change that entry instead."),
        )
    work.act("engagement.exposure", topic=file.country)
    row = work.add(
        Exposure(country=file.country, noted_on=today_of(work), recorded_by_id=person_of(actor), **columns)
    )
    return _kept(row)


def revise_exposure(work: Work, actor: Actor, request: ReviseExposure) -> ExposureKept:
    """Change an entry, with a reason. Its name stays: another name is another exposure.

    Raises:
        Refused: ``role``; ``exposure.ended``; ``engagement.stale``; ``unchanged``.
        BadInput: as :func:`list_exposure`; or no reason.
    """
    require_role(actor, *WRITERS)
    row = _open(work, request.exposure_id)
    require_current(request.based_on, row.ledger_entry, row.name)
    reason = required_text(request.reason, "reason")
    columns = {**_columns(work, row.country, request.content), "name": row.name}
    if all(getattr(row, name) == value for name, value in columns.items()):
        raise unchanged(tr("{name} is described so already.", name=row.name))
    work.act("engagement.exposure", topic=row.country, reason=reason)
    for name, value in columns.items():
        setattr(row, name, value)
    work.save()
    return _kept(row)


def end_exposure(work: Work, actor: Actor, request: EndExposure) -> ExposureKept:
    """Record that the link is no more; the entry stays.

    Raises:
        Refused: ``role``; ``exposure.ended``; ``engagement.stale``.
        BadInput: no such entry, or nothing said of how it ended.
    """
    require_role(actor, *WRITERS)
    row = _open(work, request.exposure_id)
    require_current(request.based_on, row.ledger_entry, row.name)
    ending = required_text(request.ending, "ending")
    work.act("engagement.exposure_ended", topic=row.country, reason=ending)
    row.ended_on, row.ending = today_of(work), ending
    work.save()
    return _kept(row)


def _open(work: Work, exposure_id: str) -> Exposure:
    row = find(work, Exposure, exposure_id, "exposure")
    if row.ended_on is not None:
        raise Refused(
            "exposure.ended",
            tr("The link to {name} ended on {ended_on}.", name=row.name, ended_on=row.ended_on.isoformat()),
            remedy=tr("Enter a new exposure under a name that tells the two apart."),
        )
    return row


def _columns(work: Work, country: str, content: ExposureContent) -> dict[str, Any]:
    known = [tool.code for tool in current_toolbox(work.session)]
    tools = known_codes(content.tools, known, "tools")
    if not tools:
        raise BadInput(
            "tools",
            tr("No tool is linked."),
            remedy=tr("Choose the tools that would reach it, such as sanctions."),
        )
    return {
        "name": required_line(content.name, "name"),
        "kind": content.kind,
        "owner": required_line(content.owner, "owner"),
        "link": required_text(content.link, "link"),
        "tools": tools,
        "source": clean_line(content.source, "source", 1_000),
        "evidence": evidence_numbers(work, country, content.evidence),
    }


def _kept(row: Exposure) -> ExposureKept:
    return ExposureKept(exposure_id=row.id, version=row.ledger_entry)
