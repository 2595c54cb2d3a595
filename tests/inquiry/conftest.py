"""The demonstration, in which there is something to inquire into."""

from tests.demo.conftest import case, played

__all__ = ["case", "played"]
