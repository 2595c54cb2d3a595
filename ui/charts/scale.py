"""The figures beside an axis: round ones, from nothing up to what is shown."""

import math


def ticks(top: float, wanted: int = 4) -> tuple[float, ...]:
    """Evenly spaced round figures from 0 to at least ``top``; about ``wanted`` steps, 1, 2 or 5 times a power of ten."""
    if top <= 0:
        return (0.0, 1.0)
    rough = top / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    count = math.ceil(top / step - 1e-9)
    return tuple(step * place for place in range(count + 1))
