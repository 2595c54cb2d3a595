"""A released copy as it would come out now: for the preview, and for the use case that keeps it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.briefs.data import BriefData, BriefMarking
from app.briefs.decision_record import DecisionRecord, encode_record
from app.briefs.encoding import decode
from app.briefs.parts import without_proofs
from app.briefs.redact import (
    Remaining,
    Removal,
    check_removal,
    redacted,
    remaining,
    removals_of_names,
)
from app.briefs.released import Ground, ReleasedCopy, WithheldPart
from app.reading.ministry.reference import current_countries, current_exemptions, current_marking_scheme
from app.reading.ministry.settings import read_settings
from app.reading.reports.decision_record import decision_record
from app.reading.veil import every_protected_name
from app.reference.exemptions import MARKING, PERSONS, Exemption
from app.refusals import BadInput
from app.rules.entry.texts import shown
from app.rules.markings import Marking, MarkingScheme, marking_text
from app.rules.release.limits import (
    Recipient,
    check_originator,
    check_release,
    marking_of,
    needs_reason,
    parts_not_to_show,
)
from app.rules.release.words import cores, mark_of
from db.evidence import Source
from db.ledger.entries import ledger
from db.ministry import Setting
from db.reports import Brief
from db.vocabulary.release import ReleaseAudience
from language import Language, speaking, spoken, tr

NUMBER_TO_COME = "RL-0000-0000"
"""Stands in a preview where the issued number will stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What a copy is made from. ``data`` is kept with the copy where it is kept nowhere else."""

    report_id: str
    brief_id: str | None
    document: BriefData | DecisionRecord
    sha256: str
    data: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseChoice:
    """What is withheld, for whom the copy is, how it is marked, and in which language its fixed words are: without one, in
    that of the brief, or for a record in that of the person."""

    recipient: Recipient
    marking: Marking
    removals: tuple[Removal, ...] = ()
    may_stay: tuple[str, ...] = ()
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDraft:
    """The copy, every removal with those that the program made, and words that still stand elsewhere.

    ``lowers``: the copy protects less than the original, which takes the originator's reason.
    """

    copy: ReleasedCopy
    removals: tuple[Removal, ...]
    remaining: tuple[Remaining, ...]
    lowers: bool


def original_brief(session: Session, brief_id: str) -> Original:
    """A frozen brief, to make a copy from."""
    brief = session.get_one(Brief, brief_id)
    return Original(
        report_id=brief.report_id,
        brief_id=brief.id,
        document=decode(brief.data.encode()),
        sha256=brief.data_sha256,
    )


def original_record(session: Session, report_id: str, at: datetime) -> Original:
    """The record of decisions on a report as it stands at ``at``, frozen for the copy."""
    record = decision_record(session, report_id, at)
    data = encode_record(record)
    digest = hashlib.sha256(data).hexdigest()
    return Original(report_id=report_id, brief_id=None, document=record, sha256=digest, data=data.decode())


def draft_release(
    session: Session, original: Original, choice: ReleaseChoice, number: str = NUMBER_TO_COME
) -> ReleaseDraft:
    """The copy that a choice comes to.

    Raises:
        Refused: ``release.originator``, ``release.public``, ``release.partner``, ``marking.ceiling``.
        BadInput: a removal names nothing, a ground is unknown, or a marking is not of the scheme in use.
    """
    # What is wrong is said to whoever prepares the copy, in the language of the window; the copy speaks its reader's.
    _check(session, original, choice)
    with speaking(_language(original, choice)):
        return _draft(session, original, choice, number)


def _language(original: Original, choice: ReleaseChoice) -> Language:
    frozen = original.document.language if isinstance(original.document, BriefData) else None
    return choice.language or frozen or spoken()


def _check(session: Session, original: Original, choice: ReleaseChoice) -> None:
    document, scheme = original.document, current_marking_scheme(session)
    grounds = {one.code: one for one in current_exemptions(session)}
    check_originator(document.ministry, _names_of_ours(session))
    before, ceiling = marking_of(document.marking, scheme), read_settings(session).ceiling
    check_release(before, choice.marking, choice.recipient, scheme, ceiling=ceiling)
    for removal in choice.removals:
        _ground(removal, grounds)
        check_removal(document, removal)


def _draft(session: Session, original: Original, choice: ReleaseChoice, number: str) -> ReleaseDraft:
    document, scheme = original.document, current_marking_scheme(session)
    grounds = {one.code: one for one in current_exemptions(session)}
    before = marking_of(document.marking, scheme)
    removals = (*_by_duty(session, original, choice, scheme, grounds.values()), *choice.removals)
    marks = {code: mark_of(one.title) for code, one in grounds.items()}
    left, withheld = redacted(document, removals, marks)
    released = _released(left, number, choice.marking, scheme)
    stay = {word for text in choice.may_stay for word in cores(text)}
    copy = ReleasedCopy(
        number=number,
        recipient=recipient_words(session, choice.recipient),
        grounds=_grounds_used(removals, grounds),
        withheld=tuple(WithheldPart(one.part, one.mark, one.whole) for one in withheld),
        brief=released if isinstance(released, BriefData) else None,
        record=released if isinstance(released, DecisionRecord) else None,
        language=spoken(),
    )
    return ReleaseDraft(
        copy=copy,
        removals=removals,
        remaining=tuple(one for one in remaining(document, released, removals) if one.word not in stay),
        lowers=needs_reason(before, choice.marking, scheme),
    )


def names_somebody_protected(session: Session, document: BriefData | DecisionRecord) -> bool:
    """Whether a name that the program withholds can be read in a document, as in a copy from before it was protected."""
    return bool(removals_of_names(document, _names_to_withhold(session), PERSONS))


def recipient_words(session: Session, recipient: Recipient) -> str:
    """For whom a copy is, as printed. A code of no country is a community's."""
    if recipient.audience is ReleaseAudience.PUBLIC:
        return tr("the public")
    country = current_countries(session).get(recipient.partner)
    return f"{country.name} ({recipient.partner})" if country else recipient.partner


