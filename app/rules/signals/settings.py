"""The thresholds of the signs: unit, default and reason of each, in one place."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from app.refusals import BadInput
from language import mark, tr


def _threshold(default: float, label: str, unit: str, *, between: tuple[float, float], reason: str) -> Any:
    return field(
        default=default,
        metadata={
            "default": default,
            "label": label,
            "unit": unit,
            "least": between[0],
            "most": between[1],
            "reason": reason,
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalSettings:
    """Thresholds of the three signs. The reasons of the defaults are measured in ``docs/backtest.md``."""

    baseline_months: int = _threshold(
        24,
        mark("Length of the baseline"),
        mark("months"),
        between=(12, 120),
        reason=mark("Two years hold each season twice and still forget an old crisis."),
    )
    baseline_least: int = _threshold(
        12,
        mark("Shortest baseline that is judged by"),
        mark("months"),
        between=(6, 120),
        reason=mark("With less than a year of data a season looks like an onset."),
    )
    share_least_deaths: int = _threshold(
        10,
        mark("Fewest deaths for a share"),
        mark("deaths in the month"),
        between=(1, 1000),
        reason=mark("Below ten deaths one event moves the share by tens of points."),
    )
    share_p: float = _threshold(
        0.01,
        mark("Level of the test of the civilian share"),
        mark("probability"),
        between=(1e-6, 0.2),
        reason=mark("About one false sign in eight years of calm months."),
    )
    one_sided_least_deaths: int = _threshold(
        5,
        mark("Fewest one-sided deaths"),
        mark("deaths in the month"),
        between=(1, 1000),
        reason=mark("A single killing is a crime and not yet a change of pattern."),
    )
    one_sided_p: float = _threshold(
        0.01,
        mark("Level of the test of one-sided deaths"),
        mark("probability"),
        between=(1e-6, 0.2),
        reason=mark("About one false sign in eight years of calm months."),
    )
    infrastructure_least: int = _threshold(
        2,
        mark("Fewest attacks on infrastructure"),
        mark("attacks in the month"),
        between=(1, 1000),
        reason=mark("One attack may be a stray shell; a second in the same month asks for a look."),
    )
    infrastructure_p: float = _threshold(
        0.01,
        mark("Level of the test of attacks on infrastructure"),
        mark("probability"),
        between=(1e-6, 0.2),
        reason=mark("As for deaths."),
    )
    pattern_areas: int = _threshold(
        3,
        mark("Areas of a systematic pattern"),
        mark("first-level areas"),
        between=(1, 100),
        reason=mark("Violence in fewer areas may be a local feud."),
    )
    pattern_weeks: int = _threshold(
        4,
        mark("Length of a systematic pattern"),
        mark("consecutive weeks"),
        between=(1, 52),
        reason=mark("A campaign outlasts a raid."),
    )
    pattern_longest_days: int = _threshold(
        7,
        mark("Longest event that is placed in weeks"),
        mark("days"),
        between=(1, 366),
        reason=mark("An event known only to its month says nothing about consecutive weeks."),
    )
    watch_floor: int = _threshold(
        25,
        mark("Least danger level of the watch"),
        mark("weighted deaths in a month"),
        between=(1, 10_000),
        reason=mark("The least that UCDP calls armed violence in a whole year, reached in one month."),
    )
    watch_times: float = _threshold(
        5.0,
        mark("Danger level in usual months"),
        mark("times the usual month"),
        between=(1.0, 100.0),
        reason=mark("Three to eight did equally well in half of the countries; five is the middle."),
    )
    watch_civilians: float = _threshold(
        0.5,
        mark("Weight of civilians who die in combat"),
        mark("of a one-sided death"),
        between=(0.0, 1.0),
        reason=mark("Whether they were targeted is not known; with them the watch did better in Myanmar."),
    )
    watch_others: float = _threshold(
        0.05,
        mark("Weight of all other deaths"),
        mark("of a one-sided death"),
        between=(0.0, 1.0),
        reason=mark("War comes before many massacres; more than this drowns the signs in battles."),
    )
    watch_fade: float = _threshold(
        0.25,
        mark("Fading of the worst month"),
        mark("part lost each month"),
        between=(0.0, 1.0),
        reason=mark("Half is gone after two and a half months; 0.1 to 0.25 made little difference."),
    )
    watch_level: float = _threshold(
        0.3,
        mark("Level at which the watch is raised"),
        mark("parts of the danger level"),
        between=(0.001, 100.0),
        reason=mark("In half of the countries: one false alarm in six years, four peaks in five warned of."),
    )

    def __post_init__(self) -> None:
        for threshold in fields(self):
            _check(threshold, getattr(self, threshold.name))
        if self.baseline_least > self.baseline_months:
            raise BadInput(
                "signals.baseline_least",
                tr("The shortest baseline cannot be longer than the baseline."),
                remedy=tr("Give at most {baseline_months} months.", baseline_months=self.baseline_months),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A threshold as settings show it."""

    name: str
    label: str
    unit: str
    default: float
    least: float
    most: float
    whole: bool
    reason: str


def thresholds() -> tuple[Threshold, ...]:
    """Every threshold with its unit, bounds, default and the reason of it."""
    return tuple(
        Threshold(
            name=item.name,
            default=item.metadata["default"],
            whole=item.type in {int, "int"},
            label=tr(item.metadata["label"]),
            unit=tr(item.metadata["unit"]),
            least=item.metadata["least"],
            most=item.metadata["most"],
            reason=tr(item.metadata["reason"]),
        )
        for item in fields(SignalSettings)
    )


def settings_from(values: Mapping[str, Any]) -> SignalSettings:
    """Settings from stored values; what is not given has its default, and a name of another version is passed over.

    Raises:
        BadInput: a value outside its bounds; ``field`` is ``signals.NAME``.
    """
    known = {item.name for item in fields(SignalSettings)}
    return SignalSettings(**{name: value for name, value in values.items() if name in known})


def changed_from_default(settings: SignalSettings) -> dict[str, float]:
    """The thresholds that differ from their default, by name."""
    return {
        item.name: getattr(settings, item.name)
        for item in fields(settings)
        if getattr(settings, item.name) != item.default
    }


def _check(threshold: Field[Any], value: object) -> None:
    whole = threshold.type in {int, "int"}
    bounds = threshold.metadata
    fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if fits and bounds["least"] <= value <= bounds["most"]:
        # Settings are read with nearly every act: what is wrong is put in words only where something is.
        return
    wanted = tr(
        "{whole} from {least:g} to {most:g}",
        whole=tr("a whole number") if whole else tr("a number"),
        least=bounds["least"],
        most=bounds["most"],
    )
    raise BadInput(
        f"signals.{threshold.name}",
        tr(
            "{label}: {value} is not {wanted} ({unit}).",
            label=tr(bounds["label"]),
            value=value,
            wanted=wanted,
            unit=tr(bounds["unit"]),
        ),
        remedy=tr("Give {wanted}; the default is {default:g}.", wanted=wanted, default=threshold.default),
    )
