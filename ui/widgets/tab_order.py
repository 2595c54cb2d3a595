"""The order in which Tab goes, where widgets were not made in the order in which one reads them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def go_on(after: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to ``widgets``, in their order, right after ``after``."""
    before = after.focusProxy() or after
    for widget in widgets:
        before = _hang(before, widget)


def come_before(anchor: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let Tab come to ``widgets``, in their order, right before ``anchor``."""
    if widgets:
        # What stands before the anchor may take no focus, and Qt hangs nothing on such a widget.
        go_on(anchor, widgets)
        go_on(widgets[-1], [anchor])


def come_last(widget: QWidget) -> None:
    """Let Tab come to ``widget`` after all else in its window."""
    window = widget.window()
    before = window.previousInFocusChain()
    while before is not None and before is not window:
        if before is not widget and before.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            go_on(before, [widget])
            return
        before = before.previousInFocusChain()


def widgets_of(layout: QLayout) -> list[QWidget]:
    """What stands directly in a layout, in its order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    found = (item.widget() for item in items if item is not None)
    return [widget for widget in found if widget is not None]


def stops_of(within: QWidget) -> list[QWidget]:
    """What Tab comes to within a widget, in the order in which it was made; not the lists that open from it."""
    inner = (within, *within.findChildren(QWidget))
    tabbed = (one for one in inner if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return [one for one in tabbed if one.focusProxy() is None and one.window() is within.window()]


def _hang(before: QWidget, widget: QWidget) -> QWidget:
    """Let Tab come to a widget after another; gives what Tab goes on from."""
    outer, inner = _whole(widget)
    if outer is inner:
        QWidget.setTabOrder(before, inner)
        return inner
    # Both are moved: Tab that came to the outer one at its old place would be handed to the inner one, at its new place, and
    # go round and round between the two. Qt moves nothing that takes no focus, or hands it on.
    policy = outer.focusPolicy()
    outer.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
    outer.setFocusPolicy(inner.focusPolicy())
    QWidget.setTabOrder(before, outer)
    QWidget.setTabOrder(outer, inner)
    outer.setFocusPolicy(policy)
    outer.setFocusProxy(inner)
    return inner


def _whole(widget: QWidget) -> tuple[QWidget, QWidget]:
    """A widget that hands its focus on, and the one within that takes it; the same twice where there is but one."""
    inner = widget.focusProxy()
    if inner is not None:
        return widget, inner
    above = widget.parentWidget()
    return (above if above is not None and above.focusProxy() is widget else widget), widget
