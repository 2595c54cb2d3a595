"""The settings of the ministry: checked as a whole, changed one by one, each change on the ledger."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

import sqlalchemy as sa

from app.actions.common import require_role, settings_of, unchanged
from app.actions.countries.baseline_flags import flagged_countries, shorten_cycle
from app.reading.ministry.in_use import marking_codes, marking_codes_in_use
from app.reading.ministry.reference import current
from app.reference.calendars import has_holidays, ministry_zone
from app.reference.countries import countries
from app.refusals import BadInput, Refused
from app.rules.entry.dates import parse_date
from app.rules.entry.texts import required_line, required_text
from app.rules.markings import Marking, MarkingScheme, check_ceiling
from app.settings import Settings, to_text
from db.actor import Actor
from db.countries import CountryFile
from db.ministry import Setting
from db.vocabulary import Role
from db.work import Work
from language import tr

_BY_ADMINISTRATOR = frozenset({"ceiling", "idle_lock_minutes", "attachment_limit_mb"})
_BY_EITHER = frozenset(
    {"ministry_name", "country", "time_zone", "currency", "closure_days", "weekend", "paper"}
)

_RANGES = {
    "review_days": (1, 366),
    "flagged_review_days": (1, 366),
    "assessment_max_age_days": (1, 366),
    "risk_annex_max_age_days": (1, 366),
    # One row holds a file whole, and SQLite's rows end at a billion bytes.
    "attachment_limit_mb": (1, 500),
    "idle_lock_minutes": (1, 240),
}
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSettings:
    """All settings as they should be, and why. ``based_on``: as they stood before whoever changed them."""

    settings: Settings
    based_on: Settings
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsKept:
    """The settings in force, and the names of those that were changed."""

    settings: Settings
    changed: tuple[str, ...]


def roles_for(setting: str) -> tuple[Role, ...]:
    """Who may change a setting: what guards the installation is the administrator's, the rest is not."""
    if setting in _BY_ADMINISTRATOR:
        return (Role.ADMINISTRATOR,)
    return (Role.FOCAL_POINT, Role.ADMINISTRATOR) if setting in _BY_EITHER else (Role.FOCAL_POINT,)


def change_settings(work: Work, actor: Actor, request: ChangeSettings) -> SettingsKept:
    """Change what differs. Deadlines that run already keep their length.

    Raises:
        Refused: ``role``, by the setting; ``settings.demonstration``; ``settings.marking_scheme``, when
            something on record carries a level that the other scheme lacks; ``unchanged``; ``settings.stale``;
            ``marking.ceiling``, when the default marking is above the ceiling.
        BadInput: no reason, or a value that cannot be used.
    """
    require_role(actor, Role.FOCAL_POINT, Role.ADMINISTRATOR)
    before = settings_of(work)
    settings = checked(work, request.settings)
    reason = required_text(request.reason, "reason")
    names = tuple(_differences(before, settings))
    if not names:
        raise unchanged(tr("The settings are as they were."))
    # All of them are sent: one that another changed meanwhile would be put back unread.
    if request.based_on != before:
        raise Refused(
            "settings.stale",
            tr("The settings were changed by someone else after you opened them."),
            remedy=tr("Look at what stands there now, then make your change again."),
        )
    if "demonstration" in names:
        raise Refused(
            "settings.demonstration",
            tr("Whether this is a demonstration is settled when the database is made."),
            remedy=tr("Make a new ministry for casework."),
        )
    for name in names:
        require_role(actor, *roles_for(name))
    if "marking_scheme" in names:
        _require_levels(work, _scheme(work, settings))
    write_settings(work, settings, names, reason=reason)
    if "flagged_review_days" in names:
        _shorten_flagged(work, settings.flagged_review_days, reason)
    return SettingsKept(settings=settings, changed=names)


def write_settings(work: Work, settings: Settings, names: tuple[str, ...], *, reason: str) -> None:
    """Put the named settings into their rows; one that is back at its default keeps its row."""
    work.act("settings.change", reason=reason)
    rows = {row.key: row for row in work.all(sa.select(Setting))}
    for name in names:
        if name in rows:
            rows[name].value = to_text(settings, name)
        else:
            work.add(Setting(key=name, value=to_text(settings, name)))
    work.save()