def _names_to_withhold(session: Session) -> list[str]:
    """Names of protected persons and sources, and pseudonyms of the latter: a partner could tell them apart by these."""
    sources = session.scalars(sa.select(Source.name).where(Source.protected))
    return sorted({*every_protected_name(session), *sources})


def _by_duty(
    session: Session,
    original: Original,
    choice: ReleaseChoice,
    scheme: MarkingScheme,
    grounds: Iterable[Exemption],
) -> tuple[Removal, ...]:
    """What the program withholds by itself: names of protected persons and sources, parts marked higher."""
    duties = {one.duty: one.code for one in grounds}
    document = original.document
    found = removals_of_names(document, _names_to_withhold(session), duties[PERSONS])
    if isinstance(document, BriefData):
        higher = parts_not_to_show(document, choice.marking, choice.recipient, scheme)
        found += tuple(Removal(path=path, ground=duties[MARKING], automatic=True) for path in higher)
    return found


def _released(
    left: BriefData | DecisionRecord, number: str, marking: Marking, scheme: MarkingScheme
) -> BriefData | DecisionRecord:
    level = scheme.level(marking.level)
    printed = BriefMarking(
        line=marking_text(marking, scheme),
        level=level.code,
        caveats=tuple(sorted(marking.caveats)),
        release=tuple(sorted(marking.release)),
        ground=level.ground,
        ink=level.ink,
    )
    bare = without_proofs(left, number)
    return replace(bare, marking=printed)


def _grounds_used(removals: Iterable[Removal], grounds: dict[str, Exemption]) -> tuple[Ground, ...]:
    used = {removal.ground for removal in removals}
    return tuple(Ground(one.title, one.meaning) for code, one in grounds.items() if code in used)


def _ground(removal: Removal, grounds: dict[str, Exemption]) -> None:
    if removal.ground not in grounds:
        raise BadInput(
            "ground",
            tr("“{ground}” is not a ground in the register of exemptions.", ground=shown(removal.ground)),
            remedy=tr("Use one of: {grounds}.", grounds=", ".join(grounds)),
        )


def _names_of_ours(session: Session) -> frozenset[str]:
    """What the ministry is and was called: a brief keeps the name of its day."""
    names = {read_settings(session).ministry_name}
    for body in session.scalars(
        sa.select(ledger.c.body).where(ledger.c.subject_kind == Setting.__tablename__)
    ):
        state = json.loads(body).get("state") or {}
        if state.get("key") == "ministry_name":
            names.add(str(json.loads(state["value"])))
    return frozenset(names)
