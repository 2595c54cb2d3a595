"""The keys of a window, read from what is really registered, so that the sheet cannot lie."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QTabWidget, QWidget

from language import mark, ptr, said, tr

EVERYWHERE = mark("Everywhere")

_FIXED = (
    ("Tab", mark("To the next field")),
    ("Enter", mark("Press the button that has the focus, or else the marked one")),
    ("Space", mark("Tick, or press a button")),
    ("Ctrl+S", mark("Do the marked act from anywhere, as in the middle of a text")),
    ("Esc", mark("Close; where something was typed, the second time")),
    ("Ctrl+W", mark("The same as Esc")),
    ("Ctrl+Z", mark("Undo in the field; Ctrl+Shift+Z brings it back")),
    ("Ctrl+F", mark("Find in the list or table of the dialog")),
    ("F1", mark("Help on this dialog")),
    ("Shift+F1", mark("Glossary")),
)


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """Keys that a widget answers itself while it has the focus; its class names them as ``OWN_KEYS``."""

    where: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """One key, as Qt writes it in every language, and what it does.

    ``scope`` is the widget within which, or while which is shown, it works; None: everywhere in the window.
    """

    keys: str
    words: str
    scope: QWidget | None = None


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the sheet: where a key works, the key as Qt writes it in every language, and what it does."""

    where: str
    keys: str
    words: str

    @property
    def said(self) -> str:
        """The key as it stands on the keyboards of who reads it."""
        return key_words(self.keys)


def key_words(keys: str) -> str:
    """``Shift+F1`` as the manual of the language spoken writes it: in French ``Maj+F1``."""
    bare = keys.removesuffix("+")
    # The plus that is itself a key: ``Ctrl++``.
    last = "+" if bare != keys else ""
    return "+".join([*(_named(key) for key in bare.split("+") if key), *([last] if last else [])])


def _named(key: str) -> str:
    match key:
        case "Shift":
            return ptr("key", "Shift")
        case "Esc":
            return ptr("key", "Esc")
        case "Enter":
            return ptr("key", "Enter")
        case "Space":
            return ptr("key", "Space")
        case "Delete" | "Del":
            return ptr("key", "Delete")
        case "Home":
            return ptr("key", "Home")
        case "End":
            return ptr("key", "End")
        case "PgUp":
            return ptr("key", "PgUp")
        case "PgDown":
            return ptr("key", "PgDown")
        case "Left":
            return ptr("key", "Left")
        case "Right":
            return ptr("key", "Right")
        case "Up":
            return ptr("key", "Up")
        case "Down":
            return ptr("key", "Down")
        case _:
            return key


_HAVE_KEYS = (QAction, QShortcut, QAbstractButton)


def keys_of(window: QWidget) -> list[Key]:
    """Every registered key beneath ``window``, in the order of registration."""
    found: list[Key] = []
    seen: set[int] = set()
    for thing in (*window.actions(), *window.findChildren(QObject)):
        # Of thousands of things few have keys.
        if not isinstance(thing, _HAVE_KEYS) or id(thing) in seen:
            continue
        seen.add(id(thing))
        found += _keys_of_thing(thing)
    return found


def sheet(window: QWidget) -> list[KeyLine]:
    """The keys that work here, by the place in which they work: the page that is shown first, then what is on it.

    Of several keys for one act the first is named.
    """
    lines: dict[tuple[str, str], KeyLine] = {}
    for key in keys_of(window):
        if key.scope is None or key.scope.isVisible():
            where = place_of(key.scope)
            lines.setdefault((where, key.words), KeyLine(where, key.keys, key.words))
    for own in own_keys(window):
        where = said(own.where)
        for keys, words in own.keys:
            lines.setdefault((where, said(words)), KeyLine(where, str(keys), said(words)))
    everywhere = tr(EVERYWHERE)
    near = [line for line in lines.values() if line.where != everywhere]
    wide = [line for line in lines.values() if line.where == everywhere]
    order = list(dict.fromkeys(line.where for line in near))
    near.sort(key=lambda line: order.index(line.where))
    return [*near, *wide, *(KeyLine(tr("In dialogs and forms"), *fixed) for fixed in said(_FIXED))]


def own_keys(window: QWidget) -> list[OwnKeys]:
    """What the widgets that are shown answer themselves, each kind once."""
    found = [
        getattr(widget, "OWN_KEYS", None)
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisible()
    ]
    return list(dict.fromkeys(own for own in found if isinstance(own, OwnKeys)))


def place_of(scope: QWidget | None) -> str:
    """What people call the place in which a key works: a page of the window, with the tab of it."""
    above, tab = scope, ""
    while above is not None:
        if isinstance(above, QTabWidget) and scope is not None and above is not scope:
            shown = next((n for n in range(above.count()) if _within(scope, above.widget(n))), -1)
            tab = tab or (tr("the tab {shown}", shown=above.tabText(shown)) if shown >= 0 else "")
        title = said(getattr(getattr(above, "place", None), "title", ""))
        if title:
            return f"{title}, {tab}" if tab else title
        above = above.parentWidget()
    if scope is None:
        return tr(EVERYWHERE)
    return tab or scope.accessibleName() or tr("Here")


def _within(inner: QWidget, outer: QWidget | None) -> bool:
    return outer is not None and (outer is inner or outer.isAncestorOf(inner))


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


def _keys_of_thing(thing: QAction | QShortcut | QAbstractButton) -> list[Key]:
    if isinstance(thing, QAction):
        owners = thing.associatedObjects()
        owner = owners[0] if owners else thing.parent()
        scope = _scope(thing.shortcutContext(), owner)
        words = thing.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        return [Key(_shown(keys), words, scope) for keys in thing.shortcuts()]
    if isinstance(thing, QShortcut):
        every = thing.keys()
        owner = thing.parent()
        # Of a part of a window it works while that is shown.
        part = owner if isinstance(owner, QWidget) and not owner.isWindow() else None
        scope = part or _scope(thing.context(), owner)
        words = thing.whatsThis() or thing.objectName()
        return [Key(_shown(keys), words, scope) for keys in every]
    if not thing.shortcut().isEmpty():
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
