"""Starts the program and chooses what it runs: the window, or a command (``python -m app``, ``tocsin``)."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from app.cli.statuses import BUG, INTERRUPTED, status_of
from app.folder import default_folder
from app.refusals import BadInput, UserError
from db.files import private_umask
from language import tr

if TYPE_CHECKING:
    from app.printing import Printer


def main() -> None:
    """Run the program with the arguments of this process, and end it with their exit status."""
    private_umask()
    try:
        if len(sys.argv) == 1 and _has_display() and "TOCSIN_FOLDER" not in os.environ:
            # Started from a menu: the command line would be loaded to find that there is no command.
            sys.exit(_window(default_folder()))
        from app.cli.program import Program
        from app.cli.root import tocsin

        tocsin(prog_name="tocsin", obj=Program(printer=_printer, window=_window))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a bug must not end with the status of a refusal
        # Late: it is never needed.
        from app.bugs import bug_lines, versions
        from app.cli.streams import complain, warn

        if isinstance(error, UserError):
            complain(error)
            sys.exit(status_of(error))
        warn(tr("Something unforeseen failed; what was under way was not kept. Please report this:"))
        warn("\n".join([versions(), *bug_lines(error)]))
        sys.exit(BUG)


def _printer() -> "Printer":
    # Late: most commands print nothing, and fonts take their time.
    from reports.printer import PdfPrinter

    return PdfPrinter()


class _LatePrinter:
    """Stands for the printer until it is asked for something."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_printer(), name)


def late_printer() -> "Printer":
    """The printer for the window, which is there before any document is wanted."""
    return cast("Printer", _LatePrinter())


def _has_display() -> bool:
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


def _window(folder: Path) -> int:
    """Open the window on a case folder and give its exit status.

    Raises:
        BadInput: there is no screen to open it on.
    """
    if not _has_display():
        raise BadInput(
            "display",
            tr(
                "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
            ),
            remedy=tr("Use the commands: tocsin --help."),
        )
    # What is loaded stays; the window collects what does not (ui.collecting).
    gc.disable()
    # Late: the commands work where no Qt is installed.
    from ui.shell import run

    return run(folder, late_printer())


if __name__ == "__main__":
    main()
