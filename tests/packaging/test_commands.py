"""The two commands, and what explains them."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_make_help_lists_every_target_with_a_sentence() -> None:
    make = shutil.which("make")
    assert make is not None
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    shown = subprocess.run(
        [make, "-C", str(ROOT), "help"], capture_output=True, text=True, check=True, env=plain
    ).stdout
    explained = dict(re.findall(r"^  ([a-z-]+) +(\S.{10,})$", shown, re.MULTILINE))
    targets = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"run", "test", "check", "fix", "demo", "bench", "screenshots", "lock", "clean", "help"} <= set(
        targets
    )
    assert set(explained) == set(targets)


def test_the_readme_names_both_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme


@pytest.mark.parametrize("script", ["tools/setup.sh", "tools/run.sh", "tools/lock.sh", ".ci/run"])
def test_a_script_may_be_run_and_stops_at_its_first_error(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    assert "\nset -euo pipefail\n" in path.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0


def test_set_up_refuses_an_unknown_purpose_with_its_usage() -> None:
    refused = subprocess.run(
        [str(ROOT / "tools" / "setup.sh"), "elsewhere"], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert "run|window|dev" in refused.stderr
