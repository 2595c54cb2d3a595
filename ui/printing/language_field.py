"""In which language a document is printed."""

from language import Language, spoken, tr
from ui.fields.choice_field import ChoiceField


def language_field(chosen: Language | None = None) -> ChoiceField[Language]:
    """The languages, each named in itself; that of the window unless another is ``chosen``. What people typed stays as it is."""
    usual = chosen or spoken()
    field = ChoiceField[Language](
        tr("Language"),
        [(one, one.label) for one in Language if one.for_people or one is usual],
        name="language",
        required=True,
        empty=None,
        hint=tr("Of the headings and fixed words; what people wrote stays as they wrote it."),
    )
    field.set_value(usual)
    return field
