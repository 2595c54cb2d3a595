"""Starting the command line: its help is there at once, and each command loads only what it needs."""

import inspect
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from app.cli.late import Late, LateCommands
from app.cli.root import tocsin

HEAVY = {"numpy", "scipy", "alembic", "sqlalchemy", "reportlab", "PySide6", "openpyxl"}


def loaded_by(*arguments: str) -> tuple[set[str], str]:
    """The top packages that a run of the program loads, and what it printed."""
    program = (
        "import sys\n"
        "from app.__main__ import main\n"
        f"sys.argv = ['tocsin', *{list(arguments)!r}]\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    return set(done.stderr.split()), done.stdout


def test_help_lists_every_command_and_loads_none_of_what_they_need() -> None:
    loaded, told = loaded_by("--help")
    assert loaded & HEAVY == set()
    assert all(f"\n  {name} " in told for name in tocsin.commands)


def late_commands() -> Iterator[tuple[str, Late]]:
    assert isinstance(tocsin.commands, LateCommands)
    yield from ((name, tocsin.commands.late[name]) for name in tocsin.commands)


def test_the_list_of_commands_says_of_each_what_its_own_help_begins_with() -> None:
    for name, late in late_commands():
        command = late.load()
        first, *_ = inspect.cleandoc(command.help or "").split("\n\n")
        assert (command.name, " ".join(first.split())) == (name, late.says)


def test_a_name_that_is_no_command_is_bad_usage_and_not_a_bug() -> None:
    _, told = loaded_by("reprot")
    assert not told
    with pytest.raises(click.UsageError, match="reprot"):
        tocsin.main(["reprot"], standalone_mode=False)
