"""Copies for release on the command line: from a file of removals to the saved PDF, and every refusal in words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Desk, actions

WANTED: dict[str, Any] = {
    "for": "NOR",
    "marking": {"level": "internal", "release": ["NOR"]},
    "asked_by": "Embassy of Norway",
    "asked_on": "2026-01-10",
    "reason": "Shared planning",
    "removals": [
        {"passage": "bottom_line/happening", "words": "6-7", "ground": "security", "note": "From the post."}
    ],
}


def asked(folder: Path, **changes: Any) -> str:
    path = folder / "removals.json"
    path.write_text(json.dumps(WANTED | changes), encoding="utf-8")
    return str(path)


def test_a_copy_goes_from_a_file_of_removals_to_a_saved_pdf(desk: Desk, tmp_path: Path) -> None:
    listed = desk.signed_in("p-an1", "release", "passages", desk.number, "--json").data
    assert {"passage": "evidence", "title": "5 Evidence"} in listed["parts"]
    (happening,) = [one for one in listed["passages"] if one["passage"] == "bottom_line/happening"]
    assert happening["text"].split()[5:7] == ["heavy", "weapons"]

    made = desk.signed_in("p-an1", "release", "prepare", desk.number, asked(tmp_path), "--json").data
    number = made["release"]
    early = desk.signed_in("p-an1", "release", "print", number, "--out", str(tmp_path))
    assert early.status == 1
    assert "waits for the approval of a second person" in early.err
    assert not list(tmp_path.glob("*.pdf"))

    assert desk.signed_in("p-fp", "release", "approve", number).status == 0
    saved = desk.signed_in("p-an1", "release", "print", number, "--out", str(tmp_path), "--json").data
    path = Path(saved["file"])
    assert path.name == "RL-2026-0001_INT.pdf"
    assert b"[withheld: security]" in path.read_bytes()
    assert b"heavy weapons" not in path.read_bytes()

    shown = desk.signed_in("p-an1", "release", "list").out
    assert number in shown
    assert "for Norway (NOR)" in shown
    whole = desk.signed_in("p-an1", "release", "register", number).out
    assert "heavy weapons" in whole
    outside = desk.signed_in("p-an1", "release", "register", number, "--outside").out
    assert "security" in outside
    assert "heavy" not in outside
    assert [one for one in actions(desk) if one.startswith("release.")][-1] == "release.save"


@pytest.mark.parametrize(
    ("changes", "status", "told"),
    [
        ({"for": "SWE"}, 1, "SWE is not on the release list of the copy"),
        ({"for": "public"}, 1, "A copy for the public carries a public level"),
        ({"marking": {"level": "cosmic"}}, 2, "is not a marking of the scheme"),
        ({"removals": [{"passage": "nowhere", "ground": "security"}]}, 2, "has no passage “nowhere”"),
        ({"removals": [{"passage": "legal", "ground": "whim"}]}, 2, "is not a ground in the register"),
        ({"removals": [{"passage": "subject", "words": "a", "ground": "security"}]}, 2, "removals[1].words"),
        (
            {"removals": [{"passage": "subject", "words": "1", "ground": "security"}]},
            1,
            "can still be read elsewhere",
        ),
        ({"hidden": 1}, 2, "“hidden” is not known in the file"),
    ],
)
def test_what_may_not_be_released_is_refused_with_what_to_do(
    desk: Desk, tmp_path: Path, changes: dict[str, Any], status: int, told: str
) -> None:
    done = desk.signed_in("p-an1", "release", "prepare", desk.number, asked(tmp_path, **changes))
    assert done.status == status
    assert told in done.err
    assert "No copy has been prepared." in desk.signed_in("p-an1", "release", "list").out
