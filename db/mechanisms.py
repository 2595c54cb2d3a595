"""The outside world's eyes on a country: mechanisms, periodic reviews, special procedures (S-20 to S-22)."""

import sqlalchemy as sa

from db.base import Mapped, date, mapped_column
from db.register_entry import RegisterEntry, withdrawn_whole
from db.vocabulary import DatePrecision
from db.vocabulary.background import MechanismBody, MechanismKind, ProcedureKind
from db.vocabulary.recommendations import RecommendingBody, UprResponse


class CountryMechanism(RegisterEntry):
    """An investigative, judicial or political mechanism on the country, with the symbol it is cited by."""

    __tablename__ = "country_mechanisms"
    __table_args__ = (
        sa.CheckConstraint("ended_on is null or since is null or ended_on >= since", name="order"),
        sa.CheckConstraint("(since is null) = (precision is null)", name="precision"),
        withdrawn_whole(),
    )

    code: Mapped[str] = mapped_column(default="")
    """Code of the reference table where this entry stands in place of its row; empty for one of our own."""
    name: Mapped[str] = mapped_column()
    body: Mapped[MechanismBody] = mapped_column()
    kind: Mapped[MechanismKind] = mapped_column()
    symbol: Mapped[str] = mapped_column(default="")
    since: Mapped[date | None] = mapped_column(default=None)
    precision: Mapped[DatePrecision | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    mandate: Mapped[str] = mapped_column(default="")
    caution: Mapped[str] = mapped_column(default="")


class UniversalReview(RegisterEntry):
    """One review of the state in the Universal Periodic Review: held, or to come (S-20)."""

    __tablename__ = "universal_reviews"
    __table_args__ = (sa.CheckConstraint("cycle between 1 and 99", name="cycle"), withdrawn_whole())

    cycle: Mapped[int] = mapped_column()
    session: Mapped[str] = mapped_column(default="")
    """The session of the working group, such as ``37th``."""
    review_on: Mapped[date] = mapped_column()
    precision: Mapped[DatePrecision] = mapped_column(default=DatePrecision.DAY)
    symbol: Mapped[str] = mapped_column(default="")
    """Symbol of the working group's report."""
    note: Mapped[str] = mapped_column(default="")


class SpecialProcedure(RegisterEntry):
    """A visit, letter or statement of a mandate holder, and the state's reply (S-21)."""

    __tablename__ = "special_procedures"
    __table_args__ = (
        sa.CheckConstraint("reply_due is null or reply_due >= acted_on", name="due_order"),
        sa.CheckConstraint("replied_on is null or replied_on >= acted_on", name="reply_order"),
        sa.CheckConstraint("(replied_on is null) = (reply = '')", name="reply_whole"),
        withdrawn_whole(),
    )

    mandate: Mapped[str] = mapped_column()
    kind: Mapped[ProcedureKind] = mapped_column()
    acted_on: Mapped[date] = mapped_column()
    symbol: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column()
    reply_due: Mapped[date | None] = mapped_column(default=None)
    replied_on: Mapped[date | None] = mapped_column(default=None)
    reply: Mapped[str] = mapped_column(default="")
    """What the state answered, in its words or ours."""


class EnteredRecommendation(RegisterEntry):
    """A recommendation to the state that was entered by hand, beside those that came in files (S-20)."""

    __tablename__ = "entered_recommendations"
    __table_args__ = (
        sa.CheckConstraint("cycle is null or cycle between 1 and 99", name="cycle"),
        withdrawn_whole(),
    )

    body: Mapped[RecommendingBody] = mapped_column()
    recommended_by: Mapped[str] = mapped_column()
    """The recommending state, committee or mandate."""
    recommended_on: Mapped[date] = mapped_column()
    cycle: Mapped[int | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column()
    response: Mapped[UprResponse] = mapped_column(default=UprResponse.NONE)
    symbol: Mapped[str] = mapped_column(default="")
    """Symbol of the document and number of the paragraph."""
