"""Making the demonstration: the ministry is founded and the cases are played, or nothing is left."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.demo.logins import Login, demo_logins, demo_passphrase
from app.demo.ministry import DEMO_KDF, found_demo
from app.demo.scenes import SCENES, Scene
from app.demo.told import Told
from app.faults import Stopped, faults_in_words
from app.printing import Printer
from app.refusals import BadInput
from db.locking import InstanceLock
from db.vault import KdfParameters

Progress = Callable[[int, int], None]
"""Called with how many scenes are played and how many there are."""

Cancelled = Callable[[], bool]
"""Asked before each scene whether to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeDemo:
    """A demonstration in its folder, closed. Everybody signs in with ``passphrase``, which is no secret."""

    folder: Path
    passphrase: str
    recovery_key: str = field(repr=False)
    logins: tuple[Login, ...]
    reports: dict[str, str]
    """Numbers of the scripted reports by the names of their scripts."""
    report_ids: dict[str, str]
    """Their identifiers by the same names."""
    told: tuple[Told, ...]
    until: datetime
    """Where the replay's clock stood at the end."""


def create_demo(
    folder: Path,
    printer: Printer,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    kdf: KdfParameters = DEMO_KDF,
    scenes: Sequence[Scene] = SCENES,
) -> MadeDemo:
    """Found the demonstration ministry in ``folder`` and play the three cases in it.

    ``scenes``: all of them, or the first ones, to stop the replay at a date.
    The folder gets its name when everything is played: an interruption leaves nothing in it.

    Raises:
        BadInput: the folder is in use.
        Stopped: ``cancelled()`` was true; nothing is left.
        Damaged: the disk, or another instance that is at work there.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(
            "folder",
            f"“{folder}” is not an empty folder.",
            remedy="Choose another folder for the demonstration.",
        )
    staging = folder.with_name(f".{folder.name}.playing")
    with faults_in_words(folder), InstanceLock(staging):
        case = staging / "case"
        shutil.rmtree(case, ignore_errors=True)
        try:
            made = _play(case, folder, printer, progress, cancelled, kdf, scenes)
            if folder.exists():
                folder.rmdir()
            case.rename(folder)
        finally:
            shutil.rmtree(case, ignore_errors=True)
    shutil.rmtree(staging, ignore_errors=True)
    return made


def _play(  # noqa: PLR0917 - the parts of create_demo, which alone calls it
    case: Path,
    folder: Path,
    printer: Printer,
    progress: Progress | None,
    cancelled: Cancelled | None,
    kdf: KdfParameters,
    scenes: Sequence[Scene],
) -> MadeDemo:
    founded = found_demo(case, printer, kdf=kdf)
    stage = founded.stage
    with founded.ministry:
        for done, scene in enumerate(scenes):
            if cancelled is not None and cancelled():
                raise Stopped("The demonstration was stopped before its end.", remedy="Start it again.")
            scene.act(stage)
            if progress is not None:
                progress(done + 1, len(scenes))
    return MadeDemo(
        folder=folder,
        passphrase=demo_passphrase(),
        recovery_key=founded.recovery_key,
        logins=demo_logins(),
        report_ids={key: warned.report_id for key, warned in stage.reports.items()},
        reports={key: warned.number for key, warned in stage.reports.items()},
        told=tuple(stage.told),
        until=stage.clock.at,
    )
