"""``tocsin metrics``: what the record says of the last year, for people and as data."""

from collections.abc import Sequence

import click

from app.cli.access import Access
from app.cli.options import json_option, signed_in
from app.cli.plain import plain
from app.cli.streams import say, say_json
from app.cli.tables import pairs, table
from app.perform import reading
from app.reading.authority.permission import require_content_reader
from app.reading.metrics import BorneOutCounts, Metrics, OnsetCounts, Share, Spread, metrics
from app.rules.reports.clocks import duration_words
from db.vocabulary import Phase


@click.command("metrics")
@signed_in
@json_option
def show_metrics(access: Access, as_json: bool) -> None:
    """Show what the record says of the last year: times to decide and to act, what lapsed, what was borne out.

    Nothing is added up to a score. A miss is an onset of atrocities that a country file recorded with no warning in the
    year before; where no file is open nothing is on record, and nothing is counted.

    JSON: {"at", "acknowledged_in_time": {"part", "whole"}, "warning_to_decision": [{"phase", "count", "running",
    "middle": {"time", "least"}, "longest"}], "decision_to_action": [{…}], "inside_authority", "decided_in_time",
    "plans_that_protect", "imminent_with_lever", "overdue_reviews", "silent_consultations", "impact_assessed",
    "borne_out": [{"phase", "borne_out", "not_borne_out", "too_early", "interval": [low, high]}],
    "onsets": [{"phase", "warned", "missed", "interval": [low, high]}]}. Times are in seconds.
    """
    with access.open() as case, reading(case.store, case.actor, "metrics") as session:
        require_content_reader(case.actor)
        found = metrics(session, case.now())
    if as_json:
        say_json(_data(found))
        return
    say(pairs(_shares(found)))
    for heading, spreads in (
        ("Warning to decision", found.warning_to_decision),
        ("Decision to first action", found.decision_to_action),
    ):
        say(f"\n{heading}")
        say(_times(spreads) if spreads else "None in the last year.")
    say("\nWarnings that were reviewed")
    say(_reviewed(found.borne_out) if found.borne_out else "None in the last year.")
    say("\nOnsets of atrocities on file")
    say(_onsets(found.onsets) if found.onsets else "None in the last year.")


def _shares(found: Metrics) -> list[tuple[str, str]]:
    return [
        ("Warnings acknowledged in time", _share(found.acknowledged_in_time)),
        ("Escalations decided before the clock", _share(found.decided_in_time)),
        ("Decisions inside authority", _share(found.inside_authority)),
        ("Agreed plans that protect somebody", _share(found.plans_that_protect)),
        ("Countries at imminent risk with a lever left", _share(found.imminent_with_lever)),
        ("Policies at risk with an impact assessment", _share(found.impact_assessed)),
        ("Consultations without a reply", _share(found.silent_consultations)),
        ("Reviews overdue", str(found.overdue_reviews)),
    ]


def _share(share: Share) -> str:
    return f"{share.part} of {share.whole}" if share.whole else "none"


def _phase(phase: Phase | None) -> str:
    return phase.label if phase is not None else "Not assessed"


def _times(spreads: Sequence[Spread]) -> str:
    return table(
        ("Phase", "Cases", "Still running", "Half of them within", "Longest"),
        [
            (
                _phase(one.phase),
                str(one.count),
                str(one.running),
                f"{'at least ' if one.middle.least else ''}{duration_words(one.middle.time, exact=True)}",
                duration_words(one.longest, exact=True),
            )
            for one in spreads
        ],
    )


def _reviewed(counts: Sequence[BorneOutCounts]) -> str:
    return table(
        ("Phase", "Borne out", "Not borne out", "Too early", "Share borne out (95%)"),
        [
            (
                _phase(one.phase),
                str(one.borne_out),
                str(one.not_borne_out),
                str(one.too_early),
                "{:.0%} to {:.0%}".format(*_interval(one.borne_out, one.not_borne_out)),
            )
            for one in counts
        ],
    )


def _onsets(counts: Sequence[OnsetCounts]) -> str:
    return table(
        ("Phase until then", "Warned of", "Missed", "Share warned of (95%)"),
        [
            (
                _phase(one.phase),
                str(one.warned),
                str(one.missed),
                "{:.0%} to {:.0%}".format(*_interval(one.warned, one.missed)),
            )
            for one in counts
        ],
    )


def _interval(part: int, rest: int) -> tuple[float, float]:
    """The exact interval of a share: wide, since warnings and onsets are few."""
    # Late: it loads a library of statistics.
    from app.backtest.intervals import share_interval

    return share_interval(part, part + rest)


def _data(found: Metrics) -> dict[str, object]:
    def spread(one: Spread) -> dict[str, object]:
        return {
            "phase": one.phase.value if one.phase else None,
            "count": one.count,
            "running": one.running,
            "middle": {"time": int(one.middle.time.total_seconds()), "least": one.middle.least},
            "longest": int(one.longest.total_seconds()),
        }

    def share(one: Share) -> dict[str, int]:
        return {"part": one.part, "whole": one.whole}

    return {
        "at": plain(found.at),
        "acknowledged_in_time": share(found.acknowledged_in_time),
        "warning_to_decision": [spread(one) for one in found.warning_to_decision],
        "decision_to_action": [spread(one) for one in found.decision_to_action],
        "inside_authority": share(found.inside_authority),
        "decided_in_time": share(found.decided_in_time),
        "plans_that_protect": share(found.plans_that_protect),
        "imminent_with_lever": share(found.imminent_with_lever),
        "overdue_reviews": found.overdue_reviews,
        "silent_consultations": share(found.silent_consultations),
        "impact_assessed": share(found.impact_assessed),
        "borne_out": [
            {
                "phase": one.phase.value if one.phase else None,
                "borne_out": one.borne_out,
                "not_borne_out": one.not_borne_out,
                "too_early": one.too_early,
                "interval": [round(bound, 4) for bound in _interval(one.borne_out, one.not_borne_out)],
            }
            for one in found.borne_out
        ],
        "onsets": [
            {
                "phase": one.phase.value if one.phase else None,
                "warned": one.warned,
                "missed": one.missed,
                "interval": [round(bound, 4) for bound in _interval(one.warned, one.missed)],
            }
            for one in found.onsets
        ],
    }
