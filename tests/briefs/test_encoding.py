"""A brief frozen today is read, and proves itself, in ten years."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.briefs import typed_json
from app.briefs.data import BriefData, EvidenceRow, OptionRow, Person
from app.briefs.decision_record import decode_record, encode_record, record_hash
from app.briefs.encoding import EARLIER, SCHEMA, brief_hash, decode, encode
from app.briefs.judgement import Sign
from app.briefs.stamp import BriefStamp, read_stamp, stamp_text
from app.refusals import BadInput
from tests.briefs.samples.brief import sample_brief
from tests.briefs.samples.record import sample_record

# For the whole run of tests: instants that know their zone, numbers that are numbers.
st.register_type_strategy(int, st.integers(-(2**53) + 1, 2**53 - 1))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


@pytest.mark.parametrize("kind", [EvidenceRow, OptionRow, Sign])
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_row_comes_back_exactly(kind: type, data: st.DataObject) -> None:
    row = data.draw(st.from_type(kind))
    assert typed_json.from_bytes(typed_json.to_bytes(row, "row/1"), "row/1", kind) == row


@given(st.from_type(BriefData))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_any_brief_comes_back_exactly(brief: BriefData) -> None:
    assert decode(encode(brief)) == brief


def test_the_sample_comes_back_with_its_hash() -> None:
    brief = sample_brief()
    again = decode(encode(brief))
    assert again == brief
    assert brief_hash(again) == brief_hash(brief) == hashlib.sha256(encode(brief)).hexdigest()


def test_the_bytes_are_canonical_json_with_every_field() -> None:
    data = encode(sample_brief())
    parsed = json.loads(data)
    assert parsed["schema"] == SCHEMA
    # English is not written: what was frozen before there were languages keeps its bytes.
    # So does one that nobody else wrote in.
    assert set(parsed["value"]) == {part.name for part in fields(BriefData)} - {"language", "helpers"}
    assert data == json.dumps(parsed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@given(st.from_type(EvidenceRow))
@settings(max_examples=60, deadline=None)
def test_the_bytes_are_those_of_the_standard(row: EvidenceRow) -> None:
    parsed = json.loads(typed_json.to_bytes(row, "row/1"))
    assert typed_json.to_bytes(row, "row/1") == rfc8785.dumps(parsed)


def test_a_brief_frozen_before_helpers_were_kept_keeps_its_bytes() -> None:
    before = encode(sample_brief())
    assert b"helpers" not in before
    assert decode(before).helpers == ()
    assert encode(decode(before)) == before


def test_the_same_instant_in_another_zone_has_the_same_hash() -> None:
    brief = sample_brief()
    elsewhere = brief.frozen_at.astimezone(timezone(timedelta(hours=6, minutes=30)))
    assert brief_hash(replace(brief, frozen_at=elsewhere)) == brief_hash(brief)


def test_each_field_of_the_brief_is_under_the_hash() -> None:
    brief = replace(sample_brief(), helpers=(Person("Jonas Berg"),))
    changed = [replace(brief, **{part.name: _other(getattr(brief, part.name))}) for part in fields(brief)]
    assert len({brief_hash(one) for one in changed} | {brief_hash(brief)}) == len(changed) + 1


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return f"{value}."
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1)
    if isinstance(value, tuple):
        return value[1:]
    assert is_dataclass(value)
    name = fields(value)[0].name
    return replace(value, **{name: _other(getattr(value, name))})  # type: ignore[type-var]


def test_no_field_can_hold_a_protected_source() -> None:
    names = {part.name for part in fields(EvidenceRow)}
    assert not {name for name in names if "identity" in name or "protected" in name or "person" in name}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"{}", "schema"),
        (b'{"schema":"tocsin.brief/3","value":{}}', "tocsin.brief/3"),
        (b'{"schema":"tocsin.brief/2","value":{}}', "parts"),
        (b'{"schema":"tocsin.brief/1","value":{}}', "parts"),
        (b'{"schema":"tocsin.brief/1","value":[]}', "parts"),
    ],
)
def test_what_is_not_a_brief_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        decode(data)


def test_a_brief_of_the_first_layout_is_read_with_its_annexes_in_words() -> None:
    parsed = json.loads(encode(sample_brief()))
    parsed["schema"] = EARLIER
    for part in ("event_picture", "lever_rows", "plan_rows", "observations", "rights"):
        del parsed["value"]["annexes"][part]
    for sign in parsed["value"]["judgement"]["signs"]:
        del sign["usual"], sign["unit"]
    old = decode(json.dumps(parsed).encode())
    assert old.annexes.levers == sample_brief().annexes.levers
    assert old.annexes.rights is None
    assert old.annexes.lever_rows == ()
    del parsed["value"]["subject"]
    with pytest.raises(BadInput, match="subject"):
        decode(json.dumps(parsed).encode())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("version", "3"),
        ("version", True),
        ("demo", 0),
        ("frozen_at", "2021-10-30T15:00:00"),
        ("frozen_at", "yesterday"),
        ("evidence", {}),
        ("subject", None),
        ("phases", {"changes": [], "risk_level": "extreme", "ongoing": None}),
    ],
)
def test_a_part_of_the_wrong_kind_is_named(field: str, value: object) -> None:
    parsed = json.loads(encode(sample_brief()))
    parsed["value"][field] = value
    with pytest.raises(BadInput, match=f"value.{field}"):
        decode(json.dumps(parsed).encode())


def test_half_a_character_pair_is_refused_not_written() -> None:
    with pytest.raises(BadInput, match="damaged character"):
        encode(replace(sample_brief(), subject="\ud83d"))


def test_an_instant_without_a_zone_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        encode(replace(sample_brief(), frozen_at=datetime(2021, 10, 30)))  # noqa: DTZ001 - that is the point


def test_a_decision_record_comes_back_with_its_hash() -> None:
    record = sample_record()
    assert decode_record(encode_record(record)) == record
    assert record_hash(record) == hashlib.sha256(encode_record(record)).hexdigest()


def test_a_stamp_is_read_back_from_what_a_reader_gives() -> None:
    stamp = BriefStamp("EW-2021-0042", 3, "ab" * 32, 18204, "9f" * 32)
    text = stamp_text(stamp)
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:-")
    assert read_stamp(f" {text.lower()}\n") == stamp
    short = BriefStamp("EW-2021-0042", 3, "ab" * 32)
    assert read_stamp(stamp_text(short)) == short


@pytest.mark.parametrize(
    "text", ["", "TOCSIN", "https://example.org", "TOCSIN:1:EW-1:3:ABC", "TOCSIN:2:EW-1:3:" + "A" * 64]
)
def test_another_code_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="not the code of a brief"):
        read_stamp(text)
