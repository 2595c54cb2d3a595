"""Emptying a layout before it is filled anew, without losing the reader's place."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget
from shiboken6 import isValid

from ui.widgets.into_view import bring_into_view

_GONE = "gone"
"""Marks what was taken out, and lives on until the next turn."""


def empty(layout: QLayout) -> None:
    """Take everything out and let it go; nested layouts too.

    Where the window's focus was in what is taken out, also while a dialog stands over it, whoever works by keyboard goes on at
    the widget of the same name that is made anew, or else at what is nearest.
    """
    place = layout.parentWidget()
    before: QWidget | None = place.window().focusWidget() if place is not None else None
    if before is not None and not isValid(before):
        # The window is being closed.
        before = None
    taken = list(_take_out(layout))
    held_at = next(
        (
            number
            for number, one in enumerate(taken)
            if before is not None and (one is before or one.isAncestorOf(before))
        ),
        -1,
    )
    kind, name = type(before), _name(before)
    for widget in taken:
        widget.hide()
        widget.setProperty(_GONE, True)
        widget.deleteLater()
    if place is not None and held_at >= 0:
        after = place.window().focusWidget()
        # What is laid out anew in this turn is shown in the next, and takes the focus only then.
        QTimer.singleShot(
            0, place, lambda: QTimer.singleShot(0, place, lambda: _go_on(layout, kind, name, after, held_at))
        )


def stay_near(refused: QWidget) -> None:
    """After a widget with the focus was refused: where Qt found nothing that follows and began the window anew, go on beside it."""
    window = refused.window()
    now: QWidget | None = window.focusWidget()
    if now is not None and now is not _first_stop(window):
        return
    here = refused.parentWidget()
    while here is not None and here is not window:
        nearest = next((one for one in reversed(list(_stops(here))) if one is not now), None)
        if nearest is not None:
            nearest.setFocus()
            return
        here = here.parentWidget()


def _take_out(layout: QLayout) -> Iterator[QWidget]:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _take_out(inner)


def _go_on(layout: QLayout, kind: type[object], name: str, after: QWidget | None, at: int) -> None:
    """Give the focus back, unless it was given to something else meanwhile; ``at`` is where in the layout it was."""
    here = layout.parentWidget() if isValid(layout) else None
    if here is None:
        return
    window = here.window()
    now: QWidget | None = window.focusWidget()
    nobody_chose = now is None or now is after or is_gone(now)
    # As a dialog closes, the window that is active again has nothing to go back to, and Qt takes the first that Tab reaches.
    if not (nobody_chose or (_is_no_more(after) and now is _first_stop(window))):
        return
    found = next((one for one in _stops(here) if type(one) is kind and _name(one) == name), None)
    # What stands at the same place now, such as the same card with one act less, comes before what stands above it.
    places = sorted(range(layout.count()), key=lambda number: number != at)
    inside = (_stops(item.widget()) for item in map(layout.itemAt, places) if item is not None)
    found = found or next(chain.from_iterable(inside), None)
    while found is None and here not in {None, window}:
        found = next(_stops(here), None)
        here = here.parentWidget()
    if found is not None:
        found.setFocus()
        bring_into_view(found)


def _stops(within: QWidget | None) -> Iterator[QWidget]:
    """What Tab would come to."""
    if within is None:
        return
    for one in (within, *within.findChildren(QWidget)):
        if _is_stop(one, within.window()):
            yield one


def _is_stop(one: QWidget, window: QWidget) -> bool:
    reached = one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(reached) and one.isEnabled() and one.isVisibleTo(window) and not is_gone(one)


def _is_no_more(widget: QWidget | None) -> bool:
    return widget is None or not isValid(widget) or is_gone(widget)


def _first_stop(window: QWidget) -> QWidget | None:
    """Where Qt puts the focus of a window that becomes active and has none."""
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        if _is_stop(one, window):
            return one
        one = one.nextInFocusChain()
    return None


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return ""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def is_gone(widget: QWidget) -> bool:
    """Whether the widget, or what it stands in, was taken out."""
    here: QWidget | None = widget
    while here is not None:
        if here.property(_GONE):
            return True
        here = here.parentWidget()
    return False
