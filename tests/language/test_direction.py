"""What depends on the way one reads."""

from language import Language, speaking
from language.direction import along, isolated, onward


def test_arrows_point_along_the_way_one_reads() -> None:
    """Time runs on charts as one reads, so that what rises rises towards the end of the line."""
    assert (onward(), along("↗"), along("↘")) == ("→", "↗", "↘")
    with speaking(Language.MIRRORED):
        assert (onward(), along("↗"), along("↘")) == ("←", "↖", "↙")


def test_words_of_another_direction_are_set_apart() -> None:
    assert isolated("2022-09-23") == "\N{FIRST STRONG ISOLATE}2022-09-23\N{POP DIRECTIONAL ISOLATE}"
