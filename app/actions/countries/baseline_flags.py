"""The baseline flag of a country file: past atrocities and impunity raise the watch (S-15).

A flagged file is reviewed at least as often as the setting ``flagged_review_days`` says. Raising the flag
shortens a longer cycle at once; lifting it leaves the cycle as it is.
"""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from app.actions.common import country_file, person_of, require_role, settings_of, today_of, unchanged
from app.rules.background import longest_cycle
from app.rules.entry.texts import required_text
from db.actor import Actor
from db.atrocities import BaselineFlag
from db.countries import CountryFile
from db.vocabulary import Role
from db.work import Work
from language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBaselineFlag:
    """Whether the file is under the flag, and why."""

    country: str
    flagged: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineFlagKept:
    """How the file stands now."""

    country: str
    flagged: bool
    review_every_days: int


def set_baseline_flag(work: Work, actor: Actor, request: SetBaselineFlag) -> BaselineFlagKept:
    """Raise or lift the flag of a file.

    Raises:
        Refused: ``role``; ``unchanged``.
        BadInput: no such file, or no reason.
    """
    require_role(actor, Role.FOCAL_POINT)
    file = country_file(work, request.country)
    reason = required_text(request.reason, "reason")
    if is_flagged(work, file.country) == request.flagged:
        raise unchanged(
            tr("The file is flagged already.") if request.flagged else tr("The file is not flagged.")
        )
    _set(work, actor, file, flagged=request.flagged, reason=reason)
    return BaselineFlagKept(
        country=file.country, flagged=request.flagged, review_every_days=file.review_every_days
    )


def raise_flag(work: Work, actor: Actor, country: str, *, atrocity_id: str, title: str) -> None:
    """Raise the flag because of an entry that tells of impunity, unless it is raised already."""
    if not is_flagged(work, country):
        reason = tr("Past atrocities with impunity are on record: {title}", title=title)
        _set(work, actor, country_file(work, country), flagged=True, reason=reason, atrocity_id=atrocity_id)


def is_flagged(work: Work, country: str) -> bool:
    """Whether the file is under the flag now."""
    return country in flagged_countries(work, country)


def flagged_countries(work: Work, *only: str) -> frozenset[str]:
    """The countries whose files are under the flag; of ``only`` these, where some are named."""
    wanted = sa.select(BaselineFlag).order_by(BaselineFlag.ledger_entry)
    if only:
        wanted = wanted.where(BaselineFlag.country.in_(only))
    newest = {row.country: row.flagged for row in work.all(wanted)}
    return frozenset(country for country, flagged in newest.items() if flagged)


def shorten_cycle(work: Work, file: CountryFile, limit: int, reason: str) -> None:
    """Bring the cycle of a flagged file down to the limit, and its next review forward; nothing where it fits."""
    days = longest_cycle(flagged=True, limit=limit)
    if file.review_every_days <= days:
        return
    work.act("country.review_cycle", topic=file.country, reason=reason)
    file.review_every_days = days
    file.next_review_on = min(file.next_review_on, today_of(work) + timedelta(days=days))
    work.save()


def _set(
    work: Work,
    actor: Actor,
    file: CountryFile,
    *,
    flagged: bool,
    reason: str,
    atrocity_id: str | None = None,
) -> None:
    act = "country.flag" if flagged else "country.unflag"
    work.act(act, topic=file.country, reason=reason)
    work.add(
        BaselineFlag(
            country=file.country,
            flagged=flagged,
            reason=reason,
            atrocity_id=atrocity_id,
            set_by_id=person_of(actor),
            set_at=work.at,
        )
    )
    if flagged:
        limit = settings_of(work).flagged_review_days
        shorten_cycle(
            work,
            file,
            limit,
            tr(
                "Flagged files are reviewed every {limit} days or oftener. {reason}",
                limit=limit,
                reason=reason,
            ),
        )
