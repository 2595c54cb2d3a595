"""Equal Earth: an equal-area projection of the whole globe.

Šavrič, Patterson and Jenny, “The Equal Earth map projection”, International Journal of Geographical Information
Science 33 (2019). Areas are true, so that no country looks graver for being drawn larger.
"""

import math

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT3 = math.sqrt(3)

Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Where a place stands on the map: x to the east, y to the north, in radii of the globe.

    Degrees in; x runs from -2.7066 to 2.7066, y from -1.3173 to 1.3173.
    """
    theta = math.asin(_ROOT3 / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = 2 * _ROOT3 * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (_A4 * sixth * square + _A3 * sixth + _A2 * square + _A1)
    return x, y
