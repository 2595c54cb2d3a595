"""Who asks, with what passphrase, at which folder."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import PASSPHRASE, Desk, actions

LIST = ("report", "list", "--json")


def piped(text: bytes) -> int:
    """The end of a pipe from which ``text`` can be read."""
    read, write = os.pipe()
    os.write(write, text)
    os.close(write)
    return read


def test_a_passphrase_comes_from_a_descriptor_a_file_or_a_prompt(desk: Desk) -> None:
    who = ("--folder", str(desk.folder), "--as", "P-AN1")
    descriptor = piped(PASSPHRASE.encode())
    assert desk.run(*LIST, *who, "--passphrase-fd", str(descriptor)).status == 0
    os.close(descriptor)
    assert desk.run(*LIST, *who, "--passphrase-file", str(desk.secret)).status == 0
    asked = desk.run(*LIST, *who, stdin=f"{PASSPHRASE}\n")
    assert asked.status == 0
    assert PASSPHRASE not in asked.out + asked.err
    assert asked.data["reports"]


def test_there_is_no_option_for_the_passphrase_itself(desk: Desk) -> None:
    done = desk.run(*LIST, "--folder", str(desk.folder), "--as", "p-an1", "--passphrase", PASSPHRASE)
    assert done.status == 2
    assert PASSPHRASE not in done.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"x" * 9000, "longer than any"),
        (b"wrong", "The login or the passphrase is wrong"),
    ],
)
def test_a_passphrase_that_cannot_be_right_is_bad_input(desk: Desk, content: bytes, said: str) -> None:
    descriptor = piped(content)
    done = desk.run(*LIST, "--folder", str(desk.folder), "--as", "p-an1", "--passphrase-fd", str(descriptor))
    os.close(descriptor)
    assert done.status == 2
    assert said in done.err
    assert said in done.data["error"]["message"]


def test_where_there_is_nobody_to_ask_it_says_how_to_give_it(desk: Desk) -> None:
    done = desk.run(*LIST, "--folder", str(desk.folder), "--as", "p-an1", stdin="")
    assert done.status == 2
    assert "--passphrase-fd" in done.err
    unnamed = desk.run(*LIST, "--folder", str(desk.folder))
    assert unnamed.status == 2
    assert "--as" in unnamed.err


@pytest.mark.parametrize(
    "more",
    [
        ("--passphrase-file", "no such file"),
        ("--passphrase-fd", "97"),
        ("--passphrase-fd", "97", "--passphrase-file", "both"),
    ],
)
def test_a_place_without_a_passphrase_is_named(desk: Desk, more: tuple[str, ...]) -> None:
    done = desk.run(*LIST, "--folder", str(desk.folder), "--as", "p-an1", *more)
    assert done.status == 2
    assert done.data["error"]["field"].startswith("passphrase")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_file_that_others_can_read_is_warned_about(desk: Desk) -> None:
    assert "chmod 600" not in desk.signed_in("p-an1", *LIST).err
    desk.secret.chmod(0o644)
    done = desk.signed_in("p-an1", *LIST)
    assert done.status == 0
    assert "chmod 600" in done.err


def test_wrong_attempts_are_counted_told_and_slowed_down(desk: Desk) -> None:
    wrong = desk.secret.with_name("wrong")
    wrong.write_text("wrong")
    wrong.chmod(0o600)
    other = Desk(desk.folder, wrong, desk.number, desk.clock)
    for _ in range(3):
        assert other.signed_in("p-an1", *LIST).status == 2
    waiting = desk.signed_in("p-an1", *LIST)
    assert waiting.status == 2
    assert "Wait 5 seconds" in waiting.err
    desk.clock.at = desk.clock.at.replace(minute=59)
    done = desk.signed_in("p-an1", *LIST)
    assert done.status == 0
    assert "3 attempts to sign in as you failed" in done.err


def test_the_folder_is_given_before_or_after_the_command_or_by_the_environment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = ("--as", "p-an1", "--passphrase-file", str(desk.secret))
    nowhere = str(desk.folder.parent / "nowhere")
    monkeypatch.setenv("TOCSIN_FOLDER", nowhere)
    assert desk.run(*LIST, *who).status == 2
    assert desk.run("--folder", str(desk.folder), *LIST, *who).status == 0
    assert desk.run("--folder", nowhere, *LIST, "--folder", str(desk.folder), *who).status == 0
    monkeypatch.setenv("TOCSIN_FOLDER", str(desk.folder))
    monkeypatch.setenv("TOCSIN_LOGIN", "p-an1")
    assert desk.run(*LIST, "--passphrase-file", str(desk.secret)).status == 0


@pytest.mark.parametrize("command", [LIST, ("audit", "verify"), ("users", "list")])
def test_a_folder_without_a_ministry_is_named_and_left_alone(desk: Desk, command: tuple[str, ...]) -> None:
    for folder in (desk.folder.parent / "nowhere", desk.folder.parent / "empty"):
        if folder.name == "empty":
            folder.mkdir()
        done = desk.run(
            *command, "--folder", str(folder), "--as", "p-an1", "--passphrase-file", str(desk.secret)
        )
        assert done.status == 2
        assert f"There is no ministry in “{folder}”" in done.err
        assert not folder.exists() or not list(folder.iterdir())


def test_clocks_that_run_out_are_noted_at_the_start_told_and_listed(desk: Desk) -> None:
    desk.clock.at = desk.clock.at.replace(month=2)
    done = desk.signed_in("p-fp", "lapses", "--json")
    assert done.status == 0
    assert {line["clock"] for line in done.data["lapses"]} == {"acknowledge", "decide"}
    assert {line["report"] for line in done.data["lapses"]} == {desk.number}
    assert f"A clock ran out: {desk.number}" in done.err
    again = desk.signed_in("p-fp", "lapses")
    assert "A clock ran out" not in again.err
    assert again.out.count(desk.number) == 2
    assert actions(desk).count("clock.lapse") == 2


def test_an_administrator_is_told_of_no_report(desk: Desk) -> None:
    desk.clock.at = desk.clock.at.replace(month=2)
    assert desk.number not in desk.signed_in("p-adm", "users", "list").err
    assert desk.signed_in("p-adm", "lapses").status == 1


def test_the_window_is_asked_for_without_a_command(desk: Desk) -> None:
    done = desk.run("--folder", str(desk.folder))
    assert done.status == 3
    assert "without its window" in done.err


def test_every_command_explains_itself(desk: Desk) -> None:
    from click import Command, Context, Group

    from app.cli.root import tocsin

    def walk(command: Command, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        found = [path]
        if isinstance(command, Group):
            for name in command.list_commands(Context(command)):
                inner = command.get_command(Context(command), name)
                assert inner is not None
                found += walk(inner, (*path, name))
        return found

    paths = walk(tocsin, ())
    assert len(paths) > 20
    for path in paths:
        done = desk.run(*path, "--help")
        assert done.status == 0
        assert done.out.startswith("Usage: ")
        if "--json" in done.out and "Exit status" not in done.out:
            assert "JSON: {" in done.out, path


def test_the_manual_names_every_command(desk: Desk) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
    for name in desk.run("--help").out.split("Commands:")[1].splitlines():
        if name.startswith("  ") and not name.startswith("   "):
            assert f"`{name.split()[0]}" in manual, name


def test_what_is_printed_as_data_is_in_the_manual(desk: Desk) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
    shown = desk.signed_in("p-hr", "report", "show", desk.number, "--json").data
    listed = desk.signed_in("p-hr", *LIST).data["reports"][0]
    asked = desk.signed_in("p-hr", "who-can-decide", "--tool", "VE-4", "--country", "MMR", "--json").data
    covered = desk.signed_in("p-hr", "coverage", "MMR", "--json").data
    checked = desk.signed_in("p-hr", "audit", "verify", "--json").data
    keys = {*shown, *shown["report"], *shown["options"][0], *listed, *asked, *asked["candidates"][0]}
    keys |= {*covered, *covered["cells"][0], *covered["cells"][0]["offices"][0], *checked}
    assert not {key for key in keys if key not in manual}
