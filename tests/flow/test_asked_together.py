"""What a report page shows is asked for all options and responses at once: more of them ask no more of the database."""

from app.reading.reports.options import option_views
from app.reading.reports.responses import response_views
from tests.support.asking import asked_of
from tests.support.carrying import Prepared, authorise, decided, escalated, open_file, prepared
from tests.support.ministry import NOW, Ministry


def _asked(ministry: Ministry, case: Prepared) -> int:
    actor = ministry.actors["P-MIN"]
    with asked_of(ministry.store) as asked, ministry.store.read() as session:
        assert len(option_views(session, case.report_id, actor, NOW)) == len(case.options)
        response_views(session, case.report_id, actor, NOW)
    return len(asked)


def test_four_authorised_options_of_a_measure_ask_no_more_than_two(ministry: Ministry) -> None:
    item = open_file(ministry)
    few, many = (prepared(ministry, item, *("VE-1",) * count) for count in (2, 4))
    for case in (few, many):
        escalated(ministry, case, "minister", "P-MIN")
        decided(ministry, "P-MIN", "minister", case, *map(authorise, case.options[:-1]))
    assert _asked(ministry, many) == _asked(ministry, few)
