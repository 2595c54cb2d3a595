"""What a case needs before it is quick, made ready while nobody waits for it."""

from app.reference.countries import countries
from db import entities


def rehearse() -> None:
    """Join the mapped classes to one another, and read the shipped tables that every page asks. Once done, it is quick."""
    entities.Base.registry.configure()
    countries()
