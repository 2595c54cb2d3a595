"""Reading the chain from its first entry to its last: numbers, links and hashes.

Read through the driver's own cursor, because an audit of years of entries should take seconds. Text
comes as ``bytearray``, so that a text replaced by a blob of the same bytes is told apart, and so that
bytes which are no text at all are a finding and not a crash.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from db.ledger.entries import GENESIS, Head
from db.ledger.findings import AuditCancelled, Cancelled, Fault, Progress
from db.ledger.raw import texts_as
from language import tr

_BLOCK = 4096
_SELECT = "select number, previous, body, hash from ledger order by number"


@dataclass(slots=True)
class Pace:
    """Tells how far the work is, over ``passes`` readings of the ledger, and whether to stop."""

    progress: Progress | None = None
    cancelled: Cancelled | None = None
    passes: int = 1
    done: int = 0

    def blocks(self, connection: Any, statement: str) -> Iterator[list[Any]]:
        """The rows of a statement that gives one row an entry.

        Raises:
            AuditCancelled: ``cancelled()`` was true.
        """
        total = self.passes * connection.execute("select count(*) from ledger").fetchone()[0]
        cursor = connection.execute(statement)
        while block := cursor.fetchmany(_BLOCK):
            if self.cancelled is not None and self.cancelled():
                raise AuditCancelled
            yield block
            self.done += len(block)
            if self.progress is not None:
                self.progress(self.done, total)


def read_chain(connection: Any, faults: list[Fault], pace: Pace, *, head: str | None = None) -> Head:
    """Check number, link and hash of every entry over a driver ``connection``; the last entry.

    ``head``: hash that the newest entry should have, where that is known.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
    """
    reader = _Reader(faults)
    with texts_as(connection, bytearray):
        for block in pace.blocks(connection, _SELECT):
            reader.read(block)
    if head is not None:
        reader.settle(head.encode())
    return reader.head


def carries_number(body: bytearray, number: int) -> bool:
    """Whether a body names its own number. A quotation mark inside a text has a backslash before it."""
    return b',"format":1,"number":%d,"' % number in body


class _Reader:
    def __init__(self, faults: list[Fault]) -> None:
        self._faults = faults
        self._expected = 1
        # Hash of the entry before, as it stands there and as it comes out; hash of the one before that.
        self._last = self._computed = bytearray(GENESIS.encode())
        self._before_last = bytearray()
        # Entry that was blamed because the next one names another, and the hash that would clear it.
        self._blamed: Fault | None = None
        self._clears = b""

    @property
    def head(self) -> Head:
        """The last entry read."""
        return Head(self._expected - 1, self._last.decode(errors="replace"))

    def read(self, block: Iterable[Any]) -> None:
        """The next entries. This loop runs once for every entry of all years, so it is kept flat."""
        for number, previous, body, digest in block:
            if (
                number == self._expected
                and previous == self._last
                and body.__class__ is previous.__class__ is digest.__class__ is bytearray
                and sha256(previous + body).hexdigest().encode() == digest
            ):
                self._expected += 1
                self._before_last = previous
                self._last = self._computed = digest
            else:
                self._judge(number, previous, body, digest)

    def _judge(self, number: int, previous: Any, body: Any, digest: Any) -> None:
        """Say what is wrong with an entry that does not fit."""
        self.settle(previous)
        if number < self._expected:
            self._fault(
                "entry.added", tr("Entry {number} does not belong where it stands.", number=number), number
            )
        elif number > self._expected:
            self._fault(
                "entry.missing", tr("Entry {expected} is missing.", expected=self._expected), self._expected
            )
        in_place, self._expected = number == self._expected, number + 1
        if not (body.__class__ is previous.__class__ is digest.__class__ is bytearray):
            self._fault("entry.altered", tr("Entry {number} is not made of text.", number=number), number)
            self._before_last, self._last, self._computed = self._last, bytearray(), bytearray()
            return
        computed = bytearray(sha256(previous + body).hexdigest().encode())
        if computed != digest:
            self._fault(
                "entry.altered",
                tr("Entry {number} was changed: its hash is not that of its text.", number=number),
                number,
            )
        elif in_place and self._last and previous not in (self._last, self._computed):
            if carries_number(body, number) or (previous == self._before_last and digest != self._last):
                self._blame(max(1, number - 1), number, body)
            else:
                self._fault(
                    "entry.moved",
                    tr("Entry {number} was moved here from another place.", number=number),
                    number,
                )
        self._before_last, self._last, self._computed = self._last, digest, computed

    def _blame(self, last: int, number: int, body: bytearray) -> None:
        """Entry ``number`` is sound and names another before it. Its hash covers that name, so the one
        before was changed; unless the entry after this one knows this one with the right name in it."""
        words = tr(
            "Entry {last} was changed, or put in, after entry {number} was written.", last=last, number=number
        )
        self._blamed = Fault("entry.altered", words, last)
        self._faults.append(self._blamed)
        self._clears = sha256(self._last + body).hexdigest().encode()

    def settle(self, previous: Any) -> None:
        """What the next entry, or the head, names as the hash before it tells which of two was changed."""
        if self._blamed is not None and previous == self._clears:
            self._faults.remove(self._blamed)
            number = self._expected - 1
            self._fault(
                "entry.altered",
                tr("Entry {number} was changed, and its hash with it.", number=number),
                number,
            )
        self._blamed = None

    def _fault(self, code: str, message: str, entry: int) -> None:
        self._faults.append(Fault(code, message, entry))
