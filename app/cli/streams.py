"""What the command line writes, and where to: text for people, canonical JSON for programs.

A reader who closes the pipe early changes neither what was done nor the exit status.
"""

import codecs
import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import click
import rfc8785

from app.refusals import Refused, UserError

_PLAIN = "tocsin.plain"
_VEIL = "tocsin.veil"
_ASCII = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-", "→": "->", "×": "x"}
)


def _without_typography(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_ASCII)
    return "".join(mark if mark.isascii() else "?" for mark in plain), error.end


codecs.register_error(_PLAIN, _without_typography)


def prepare() -> None:
    """Let no character stop the output: what the terminal cannot show becomes its nearest sign, or “?”."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_PLAIN)


def visible(text: str) -> str:
    """Text without characters that could steer a terminal; lines and tabs stay."""
    return "".join(mark if mark.isprintable() or mark in "\n\t" else "\ufffd" for mark in text)


def keep_from_sight(names: Mapping[str, str]) -> None:
    """Let no such name be written by the command that runs: what it stands for is written instead."""
    click.get_current_context().meta[_VEIL] = names


def say(text: str = "") -> None:
    """Write lines for people to standard output."""
    _write(visible(_veiled(text)) + "\n")


def say_json(value: Any) -> None:
    """Write one line of canonical JSON (RFC 8785), always as UTF-8, to standard output."""
    _write(rfc8785.dumps(_veiled(value)) + b"\n")


def say_bytes(content: bytes) -> None:
    """Write bytes to standard output as they are."""
    _write(content)


def warn(text: str) -> None:
    """Write a sentence to standard error."""
    with suppress(BrokenPipeError):
        sys.stderr.write(visible(_veiled(text)) + "\n")
        sys.stderr.flush()


def complain(error: UserError, *, as_json: bool = False) -> None:
    """Say what happened, what was kept and what to do; with ``as_json`` also as data on standard output."""
    lines = [error.message, error.remedy]
    if isinstance(error, Refused):
        lines.insert(1, f"Nothing was changed; rule: {error.rule}.")
    warn("\n".join(line for line in lines if line))
    if as_json:
        say_json({"error": told(error)})


def told(error: UserError) -> dict[str, str]:
    """An error as data: ``kind``, ``message``, ``remedy``, and ``rule`` or ``field`` where it has one."""
    found = {
        "kind": "refused" if isinstance(error, Refused) else "error",
        "message": error.message,
        "remedy": error.remedy,
    }
    for name in ("rule", "field"):
        value = getattr(error, name, "")
        if value:
            found[name] = str(value)
    return found


def _veiled(value: Any) -> Any:
    context = click.get_current_context(silent=True)
    names = context.meta.get(_VEIL) if context else None
    if not names:
        return value
    # Late: no name is protected before a case is open.
    from app.reading.veil import veil

    return veil(value, names)


def _write(content: str | bytes) -> None:
    # Not click.echo: to an ASCII terminal it writes UTF-8 all the same.
    try:
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough. What is still to be written goes nowhere, and the work goes on.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
