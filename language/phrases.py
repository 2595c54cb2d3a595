"""Small ways of putting texts together that each language has its own of."""

from language.speech import tr


def begun(text: str) -> str:
    """The text with a capital at its beginning, and all else as it is: names within keep theirs."""
    return text[:1].upper() + text[1:]


def headed(head: str, text: object) -> str:
    """``Head: text``; in French with the space that stands before its colon."""
    return tr("{head}: {text}", head=head, text=text)
