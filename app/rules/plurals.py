"""Numbers of things in words."""


def counted(number: int, one: str, many: str) -> str:
    """``1 event``, ``7,374 events``."""
    return f"{number:,} {one if number == 1 else many}"
