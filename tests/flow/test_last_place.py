"""Where somebody is brought back to after a night."""

from app.opening.places import keep_places
from app.reading.recent import COPIES, last_place
from tests.support.carrying import open_file, submitted
from tests.support.ministry import Ministry


def test_who_had_copies_open_over_a_report_is_brought_back_to_the_report(ministry: Ministry) -> None:
    submitted(ministry, open_file(ministry))
    actor = ministry.actors["P-FP"]
    keep_places(ministry.store, actor, [("reports", f"EW-2026-0001{COPIES}")])
    with ministry.store.read() as session:
        assert last_place(session, actor) == ("reports", "EW-2026-0001")
