"""The thresholds of the signs: unit, default and reason of each, in one place."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any

from app.refusals import BadInput


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
        "Length of the baseline",
        "months",
        between=(12, 120),
        reason="Two years hold each season twice and still forget an old crisis.",
    )
    baseline_least: int = _threshold(
        12,
        "Shortest baseline that is judged by",
        "months",
        between=(6, 120),
        reason="With less than a year of data a season looks like an onset.",
    )
    share_least_deaths: int = _threshold(
        10,
        "Fewest deaths for a share",
        "deaths in the month",
        between=(1, 1000),
        reason="Below ten deaths one event moves the share by tens of points.",
    )
    share_p: float = _threshold(
        0.01,
        "Level of the test of the civilian share",
        "probability",
        between=(1e-6, 0.2),
        reason="About one false sign in eight years of calm months.",
    )
    one_sided_least_deaths: int = _threshold(
        5,
        "Fewest one-sided deaths",
        "deaths in the month",
        between=(1, 1000),
        reason="A single killing is a crime and not yet a change of pattern.",
    )
    one_sided_p: float = _threshold(
        0.01,
        "Level of the test of one-sided deaths",
        "probability",
        between=(1e-6, 0.2),
        reason="About one false sign in eight years of calm months.",
    )
    infrastructure_least: int = _threshold(
        2,
        "Fewest attacks on infrastructure",
        "attacks in the month",
        between=(1, 1000),
        reason="One attack may be a stray shell; a second in the same month asks for a look.",
    )
    infrastructure_p: float = _threshold(
        0.01,
        "Level of the test of attacks on infrastructure",
        "probability",
        between=(1e-6, 0.2),
        reason="As for deaths.",
    )
    pattern_areas: int = _threshold(
        3,
        "Areas of a systematic pattern",
        "first-level areas",
        between=(1, 100),
        reason="Violence in fewer areas may be a local feud.",
    )
    pattern_weeks: int = _threshold(
        4,
        "Length of a systematic pattern",
        "consecutive weeks",
        between=(1, 52),
        reason="A campaign outlasts a raid.",
    )
    pattern_longest_days: int = _threshold(
        7,
        "Longest event that is placed in weeks",
        "days",
        between=(1, 366),
        reason="An event known only to its month says nothing about consecutive weeks.",
    )
    watch_floor: int = _threshold(
        25,
        "Least danger level of the watch",
        "weighted deaths in a month",
        between=(1, 10_000),
        reason="The least that UCDP calls armed violence in a whole year, reached in one month.",
    )
    watch_times: float = _threshold(
        5.0,
        "Danger level in usual months",
        "times the usual month",
        between=(1.0, 100.0),
        reason="Three to eight did equally well in half of the countries; five is the middle.",
    )
    watch_civilians: float = _threshold(
        0.5,
        "Weight of civilians who die in combat",
        "of a one-sided death",
        between=(0.0, 1.0),
        reason="Whether they were targeted is not known; with them the watch did better in Myanmar.",
    )
    watch_others: float = _threshold(
        0.05,
        "Weight of all other deaths",
        "of a one-sided death",
        between=(0.0, 1.0),
        reason="War comes before many massacres; more than this drowns the signs in battles.",
    )
    watch_fade: float = _threshold(
        0.25,
        "Fading of the worst month",
        "part lost each month",
        between=(0.0, 1.0),
        reason="Half is gone after two and a half months; 0.1 to 0.25 made little difference.",
    )
    watch_level: float = _threshold(
        0.3,
        "Level at which the watch is raised",
        "parts of the danger level",
        between=(0.001, 100.0),
        reason="In half of the countries: one false alarm in six years, four peaks in five warned of.",
    )

    def __post_init__(self) -> None:
        for threshold in fields(self):
            _check(threshold, getattr(self, threshold.name))
        if self.baseline_least > self.baseline_months:
            raise BadInput(
                "signals.baseline_least",
                "The shortest baseline cannot be longer than the baseline.",
                remedy=f"Give at most {self.baseline_months} months.",
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
            label=item.metadata["label"],
            unit=item.metadata["unit"],
            least=item.metadata["least"],
            most=item.metadata["most"],
            reason=item.metadata["reason"],
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
    wanted = f"{'a whole number' if whole else 'a number'} from {bounds['least']:g} to {bounds['most']:g}"
    fits = isinstance(value, int if whole else (int, float)) and not isinstance(value, bool)
    if not fits or not bounds["least"] <= value <= bounds["most"]:
        raise BadInput(
            f"signals.{threshold.name}",
            f"{bounds['label']}: {value} is not {wanted} ({bounds['unit']}).",
            remedy=f"Give {wanted}; the default is {threshold.default:g}.",
        )
