"""What leaves the case: only what counts, with its marking and terms, never an identity, and on the ledger."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.actions.evidence.sources import AddSource, add_source
from app.actions.outside.exports import ExportData, Exported, ExportList, export_data, export_list
from app.actions.outside.imports import ImportFile, import_file
from app.exports.table import Column, ExportFormat
from app.exports.tables import ExportSubject
from app.exports.watching import Listeners
from db.ledger.entries import ledger
from db.patience import A_GLANCE, waiting_at_most
from db.vocabulary import Reliability, SourceKind
from tests.support.casework import evidence, opened, source
from tests.support.ministry import Ministry
from tests.support.sheets import text_file

GED = (
    "id,type_of_violence,country,country_id,date_start,date_end,best,side_a,latitude,longitude",
    '1,3,Myanmar (Burma),775,2021-02-01,2021-02-01,5,"=cmd|x",-1.5,96.1',
    "2,1,Myanmar (Burma),775,2021-02-03,2021-02-04,2,Army,20.5,96.1",
    "3,1,Mali,432,2021-02-03,2021-02-04,2,Army,20.5,96.1",
)


def exported(ministry: Ministry, subject: ExportSubject, kind: ExportFormat, who: str = "P-AN1") -> Exported:
    return ministry.draw(who, export_data, ExportData(country="MMR", subject=subject, format=kind))


def cells(made: Exported) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"), newline="")))


def last_entry(ministry: Ministry) -> dict[str, object]:
    with ministry.store.read() as session:
        body = session.scalar(sa.select(ledger.c.body).order_by(ledger.c.number.desc()).limit(1))
    found: dict[str, object] = json.loads(str(body))
    return found


def test_events_go_out_with_the_terms_of_their_data_and_no_formula(
    ministry: Ministry, tmp_path: Path
) -> None:
    request = ImportFile(path=text_file(tmp_path, *GED), licence="CC BY 4.0", marking="internal")
    ministry.do("P-AN1", import_file, request)
    made = exported(ministry, ExportSubject.EVENTS, ExportFormat.CSV)
    rows = cells(made)
    assert rows[0] == ["INTERNAL"]
    assert "Events: Myanmar" in rows[1][0]
    assert rows[2][0].endswith("CC BY 4.0")
    header, first, second = rows[3:]
    found = dict(zip(header, first, strict=True))
    assert (found["Own number"], found["Side A"], found["Latitude"]) == ("1", "'=cmd|x", "-1.5")
    assert found["Country"] == "MMR"
    assert dict(zip(header, second, strict=True))["Kind"] == "State-based"
    assert made.rows == 2
    entry = last_entry(ministry)
    assert (entry["action"], entry["topic"]) == ("data.export", "MMR")
    assert entry["detail"] == {
        "what": "events",
        "format": "csv",
        "rows": 2,
        "sha256": hashlib.sha256(made.content).hexdigest(),
        "marking": "INTERNAL",
    }


def test_events_exported_with_hxl_tags_are_read_back_as_events(ministry: Ministry, tmp_path: Path) -> None:
    ministry.do("P-AN1", import_file, ImportFile(path=text_file(tmp_path, *GED)))
    made = exported(ministry, ExportSubject.EVENTS, ExportFormat.HXL)
    back = tmp_path / "back.csv"
    back.write_bytes(made.content)
    kept = ministry.do("P-AN1", import_file, ImportFile(path=back))
    assert (kept.dataset.value, kept.rows_new, kept.rows_refused) == ("hxl", 2, 0)


def test_evidence_of_a_protected_source_goes_out_under_its_pseudonym(ministry: Ministry) -> None:
    opened(ministry)
    request = AddSource(
        name="Heron",
        kind=SourceKind.PERSON,
        reliability=Reliability.C,
        protected=True,
        identity="A nurse of the clinic in Sittwe",
    )
    evidence(ministry, ministry.do("P-AN1", add_source, request).source_id)
    evidence(ministry, marking="restricted", title="Another")
    for kind in ExportFormat:
        made = exported(ministry, ExportSubject.EVIDENCE, kind)
        assert "nurse" not in made.content.decode("utf-8", errors="ignore")
        # The highest marking of its parts.
        assert made.marking == "RESTRICTED"
    table = cells(exported(ministry, ExportSubject.EVIDENCE, ExportFormat.CSV))
    assert "Heron" in str(table)


def test_nothing_leaves_without_content_or_by_who_may_not_see_it(ministry: Ministry) -> None:
    opened(ministry)
    request = ExportData(country="MMR", subject=ExportSubject.RANKINGS, format=ExportFormat.CSV)
    assert (
        "There are no rankings of Myanmar"
        in ministry.rejection(lambda: ministry.draw("P-AN1", export_data, request)).message
    )
    assert ministry.refusal(lambda: ministry.draw("P-ADM", export_data, request)).rule == "role.content"


def test_another_writes_while_a_table_is_made_and_it_is_of_the_state_that_it_began_with(
    ministry: Ministry,
) -> None:
    opened(ministry)
    post = source(ministry)
    evidence(ministry, post)

    def meanwhile(_done: int, _total: int) -> None:
        evidence(ministry, post, title="Convoys by night")

    request = ExportData(
        country="MMR",
        subject=ExportSubject.EVIDENCE,
        format=ExportFormat.CSV,
        listeners=Listeners(progress=meanwhile),
    )
    with waiting_at_most(A_GLANCE):
        made = ministry.draw("P-AN1", export_data, request)
    assert made.rows == 1
    assert "Convoys by night" not in str(cells(made))
    assert last_entry(ministry)["action"] == "data.export"
    assert exported(ministry, ExportSubject.EVIDENCE, ExportFormat.CSV).rows == 2


def test_a_refused_export_stands_in_the_history_of_its_country(ministry: Ministry) -> None:
    opened(ministry)
    request = ExportData(country="MMR", subject=ExportSubject.EVENTS, format=ExportFormat.CSV)
    ministry.refusal(lambda: ministry.draw("P-ADM", export_data, request))
    entry = last_entry(ministry)
    assert (entry["action"], entry["topic"]) == ("refused.export_data", "MMR")


def test_a_list_needs_a_marking(ministry: Ministry) -> None:
    request = ExportList(
        title="Check", columns=(Column("a", "A"),), rows=(("x",),), marking="", format=ExportFormat.CSV
    )
    assert ministry.refused("P-AN1", export_list, request).rule == "marking.missing"


@pytest.mark.parametrize(("marking", "shows"), [("public", True), ("restricted", False)])
def test_a_name_shows_the_country_only_where_the_marking_lets_it(
    ministry: Ministry, marking: str, shows: bool
) -> None:
    opened(ministry)
    evidence(ministry, marking=marking)
    name = exported(ministry, ExportSubject.EVIDENCE, ExportFormat.CSV).name
    assert ("MMR" in name) is shows
    assert name.endswith(".csv")
