"""What people say to one another about a report while it is made: comments, answers, and that a matter is settled."""

import sqlalchemy as sa

from db.base import Base, Mapped, datetime, mapped_column, optional_reference, reference


class ReportComment(Base):
    """A comment on a report, on one of its parts or on an option; an answer to one; or that it is settled.

    Rows are never changed: who said what, when, stays. A comment is open until a row ``settles`` it.
    """

    __tablename__ = "report_comments"
    __table_args__ = (
        sa.CheckConstraint("length(trim(text)) > 0", name="says_something"),
        sa.CheckConstraint("about_id is not null or not settles", name="settles_a_comment"),
        sa.CheckConstraint("part is null or option_id is null", name="one_place"),
        sa.CheckConstraint("about_id is null or (part is null and option_id is null)", name="place_of_first"),
        sa.Index("ix_report_comments_settled_once", "about_id", unique=True, sqlite_where=sa.text("settles")),
    )

    report_id: Mapped[str] = reference("reports", index=True)
    option_id: Mapped[str | None] = optional_reference("options", index=True)
    part: Mapped[str | None] = mapped_column(default=None)
    """Name of the part of the draft that it is about, such as ``summary``; none for the whole report."""
    about_id: Mapped[str | None] = optional_reference("report_comments")
    """The comment that this answers or settles. Answers are one level deep: a trigger sees to it."""
    settles: Mapped[bool] = mapped_column(default=False)
    author_id: Mapped[str] = reference("people")
    made_at: Mapped[datetime] = mapped_column()
    text: Mapped[str] = mapped_column()


__all__ = ["ReportComment"]
