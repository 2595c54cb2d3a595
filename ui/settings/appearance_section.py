"""How the window looks at this machine."""

from language import mark, tr
from ui.fields.check_field import CheckField
from ui.fields.choice_field import ChoiceField
from ui.fields.form import Form
from ui.frame import Frame
from ui.languages import SYSTEM, language_choices
from ui.may import refusal
from ui.open_case import OpenCase
from ui.settings.section import Section
from ui.theme import ThemeChoice, current
from ui.theme.metrics import TEXT_SCALES
from ui.widgets.act_button import ActButton

_SIZES = tuple(round(scale * 100) for scale in TEXT_SCALES)


class AppearanceSection(Section):
    """Takes effect at once; kept beside the case, for who works at this machine."""

    name = "appearance"
    title = mark("Appearance")
    words = mark("Takes effect at once, and is kept on this machine; nobody else’s window changes.")

    def __init__(self, case: OpenCase, frame: Frame) -> None:
        super().__init__(case, frame)
        form = Form()
        self.theme: ChoiceField[ThemeChoice] = ChoiceField(
            tr("Colours"),
            tuple((choice, choice.label) for choice in ThemeChoice),
            name="colours",
            required=True,
            empty=None,
        )
        self.text_size: ChoiceField[int] = ChoiceField(
            tr("Size of type"),
            tuple((size, f"{size} %") for size in _SIZES),
            name="size of type",
            required=True,
            empty=None,
            hint=tr("Ctrl and + or − change it anywhere; Ctrl+0 is the usual size."),
        )
        self.rows = CheckField(
            tr("Comfortable rows"), name="comfortable rows", hint=tr("34 pixels high instead of 28.")
        )
        self.language: ChoiceField[str] = ChoiceField(
            tr("Language"),
            language_choices(),
            name="language",
            required=True,
            empty=None,
            hint=tr("Spoken from the next time you sign in. What is on record stays as it was written."),
        )
        form.add(self.language)
        form.add_row(self.theme, self.text_size)
        self.notices = CheckField(
            tr("Notices of clocks"),
            name="notices of clocks",
            hint=tr(
                "The desktop says how many clocks of mine end within 3 hours; never a country, a report or a name."
            ),
        )
        self.still = CheckField(
            tr("No motion"),
            name="no motion",
            hint=tr("The caret does not blink, and bars of work of unknown length stand still."),
        )
        form.add(self.rows, self.still)
        self.reopen = CheckField(
            tr("Open where I left the window"),
            name="open where i left the window",
            hint=tr(
                "After signing in. Where that was is kept in the encrypted case. Otherwise the desk opens."
            ),
        )
        form.add(self.notices, self.reopen)
        self.hints = ActButton(tr("Show the hints again"))
        self.hints.acted.connect(self._bring_hints_back)
        self.column.addWidget(form)
        self.column.addWidget(self.hints)
        self.column.addStretch(1)
        self.refresh()
        self.theme.changed.connect(self._choose)
        self.text_size.changed.connect(self._resize)
        self.rows.changed.connect(self._resize)
        self.notices.changed.connect(self._tell)
        self.language.changed.connect(lambda: case.choices.choose_language(self.language.value() or SYSTEM))
        self.reopen.changed.connect(lambda: case.choices.choose_reopen(wanted=bool(self.reopen.value())))
        case.choices.changed.connect(self.refresh)
        self.still.changed.connect(lambda: current().keep_still(wanted=self.still.value()))
        # Not a lambda: the theme outlives this widget, and lets go of its methods only.
        current().changed.connect(self.refresh)

    def refresh(self) -> None:
        theme = current()
        self.theme.set_value(theme.choice)
        nearest = min(_SIZES, key=lambda size: abs(size - theme.metrics.text_scale * 100))
        for field, value in (
            (self.text_size, nearest),
            (self.rows, theme.metrics.comfortable),
            (self.notices, self.case.notices.wanted),
            (self.still, theme.keeps_still),
            (self.reopen, self.case.choices.reopen),
            (self.language, self.case.choices.language),
        ):
            field.blockSignals(True)
            field.set_value(value)  # type: ignore[arg-type]  # each field is given its own kind of value
            field.blockSignals(False)
        away = len(self.case.choices.hints_away)
        self.hints.set_verdict(refusal(tr("No hint was put away."), unless=away > 0))

    def _bring_hints_back(self) -> None:
        self.case.choices.bring_back()
        # The button rests now, and who pressed it goes on from what stands before it.
        self.reopen.setFocus()

    def _choose(self) -> None:
        chosen = self.theme.value()
        if chosen is not None:
            current().choose(chosen)

    def _tell(self) -> None:
        self.case.notices.choose(wanted=bool(self.notices.value()))

    def _resize(self) -> None:
        current().resize(text_scale=(self.text_size.value() or 100) / 100, comfortable=self.rows.value())
