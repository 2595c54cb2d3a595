"""Groups at risk, those who may harm them, and how they stand to one another (S-17)."""

import sqlalchemy as sa

from db.base import Mapped, date, mapped_column, optional_reference
from db.register_entry import RegisterEntry, withdrawn_whole
from db.vocabulary.background import IdentityKind, PerpetratorKind, RelationKind


class GroupAtRisk(RegisterEntry):
    """A group that is singled out. A protected one leaves the program under a pseudonym or not at all."""

    __tablename__ = "groups_at_risk"
    __table_args__ = (
        sa.CheckConstraint("size_low >= 0 and size_high >= size_low", name="size"),
        sa.CheckConstraint("(size_low is null) = (size_high is null)", name="size_is_a_range"),
        withdrawn_whole(),
    )

    name: Mapped[str] = mapped_column()
    aliases: Mapped[list[str]] = mapped_column(default_factory=list)
    """Other names and spellings: they are kept out of an export as the name is."""
    identity: Mapped[IdentityKind] = mapped_column()
    protected: Mapped[bool] = mapped_column(default=True)
    place: Mapped[str] = mapped_column(default="")
    size_low: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    size_high: Mapped[int | None] = mapped_column(sa.BigInteger, default=None)
    size_as_of: Mapped[date | None] = mapped_column(default=None)
    size_source: Mapped[str] = mapped_column(default="")
    risk: Mapped[str] = mapped_column()
    """How they are at risk, in words."""


class Perpetrator(RegisterEntry):
    """An actor that commits, or may commit, atrocity crimes. That it stands here is no finding of guilt."""

    __tablename__ = "perpetrators"
    __table_args__ = (withdrawn_whole(),)

    name: Mapped[str] = mapped_column()
    aliases: Mapped[list[str]] = mapped_column(default_factory=list)
    kind: Mapped[PerpetratorKind] = mapped_column()
    protected: Mapped[bool] = mapped_column(default=False)
    command: Mapped[str] = mapped_column(default="")
    """The chain of command, as far as it is known."""
    notes: Mapped[str] = mapped_column(default="")


class ActorRelation(RegisterEntry):
    """How one actor or group stands to another, for a time, and the evidence that says so."""

    __tablename__ = "actor_relations"
    __table_args__ = (
        sa.CheckConstraint("(from_group_id is null) <> (from_perpetrator_id is null)", name="one_from"),
        sa.CheckConstraint("(to_group_id is null) <> (to_perpetrator_id is null)", name="one_to"),
        sa.CheckConstraint(
            "coalesce(from_group_id, from_perpetrator_id) <> coalesce(to_group_id, to_perpetrator_id)",
            name="not_itself",
        ),
        sa.CheckConstraint("until is null or since is null or until >= since", name="order"),
        withdrawn_whole(),
    )

    from_group_id: Mapped[str | None] = optional_reference("groups_at_risk")
    from_perpetrator_id: Mapped[str | None] = optional_reference("perpetrators")
    kind: Mapped[RelationKind] = mapped_column()
    to_group_id: Mapped[str | None] = optional_reference("groups_at_risk")
    to_perpetrator_id: Mapped[str | None] = optional_reference("perpetrators")
    since: Mapped[date | None] = mapped_column(default=None)
    until: Mapped[date | None] = mapped_column(default=None)
    evidence: Mapped[list[str]] = mapped_column(default_factory=list)
    """Numbers of evidence items of the file."""
    note: Mapped[str] = mapped_column(default="")
