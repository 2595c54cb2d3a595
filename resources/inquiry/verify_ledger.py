# ruff: noqa: INP001 - a program of its own, in no package
"""Check an exported Tocsin ledger, without Tocsin.

    python3 verify_ledger.py FOLDER [--head NUMBER:HASH] [--signatures all|none|N]

FOLDER is an export (or its file ledger.jsonl alone). --head is the number and the hash of the ledger's
head as it is printed on a brief: the one thing that nobody who holds the database can rewrite.

Needs Python 3.8 or newer and nothing else. It reads files and writes nothing. Its exit status:

    0  whole: every entry is there, in order, unchanged, and signed where it has to be
    1  altered: the first bad entry is named
    2  truncated: sound as far as it goes, but it ends before the printed head
    3  could not check: a file is missing or unreadable, or is not a ledger export

What is checked, and why that is enough, is written in LEDGER_FORMAT.md.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

WHOLE, ALTERED, TRUNCATED, COULD_NOT_CHECK = 0, 1, 2, 3

GENESIS = "0" * 64

# Entries that record a row of these kinds must carry the signature of the person who acted.
MUST_BE_SIGNED = {
    "decisions",
    "instruments",
    "ratifications",
    "record_confirmations",
    "record_refusals",
    "revocations",
    "second_signatures",
}

# Ed25519 after RFC 8032, section 5.1: slow (some milliseconds a signature) and easy to read.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_ONE = pow(2, (P - 1) // 4, P)


class Point(NamedTuple):
    """A point of the curve: its coordinates are x/z and y/z, and their product is t/z."""

    x: int
    y: int
    z: int
    t: int


def add(p: Point, q: Point) -> Point:
    """Sum of two points."""
    a, b = (p.y - p.x) * (q.y - q.x) % P, (p.y + p.x) * (q.y + q.x) % P
    c, d = 2 * p.t * q.t * D % P, 2 * p.z * q.z % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return Point(e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(scalar: int, point: Point) -> Point:
    """The point added to itself ``scalar`` times."""
    result = Point(0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decompress(raw: bytes) -> Point | None:
    """The point of 32 bytes, or None where there is no such point."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    x_squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x_squared, (P + 3) // 8, P)
    if (x * x - x_squared) % P:
        x = x * SQRT_MINUS_ONE % P
    if y >= P or (x * x - x_squared) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return Point(x, y, 1, x * y % P)


