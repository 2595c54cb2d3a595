"""Options of what is printed: the paper, the language, and a password and a signature for a copy, left out unless asked for."""

from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from app.cli.options import Command
from app.cli.passphrases import Source
from app.cli.streams import warn
from app.paper import Paper
from app.protection import NO_ARCHIVE, Protection, read_key
from app.refusals import BadInput
from language import Language

_FILE = click.Path(dir_okay=False, path_type=Path)


def paper_option(command: Command) -> Command:
    """``--paper``; the command is given a :class:`Paper`, or nothing."""

    def chosen(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Paper | None:
        return None if value is None else Paper(value)

    return click.option(
        "--paper",
        type=click.Choice([paper.value for paper in Paper]),
        callback=chosen,
        help="Size of the paper (default: the ministry’s setting).",
    )(command)


def language_option(command: Command) -> Command:
    """``--language``; the command is given a :class:`Language`, or nothing."""

    def chosen(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Language | None:
        return None if value is None else Language(value)

    return click.option(
        "--language",
        type=click.Choice([language.value for language in Language if language.for_people]),
        callback=chosen,
        help="Language of the fixed words on the paper (default: en).",
    )(command)


def protection_options(command: Command) -> Command:
    """``--password-file`` and ``--sign``; the command is given a :class:`Protection`."""

    def wrapped(*arguments: Any, **options: Any) -> Any:
        password_file: Path | None = options.pop("password_file")
        key_file: Path | None = options.pop("sign")
        passphrase_file: Path | None = options.pop("sign_passphrase_file")
        return command(
            *arguments, protection=_protection(password_file, key_file, passphrase_file), **options
        )

    update_wrapper(wrapped, command)
    with_passphrase = click.option(
        "--sign-passphrase-file",
        type=_FILE,
        help="Read the passphrase of the signing key from the first line of this file (default: it is asked for).",
    )(wrapped)
    with_key = click.option(
        "--sign",
        type=_FILE,
        metavar="KEY.P12",
        help="Sign the PDF (PAdES B-B) with the key and certificate of this PKCS#12 file.",
    )(with_passphrase)
    return click.option(
        "--password-file",
        type=_FILE,
        help="Encrypt the PDF (AES-256) with the password on the first line of this file. It is no PDF/A then.",
    )(with_key)


def _protection(
    password_file: Path | None, key_file: Path | None, passphrase_file: Path | None
) -> Protection:
    if passphrase_file is not None and key_file is None:
        raise BadInput(
            "sign-passphrase-file",
            "A passphrase is given, but no signing key.",
            remedy="Add --sign KEY.P12, or leave --sign-passphrase-file out.",
        )
    password = Source("password", "password", file=password_file).read() if password_file else ""
    if password:
        warn(NO_ARCHIVE)
    if key_file is None:
        return Protection(password=password)
    key = read_key(key_file)
    asked = Source("passphrase of the signing key", "sign-passphrase", file=passphrase_file)
    return Protection(password=password, key=key, passphrase=asked.read())
