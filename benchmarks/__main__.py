"""Runs every benchmark of this folder, each in a process of its own so that none warms or burdens the next.

A benchmark is a module that prints its ratios and exits with status 1 when one misses its target. Names of
benchmarks may be given (``python -m benchmarks authority``); the exit status is 1 when any of them missed.
"""

import subprocess
import sys
from pathlib import Path


def names() -> list[str]:
    """Names of all benchmarks, in the order they are run."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))


def main(asked: list[str]) -> int:
    """Exit status: 0 all on target, 1 one missed or failed, 2 no benchmark has a name that was asked for."""
    unknown = sorted(set(asked) - set(names()))
    if unknown:
        print(
            f"No benchmark is named {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr
        )
        return 2
    failed = []
    for name in asked or names():
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    print(f"Missed their target: {', '.join(failed)}." if failed else "All on target.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
