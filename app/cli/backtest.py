"""``tocsin backtest``: what the signs would have been worth on data of the past."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from app.backtest.comparing import Match, Way
from app.backtest.files import FileRecords, read_records
from app.backtest.glance import Glance, glances
from app.backtest.peaks import PeakRule
from app.backtest.records import CountryRecord
from app.backtest.run import Aim, AimResult, BackTest, Half, Line, back_test, chosen
from app.backtest.scoring import Score
from app.backtest.stored import stored_records
from app.backtest.told import told
from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.streams import say, say_json, warn
from app.cli.tables import table
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reference.countries import countries as country_table
from app.refusals import BadInput
from app.rules.entry.texts import fold
from app.rules.signals import SignalSettings
from db.vocabulary.imports import DataSet

_DEFAULT = PeakRule()
_EVENTS = (DataSet.UCDP_GED, DataSet.ACLED, DataSet.HXL, DataSet.OTHER_EVENTS)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("backtest")
@click.argument("countries", nargs=-1)
@click.option("--file", "path", type=_FILE, help="A plain file, in place of the imported events.")
@click.option(
    "--dataset",
    type=click.Choice([each.value for each in _EVENTS]),
    help="Which of the imported data sets, where there are several.",
)
@click.option(
    "--half",
    type=click.Choice([half.value for half in Half]),
    default=Half.ALL.value,
    show_default=True,
    help="Only the countries that a fixed hash of the code puts in this half.",
)
@click.option("--floor", default=_DEFAULT.floor, show_default=True, help="Fewest deaths of a peak month.")
@click.option("--times", default=_DEFAULT.times, show_default=True, help="Of the usual month, for a peak.")
@click.option(
    "--horizon", default=_DEFAULT.horizon, show_default=True, help="Months in which an alarm is in time."
)
@click.option(
    "--refractory", default=_DEFAULT.refractory, show_default=True, help="Months between two alarms."
)
@click.option("--level", type=float, help="Level at which the watch is raised, in place of the default.")
@click.option("--targets", is_flag=True, help="List every peak and onset with its leads.")
@signed_in
@json_option
def backtest(
    access: Access,
    *,
    countries: tuple[str, ...],
    path: Path | None,
    dataset: str | None,
    half: str,
    floor: int,
    times: float,
    horizon: int,
    refractory: int,
    level: float | None,
    targets: bool,
    as_json: bool,
) -> None:
    """Try the signs on the past: lead time before each peak, false alarms per country-year.

    On the imported events of the case, or on a plain file (UCDP GED, ACLED, or deaths by country and month), which
    needs no case. COUNTRIES narrow it down. See docs/backtest.md for every definition.

    JSON: {"first", "last", "countries", "totals_only", "long_enough", "left_out", "rule", "settings", "aims": {"peak",
    "onset": {"defaults", "grid", "matches", "targets"}}, "without_baseline"}
    """
    rule = PeakRule(floor=floor, times=times, horizon=horizon, refractory=refractory)
    if path is None:
        asked = DataSet(dataset) if dataset else None
        found, settings = _stored(access, countries, asked, level)
    else:
        settings = _with(SignalSettings(), level)
        found = read_records(path, settings)
    records = _named(chosen(found.records, Half(half)), countries)
    test = back_test(records, settings, rule)
    short = () if test.long_enough else glances(records, settings)
    if as_json:
        say_json(told(test, short, found.left_out))
        return
    say(_heading(test))
    if found.left_out:
        warn(f"Rows that cannot be used were left out: {found.left_out}. The first: {found.first_fault}")
    if not test.long_enough:
        say(_too_short(test, short))
        return
    for result in test.results:
        say()
        say(_aim_tables(result, listed=targets))


def _stored(
    access: Access, countries: Sequence[str], dataset: DataSet | None, level: float | None
) -> tuple[FileRecords, SignalSettings]:
    """The imported events, and the ministry's own thresholds."""
    codes = tuple(country_table().find(country).alpha3 for country in countries)
    with access.open() as case, reading(case.store, case.actor, "backtest") as session:
        require_content_reader(case.actor)
        settings = _with(case.settings.signals, level)
        return FileRecords(stored_records(session, codes, settings, dataset), 0, ""), settings


def _with(settings: SignalSettings, level: float | None) -> SignalSettings:
    return settings if level is None else replace(settings, watch_level=level)


def _named(records: Sequence[CountryRecord], countries: Sequence[str]) -> tuple[CountryRecord, ...]:
    """The records of the countries named, all without names.

    Raises:
        BadInput: no such country, or no data at all.
    """
    wanted = {_code(country): country for country in countries}
    kept = tuple(record for record in records if not wanted or _code(record.country) in wanted)
    missing = wanted.keys() - {_code(record.country) for record in kept}
    if missing or not kept:
        name = wanted[min(missing)] if missing else "any country"
        known = ", ".join(record.country for record in records[:8])
        more = ", …" if len(records) > 8 else ""
        raise BadInput(
            "countries",
            f"The data have no events of {name}.",
            remedy=f"They have: {known}{more}."
            if known
            else "Import events first, or choose another file or half.",
        )
    return kept


