"""Two versions of a document laid side by side, line by line."""

from hypothesis import given
from hypothesis import strategies as st

from app.rules.reports.versions import Line, LineChange, compare_versions

LINES = st.lists(
    st.builds(
        Line,
        part=st.sampled_from(["1", "2", "3"]),
        label=st.sampled_from("abc"),
        text=st.sampled_from(["x", "y"]),
    ),
    max_size=10,
).map(lambda lines: sorted(lines, key=lambda line: line.part))


def said(part: str, label: str, text: str) -> Line:
    return Line(part=part, label=label, text=text)


@given(LINES)
def test_a_version_does_not_differ_from_itself(lines: list[Line]) -> None:
    compared = compare_versions(lines, lines)
    assert compared.changes == ()
    assert [part for part, _ in compared.parts] == sorted({line.part for line in lines})


@given(LINES, LINES)
def test_turned_round_the_same_lines_differ_the_other_way(older: list[Line], newer: list[Line]) -> None:
    there, back = compare_versions(older, newer), compare_versions(newer, older)
    turned = {(one.part, one.label, one.after, one.before) for one in back.changes}
    assert {(one.part, one.label, one.before, one.after) for one in there.changes} == turned
    assert dict(there.parts) == dict(back.parts)
    assert sum(count for _, count in there.parts) == len(there.changes)


def test_what_is_new_gone_or_worded_otherwise_stands_in_the_order_of_the_page() -> None:
    older = [
        said("1 Bottom line", "Ask", "Decide."),
        said("6 Options", "1", "Talks"),
        said("6 Options", "2", "Sanctions"),
    ]
    newer = [
        said("1 Bottom line", "Ask", "Decide now."),
        said("6 Options", "1", "Talks"),
        said("7 Dissent", "J. Berg", "It will pass."),
    ]
    compared = compare_versions(older, newer)
    assert compared.changes == (
        LineChange(part="1 Bottom line", label="Ask", before="Decide.", after="Decide now."),
        LineChange(part="6 Options", label="2", before="Sanctions", after=""),
        LineChange(part="7 Dissent", label="J. Berg", before="", after="It will pass."),
    )
    assert compared.parts == (("1 Bottom line", 1), ("6 Options", 1), ("7 Dissent", 1))


def test_two_lines_under_one_label_are_compared_in_their_order() -> None:
    older = [said("5", "Villages burned", "B2"), said("5", "Villages burned", "C3")]
    newer = [said("5", "Villages burned", "B2"), said("5", "Villages burned", "C2")]
    (change,) = compare_versions(older, newer).changes
    assert (change.before, change.after) == ("C3", "C2")
