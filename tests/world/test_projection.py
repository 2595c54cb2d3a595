"""Equal Earth: the published extent, and areas that are true everywhere."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.world.equal_earth import project

LONGITUDES = st.floats(-179, 179)
LATITUDES = st.floats(-85, 85)


def test_the_globe_has_the_published_extent() -> None:
    assert project(0, 0) == (0, 0)
    assert project(180, 0)[0] == pytest.approx(2.7066, abs=1e-4)
    assert project(0, 90)[1] == pytest.approx(1.3173, abs=1e-4)


@given(LONGITUDES, LATITUDES)
def test_east_and_west_north_and_south_mirror_each_other(longitude: float, latitude: float) -> None:
    x, y = project(longitude, latitude)
    assert project(-longitude, latitude) == pytest.approx((-x, y))
    assert project(longitude, -latitude) == pytest.approx((x, -y))


@given(LONGITUDES, LATITUDES)
def test_a_small_patch_has_on_the_map_the_area_that_it_has_on_the_globe(
    longitude: float, latitude: float
) -> None:
    step = 1e-4
    x1, y1 = project(longitude - step, latitude)
    x2, y2 = project(longitude + step, latitude)
    x3, y3 = project(longitude, latitude - step)
    x4, y4 = project(longitude, latitude + step)
    on_map = abs((x2 - x1) * (y4 - y3) - (x4 - x3) * (y2 - y1))
    on_globe = math.radians(2 * step) ** 2 * math.cos(math.radians(latitude))
    assert on_map == pytest.approx(on_globe, rel=1e-5)
