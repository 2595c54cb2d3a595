"""Whoever changes, removes, adds or moves one entry is found out, and the entry is named.

Each case is put to the program and to the one-file checker that an inquiry runs, which must agree.
"""

import base64
import json
import re
import runpy
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from app.actions.keeping.audit import COMPANIONS
from db.ledger.chain import Pace, read_chain
from db.ledger.contents import read_contents
from db.ledger.entries import GENESIS, Head
from db.ledger.findings import DatedBack, Fault, Findings
from tests.support.examples import up_to
from tests.support.tampering import Disarmed, Link, links, rechained, write_links

SCRIPT = runpy.run_path(str(COMPANIONS[1]), run_name="verify_ledger")
FIRST = re.compile(r"First bad entry: (\d+)")


def fast_signature(key: bytes, message: bytes, signature: bytes) -> bool:
    """Stands in for the readable arithmetic, which has its own tests and takes milliseconds."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@pytest.fixture(scope="session")
def chain(disarmed: Disarmed) -> list[Link]:
    with disarmed.engine.connect() as connection:
        return links(connection)


@pytest.fixture(scope="session", autouse=True)
def quick_script() -> None:
    SCRIPT["signature_fits"].__globals__["signature_fits"] = fast_signature


def program_finds(disarmed: Disarmed, forged: list[Link]) -> int | None:
    """Number of the first bad entry as the program sees it; none when it finds nothing wrong with the chain."""
    with disarmed.undone() as connection:
        write_links(connection, forged)
        report = disarmed.audit(connection)
    first = report.first_fault
    return None if first is None else first.entry


def script_finds(forged: list[Link], original: list[Link]) -> int | None:
    """The same from the checker, beside the manifest of the true export."""
    check = SCRIPT["Check"](None, None)
    for link in forged:
        check.read(vars(link))
    manifest: dict[str, Any] = {
        "count": len(original),
        "head": {"number": len(original), "hash": original[-1].hash},
        "entries": {"sha256": "of the lines, which are not written here"},
    }
    status, lines = SCRIPT["judge"](check, manifest, manifest["entries"]["sha256"])
    named = FIRST.search(lines[-1]) or FIRST.search("\n".join(lines))
    assert (status == 0) == (named is None)
    return int(named[1]) if named else None


def first_difference(forged: list[Link], original: list[Link]) -> int:
    for position, (one, other) in enumerate(zip(forged, original, strict=False), start=1):
        if one != other:
            return position
    return min(len(forged), len(original)) + 1


def is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def other_text(text: str, draw: Callable[[Any], Any]) -> str:
    """A text of hexadecimal digits with one of them changed."""
    place = draw(st.integers(0, len(text) - 1))
    digit: str = draw(st.sampled_from([each for each in "0123456789abcdef" if each != text[place]]))
    return text[:place] + digit + text[place + 1 :]


def change(link: Link, draw: Callable[[Any], Any]) -> Link:
    """One entry changed, as clumsily or as cleverly as one likes."""
    way = draw(
        st.sampled_from(["body", "byte", "hash", "previous", "forged body", "forged previous", "signature"])
    )
    match way:
        case "body":
            return link.saying(reason=draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1)))
        case "byte":
            place = draw(st.integers(0, len(link.body) - 1))
            letter = draw(st.characters(exclude_categories=["Cs", "Cc"]))
            return replace(link, body=link.body[:place] + letter + link.body[place + 1 :])
        case "hash":
            return replace(link, hash=other_text(link.hash, draw))
        case "previous":
            return replace(link, previous=other_text(link.previous, draw))
        case "forged body":
            return link.saying(at=draw(st.sampled_from(["2020-01-01T00:00:00.000000Z", "x"]))).rehashed()
        case "forged previous":
            return replace(link, previous=other_text(link.previous, draw)).rehashed()
        case _:
            made_up = base64.b64encode(draw(st.binary(min_size=64, max_size=64))).decode()
            return replace(link, signature=draw(st.sampled_from([None, made_up, "no signature"])))


def renumbered(chain: list[Link]) -> list[Link]:
    return [replace(link, number=number) for number, link in enumerate(chain, start=1)]


def tamper(chain: list[Link], draw: Callable[[Any], Any]) -> list[Link]:
    forged = list(chain)
    place = draw(st.integers(0, len(chain) - 1))
    match draw(st.sampled_from(["change", "remove", "close the gap", "swap", "put in", "forge in", "lift"])):
        case "change":
            forged[place] = change(chain[place], draw)
        case "remove":
            del forged[place]
        case "close the gap":
            del forged[place]
            forged = renumbered(forged)
        case "swap":
            other = draw(st.integers(0, len(chain) - 1))
            forged[place], forged[other] = chain[other], chain[place]
            forged = renumbered(forged)
        case "put in":
            # A copy of another entry needs another hash: no two are alike in the database.
            copy = replace(draw(st.sampled_from(chain)), hash="ab" * 32)
            forged = renumbered([*forged[:place], copy, *forged[place:]])
        case "forge in":
            before = chain[place - 1].hash if place else "0" * 64
            made_up = replace(chain[place], previous=before, signature=None)
            content = made_up.content | {"reason": "Nothing of this happened."}
            content.pop("signer", None)
            content.pop("state", None)
            link = replace(
                made_up, body=json.dumps(content, separators=(",", ":"), sort_keys=True)
            ).rehashed()
            forged = renumbered([*forged[:place], link, *forged[place:]])
        case _:
            forged[place] = replace(chain[place], number=chain[place].number + 1000)
            forged.sort(key=lambda link: link.number)
    return forged


@settings(max_examples=up_to(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_single_entry_that_is_changed_removed_added_or_moved_is_named(
    disarmed: Disarmed, chain: list[Link], data: st.DataObject
) -> None:
    forged = tamper(chain, data.draw)
    assume(forged != chain)
    expected = first_difference(forged, chain)
    assert script_finds(forged, chain) == expected
    if all(is_json(link.body) for link in forged):
        assert program_finds(disarmed, forged) == expected
    else:
        # The database does not even take what is no JSON.
        with pytest.raises(sa.exc.OperationalError, match="malformed JSON"):
            program_finds(disarmed, forged)


def test_a_chain_that_nobody_touched_is_whole(disarmed: Disarmed, chain: list[Link]) -> None:
    assert len(chain) > 20
    assert program_finds(disarmed, chain) is None
    assert script_finds(chain, chain) is None


@given(st.data())
@settings(max_examples=up_to(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_forger_who_writes_every_later_entry_anew_fails_at_the_first_signature(
    disarmed: Disarmed, chain: list[Link], data: st.DataObject
) -> None:
    signed = [index for index, link in enumerate(chain) if link.signature]
    start = data.draw(st.integers(0, signed[-1]))
    changed = [*chain]
    changed[start] = chain[start].saying(reason="It was quite different.")
    forged = rechained(changed, start)
    expected = chain[next(index for index in signed if index >= start)].number
    assert program_finds(disarmed, forged) == expected
    assert script_finds(forged, chain) == expected


@pytest.mark.parametrize("strip", [True, False], ids=["strip the signature", "sign with an own key"])
def test_a_signed_entry_cannot_be_made_to_pass_without_the_persons_key(
    disarmed: Disarmed, chain: list[Link], strip: bool
) -> None:
    place = next(i for i, link in enumerate(chain) if link.content["subject"]["kind"] == "revocations")
    content = chain[place].content | {"reason": "Withdrawn by mutual consent."}
    key = Ed25519PrivateKey.generate()
    content["signer"] = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    if strip:
        del content["signer"]
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    link = replace(chain[place], body=body).rehashed()
    signature = None if strip else base64.b64encode(key.sign(bytes.fromhex(link.hash))).decode()
    forged = [*chain[:place], replace(link, signature=signature)]
    assert program_finds(disarmed, forged) == place + 1
    assert script_finds(forged, forged) == place + 1


def test_a_key_signs_nothing_more_after_it_was_retired(disarmed: Disarmed, chain: list[Link]) -> None:
    # The newest entry but one is signed with Jonas's new key. It names his old one instead: whoever found
    # that old key could make all of it fit.
    place = next(i for i, link in enumerate(chain) if link.content["action"] == "instrument.confirm")
    retired = next(link for link in chain if link.content["subject"]["kind"] == "retired_keys")
    old_key = retired.content["state"]["public_key"]
    forged = rechained([*chain[:place], chain[place].saying(signer=old_key)], place)
    with disarmed.undone() as connection:
        write_links(connection, forged)
        fault = disarmed.audit(connection).first_fault
    assert fault is not None
    assert (fault.entry, fault.code) == (place + 1, "signature.foreign")
    assert f"retired in entry {retired.number}" in fault.message
    assert script_finds(forged, forged) == place + 1


@pytest.mark.parametrize("column", ["previous", "body", "hash"])
def test_a_text_replaced_by_a_blob_of_the_same_bytes_is_named(disarmed: Disarmed, column: str) -> None:
    with disarmed.undone() as connection:
        connection.exec_driver_sql(f"update ledger set {column} = cast({column} as blob) where number = 7")
        first = disarmed.audit(connection).first_fault
    assert first is not None
    assert (first.entry, first.code) == (7, "entry.altered")


def test_bytes_that_are_no_text_are_named_and_stop_nothing() -> None:
    """Only who writes the file's bytes past SQL can bring this about: a table without rules stands in for it."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.execute("create table ledger (number, previous, body, hash, signature)")
    head = Head(0, GENESIS)
    for body in (b'{"a":1}', b"\xff{\x22\xfe", '{"a":', None, 7):
        raw = body if isinstance(body, bytes) else str(body).encode()
        digest = sha256(head.hash.encode() + raw).hexdigest()
        connection.execute(
            "insert into ledger values (?, ?, case ?3 when 1 then cast(?4 as text) else ?4 end, ?, null)",
            (head.number + 1, head.hash, isinstance(body, bytes), body, digest),
        )
        head = Head(head.number + 1, digest)
    faults: list[Fault] = []
    last = read_chain(connection, faults, Pace())
    assert last.number == head.number
    assert {fault.entry for fault in faults} == {4, 5}
    states = read_contents(connection, faults, Findings(), Pace())
    connection.close()
    assert states == {}
    assert {fault.entry for fault in faults} == {1, 2, 3, 4, 5}


