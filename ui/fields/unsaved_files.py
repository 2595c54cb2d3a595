"""What goes with a form and is on no disk, such as a picture that was pasted: kept from a crash as what is typed is."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.actions.evidence.attachments import NewFile
from app.rules.entry.filenames import free_name

MOST_KEPT = 3_000_000
"""Bytes of one form that are kept from a crash. They are written again at each pause in the typing, and the window waits for it:
a tenth of a second for as many, most of a second for twice as many."""


class UnsavedFiles:
    """In the order in which they came, each with a name of its own: also one that was taken away leaves its name to no other."""

    def __init__(self) -> None:
        self._files: list[NewFile] = []
        self._written: dict[int, dict[str, str]] = {}
        """Each as JSON has it, made once, by the identity of the file."""
        self._names: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._files)

    @property
    def files(self) -> tuple[NewFile, ...]:
        """All of them."""
        return tuple(self._files)

    @property
    def kept(self) -> tuple[NewFile, ...]:
        """Those for which there is room in the journal of what is typed."""
        return tuple(file for file, kept in self._told_apart() if kept)

    @property
    def at_risk(self) -> tuple[NewFile, ...]:
        """Those for which there is none: a crash would take them."""
        return tuple(file for file, kept in self._told_apart() if not kept)

    def add(self, file: NewFile) -> None:
        """Put one with them, under a name that none of them had."""
        named = replace(file, name=free_name(file.name, self._names))
        self._names.add(named.name)
        self._files.append(named)

    def remove(self, file: NewFile) -> None:
        """Take one away."""
        self._files = [one for one in self._files if one is not file]
        self._written.pop(id(file), None)

    def typed(self) -> list[dict[str, str]]:
        """Those that are kept, as JSON can hold them."""
        return [self._as_json(file) for file in self.kept]

    def bring_back(self, typed: Iterable[dict[str, Any]]) -> None:
        """Show again what was kept, before what came since; the same bytes stand there once.

        Raises:
            ValueError, KeyError: what was kept cannot be read.
        """
        found = [
            NewFile(
                name=one["name"], content=b64decode(one["content"], validate=True), media_type=one["type"]
            )
            for one in typed
        ]
        bytes_of = {file.content for file in found}
        since = [file for file in self._files if file.content not in bytes_of]
        # What is kept has its name already; one that was taken away leaves its own to nothing that comes later.
        taken = self._names - {file.name for file in since}
        self._files, self._written, self._names = [], {}, set()
        for file in found:
            self.add(file)
        self._names |= taken
        for file in since:
            self.add(file)

    def _told_apart(self) -> list[tuple[NewFile, bool]]:
        room, found = MOST_KEPT, []
        for file in self._files:
            kept = len(file.content) <= room
            room -= len(file.content) if kept else 0
            found.append((file, kept))
        return found

    def _as_json(self, file: NewFile) -> dict[str, str]:
        if id(file) not in self._written:
            content = b64encode(file.content).decode("ascii")
            self._written[id(file)] = {"name": file.name, "type": file.media_type, "content": content}
        return self._written[id(file)]
