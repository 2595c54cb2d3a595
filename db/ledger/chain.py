"""Reading the chain from its first entry to its last: numbers, links, hashes and signatures.

Read through the driver's own cursor, because an audit of years of entries should take seconds. Text
comes as ``bytearray``, so that a text replaced by a blob of the same bytes is told apart, and so that
bytes which are no text at all are a finding and not a crash.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import rfc8785

from db.ledger.entries import GENESIS, Head
from db.ledger.findings import AuditCancelled, Cancelled, Fault, Findings, Progress
from db.ledger.raw import texts_as
from db.ledger.signatures import KEY_KINDS, MUST_BE_SIGNED, KeyRegister

_BLOCK = 4096
_SELECT = "select number, previous, body, hash, signature, json_valid(body) from ledger order by number"

# In canonical JSON the subject and the topic are the last members, and a quotation mark inside a
# text always has a backslash before it, so that this can be found without reading all of the body.
_SUBJECT = b',"subject":{"'
_END = re.compile(
    rb',"subject":\{"id":"([^"\\]+)","kind":"([^"\\]+)"\}(?:,"topic":"(?:[^"\\]|\\.)*")?\}\Z', re.DOTALL
)
_AT = b',"at":"'
_SIGNER = b',"signer":"'
_READ_WHOLE = frozenset(kind.encode() for kind in MUST_BE_SIGNED | KEY_KINDS)


@dataclass(slots=True)
class Chain:
    """What reading the chain gave: how many entries, the last one, and the last state of each row."""

    checked: int = 0
    head: Head = field(default_factory=lambda: Head(0, GENESIS))
    states: dict[tuple[bytes, bytes], int] = field(default_factory=dict)
    """Number of the entry that holds the last state of a row, by its kind and identifier."""


def read_chain(
    connection: Any,
    findings: Findings,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Chain:
    """Check every entry over a driver ``connection``.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
        Exception: errors of the driver, as they come.
    """
    reader = _Reader(findings)
    total = connection.execute("select count(*) from ledger").fetchone()[0]
    with texts_as(connection, bytearray):
        for block in _blocks(connection.execute(_SELECT)):
            if cancelled is not None and cancelled():
                raise AuditCancelled
            reader.read(block)
            if progress is not None:
                progress(reader.chain.checked, total)
    reader.finish()
    return reader.chain


def _blocks(cursor: Any) -> Iterator[list[Any]]:
    while block := cursor.fetchmany(_BLOCK):
        yield block


class _Reader:
    def __init__(self, findings: Findings) -> None:
        self.chain = Chain()
        self._findings = findings
        self._keys = KeyRegister()
        self._faults: list[Fault] = []
        self._expected = 1
        self._last: bytes = GENESIS.encode()
        self._last_computed: bytes = self._last
        self._before_last: bytes = b""
        self._time: bytes = b""

    def read(self, block: Iterable[Any]) -> None:
        """The next entries. The loop is written flat: it runs once for every entry of all years."""
        states, find_end = self.chain.states, _END.match
        expected, last, time = self._expected, self._last, self._time
        for number, previous, body, digest, signature, valid in block:
            sound = (
                number == expected
                and previous == last
                and valid == 1
                and body.__class__ is bytearray
                and digest.__class__ is bytearray
                and sha256(previous + body).hexdigest().encode() == digest
                and b',"format":1,"number":%d,"' % number in body
                and (body.isascii() or _is_text(body))
            )
            if not sound:
                self._expected, self._last = expected, last
                if not self._judge(number, previous, body, digest, valid):
                    expected, last = self._expected, self._last
                    continue
            self._before_last, last = last, bytes(digest)
            self._last_computed = last if sound else sha256(previous + body).hexdigest().encode()
            expected = number + 1
            subject = body.rfind(_SUBJECT)
            end = find_end(body, subject) if subject > 0 else None
            kind, row = end.groups() if end else (b"", b"")
            if end and body[subject - 1] == 125:  # "}": only a state can end right before the subject
                states[kind, row] = number
            if signature is not None or not end or kind in _READ_WHOLE or _SIGNER in body:
                self._read_whole(number, body, signature, known=end is not None)
            at = body.find(_AT)
            now = bytes(body[at + 7 : at + 34])
            if now < time:
                self._findings.warn(f"Entry {number} is dated before entry {number - 1}.")
            time = now
        self._expected, self._last, self._time = expected, last, time
        self.chain.checked = expected - 1
        self.chain.head = Head(expected - 1, last.decode(errors="replace"))

    def finish(self) -> None:
        """Hand over the faults, lowest entry first, one for each entry."""
        seen: set[int | None] = set()
        for fault in sorted(self._faults, key=lambda fault: fault.entry or 0):
            if fault.entry not in seen:
                seen.add(fault.entry)
                self._findings.fault(fault.code, fault.message, entry=fault.entry)

    def _judge(self, number: int, previous: Any, body: Any, digest: Any, valid: Any) -> bool:
        """Say what is wrong with an entry that is not sound; whether its text can be read on."""
        if number < self._expected:
            self._fault("entry.added", f"Entry {number} does not belong there.", number)
        elif number > self._expected:
            gap = (
                f"Entry {self._expected} is"
                if number == self._expected + 1
                else f"Entries {self._expected} to {number - 1} are"
            )
            self._fault("entry.missing", f"{gap} missing.", self._expected)
        if not (body.__class__ is previous.__class__ is digest.__class__ is bytearray):
            self._fault("entry.altered", f"Entry {number} is not made of text as Tocsin writes it.", number)
            self._skip(number, digest)
            return False
        computed = sha256(previous + body).hexdigest().encode()
        if computed != digest:
            self._fault(
                "entry.altered", f"Entry {number} was changed: its hash is not that of its text.", number
            )
        elif number == self._expected and previous not in (self._last, self._last_computed):
            self._misplaced(number, previous, body)
        if valid != 1 or not _is_text(body):
            self._fault("entry.unreadable", f"The text of entry {number} is not JSON.", number)
            self._skip(number, digest)
            return False
        if b',"format":1,"number":%d,"' % number not in body:
            self._fault("entry.moved", f"Entry {number} does not carry its own number in its text.", number)
        return True

    def _misplaced(self, number: int, previous: bytearray, body: bytearray) -> None:
        """A sound text behind the wrong neighbour: which of the two is it?"""
        if previous != self._before_last and b',"format":1,"number":%d,"' % number not in body:
            self._fault("entry.moved", f"Entry {number} was moved here from another place.", number)
            return
        # The entry's own hash covers the hash of the one before, so it is the one before that changed.
        self._fault(
            "entry.altered",
            f"Entry {max(1, number - 1)} was changed, or put in, after entry {number} was written.",
            max(1, number - 1),
        )

    def _skip(self, number: int, digest: Any) -> None:
        self._expected = number + 1
        self._before_last = self._last
        self._last = self._last_computed = bytes(digest) if isinstance(digest, bytearray) else b""

    def _read_whole(self, number: int, body: bytearray, signature: Any, *, known: bool) -> None:
        """Entries that are signed, or tell of keys, or are not laid out as usual, are read as JSON."""
        try:
            content = json.loads(body)
            if not known:
                self._remember_unusual(number, content, body)
        except (ValueError, TypeError, KeyError, RecursionError, rfc8785.CanonicalizationError):
            self._fault(
                "entry.unreadable", f"The text of entry {number} is not one that Tocsin writes.", number
            )
            return
        digest = self._last_computed.decode()
        fault = self._keys.check(number, content, digest, signature)
        if fault is not None:
            self._faults.append(fault)

    def _remember_unusual(self, number: int, content: dict[str, Any], body: bytearray) -> None:
        """Identifiers with characters that JSON escapes are rare and right; another layout is neither."""
        subject = content["subject"]
        kind, row = subject["kind"].encode(), subject["id"].encode()
        if rfc8785.dumps(content) != bytes(body):
            raise ValueError("not canonical")
        if "state" in content:
            self.chain.states[kind, row] = number

    def _fault(self, code: str, message: str, entry: int) -> None:
        self._faults.append(Fault(code, message, entry))


def _is_text(body: bytearray) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
