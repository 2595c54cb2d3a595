"""Reading what the entries say: whom they are about, what state they hold, and who signed them."""

import json
import re
from collections.abc import Iterable
from typing import Any

import rfc8785

from db.ledger.chain import Pace, carries_number
from db.ledger.findings import Fault, Findings
from db.ledger.raw import texts_as
from db.ledger.signatures import KEY_KINDS, MUST_BE_SIGNED, KeyRegister
from language import tr

_SELECT = "select number, body, hash, signature, json_valid(body) from ledger order by number"

# In canonical JSON the subject and the topic are the last members, and a quotation mark inside a text
# always has a backslash before it. So these are found without taking the whole body apart, which would
# take ten times as long; a body in which they are not found is taken apart.
_SUBJECT = b',"subject":{"'
_END = re.compile(
    rb',"subject":\{"id":"([^"\\]+)","kind":"([^"\\]+)"\}(?:,"topic":"(?:[^"\\]|\\.)*")?\}\Z', re.DOTALL
)
_AT, _AT_LENGTH = b',"at":"', 27
_SIGNER = b',"signer":"'
_READ_WHOLE = frozenset(kind.encode() for kind in MUST_BE_SIGNED | KEY_KINDS)
_CLOSING_BRACE = ord("}")

States = dict[tuple[bytes, bytes], int]
"""Number of the entry that holds the last state of a row, by its kind and identifier."""


def read_contents(connection: Any, faults: list[Fault], findings: Findings, pace: Pace) -> States:
    """Check text and signature of every entry; where the last state of every row is.

    Raises:
        AuditCancelled: ``cancelled()`` was true.
    """
    reader = _Reader(faults, findings)
    with texts_as(connection, bytearray):
        for block in pace.blocks(connection, _SELECT):
            reader.read(block)
    return reader.states


class _Reader:
    def __init__(self, faults: list[Fault], findings: Findings) -> None:
        self.states: States = {}
        self._faults = faults
        self._findings = findings
        self._keys = KeyRegister()
        self._time, self._timed = b"", 0

    def read(self, block: Iterable[Any]) -> None:
        """The next entries."""
        for number, body, digest, signature, valid in block:
            if valid != 1 or body.__class__ is not bytearray or not _is_text(body):
                self._unreadable(number)
                continue
            if not carries_number(body, number):
                self._fault(
                    "entry.moved",
                    tr("Entry {number} does not carry its own number in its text.", number=number),
                    number,
                )
            subject = body.rfind(_SUBJECT)
            end = _END.match(body, subject) if subject > 0 else None
            if end is None:
                self._read_whole(number, body, digest, signature, laid_out=False)
            else:
                row, kind = end.groups()
                if body[subject - 1] == _CLOSING_BRACE:  # only a state can end right before the subject
                    self.states[kind, row] = number
                if signature is not None or kind in _READ_WHOLE or _SIGNER in body:
                    self._read_whole(number, body, digest, signature, laid_out=True)
            self._judge_time(number, body)

    def _read_whole(
        self, number: int, body: bytearray, digest: Any, signature: Any, *, laid_out: bool
    ) -> None:
        """Entries that are signed, or tell of keys, or are laid out unusually, are taken apart."""
        try:
            content = json.loads(body)
            if not laid_out:
                self._remember(number, content, body)
            fault = self._keys.check(number, content, bytes(digest).decode(), signature)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self._unreadable(number)
            return
        if fault is not None:
            self._faults.append(fault)

    def _remember(self, number: int, content: dict[str, Any], body: bytearray) -> None:
        """An identifier with characters that JSON escapes is rare and right; another layout is neither."""
        subject = content["subject"]
        kind, row = subject["kind"].encode(), subject["id"].encode()
        if rfc8785.dumps(content) != bytes(body):
            raise ValueError("not canonical")
        if "state" in content:
            self.states[kind, row] = number

    def _judge_time(self, number: int, body: bytearray) -> None:
        start = body.find(_AT) + len(_AT)
        now = bytes(body[start : start + _AT_LENGTH])
        if now < self._time:
            self._findings.warn_of_time(number, self._timed)
        self._time, self._timed = now, number

    def _unreadable(self, number: int) -> None:
        self._fault(
            "entry.unreadable",
            tr("The text of entry {number} is not one that Tocsin writes.", number=number),
            number,
        )

    def _fault(self, code: str, message: str, entry: int) -> None:
        self._faults.append(Fault(code, message, entry))


def _is_text(body: bytearray) -> bool:
    if body.isascii():
        return True
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
