"""Options that many commands share."""

from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from app.cli.passphrases import Source
from app.cli.program import program_of
from app.folder import default_folder

Command = Callable[..., Any]
AS_JSON = "tocsin.json"


def _given_before() -> Path:
    """The folder that was given before the command, or by the environment."""
    found = click.get_current_context().find_root().params.get("folder")
    return found if isinstance(found, Path) else default_folder()


_DIRECTORY = click.Path(file_okay=False, path_type=Path)
ROOT_FOLDER = click.option(
    "--folder",
    type=_DIRECTORY,
    envvar="TOCSIN_FOLDER",
    default=default_folder,
    show_default="your data folder",
    help="Folder of the case. Also TOCSIN_FOLDER.",
)
FOLDER = click.option(
    "--folder",
    type=_DIRECTORY,
    default=_given_before,
    show_default="your data folder",
    help="Folder of the case. Also TOCSIN_FOLDER.",
)


def secret_options(what: str, option: str) -> Callable[[Command], Command]:
    """``--OPTION-fd`` and ``--OPTION-file`` for a secret; the command is given ``OPTION_source``."""

    def decorate(command: Command) -> Command:
        name = option.replace("-", "_")

        def wrapped(*arguments: Any, **options: Any) -> Any:
            descriptor, file = options.pop(f"{name}_fd"), options.pop(f"{name}_file")
            options[f"{name}_source"] = Source(what, option, descriptor, file)
            return command(*arguments, **options)

        update_wrapper(wrapped, command)
        with_file = click.option(
            f"--{option}-file",
            type=click.Path(dir_okay=False, path_type=Path),
            help=f"Read the {what} from the first line of this file.",
        )(wrapped)
        return click.option(
            f"--{option}-fd",
            type=click.IntRange(min=0),
            metavar="N",
            help=f"Read the {what} from this open file descriptor.",
        )(with_file)

    return decorate


def signed_in(command: Command) -> Command:
    """Options to open the case as a person; the command is given an :class:`Access` first."""

    @click.pass_context
    def wrapped(context: click.Context, /, folder: Path, who: str, **options: Any) -> Any:
        # Late: the root takes its options from here, and its help needs no case.
        from app.cli.access import Access

        access = Access(program_of(context), folder, who, options.pop("passphrase_source"))
        return context.invoke(command, access, **options)

    update_wrapper(wrapped, command)
    with_login = click.option(
        "--as",
        "who",
        metavar="LOGIN",
        envvar="TOCSIN_LOGIN",
        default="",
        help="Who you are. Also TOCSIN_LOGIN; asked for where it is not given.",
    )(secret_options("passphrase", "passphrase")(wrapped))
    return FOLDER(with_login)


def json_option(command: Command) -> Command:
    """``--json``; the command is given ``as_json``. Errors are then told as data too."""

    def remember(context: click.Context, _parameter: click.Parameter, value: bool) -> bool:
        context.meta[AS_JSON] = value
        return value

    return click.option(
        "--json",
        "as_json",
        is_flag=True,
        callback=remember,
        is_eager=True,
        help="Print one line of canonical JSON instead.",
    )(command)
