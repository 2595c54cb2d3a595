"""Recommendations of the Universal Periodic Review and other bodies to a state (S-20)."""

import sqlalchemy as sa

from db.imports import imported_table
from db.vocabulary.recommendations import RecommendingBody, UprResponse


def _codes(kind: type[RecommendingBody] | type[UprResponse]) -> str:
    return ", ".join(f"'{code.value}'" for code in kind)


RECOMMENDATIONS = imported_table(
    "recommendations",
    # Empty where the state resolved to no country; its name stands beside it as it came.
    sa.Column("country", sa.String(3)),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("body", sa.String(20), nullable=False),
    # Which committee or mandate; empty for the review.
    sa.Column("body_name", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    # Whom it is about, in the words of the file.
    sa.Column("groups", sa.Text, nullable=False),
    sa.Column("recommending_state", sa.Text, nullable=False),
    sa.Column("response", sa.String(20), nullable=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("paragraph", sa.Text, nullable=False),
    sa.Column("year", sa.Integer),
    sa.Column("cycle", sa.Integer),
    sa.Column("session", sa.Text, nullable=False),
    checks=(
        sa.CheckConstraint(f"body in ({_codes(RecommendingBody)})", name="body"),
        sa.CheckConstraint(f"response in ({_codes(UprResponse)})", name="response"),
        sa.CheckConstraint("length(text) > 0", name="text"),
    ),
)
"""All recommendations. Which of them count now: :mod:`app.reading.outside.recommendations`."""

sa.Index("ix_recommendations_country", RECOMMENDATIONS.c.country)
