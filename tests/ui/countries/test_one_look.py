"""Many parts of a page look at the case at once."""

import pytest

from app.actions.countries.country_files import OpenCountryFile, open_country_file
from app.reading.countries.all_files import all_files
from app.reading.countries.country_files import country_view
from app.reading.ministry.settings import read_settings
from tests.support.asking import asked_of
from tests.support.carrying import PRINTER
from tests.support.casework import opened
from tests.support.ministry import Ministry
from ui.case import Case
from ui.tasks import Tasks


@pytest.fixture
def case(ministry: Ministry, tasks: Tasks) -> Case:
    return Case(ministry.store, ministry.actors["P-FP"], PRINTER, tasks)


def test_what_several_parts_ask_for_is_read_once_in_one_look(case: Case) -> None:
    with asked_of(case.store) as asked, case.one_look():
        assert case.look(read_settings) is case.look(read_settings)
    assert len([one for one, _values in asked if "FROM settings" in one]) == 1
    with asked_of(case.store) as asked:
        case.look(read_settings)
        case.look(read_settings)
    assert len([one for one, _values in asked if "FROM settings" in one]) == 2


def test_after_an_act_a_part_sees_what_it_changed(case: Case, ministry: Ministry) -> None:
    opened(ministry)
    with case.one_look():
        assert {file.country for file in case.look(all_files)} == {"MMR"}
        with case.one_look():
            case.act(open_country_file, OpenCountryFile(country="SDN", reason="Reports"))
        assert {file.country for file in case.look(all_files)} == {"MMR", "SDN"}


def test_a_look_that_failed_ends(case: Case, ministry: Ministry) -> None:
    with pytest.raises(LookupError), case.one_look():
        case.look(lambda session: country_view(session, "MMR"))
    opened(ministry)
    assert [file.country for file in case.look(all_files)] == ["MMR"]
