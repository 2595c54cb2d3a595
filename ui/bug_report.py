"""What the window says when something unforeseen fails."""

from PySide6.QtCore import qVersion

from app.bugs import bug_lines, versions


def bug_report(error: BaseException) -> str:
    """Plain text that a user can copy and send: versions, and the chain of errors with where each was raised."""
    return "\n".join([f"{versions()}, Qt {qVersion()}", "", *bug_lines(error)])
