"""When a ranking and the file's risk level diverge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.risk.divergence import Divergence, Placing, divergence
from db.vocabulary import RiskLevel

LEVELS = st.none() | st.sampled_from(RiskLevel)


@pytest.mark.parametrize(
    ("rank", "of", "level", "expected"),
    [
        # Ukraine in the Early Warning Project's list made for 2022.
        (74, 162, RiskLevel.VERY_HIGH, Divergence.MODEL_SEES_LESS),
        (74, 162, RiskLevel.HIGH, Divergence.MODEL_SEES_LESS),
        (74, 162, RiskLevel.MEDIUM, None),
        (74, 162, None, None),
        # Myanmar in the same list.
        (2, 162, RiskLevel.VERY_HIGH, None),
        (2, 162, RiskLevel.MEDIUM, Divergence.MODEL_SEES_MORE),
        (2, 162, None, Divergence.MODEL_SEES_MORE),
        (16, 162, RiskLevel.LOW, Divergence.MODEL_SEES_MORE),
        (17, 162, RiskLevel.LOW, None),
        (32, 162, RiskLevel.HIGH, None),
        (33, 162, RiskLevel.HIGH, Divergence.MODEL_SEES_LESS),
    ],
)
def test_divergence(rank: int, of: int, level: RiskLevel | None, expected: Divergence | None) -> None:
    assert divergence(Placing(rank=rank, of=of), level) is expected


@given(st.integers(1, 300), st.integers(1, 300), LEVELS)
def test_no_placing_diverges_from_every_level(rank: int, of: int, level: RiskLevel | None) -> None:
    placing = Placing(rank=min(rank, of), of=max(rank, of))
    found = divergence(placing, level)
    raised = level in {RiskLevel.HIGH, RiskLevel.VERY_HIGH}
    assert found is not (Divergence.MODEL_SEES_MORE if raised else Divergence.MODEL_SEES_LESS)
