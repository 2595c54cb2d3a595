"""Typing in every form of a place or dialog, and what of it is kept wrongly, or not at all."""

import json
from itertools import count
from typing import Any, cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.rules.entry.typed_fields import stored_fields
from ui.authorities.coverage_tab import CoverageTab
from ui.authorities.what_if_tab import WhatIfTab
from ui.authorities.who_tab import WhoTab
from ui.comparing.dialog import CompareDaysDialog
from ui.dialogs.kept_form import KeptForm
from ui.fields.form_field import FormField
from ui.fields.text_area import TextArea
from ui.fields.text_field import TextField
from ui.reports.draft_form import DraftForm
from ui.session import WorkSession
from ui.settings.appearance_section import AppearanceSection

_SECRETS = ("passphrase", "recovery key", "identity")
"""How fields are named of which nothing is written down, whatever they say of themselves."""

_KEPT_OTHERWISE = (DraftForm, AppearanceSection)
"""Its own journal keeps a draft; how the window looks takes effect at once."""

_QUESTIONS = (CompareDaysDialog, CoverageTab, WhatIfTab, WhoTab)
"""Nothing is entered there: something is asked."""

_NUMBERS = count(1)
"""Nothing is typed twice: a form may be walked again."""


def typed_in(session: WorkSession, place: QWidget) -> list[str]:
    """Type in everything that can be typed in, also in what is shown only after a choice; what of it is kept wrongly, or not
    at all.
    """
    kept = place.findChildren(KeptForm)
    known = {id(field) for one in kept for field in one._fields().values()}
    wrong: list[str] = []
    typed: dict[str, bool] = {}
    for field in _fields(place):
        secret = any(word in field.name for word in _SECRETS)
        if field.isVisible() and id(field) not in known and not secret:
            wrong.append(f"“{field.label}” is not kept")
        editor = _editor(field)
        if editor is not None and (secret or id(field) in known):
            token = f"t{next(_NUMBERS)}x"
            editor.setText(token) if isinstance(editor, QLineEdit) else editor.setPlainText(token)
            hidden = isinstance(editor, QLineEdit) and editor.echoMode() is not QLineEdit.EchoMode.Normal
            if secret or hidden or isinstance(field, TextField | TextArea):
                typed[token] = secret or hidden
    for one in kept:
        one.keeper.note_now()
    written = json.dumps([stored_fields(one.fields) for one in session.journal.all_waiting()])
    for token, secret in typed.items():
        if secret == (token in written):
            wrong.append(f"{token} is secret, and written down" if secret else f"{token} is not written down")
    for one in kept:
        one.keeper.forget()
    return wrong


def _fields(place: QWidget) -> list[Any]:
    return [
        field
        for field in place.findChildren(cast("type[QWidget]", FormField))
        if field.isEnabled()
        and field.window() is place.window()
        and not _inside(field, _KEPT_OTHERWISE)
        and not _inside(field, _QUESTIONS)
    ]


def _editor(field: QWidget) -> QLineEdit | QPlainTextEdit | None:
    """Where one types in it."""
    editors: list[QLineEdit | QPlainTextEdit] = [
        one for one in field.findChildren(QLineEdit) if not isinstance(one.parentWidget(), QComboBox)
    ]
    editors += field.findChildren(QPlainTextEdit)
    return next((one for one in editors if not one.isReadOnly()), None)


def _inside(field: QWidget, kinds: tuple[type[QWidget], ...]) -> bool:
    above: QWidget | None = field
    while above is not None:
        if isinstance(above, kinds):
            return True
        above = above.parentWidget()
    return False
