"""The colours of our documents are sRGB: the profile that says so, written from the standard's own numbers.

IEC 61966-2-1: primaries of ITU-R BT.709, white D65, and its curve. An ICC profile (version 4) states them as seen under
D50. The numbers are facts of the standards; nothing is copied from another profile.
"""

import struct
from functools import cache

CONDITION = "sRGB IEC61966-2.1"
"""The name of the output condition in the register of the ICC."""

_DESCRIPTION = "sRGB (IEC 61966-2-1)"
_COPYRIGHT = "No copyright, use freely"
_D50 = (0.9642, 1.0, 0.8249)
_ADAPTATION = (1.047886, 0.022919, -0.050216, 0.029582, 0.990484, -0.017079, -0.009252, 0.015073, 0.751678)
"""Bradford, from D65 to D50."""
_PRIMARIES = {
    b"rXYZ": (0.436066, 0.222488, 0.013916),
    b"gXYZ": (0.385147, 0.716873, 0.097076),
    b"bXYZ": (0.143066, 0.060608, 0.714096),
}
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""g, a, b, c, d of the parametric curve: (a x + b) ** g from d on, c x below."""


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB, the same bytes every time."""
    curve = _padded(b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(*_CURVE))
    tags = {
        b"desc": _text(_DESCRIPTION),
        b"cprt": _text(_COPYRIGHT),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **{name: b"XYZ \0\0\0\0" + _fixed(*value) for name, value in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    table, body, places = [], b"", dict[bytes, int]()
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data
        table.append(name + struct.pack(">II", places[data], len(data)))
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + b"".join(table) + body


def _header(size: int) -> bytes:
    """The 128 bytes before the tags: a display profile from RGB to XYZ, of no maker, of a fixed day."""
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    return (head + made + b"acsp" + b"\0" * 28 + _fixed(*_D50)).ljust(128, b"\0")


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _text(words: str) -> bytes:
    encoded = words.encode("utf-16-be")
    return _padded(b"mluc" + struct.pack(">III2s2sII", 0, 1, 12, b"en", b"GB", len(encoded), 28) + encoded)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
