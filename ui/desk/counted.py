"""How what a card of the desk counts as overdue stands to all that is overdue."""

from language import plural


def counted_words(reviews: int, overdue: int) -> str:
    """That the overdue reviews of a card are among the things of the list of all that is overdue: they are no further ones."""
    return plural(
        "{count:,} review here is overdue, and counted in “All overdue ({overdue:,})”.",
        "{count:,} reviews here are overdue, and counted in “All overdue ({overdue:,})”.",
        reviews,
        overdue=overdue,
    )
