"""The keys of a window, read from what is really registered, so that the sheet cannot lie."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

_FIXED = (
    ("Enter", "Open the chosen row"),
    ("Esc", "Close a dialog, or go back"),
    ("Tab", "To the next field"),
    ("Space", "Tick, or press a button"),
    ("Ctrl+C", "Copy the chosen rows"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key and what it does. ``scope`` is the widget within which it works; None: everywhere in the window."""

    keys: str
    words: str
    scope: QWidget | None = None


def keys_of(window: QWidget) -> list[Key]:
    """Every registered key beneath ``window``, in the order of registration."""
    found: list[Key] = []
    seen: set[int] = set()
    for thing in (*window.actions(), *window.findChildren(QObject)):
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        found += _keys_of_thing(thing)
    return found


def sheet(window: QWidget) -> list[tuple[str, str]]:
    """Keys and words for the sheet of all keys: registered ones first, then those that Qt itself gives."""
    lines: dict[str, str] = {}
    for key in keys_of(window):
        if f"{key.keys.removeprefix('Shift+')}\n{key.words}" not in lines:
            lines[f"{key.keys}\n{key.words}"] = key.words
    registered = [(line.partition("\n")[0], words) for line, words in lines.items()]
    return registered + list(_FIXED)


def conflicts(window: QWidget) -> list[str]:
    """Keys that two things claim at the same place; there must be none."""
    found: list[str] = []
    keys = keys_of(window)
    for number, one in enumerate(keys):
        found += [
            f"{one.keys}: {one.words} / {other.words}"
            for other in keys[number + 1 :]
            if one.keys == other.keys and _overlap(one.scope, other.scope)
        ]
    return found


def _keys_of_thing(thing: QObject) -> list[Key]:
    if isinstance(thing, QAction):
        owners = thing.associatedObjects()
        owner = owners[0] if owners else thing.parent()
        scope = _scope(thing.shortcutContext(), owner)
        words = thing.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        return [Key(_shown(keys), words, scope) for keys in thing.shortcuts()]
    if isinstance(thing, QShortcut):
        every = thing.keys()
        scope = _scope(thing.context(), thing.parent())
        words = thing.whatsThis() or thing.objectName()
        return [Key(_shown(keys), words, scope) for keys in every]
    if isinstance(thing, QAbstractButton) and not thing.shortcut().isEmpty():
        return [Key(_shown(thing.shortcut()), thing.accessibleName() or thing.text())]
    return []


def _scope(context: Qt.ShortcutContext, owner: QObject | None) -> QWidget | None:
    local = context in {Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut}
    return owner if local and isinstance(owner, QWidget) else None


def _overlap(one: QWidget | None, other: QWidget | None) -> bool:
    if one is None or other is None:
        return True
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


def _shown(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.PortableText)
