"""Secrets from a hidden prompt, a file descriptor or a file; never from an argument, which others could list.

Two secrets may come from one descriptor, each on a line of its own, in the order in which they are asked for.
"""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from app.cli.streams import warn
from app.refusals import BadInput

_LONGEST = 8192
_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Source:
    """Where a secret comes from; with neither a descriptor nor a file it is asked for.

    ``what`` names it for people, ``option`` is the name of its options, such as ``passphrase``; ``given`` is
    one that has been read already.
    """

    what: str = "passphrase"
    option: str = "passphrase"
    descriptor: int | None = None
    file: Path | None = None
    given: str | None = field(default=None, repr=False)

    def read(self, prompt: str = "", *, twice: bool = False) -> str:
        """The secret. A prompt asks ``twice`` for a new one.

        Raises:
            BadInput: there is nothing to read it from, or it is not text.
        """
        if self.given is not None:
            return self.given
        if self.descriptor is not None and self.file is not None:
            raise BadInput(
                self.option,
                f"The {self.what} is given twice, by descriptor and by file.",
                remedy=f"Give either --{self.option}-fd or --{self.option}-file.",
            )
        if self.descriptor is not None:
            return self._text(self._line_of_descriptor(self.descriptor))
        if self.file is not None:
            return self._text(self._line_of_file(self.file))
        return self._ask(prompt or f"{self.what[0].upper()}{self.what[1:]}", twice=twice)

    def _ask(self, prompt: str, *, twice: bool) -> str:
        try:
            typed: str = click.prompt(prompt, hide_input=True, confirmation_prompt=twice, err=True)
        except click.Abort:
            if sys.stdin.isatty():
                raise
            raise BadInput(
                self.option,
                f"There is no terminal to ask for the {self.what} on.",
                remedy=f"Give it with --{self.option}-fd or --{self.option}-file.",
            ) from None
        return typed

    def _line_of_descriptor(self, descriptor: int) -> bytes:
        line = bytearray()
        try:
            # Byte by byte: what follows the line is left for the next secret.
            while len(line) <= _LONGEST and (mark := os.read(descriptor, 1)) not in (b"", b"\n"):
                line += mark
        except OSError as error:
            raise BadInput(
                f"{self.option}-fd",
                f"The {self.what} cannot be read from descriptor {descriptor}: {error.strerror}.",
                remedy="Open the descriptor for reading, as in: tocsin … --passphrase-fd 3 3< file.",
            ) from None
        return bytes(line)

    def _line_of_file(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                if os.name == "posix" and os.fstat(opened.fileno()).st_mode & _OTHERS:
                    warn(f"Others than you can read “{file}”. Make it yours alone: chmod 600.")
                return opened.readline(_LONGEST + 1)
        except OSError as error:
            raise BadInput(
                f"{self.option}-file",
                f"The {self.what} cannot be read from “{file}”: {error.strerror}.",
                remedy="Check the name of the file and that you may read it.",
            ) from None

    def _text(self, line: bytes) -> str:
        if len(line) > _LONGEST:
            raise BadInput(
                self.option, f"The {self.what} is longer than any.", remedy="Check what was given as it."
            )
        try:
            text = line.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            raise BadInput(
                self.option, f"The {self.what} is not UTF-8 text.", remedy="Save it as UTF-8."
            ) from None
        if not text:
            raise BadInput(self.option, f"The {self.what} is empty.", remedy="Give it on one line.")
        return text
