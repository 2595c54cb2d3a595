"""Judging the risk in a country."""