def compress(point: Point) -> bytes:
    """The 32 bytes of a point."""
    inverse = pow(point.z, P - 2, P)
    x, y = point.x * inverse % P, point.y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def signature_fits(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether ``signature`` (64 bytes) over ``message`` was made with the key of ``public_key`` (32 bytes)."""
    key = decompress(public_key) if len(public_key) == 32 and len(signature) == 64 else None
    base = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    s = int.from_bytes(signature[32:], "little")
    if key is None or base is None or s >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + public_key + message).digest()
    k = int.from_bytes(digest, "little") % ORDER
    # [S]B = R + [k]A, so R = [S]B + [k](-A).
    minus_key = Point(P - key.x, key.y, key.z, P - key.t)
    return compress(add(multiply(s, base), multiply(k, minus_key))) == signature[:32]


class CannotCheck(Exception):
    """The files are missing or unreadable, or are something else than a ledger export."""


class Check:
    """Reads entries one by one, in the order of the file, and keeps what is wrong with each."""

    def __init__(self, printed: tuple[int, str] | None, signatures: int | None) -> None:
        self.printed = printed
        self.signatures = signatures
        self.faults: dict[int, str] = {}
        self.warnings: list[str] = []
        self.count = self.signed = self.signatures_checked = 0
        self.expected = 1
        # Hash of the entry before, as it stands there and as it comes out; hash of the one before that.
        self.last: str | None = GENESIS
        self.last_computed: str | None = GENESIS
        self.before_last: str | None = None
        self.hash_at_printed = GENESIS if printed and printed[0] == 0 else None
        self.keys: dict[str, set[str]] = {}  # account: every public key that it has had so far
        self.people: dict[str, str] = {}  # account: person
        self.retired: dict[tuple[str, str], int] = {}  # account and public key: the entry that retired it
        self.time = ""
        # Entry that was blamed because the next one names another, and the hash that would clear it.
        self.blamed, self.clears = 0, ""

    def fault(self, number: int, message: str) -> None:
        """Keep the first thing that is wrong with an entry."""
        self.faults.setdefault(number, message)

    def unreadable(self) -> None:
        """A line that is not an entry stands in the place of one."""
        self.fault(self.expected, f"The line of entry {self.expected} cannot be read.")
        self.count += 1
        self.expected += 1
        self.before_last, self.last, self.last_computed = self.last, None, None

    def read(self, entry: dict[str, Any]) -> None:
        """Check one entry: number, link, hash, text, signature."""
        self.count += 1
        number, previous = entry.get("number"), entry.get("previous")
        body, digest = entry.get("body"), entry.get("hash")
        if type(number) is not int:
            self.fault(self.expected, f"Entry {self.expected} has no number.")
            number = self.expected
        if number < self.expected:
            self.fault(number, f"Entry {number} does not belong where it stands.")
        elif number > self.expected:
            self.fault(self.expected, f"Entry {self.expected} is missing.")
        self.settle(previous)
        in_place = number == self.expected
        self.expected = number + 1
        if not (isinstance(previous, str) and isinstance(body, str) and isinstance(digest, str)):
            self.fault(number, f"Entry {number} is not made of text.")
            self.before_last, self.last, self.last_computed = self.last, None, None
            return
        computed = hashlib.sha256((previous + body).encode("utf-8", "surrogatepass")).hexdigest()
        content = content_of(body)
        moved = content is not None and content.get("number") != number
        if computed != digest:
            self.fault(number, f"Entry {number} was changed: its hash is not that of its text.")
        elif in_place and self.last is not None and previous not in (self.last, self.last_computed):
            if moved and (previous != self.before_last or digest == self.last):
                self.fault(number, f"Entry {number} was moved here from another place.")
            else:
                self.blame(max(1, number - 1), number, body)
        if content is None:
            self.fault(number, f"The text of entry {number} is not one that Tocsin writes.")
        elif moved:
            self.fault(number, f"Entry {number} does not carry its own number in its text.")
        self.before_last, self.last, self.last_computed = self.last, digest, computed
        if self.printed and number == self.printed[0]:
            self.hash_at_printed = digest
        if content is not None:
            self.judge_signature(number, content, computed, entry.get("signature"))
            at = str(content.get("at", ""))
            if at < self.time:
                self.warnings.append(f"Entry {number} is dated before entry {number - 1}.")
            self.time = at

    def blame(self, last: int, number: int, body: str) -> None:
        """Entry ``number`` is sound and names another before it. Its hash covers that name, so the one
        before was changed; unless the entry after this one knows this one with the right name in it."""
        if last not in self.faults:
            self.blamed = last
            self.clears = hashlib.sha256((str(self.last) + body).encode("utf-8", "surrogatepass")).hexdigest()
        self.fault(last, f"Entry {last} was changed, or put in, after entry {number} was written.")

    def settle(self, previous: Any) -> None:
        """What the next entry, or the head, names as the hash before it tells which of two was changed."""
        if self.blamed and previous == self.clears:
            del self.faults[self.blamed]
            self.fault(self.expected - 1, f"Entry {self.expected - 1} was changed, and its hash with it.")
        self.blamed = 0

    def judge_signature(self, number: int, content: dict[str, Any], digest: str, signature: Any) -> None:
        """Learn what the entry says of keys, and check its signature."""
        kind, state = content["subject"]["kind"], content.get("state")
        state = state if isinstance(state, dict) else None
        if state is not None and kind == "accounts":
            account = str(state.get("id"))
            self.keys.setdefault(account, set()).add(str(state.get("public_key")))
            self.people[account] = str(state.get("person_id"))
        signer = content.get("signer")
        if signer is not None:
            problem = self.signer_problem(number, content, str(signer), digest, signature)
        elif signature is not None:
            problem = f"Entry {number} carries a signature that it does not name."
        elif state is not None and kind in MUST_BE_SIGNED:
            problem = f"Entry {number} is about {kind} and has to be signed; it is not."
        else:
            problem = ""
        if problem:
            self.fault(number, problem)
        if state is not None and kind == "retired_keys":
            self.retired[str(state.get("account_id")), str(state.get("public_key"))] = number

    def signer_problem(
        self, number: int, content: dict[str, Any], signer: str, digest: str, signature: Any
    ) -> str:
        """What is wrong with the signature of a signed entry; empty when nothing is."""
        if signature is None:
            return f"Entry {number} names a signer; its signature is gone."
        actor = content.get("actor")
        actor = actor if isinstance(actor, dict) else {}
        account = str(actor.get("account"))
        if signer not in self.keys.get(account, ()):
            return (
                f"Entry {number} is signed with a key that the account of the person who acted did not have."
            )
        if actor.get("person") != self.people.get(account):
            return f"Entry {number} is signed for another person than its account's."
        if (account, signer) in self.retired:
            retired = self.retired[account, signer]
            return f"Entry {number} is signed with a key that was retired in entry {retired}."
        self.signed += 1
        if self.signatures == 0 or (self.signatures and self.signed % self.signatures):
            return ""
        self.signatures_checked += 1
        try:
            key, raw = base64.b64decode(signer, validate=True), base64.b64decode(signature, validate=True)
            fits = signature_fits(key, bytes.fromhex(digest), raw)
        except (ValueError, TypeError):
            fits = False
        return "" if fits else f"The signature of entry {number} does not fit it."


def content_of(body: str) -> dict[str, Any] | None:
    """What the text of an entry says, or None where it says nothing that can be used."""
    try:
        content = json.loads(body)
        subject = content["subject"]
        usable = isinstance(subject["kind"], str) and isinstance(subject["id"], str)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return content if usable and isinstance(content, dict) else None


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of an export, when it has all that is needed of it."""
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        head, entries = manifest["head"], manifest["entries"]
        if manifest["format"] != "tocsin-ledger-export" or manifest["version"] != 1:
            raise CannotCheck("The export is of a kind or version that this program does not read.")
        if not all(isinstance(number, int) for number in (manifest["count"], head["number"])):
            raise TypeError
        if not all(isinstance(text, str) for text in (head["hash"], entries["sha256"], entries["file"])):
            raise TypeError
    except OSError as error:
        raise CannotCheck(f"The manifest cannot be read: {error}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CannotCheck(f"{path} is not the manifest of a ledger export.") from error
    return manifest


def read_entries(path: Path, check: Check) -> str:
    """Read all lines into ``check``; the SHA-256 of the file."""
    digest = hashlib.sha256()
    entries = 0
    try:
        with path.open("rb") as file:
            for line in file:
                digest.update(line)
                entry = as_entry(line)
                if entry is None:
                    check.unreadable()
                else:
                    entries += 1
                    check.read(entry)
    except OSError as error:
        raise CannotCheck(f"The entries cannot be read: {error}.") from error
    if check.count and not entries:
        raise CannotCheck(f"{path} is not a file of ledger entries.")
    return digest.hexdigest()


def as_entry(line: bytes) -> dict[str, Any] | None:
    """A line as an entry, or None where it is none."""
    try:
        entry = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and "body" in entry else None


def verify(
    path: Path, printed: tuple[int, str] | None = None, signatures: int | None = None
) -> tuple[int, list[str]]:
    """Check an export: the exit status, and the lines to print.

    ``printed`` is number and hash of the printed head. ``signatures``: None checks all, 0 none, N every Nth.
    """
    check = Check(printed, signatures)
    manifest = None
    entries = path
    try:
        if path.is_dir():
            manifest = read_manifest(path / "manifest.json")
            entries = path / Path(manifest["entries"]["file"]).name
        file_hash = read_entries(entries, check)
        if check.count == 0 and manifest is None and printed is None:
            raise CannotCheck(f"{entries} holds no entries, and there is nothing to check that against.")
    except CannotCheck as error:
        return COULD_NOT_CHECK, [f"COULD NOT CHECK. {error}"]
    return judge(check, manifest, file_hash)


def judge(check: Check, manifest: dict[str, Any] | None, file_hash: str) -> tuple[int, list[str]]:
    """The verdict on what was read."""
    last = check.expected - 1
    lines = [f"Warning: {warning}" for warning in check.warnings[:20]]
    if len(check.warnings) > 20:
        lines.append(
            f"Warning: {len(check.warnings) - 20} more entries are dated before the one before them."
        )
    lines.append(
        f"{check.count} entries read, the last has number {last} and hash {check.last}; "
        f"{check.signed} are signed, {check.signatures_checked} signatures were checked."
    )
    printed = check.printed
    if printed and printed[0] <= last and check.hash_at_printed != printed[1]:
        check.fault(printed[0], f"Entry {printed[0]} is not the one that the paper names.")
    if manifest:
        check.settle(manifest["head"]["hash"])
    if check.faults:
        first = min(check.faults)
        lines.append(f"ALTERED. First bad entry: {first}. {check.faults[first]}")
        if len(check.faults) > 1:
            lines.append(f"{len(check.faults)} entries are bad in all.")
        return ALTERED, lines
    if printed and printed[0] > last:
        lines.append(f"TRUNCATED. The ledger ends at entry {last}; the paper names entry {printed[0]}.")
        return TRUNCATED, lines
    problem = manifest_problem(check, manifest, file_hash, last) if manifest else ""
    if problem:
        lines.append(f"ALTERED. {problem}")
        return ALTERED, lines
    checked = (manifest or {}).get("checked")
    if isinstance(checked, dict) and checked.get("fault_count"):
        lines.append(
            f"When it was exported Tocsin found {checked['fault_count']} things on file that are not as these entries say: "
            "see “checked” in manifest.json."
        )
    if printed is None:
        lines.append("No printed head was given: whether entries were cut off at the end cannot be told.")
    if check.signatures_checked < check.signed:
        lines.append("Not every signature was checked.")
    lines.append("WHOLE.")
    return WHOLE, lines


def manifest_problem(check: Check, manifest: dict[str, Any], file_hash: str, last: int) -> str:
    """Where the entries are not those that the manifest describes; empty when they are."""
    named = manifest["head"]["number"]
    if named > last:
        return f"First bad entry: {last + 1}. It is missing: the manifest names entry {named} as the last."
    if named < last:
        return f"First bad entry: {named + 1}. It was put in: the manifest names entry {named} as the last."
    if manifest["head"]["hash"] != check.last:
        return f"First bad entry: {max(1, last)}. It is not the one that the manifest names as the last."
    if manifest["count"] != check.count or manifest["entries"]["sha256"] != file_hash:
        return "The file is not the one that the manifest describes, though every entry in it is sound."
    return ""


def printed_head(text: str) -> tuple[int, str]:
    """``NUMBER:HASH`` as it is printed on a brief."""
    number, _, digest = "".join(text.split()).lower().partition(":")
    if not number.isdigit() or len(digest) != 64:
        raise argparse.ArgumentTypeError("expected NUMBER:HASH with the 64 characters of the hash")
    return int(number), digest


def which_signatures(text: str) -> int | None:
    """How many signatures to check: all, none, or every Nth."""
    if text in {"all", "none"}:
        return None if text == "all" else 0
    if text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError("expected all, none, or a number N to check every Nth")


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; the exit status."""
    parser = argparse.ArgumentParser(
        description="Check an exported Tocsin ledger.",
        epilog="Exit status: 0 whole, 1 altered, 2 truncated against the printed head, 3 could not check.",
    )
    parser.add_argument("export", type=Path, help="the folder of the export, or its file ledger.jsonl")
    parser.add_argument(
        "--head", type=printed_head, metavar="NUMBER:HASH", help="the head printed on a brief"
    )
    parser.add_argument(
        "--signatures",
        type=which_signatures,
        metavar="all|none|N",
        help="check all signatures (default), none, or every Nth",
    )
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stopped:  # argparse would end with 2, and a mistyped argument is no verdict
        return COULD_NOT_CHECK if stopped.code else WHOLE
    status, lines = verify(options.export, options.head, options.signatures)
    sys.stdout.write("\n".join(lines) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
