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
    inner = _taker(widget)
    shells = _shells(widget, inner)
    # All are moved: Tab that came to a shell at its old place would be handed to the inner one, at its new place, and
    # go round and round between the two. Qt moves nothing that takes no focus, or hands it on. The first thing within a
    # shell goes too, a field's words above it: Qt puts what hands its focus on right before that one.
    handed = [(shell, proxy) for shell in shells if (proxy := shell.focusProxy()) is not None]
    for shell in shells:
        shell.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
    moved = list(dict.fromkeys((*(part for shell in shells for part in (shell, _first_in(shell))), inner)))
    policies = [one.focusPolicy() for one in moved]
    for one in moved:
        one.setFocusPolicy(inner.focusPolicy())
        QWidget.setTabOrder(before, one)
        before = one
    for one, policy in zip(moved, policies, strict=True):
        one.setFocusPolicy(policy)
    for shell, proxy in reversed(handed):
        shell.setFocusProxy(proxy)
    return inner


def _taker(widget: QWidget) -> QWidget:
    """What takes the focus that a widget may hand on."""
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def _shells(widget: QWidget, inner: QWidget) -> list[QWidget]:
    """What hands its focus on to ``inner``, the outermost first: the widget itself, and what lies around it."""
    found = [] if widget is inner else [widget]
    above = inner.parentWidget()
    while above is not None and above.focusProxy() is not None and _taker(above) is inner:
        if above not in found:
            found.append(above)
        above = above.parentWidget()
    return sorted(found, key=lambda shell: sum(other.isAncestorOf(shell) for other in found))


def _first_in(shell: QWidget) -> QWidget:
    return next((child for child in shell.children() if isinstance(child, QWidget)), shell)
