"""A filled case of revision 0001 (the demonstration as version 0.1.0 made it) is carried to the newest revision."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.opening.upgrading import migrate, revision_of
from app.reading.countries.country_files import country_lines
from app.reading.evidence.items import evidence_of_country, source_views
from app.reading.reports.reports import report_lines
from app.reading.reports.results_due import results_due
from app.reading.risk.risk_assessments import factors_of, risk_assessments_of
from db.engine import DATABASE, connect, writing
from db.reports import Option
from db.store import Store
from tests.support.filled import FILLED_KEY, filled_case


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    made = filled_case(tmp_path, "0001")
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """The same case, carried to the newest revision, for tests that only read it."""
    made = filled_case(tmp_path_factory.mktemp("carried"), "0001")
    migrate(made)
    yield made
    made.dispose()


def test_the_readers_of_today_read_what_the_version_before_wrote(carried: sa.Engine) -> None:
    store = Store(carried)
    with store.read() as session:
        lines = country_lines(session)
        assert {"MMR", "AFG", "UKR"} <= {line.country for line in lines}
        evidence = evidence_of_country(session, "MMR")
        assert len(evidence) > 5
        assert len(source_views(session)) > 5
        assert len(report_lines(session)) == 8


def test_completed_risk_assessments_of_the_version_before_read_as_what_was_seen(
    engine: sa.Engine, carried: sa.Engine
) -> None:
    with engine.connect() as connection:
        stored = connection.exec_driver_sql(
            "select ratings from risk_assessments where country = 'MMR' order by number"
        ).scalars()
        before = [json.loads(ratings) for ratings in stored]
    assert len(before) > 2
    with Store(carried).read() as session:
        after = sorted(risk_assessments_of(session, "MMR"), key=lambda one: one.number)
        factors = factors_of(session, after[0])
    assert len(factors) == 14
    for view, ratings in zip(after, before, strict=True):
        assert view.framework == "un"
        assert (view.scenarios, view.crimes, view.at_risk) == ((), (), "")
        assert [[one.code for one in rated.seen] for rated in view.ratings] == [
            rating["indicators"] for rating in ratings
        ]
        assert {one.strength for rated in view.ratings for one in rated.indicators} <= {None}
    with (
        writing(carried).connect() as connection,
        pytest.raises(sa.exc.IntegrityError, match="never changed"),
    ):
        connection.exec_driver_sql("update risk_assessments set framework = 'us'")


def test_options_of_before_have_no_day_of_review_and_no_plan_and_their_responses_are_still_looked_at(
    carried: sa.Engine,
) -> None:
    with Store(carried).read() as session:
        rows = session.execute(sa.select(Option.review_on, Option.measure_id)).all()
        due = results_due(session, date(2024, 1, 1))
    assert len(rows) > 10
    assert {tuple(row) for row in rows} == {(None, None)}
    assert {one.number[:2] for one in due} == {"R-"}


def test_an_upgrade_that_fails_leaves_the_filled_case_as_it_was(engine: sa.Engine) -> None:
    with writing(engine).begin() as connection:
        # In the way of a table that the revision makes.
        connection.exec_driver_sql("create table import_batches (x)")
    with engine.connect() as connection:
        before = connection.exec_driver_sql("select name, sql from sqlite_master order by 1").all()
    with pytest.raises(sa.exc.OperationalError, match="already exists"):
        migrate(engine)
    with engine.connect() as connection:
        assert revision_of(connection) == "0001"
        assert connection.exec_driver_sql("select name, sql from sqlite_master order by 1").all() == before


def _kinds_taken(driver: Any, *kinds: str) -> list[str]:
    """Which of these kinds the table of sources takes; everything is taken back."""
    taken = []
    for kind in kinds:
        driver.execute("begin immediate")
        driver.execute("drop trigger sources_update_recorded")
        try:
            driver.execute("update sources set kind = ?", (kind,))
        except dbapi2.IntegrityError as error:
            if "CHECK constraint failed" not in str(error):
                raise
        else:
            taken.append(kind)
        driver.execute("rollback")
    return taken


def test_a_source_may_be_a_court_also_for_a_connection_that_was_open_before(
    engine: sa.Engine, tmp_path: Path
) -> None:
    new = ("court", "government", "academic")
    before = connect(tmp_path / DATABASE, FILLED_KEY)
    try:
        sources = before.execute("select * from sources order by id").fetchall()
        assert len(sources) > 5
        assert _kinds_taken(before, "post", *new, "oracle") == ["post"]
        migrate(engine)
        assert _kinds_taken(before, "post", *new, "oracle") == ["post", *new]
        assert before.execute("select * from sources order by id").fetchall() == sources
        triggers = "select count(*) from sqlite_master where type = 'trigger' and tbl_name = 'sources'"
        assert before.execute(triggers).fetchone() == (3,)
    finally:
        before.close()
