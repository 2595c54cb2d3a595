"""What the play leaves in its folder: the page, briefs, a decision record, a ledger that can be checked."""

import hashlib
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.actions.keeping.audit import parse_printed_head, verify_ledger, verify_paper
from app.briefs.encoding import brief_hash, decode
from app.demo.logins import demo_passphrase
from app.demo.outputs import BRIEFS, CASE, FIRST_LINE, LEDGER, OURS, README, RECORDS, make_ready
from app.demo.play import AUDITOR
from app.opening.ministry import open_ministry
from app.refusals import BadInput, Damaged
from app.rules.reports.completeness import missing_parts
from db.comments import ReportComment
from db.releases import Release, ReleaseAnswer
from db.reports import Brief
from db.vocabulary import RiskLevel
from reports.printer import PdfPrinter
from tests.demo.conftest import Case, Played

NAMES = (
    "EW-2017-0001-v1_Myanmar_INT.pdf",
    "EW-2021-0001-v1_Myanmar_INT.pdf",
    "EW-2021-0002-v1_Afghanistan_INT.pdf",
    "EW-2021-0002-v2_Afghanistan_INT.pdf",
    "EW-2021-0003-v1_Myanmar_INT.pdf",
    "EW-2021-0004-v1_Afghanistan_INT.pdf",
    "EW-2022-0001-v1_Ukraine_INT.pdf",
    "EW-2022-0002-v1_Ukraine_INT.pdf",
)


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_nothing_else_is_written(played: Played) -> None:
    assert sorted(path.name for path in played.out.iterdir()) == sorted(OURS)


def test_the_page_is_kept_as_it_was_told(played: Played) -> None:
    written = (played.out / README).read_text("utf-8").split("\n")
    assert written[0] == FIRST_LINE
    assert "\n".join(written).strip() in "\n".join(played.lines)


@pytest.mark.parametrize(
    "words",
    [
        "[authority.power]",
        "[authority.ceiling]",
        "has no effect until then",
        "lapses unless it is ratified in time",
        "A clock ran out: no decision by 19 December 2021, 15:00 UTC.",
        "is halted: The emergency decision was not ratified within its",
        "quoted word for word",
        "WHOLE.",
        "ALTERED. First bad entry:",
        "verify_ledger.py",
    ],
)
def test_the_page_tells_a_newcomer(played: Played, words: str) -> None:
    assert words in "\n".join(played.lines)


