"""``tocsin print``: a copy to a file or a folder, numbered and on the ledger; nothing is overwritten."""

from pathlib import Path

from tests.cli.conftest import Desk, actions


def test_a_copy_goes_to_a_file_or_under_its_own_name_into_a_folder(desk: Desk, tmp_path: Path) -> None:
    named = desk.signed_in("p-fp", "print", "coverage", "Myanmar", "--out", str(tmp_path / "mine.pdf"))
    assert named.status == 0, named.err
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    told = desk.signed_in("p-fp", "print", "coverage", "MMR", "--json", "--out", str(tmp_path)).data
    (one,) = told["documents"]
    assert (one["kind"], one["copy"], one["marking"]) == ("coverage", 2, "PUBLIC")
    assert Path(one["file"]).parent == tmp_path
    assert Path(one["file"]).exists()
    assert actions(desk).count("document.print") == 2


def test_what_is_there_is_not_overwritten_and_no_copy_is_recorded(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "mine.pdf"
    target.write_text("mine", encoding="utf-8")
    refused = desk.signed_in("p-fp", "print", "coverage", "Myanmar", "--out", str(target))
    assert refused.status == 2
    assert "not overwritten" in refused.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert "document.print" not in actions(desk)


def test_a_coverage_page_is_printed_one_at_a_time(desk: Desk, tmp_path: Path) -> None:
    refused = desk.signed_in("p-fp", "print", "coverage", "--all", "--out", str(tmp_path))
    assert refused.status == 2
    assert "one at a time" in refused.err