def _code(name: str) -> str:
    """How a country is compared: by its alpha-3 code, or by its name where it has none."""
    try:
        return country_table().find(name).alpha3
    except BadInput:
        return fold(name)


def _heading(test: BackTest) -> str:
    rule = test.rule
    kinds = (
        "deaths of all kinds, which stand for one-sided deaths" if test.totals_only else "one-sided deaths"
    )
    return (
        f"{test.countries} {'countries' if test.countries != 1 else 'country'}, {test.first} to {test.last}: {kinds}.\n"
        f"A peak month reaches {rule.floor} deaths and {rule.times:g} times the mean of the {rule.baseline} months "
        f"before, and no month within {rule.window} months exceeds it. An alarm is in time 1 to {rule.horizon} months "
        f"before; a detector is heard again after {rule.refractory} months. A missed peak counts as a lead of 0.\n"
        "Intervals are of 95 %."
    )


def _too_short(test: BackTest, short: Sequence[Glance]) -> str:
    needed = test.rule.least_baseline + test.rule.horizon + 1
    rows = [
        (
            country_table().name(glance.country),
            str(glance.deaths),
            str(glance.civilians),
            str(glance.one_sided),
            str(glance.attacks),
            "seen" if glance.systematic else "not seen",
        )
        for glance in short
    ]
    heads = ("Country", "Deaths", "Civilians", "One-sided", "Infrastructure", "Sign (c)")
    return (
        f"\nNo lead can be measured: that takes {needed} months of data, a baseline and a horizon. Signs (a) and (b) "
        "have no baseline to judge by. What can be seen all the same:\n\n" + table(heads, rows)
    )


def _aim_tables(result: AimResult, *, listed: bool) -> str:
    title = (
        "LEAD BEFORE THE PEAK"
        if result.aim is Aim.PEAK
        else "LEAD BEFORE THE ONSET (the first surging month)"
    )
    parts = [
        f"{title}\n\n{_lines(result.defaults)}",
        f"At like false alarms\n\n{_matches(result.matches)}",
        f"Grid\n\n{_lines(result.grid)}",
    ]
    if listed:
        parts.append(f"Each of them\n\n{_targets(result)}")
    return "\n\n".join(parts)


def _lines(lines: Sequence[Line]) -> str:
    heads = ("Detector", "Threshold", "Warned", "Mean lead, months", "False alarms per country-year")
    return table(
        heads,
        [
            (
                line.detector.label,
                line.setting or f"{line.score.threshold:g}",
                _warned(line.score),
                f"{line.score.mean_lead:.1f} {_span(line.score.mean_lead_interval, 1)}",
                _rate(line.score),
            )
            for line in lines
        ],
    )


def _matches(matches: Sequence[Match]) -> str:
    heads = ("Ours", "At", "False alarms", "Lead", "Against", "False alarms", "Lead", "Gain, months")
    return table(
        heads,
        [
            (
                match.ours.label,
                f"{match.score.threshold:.2f}",
                f"{match.score.rate:.3f}",
                f"{match.score.mean_lead:.1f}",
                _against(match),
                f"{match.rule_rate:.3f}",
                f"{match.rule_mean_lead:.1f}",
                f"{match.gain:+.1f} {_span(match.gain_interval, 1)}",
            )
            for match in matches
        ],
    )


def _against(match: Match) -> str:
    if match.way is Way.RULE_RAISED:
        return f"{match.simple.label}, from {match.rule_threshold:.0f} deaths"
    if match.way is Way.RULE_THINNED:
        return f"{match.simple.label}, thinned at random"
    return match.simple.label


def _targets(result: AimResult) -> str:
    codes = [line.detector.code for line in result.defaults]
    labels = [line.detector.label for line in result.defaults]
    rows = [
        (
            country_table().name(target.country),
            str(target.month),
            str(target.deaths),
            f"{target.level_before:.2f}",
            *(str(target.leads[code]) if target.leads[code] else "-" for code in codes),
        )
        for target in result.targets
    ]
    return table(("Country", "Month", "Deaths", "Watch the month before", *labels), rows)


def _warned(score: Score) -> str:
    low, high = score.warned_interval
    return f"{score.warned} of {score.targets} ({low:.0%}–{high:.0%})"


def _rate(score: Score) -> str:
    within = f"({score.false_alarms} in {score.country_years:.0f} years)"
    return f"{score.rate:.2f} {_span(score.rate_interval, 2)} {within}"


def _span(interval: tuple[float, float], digits: int) -> str:
    return f"[{interval[0]:.{digits}f}–{interval[1]:.{digits}f}]"
