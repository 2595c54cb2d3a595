"""Revision 0005 in parts: when a decision on paper counts, and ratings that are not recorded yet. One module a part."""
