"""What comes from outside is the same in every language: only what is said of its faults is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.actions.outside.imports import ImportFile, plan_import
from app.imports import aside
from app.imports.opening import open_sheet
from app.imports.places import Places
from app.imports.registry import recognise
from app.imports.sheets import Cells
from app.perform import reading
from app.reference.countries import countries
from app.reference.crosswalk import CROSSWALK, Crosswalk
from db.vocabulary.imports import DataSet
from language import Language, speaking
from tests.support.event_files import acled_file, ged_file
from tests.support.ministry import Ministry
from tests.support.sheets import workbook

UHRI = (
    "State,Text,Groups,Mechanism,Response (UPR),Recommending State (UPR),Document Code,Paragraph,Year,Cycle,Session\n"
    "Myanmar,End impunity.,Minorities,Universal Periodic Review,Noted,Norway,A/HRC/47/13,|88.31|,2021,3,37\n"
    "Myanmar,Give access.,,Treaty bodies,,,CEDAW/C/MMR/CO/5,|20|,2016,,\n"
)
EWP = "country,SFTGcode,COW,risk_in_2022,risk_in_2022_23\nBurma/Myanmar,MYA,775,0.07,0.1\nMali,MLI,432,no data,0.2\n"
VIEWS = "month_id,name,gwcode,isoab,year,month,main_mean,main_dich\n505,Myanmar,775,MMR,2022,1,55.5,0.97\n"
HXL = (
    "Pays,Jour,Type,Morts\n#country+code+v_iso3,#date+start,#event+type,#affected+killed\n"
    "TCD,5 January 2024,Violence against civilians,12\n"
)
INFORM: list[list[object]] = [
    ["COUNTRY", "ISO3", "INFORM RISK", "RISK CLASS", "Rank", "HAZARD & EXPOSURE", "LACK OF COPING CAPACITY"],
    ["Myanmar", "MMR", 7.1, "Very High", 11, 8.3, 6.0],
]
SEVERITY: list[list[object]] = [
    ["COUNTRY", "ISO3", "INFORM Severity Index", "INFORM Severity category"],
    ["Mali", "MLI", 4.1, "High"],
]


def _text(name: str, text: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


FILES: dict[DataSet, Callable[[Path], Path]] = {
    DataSet.UCDP_GED: lambda folder: ged_file(folder / "ged.csv", {}, {"low": "50"}),
    DataSet.ACLED: lambda folder: acled_file(folder / "acled.csv", {}),
    DataSet.HXL: _text("hxl", HXL),
    DataSet.VIEWS: _text("views", VIEWS),
    DataSet.EARLY_WARNING_PROJECT: _text("ewp", EWP),
    DataSet.INFORM_RISK: lambda folder: workbook(
        folder, {"INFORM Risk 2024": [["INFORM Risk Index 2024"], *INFORM]}
    ),
    DataSet.INFORM_SEVERITY: lambda folder: workbook(folder, {"Severity": [["March 2024"], *SEVERITY]}),
    DataSet.RECOMMENDATIONS: _text("upr", UHRI),
}


def _read(path: Path) -> tuple[DataSet, object, list[tuple[str, ...]]]:
    with open_sheet(path) as sheet:
        format_, layout = recognise(sheet)
        convert = format_.converter(layout, Places(Crosswalk(CROSSWALK.shipped(), countries())))
        lines = list(sheet.lines())[layout.skip :]
        assert all(isinstance(cells, list) for _line, cells in lines)
        whole: list[tuple[int, Cells]] = [(line, list(cells)) for line, cells in lines]  # type: ignore[arg-type]
        rows = [tuple(row) for line, cells in whole for row in convert(line, cells)]
        return format_.code, layout.as_mapping(), rows


@pytest.mark.parametrize("dataset", FILES)
def test_a_file_gives_the_same_rows_in_every_language(dataset: DataSet, tmp_path: Path) -> None:
    path = FILES[dataset](tmp_path)
    code, mapping, rows = _read(path)
    assert code is dataset
    assert rows
    with speaking(Language.FRENCH):
        found, french_mapping, french = _read(path)
    assert (found, french_mapping) == (dataset, mapping)
    # A caution is for people, and is kept as it was said.
    caution = "The estimates of deaths contradict one another"
    own = [place for place, cell in enumerate(rows[-1]) if caution in cell]
    for row, other in zip(rows, french, strict=True):
        assert [cell for place, cell in enumerate(row) if place not in own] == [
            cell for place, cell in enumerate(other) if place not in own
        ]


def test_a_process_that_reads_a_large_file_speaks_as_the_one_who_imports(
    ministry: Ministry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "ASIDE_FROM", 0)
    path = _text("views", VIEWS + "505,Mali,432,MLI,2022,2,5.5,0.9\n")(tmp_path)
    actor = ministry.actors["P-AN1"]
    with speaking(Language.FRENCH), reading(ministry.store, actor, "import.plan") as session:
        plan = plan_import(session, actor, ImportFile(path=path), ministry.clock.at)
    assert plan.tally.new == 2
    (fault,) = plan.tally.faults
    assert "year and month" not in fault.expected
    assert "month_id" in fault.remedy
    assert not fault.remedy.startswith("Correct")
