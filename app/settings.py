"""All settings of a ministry in one typed place: unit, default and reason of each.

Stored as one row a field where it differs from its default; every change is on the ledger.
"""

import json
from dataclasses import dataclass, field, fields
from typing import Any

from app.paper import Paper
from app.rules.reports.clocks import ClockTerms, UrgencyTerms, parse_term
from app.rules.signals.settings import SignalSettings, changed_from_default, settings_from
from db.vocabulary import TrainingRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this ministry runs Tocsin."""

    ministry_name: str = "Ministry of Foreign Affairs"
    country: str = ""
    """ISO 3166-1 alpha-3 code of the ministry's own state; its public holidays are the calendar's."""
    time_zone: str = "UTC"
    """IANA name; deadlines are counted and shown in it."""
    currency: str = "EUR"
    """Currency that a new option starts with."""
    marking_scheme: str = "generic"
    ceiling: str = ""
    """Highest marking that may be entered here; empty: the highest of the scheme. No accreditation is claimed."""
    default_marking: str = ""
    """Marking that a new report starts with; empty: the lowest of the scheme."""
    likelihood_scale: str = "icd_203"
    review_days: int = 90
    """Days between reviews of a country file where the file sets none."""
    flagged_review_days: int = 90
    """Most days between reviews of a file under the baseline flag: past atrocities with impunity are the strongest
    predictor, and a quarter is the longest that partners' own watchlists leave such a country unseen (S-15)."""
    assessment_max_age_days: int = 90
    """A risk assessment older than this does not carry an assessment of a report (the file's interval counts first)."""
    risk_annex_max_age_days: int = 90
    """A risk annex older than this does not carry an exit, sanctions relief, recognition or normalisation (S-60)."""
    attachment_limit_mb: int = 50
    """Largest attachment, in megabytes of a million bytes: larger ones slow each backup."""
    idle_lock_minutes: int = 15
    """Minutes without a key or click after which the window locks itself."""
    training: TrainingRule = TrainingRule.NOT_REQUIRED
    closure_days: tuple[str, ...] = ()
    """The ministry's own days off beside public holidays, as ISO dates."""
    paper: Paper = Paper.A4
    """What documents are printed on. A frozen brief stays as it was drawn."""
    weekend: tuple[int, ...] = (5, 6)
    """Weekdays of rest, Monday is 0."""
    clocks: ClockTerms = field(default_factory=ClockTerms)
    signals: SignalSettings = field(default_factory=SignalSettings)
    """Thresholds of the three signs of early onset, each with its own unit and reason."""
    demonstration: bool = False
    """Stamps DEMO on every window and page. Set when the demonstration ministry is made, never later."""


def to_rows(settings: Settings) -> dict[str, str]:
    """Each field that differs from its default, as JSON text under its name."""
    default = Settings()
    return {
        item.name: to_text(settings, item.name)
        for item in fields(Settings)
        if getattr(settings, item.name) != getattr(default, item.name)
    }


def to_text(settings: Settings, name: str) -> str:
    """One field as JSON text, as a row keeps it."""
    return _dump(getattr(settings, name))


def from_rows(rows: dict[str, str]) -> Settings:
    """Settings from stored rows; what is not stored has its default."""
    known = {item.name for item in fields(Settings)}
    values = {name: _load(name, text) for name, text in rows.items() if name in known}
    return Settings(**values)


def _dump(value: Any) -> str:
    if isinstance(value, ClockTerms):
        value = {
            kind: {urgency: str(getattr(terms, urgency)) for urgency in ("routine", "priority", "immediate")}
            for kind, terms in (
                ("assess", value.assess),
                ("acknowledge", value.acknowledge),
                ("decide", value.decide),
            )
        }
    elif isinstance(value, SignalSettings):
        value = changed_from_default(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _load(name: str, text: str) -> Any:
    value = json.loads(text)
    if name == "clocks":
        return ClockTerms(
            **{
                kind: UrgencyTerms(
                    **{urgency: parse_term(words, f"clocks.{kind}") for urgency, words in terms.items()}
                )
                for kind, terms in value.items()
            }
        )
    if name == "paper":
        return Paper(value)
    if name == "training":
        return TrainingRule(value)
    if name == "signals":
        return settings_from(value)
    return tuple(value) if isinstance(value, list) else value
