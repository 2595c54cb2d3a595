"""Glyphs in a line to type in, as large as its letters: Qt draws them 16 pixels high at any size of type."""

from functools import lru_cache

from PySide6.QtWidgets import QApplication, QLineEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from ui.theme import current

_USUAL = 16
"""Pixels at type of usual size."""


class _Grown(QProxyStyle):
    """The program's style, for lines alone: asked of every widget in the window it would hold that up."""

    def pixelMetric(  # noqa: N802 - as Qt calls it
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric is QStyle.PixelMetric.PM_LineEditIconSize:
            return round(_USUAL * current().metrics.text_scale)
        return super().pixelMetric(metric, option, widget)


@lru_cache(maxsize=1)
def _grown(app: QApplication) -> _Grown:
    style = _Grown()
    style.setParent(app)
    return style


def grow_glyphs(line: QLineEdit) -> None:
    """Let the glyphs that stand in a line grow with its letters."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        line.setStyle(_grown(app))


def make_clearable(line: QLineEdit) -> None:
    """Give a line the sign that empties it."""
    line.setClearButtonEnabled(True)
    grow_glyphs(line)