def checked(work: Work, settings: Settings) -> Settings:
    """The settings, cleaned.

    Raises:
        Refused: ``marking.ceiling``.
        BadInput: a value that cannot be used; names the setting.
    """
    for name, (low, high) in _RANGES.items():
        value = getattr(settings, name)
        if not low <= value <= high:
            raise BadInput(
                name.replace("_", " "),
                tr("{value} is out of range.", value=value),
                remedy=tr("Give {low} to {high}.", low=low, high=high),
            )
    ministry_zone(settings.time_zone)
    if not _CURRENCY.fullmatch(settings.currency):
        raise BadInput(
            "currency",
            tr("“{currency}” is not a currency.", currency=settings.currency[:20]),
            remedy=tr("Give its three-letter code, as in EUR."),
        )
    scales = {scale.code for scale in current(work.session, "likelihood")}
    if settings.likelihood_scale not in scales:
        raise _unknown("likelihood scale", settings.likelihood_scale, scales)
    _check_markings(work, settings)
    return replace(
        settings,
        ministry_name=required_line(settings.ministry_name, "name of the ministry"),
        country=_country(settings.country),
        closure_days=_closures(settings.closure_days),
        weekend=_weekend(settings.weekend),
    )


def _shorten_flagged(work: Work, limit: int, reason: str) -> None:
    """No flagged file is reviewed more seldom than the setting allows (S-15)."""
    flagged = flagged_countries(work)
    for file in work.all(sa.select(CountryFile).where(CountryFile.country.in_(flagged))):
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


def _differences(before: Settings, after: Settings) -> Iterator[str]:
    for item in fields(Settings):
        if getattr(before, item.name) != getattr(after, item.name):
            yield item.name


def _check_markings(work: Work, settings: Settings) -> None:
    scheme = _scheme(work, settings)
    if settings.ceiling:
        scheme.rank(settings.ceiling)
    if settings.default_marking:
        scheme.rank(settings.default_marking)
    if settings.ceiling and settings.default_marking:
        check_ceiling(Marking(settings.default_marking), settings.ceiling, scheme)


def _scheme(work: Work, settings: Settings) -> MarkingScheme:
    schemes: dict[str, MarkingScheme] = {
        scheme.code: scheme for scheme in current(work.session, "marking_schemes")
    }
    if settings.marking_scheme not in schemes:
        raise _unknown("marking scheme", settings.marking_scheme, set(schemes))
    return schemes[settings.marking_scheme]


def _require_levels(work: Work, scheme: MarkingScheme) -> None:
    lacking = sorted(marking_codes_in_use(work.session) - marking_codes(scheme))
    if lacking:
        raise Refused(
            "settings.marking_scheme",
            tr(
                "What is on record carries the marking {lacking}, which the scheme {scheme} lacks.",
                lacking=lacking[0],
                scheme=scheme.name,
            ),
            remedy=tr("Keep the scheme, or add the marking to the other scheme in the reference tables."),
        )


def _country(code: str) -> str:
    if not code:
        return ""
    country = countries().find(code)
    if not has_holidays(country.alpha3):
        raise BadInput(
            "country",
            tr("No public holidays are known for {country}.", country=country.name),
            remedy=tr("Leave the country empty and enter the holidays among the ministry’s own days off."),
        )
    return country.alpha3


def _closures(days: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        sorted({parse_date(day, "closure days", earliest=date(1970, 1, 1)).isoformat() for day in days})
    )


def _weekend(days: tuple[int, ...]) -> tuple[int, ...]:
    found = tuple(sorted(set(days)))
    if any(not 0 <= day <= 6 for day in found) or len(found) > 6:
        raise BadInput(
            "weekend",
            tr("The weekend has to leave at least one working day."),
            remedy=tr("Choose days of the week from Monday (0) to Sunday (6)."),
        )
    return found


def _unknown(field: str, code: str, known: set[str]) -> BadInput:
    return BadInput(
        field,
        tr("“{code}” is not a {field} that is known here.", code=code[:40], field=tr(field)),
        remedy=tr("Use one of: {known}.", known=", ".join(sorted(known))),
    )
