"""Which refused records still want a new one."""

from datetime import UTC, datetime, timedelta

import pytest

from app.rules.reports.recorded_anew import OnRecord, want_new_record

SIGNED = datetime(2026, 3, 2, 9, tzinfo=UTC)


def paper(option: str, made: int, refused: int | None = None, *, printed: str = "brief 1") -> OnRecord:
    """A record of the paper, typed as many minutes after its signature as it stands on the ledger."""
    return OnRecord(
        decision=f"{option}{made}",
        option=option,
        printed=printed,
        signed_at=SIGNED,
        recorded_at=SIGNED + timedelta(minutes=made),
        made=made,
        refused=refused,
    )


@pytest.mark.parametrize(
    ("records", "wanted"),
    [
        ([paper("A", 1, 2)], {"A1"}),
        ([paper("A", 1, 2), paper("B", 3)], set()),
        ([paper("A", 1, 4), paper("B", 2)], {"A1"}),
        ([paper("A", 1, 3), paper("B", 4, 5)], {"A1", "B4"}),
        ([paper("A", 1, 4), paper("B", 2, 3), paper("B", 5)], {"A1"}),
        ([paper("A", 1, 3), paper("B", 2, 4), paper("B", 5)], {"A1"}),
        ([paper("B", 1, 2), paper("A", 3, 4), paper("B", 5)], set()),
        ([paper("A", 1, 3), paper("C", 2, 4), paper("B", 5)], {"A1", "C2"}),
        ([paper("A", 1, 3), paper("C", 2, 4), paper("B", 5), paper("D", 6)], set()),
        ([paper("A", 1, 2), paper("B", 3, printed="brief 2")], {"A1"}),
    ],
    ids=[
        "nothing since",
        "the paper says another option",
        "the other was recorded beside it",
        "the other is refused as well",
        "both were refused, the other first",
        "both were refused, the other last",
        "the other was refused before",
        "two options for one",
        "two options for two",
        "another version of the brief",
    ],
)
def test_a_refused_record_wants_a_new_one_until_the_paper_is_recorded_for_the_option_that_it_says(
    records: list[OnRecord], wanted: set[str]
) -> None:
    # What has something newer on its own option is settled by that.
    newest = {one.option: one for one in records}
    refused = [one for one in records if one.refused is not None and newest[one.option] is one]
    assert want_new_record(refused, records) == wanted


def test_what_was_signed_after_the_refused_record_was_made_is_another_paper() -> None:
    wrong = paper("A", 1, 2)
    later = OnRecord(
        decision="B5",
        option="B",
        printed="brief 1",
        signed_at=SIGNED + timedelta(minutes=4),
        recorded_at=SIGNED + timedelta(minutes=5),
        made=5,
    )
    assert want_new_record([wrong], [wrong, later]) == {"A1"}
