"""Where steps of casework are kept that were taken once in a run. Whoever only clears up need not load the program."""

import shutil
from pathlib import Path

STEP = "step-"
"""With this begins the name of what a step left, in the folder that the test processes of a run share."""


def forget_steps(shared: Path) -> None:
    """Delete every step that the test processes of a run left in the folder that they share."""
    for folder in shared.glob(f"{STEP}*/"):
        shutil.rmtree(folder, ignore_errors=True)