def test_every_frozen_brief_is_written(played: Played) -> None:
    assert sorted(path.name for path in (played.out / BRIEFS).iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_page_of_a_brief_says_what_it_is(played: Played, name: str) -> None:
    found = pages(played.out / BRIEFS / name)
    assert len(found) > 2
    for page in found:
        assert "DEMO" in page
        assert page.count("INTERNAL") >= 2
        assert "NOT FOR SUBMISSION" not in page


def test_briefs_are_complete_by_the_rules(case: Case) -> None:
    with case.read() as session:
        for brief in session.query(Brief):
            data = decode(brief.data.encode())
            assert missing_parts(data) == ()
            assert data.demo
            assert len(data.options) >= 3


def test_each_brief_drawn_again_from_what_was_frozen_is_the_stored_one(case: Case, played: Played) -> None:
    printer = PdfPrinter()
    with case.read() as session:
        briefs = session.query(Brief).all()
        assert len(briefs) == len(NAMES)
        written = {path.read_bytes() for path in (played.out / BRIEFS).iterdir()}
        for brief in briefs:
            frozen = decode(brief.data.encode())
            assert brief_hash(frozen) == brief.data_sha256
            assert hashlib.sha256(brief.pdf).hexdigest() == brief.pdf_sha256
            assert printer.brief(frozen, frozen_hash=brief.data_sha256) == brief.pdf
            assert brief.pdf in written


def test_briefs_keep_to_two_pages_but_for_one_that_shows_what_runs_over(case: Case) -> None:
    """Four offices decide four measures in 2017: that table has no room, and annex H takes what runs over."""
    with case.read() as session:
        over = {
            brief.data_sha256: fit.lines_over
            for brief in session.query(Brief)
            if not (fit := PdfPrinter().body_fit(decode(brief.data.encode()))).fits
        }
        first = session.query(Brief).order_by(Brief.frozen_at).first()
        assert first is not None
        assert set(over) == {first.data_sha256}


def test_a_brief_is_frozen_anew_a_report_is_discussed_and_a_copy_is_released(case: Case) -> None:
    with case.read() as session:
        first, second = [
            decode(row.data.encode())
            for row in session.query(Brief).order_by(Brief.frozen_at)
            if decode(row.data.encode()).reference.startswith("EW-2021-0002")
        ]
        assert first.phases.risk_level is RiskLevel.HIGH
        assert second.phases.risk_level is RiskLevel.VERY_HIGH
        said = session.query(ReportComment).all()
        assert sum(row.about_id is None for row in said) == 2
        assert sum(row.settles for row in said) == 2
        copy = session.query(Release).one()
        printed = " ".join(
            " ".join(page.extract_text() for page in PdfReader(BytesIO(copy.pdf)).pages).split()
        )
        assert session.query(ReleaseAnswer).one().approved
    assert "Released copy" in printed
    assert "withheld: international relations" in printed
    assert "Legal Adviser" not in printed


def test_dissent_is_printed_word_for_word(played: Played) -> None:
    text = " ".join(" ".join(pages(played.out / BRIEFS / "EW-2022-0001-v1_Ukraine_INT.pdf")).split())
    assert "The check must come before the first visa, not after the first complaint." in text


def test_the_decision_record_shows_decider_signature_and_authority(played: Played) -> None:
    (record,) = (played.out / RECORDS).iterdir()
    text = " ".join(" ".join(pages(record)).split())
    assert all("DEMO" in page for page in pages(record))
    for words in (
        "D-2017-0005",
        "Sanna Virtanen",
        "Kwabena Osei",
        "D-008",
        "Silence would be read as consent.",
    ):
        assert words in text


def test_the_ledger_is_whole(case: Case) -> None:
    report = verify_ledger(case.ministry.store)
    assert (report.faults, report.checked > 400) == ((), True)


def test_every_printed_brief_fits_the_ledger(case: Case) -> None:
    with case.read() as session:
        hashes = [brief.data_sha256 for brief in session.query(Brief)]
    assert len(hashes) == len(NAMES)
    assert all(verify_paper(case.ministry.store, digest).ok for digest in hashes)


def test_the_export_can_be_checked_without_tocsin(played: Played) -> None:
    typed = next(line for line in played.lines if "verify_ledger.py" in line and "--head" in line)
    head = typed.split("--head ")[1]
    assert parse_printed_head(head).number > 400
    program = played.out / LEDGER / "verify_ledger.py"
    command = [sys.executable, "-I", str(program), str(played.out / LEDGER), "--head", head]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_changed_byte_of_the_database_is_found(played: Played, tmp_path: Path) -> None:
    database = (played.out / CASE / "tocsin.db").read_bytes()
    place = 100_000
    changed = database[:place] + bytes([database[place] ^ 1]) + database[place + 1 :]
    folder = tmp_path / CASE
    shutil.copytree(played.out / CASE, folder)
    (folder / "tocsin.db").write_bytes(changed)
    with (
        pytest.raises(Damaged, match="changed outside Tocsin"),
        open_ministry(folder, AUDITOR, demo_passphrase()) as ministry,
    ):
        verify_ledger(ministry.store)


def test_an_older_play_is_replaced_and_other_files_are_left(tmp_path: Path) -> None:
    (tmp_path / README).write_text(f"{FIRST_LINE}\nolder")
    (tmp_path / LEDGER).mkdir()
    (tmp_path / LEDGER / "ledger.jsonl").write_text("{}")
    (tmp_path / "notes.txt").write_text("mine")
    make_ready(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_no_play_wrote_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / LEDGER).mkdir()
    with pytest.raises(BadInput, match="not written by a demonstration"):
        make_ready(tmp_path)
    (tmp_path / README).write_text("my own")
    with pytest.raises(BadInput):
        make_ready(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [README, LEDGER]
