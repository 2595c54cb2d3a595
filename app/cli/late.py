"""Commands that are loaded when they are asked for: ``--help`` needs none of them, and each command only its own."""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True, slots=True)
class Late:
    """A command by the module of ``app.cli`` and the name under which it stands there, and what the list of commands says."""

    module: str
    name: str
    says: str

    def load(self) -> click.Command:
        """The command itself."""
        found = getattr(import_module(f"app.cli.{self.module}"), self.name)
        if not isinstance(found, click.Command):
            raise TypeError(f"{self.name} of {self.module} is not a command")
        return found


class LateCommands(MutableMapping[str, click.Command]):
    """The commands of a group by their names, as click keeps them; one is loaded when it is looked up."""

    def __init__(self, late: Mapping[str, Late]) -> None:
        self.late = late
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            self._loaded[name] = self.late[name].load()
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands of the program are not taken away")

    def __iter__(self) -> Iterator[str]:
        return iter({**self.late, **self._loaded})

    def __len__(self) -> int:
        return len({**self.late, **self._loaded})

    def __contains__(self, name: object) -> bool:
        # Not by looking it up, as mappings do it: that would load the command.
        return name in self.late or name in self._loaded

    def in_words(self, name: str) -> click.Command:
        """What a list of commands needs of one, without loading it."""
        late = self.late.get(name)
        return click.Command(name, help=late.says) if late else self._loaded[name]


class LateGroup(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def late(self, commands: Mapping[str, Late]) -> None:
        """Have these commands."""
        self.commands = LateCommands(commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each says of itself."""
        if not isinstance(self.commands, LateCommands):
            super().format_commands(ctx, formatter)
            return
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(map(len, names), default=0)
        rows = [(name, self.commands.in_words(name).get_short_help_str(room)) for name in names]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