def test_time_that_runs_backwards_is_a_warning_and_no_fault(disarmed: Disarmed, chain: list[Link]) -> None:
    last = chain[-1].saying(at="2019-05-05T00:00:00.000000Z")
    forged = rechained([*chain[:-1], last], len(chain) - 1)
    with disarmed.undone() as connection:
        write_links(connection, forged)
        connection.exec_driver_sql("update ledger_head set hash = ?", (forged[-1].hash,))
        report = disarmed.audit(connection)
    assert report.ok
    number = len(chain)
    [warning] = report.warnings
    assert warning == (
        f"Entry {number} is dated before entry {number - 1}, which precedes it. The order of the entries is not in doubt, only "
        "their times are."
    )
    assert report.dated_back == (DatedBack(number, number - 1),)


def test_nothing_is_said_to_be_beyond_doubt_beside_a_fault_and_what_was_compared_is_named(
    disarmed: Disarmed, chain: list[Link]
) -> None:
    last = chain[-1].saying(at="2019-05-05T00:00:00.000000Z")
    # The entry before it is missing: it was compared with another one.
    left = [*chain[:-2], last]
    with disarmed.undone() as connection:
        write_links(connection, left)
        report = disarmed.audit(connection)
    assert not report.ok
    number = len(chain)
    assert report.dated_back == (DatedBack(number, number - 2),)
    assert f"Entry {number} is dated before entry {number - 2}, which precedes it." in report.warnings
    assert not [one for one in report.warnings if "doubt" in one or "clock" in one]


def test_remarks_beyond_those_kept_are_counted() -> None:
    found = Findings()
    for number in range(150):
        found.warn(f"Remark {number}")
    report = found.report(7, Head(7, GENESIS))
    assert report.warning_count == 150
    assert report.warnings[-1] == "50 more warnings of the same kinds."


def test_all_faults_are_counted_and_a_hundred_are_listed(disarmed: Disarmed, chain: list[Link]) -> None:
    long = [
        replace(chain[index % len(chain)], number=index + 1, hash=f"{index:064x}") for index in range(150)
    ]
    with disarmed.undone() as connection:
        write_links(connection, long)
        report = disarmed.audit(connection)
    assert report.checked == 150
    assert len(report.faults) == 100
    assert report.fault_count > 150
