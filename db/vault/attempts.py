"""Wrong attempts: counted in the header, and each one after the third makes the next wait longer.

The delay hinders who sits at this machine. Who took the files away is hindered by Argon2id alone.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from db.vault.header import Failures, Header

FREE = 3
_FIRST_DELAY = 5
_LONGEST_DELAY = 15 * 60
_KEPT = 64


def delay_after(count: int) -> int:
    """Seconds to wait after ``count`` failures in a row: none for two, then 5, 10, 20 … up to 15 minutes."""
    if count < FREE:
        return 0
    return min(_FIRST_DELAY << min(count - FREE, 16), _LONGEST_DELAY)


def key_of(header: Header, login: str) -> str:
    """Under what the failures of ``login`` are counted.

    Sixteen bits of a digest: enough to tell the people of a ministry apart, too little to give back a
    passphrase that someone typed into the wrong field.
    """
    return hashlib.sha256(f"{header.vault_id}\n{login}".encode("utf-8", "surrogatepass")).hexdigest()[:4]


def wait_left(header: Header, key: str, at: datetime) -> int:
    """Seconds until the next attempt is looked at; 0 when it may be made now.

    A clock that was set back makes nobody wait longer than the delay itself.
    """
    seen = header.failures.get(key)
    if seen is None:
        return 0
    delay = timedelta(seconds=delay_after(seen.count))
    left = min(seen.last + delay - at, delay)
    return max(0, -(-int(left.total_seconds() * 1000) // 1000))


def with_failure(header: Header, key: str, at: datetime) -> Header:
    """The header with one more failure. Names nobody has are forgotten first, so that the file stays small."""
    seen = header.failures.get(key)
    failures = dict(header.failures)
    failures[key] = Failures((seen.count if seen else 0) + 1, at)
    known = {key_of(header, login) for login in header.logins} | {key}
    spare = sorted((name for name in failures if name not in known), key=lambda name: failures[name].last)
    for name in spare[: max(0, len(failures) - _KEPT - len(known))]:
        del failures[name]
    return replace(header, failures=failures)


def without_failures(header: Header, key: str) -> Header:
    """The header after a success under ``key``."""
    kept: Mapping[str, Failures] = {name: seen for name, seen in header.failures.items() if name != key}
    return replace(header, failures=kept)
