"""The lock files are complete, and say nothing about the machine they were made on."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[^\s;]+)", re.MULTILINE)


def _hashes_by_pin(lock: str) -> dict[str, int]:
    """Number of hashes after each pinned ``name==version``."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = list(PINNED.finditer(text))
    ends = [pin.start() for pin in pins[1:]] + [len(text)]
    return {
        pin.group(): len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", text[pin.end() : end]))
        for pin, end in zip(pins, ends, strict=True)
    }


def _names(lock: str) -> set[str]:
    return {pin.split("==")[0] for pin in _hashes_by_pin(lock)}


def _required(requirements: list[str]) -> set[str]:
    """Names as an index writes them: lower case, with hyphens."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", one)[0]).lower() for one in requirements}


def _project() -> dict[str, list[str]]:
    """Requirements of pyproject.toml by purpose: run, dev, build."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        "run": data["project"]["dependencies"],
        "dev": data["project"]["optional-dependencies"]["dev"],
        "build": data["build-system"]["requires"],
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_hashes_for_more_than_one_file(lock: str) -> None:
    hashes = _hashes_by_pin(lock)
    assert len(hashes) > 20
    # A release of one file would be a wheel or source of one platform only: the lock was then made from a local store.
    assert {pin: count for pin, count in hashes.items() if count < 2} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_path_or_option(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        assert "://" not in line
        assert " @ " not in line
        if not line.lstrip().startswith("#"):
            assert "/" not in line, line
            assert not line.startswith("-"), line


def test_the_lock_holds_what_the_program_and_its_installation_need() -> None:
    project = _project()
    needed = _required(project["run"] + project["build"])
    assert "sqlcipher3" in needed
    assert needed - _names("requirements.lock") == set()


def test_the_development_lock_adds_tools_and_changes_no_version() -> None:
    run, dev = set(_hashes_by_pin("requirements.lock")), set(_hashes_by_pin("requirements-dev.lock"))
    assert run - dev == set()
    assert _required(_project()["dev"]) - _names("requirements-dev.lock") == set()
