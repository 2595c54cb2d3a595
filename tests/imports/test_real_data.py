"""Published releases of UCDP GED, where the checkout stands beside the shared data."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.actions.keeping.audit import verify_ledger
from app.reading.outside.events import EventQuery, counts_by_month, event_mix, events_page
from db.vocabulary.imports import EventKind
from tests.imports.conftest import Importing, Planning
from tests.support.ministry import NOW, Ministry

DATA = Path(__file__).parents[2].parent / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not beside this checkout")


def test_myanmar_is_imported_whole_and_the_same_again_changes_nothing(
    ministry: Ministry, imported: Importing, planned: Planning
) -> None:
    path = DATA / "ged_myanmar.csv"
    kept = imported(path)
    assert (kept.rows_new, kept.rows_refused, kept.unresolved) == (7374, 0, ())
    # Ten events whose published estimates contradict one another.
    assert kept.cautions == 10
    again = planned(path).tally
    assert (again.new, again.changed, again.unchanged) == (0, 0, 7374)
    with ministry.store.read() as session:
        assert events_page(session, EventQuery(country="MMR")).total == 7374
        mix = event_mix(session, EventQuery(country="MMR"))
        august = [
            each.deaths
            for each in counts_by_month(session, EventQuery(country="MMR"))
            if each.month.isoformat() == "2017-08-01" and each.kind is EventKind.ONE_SIDED
        ]
    assert (mix.combat, mix.one_sided, mix.other) == (4966 + 78, 2330, 0)
    assert sum(august) > 500
    assert verify_ledger(ministry.store).ok


def test_the_candidate_release_resolves_every_country_with_and_without_its_header(
    ministry: Ministry, planned: Planning, tmp_path: Path
) -> None:
    ministry.clock.at = NOW + timedelta(days=60)
    path = DATA / "ged_candidate_2026_01_02.csv"
    plan = planned(path)
    assert (plan.tally.new, plan.tally.refused, plan.tally.cautions, plan.unresolved) == (1298, 0, 7, ())
    bare = tmp_path / "bare.csv"
    bare.write_bytes(path.read_bytes().split(b"\n", 1)[1])
    assert planned(bare).tally.new == 1298
