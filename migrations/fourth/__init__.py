"""Revision 0004 in parts: what is typed in a draft before it is recorded, and who wrote it. One module a part."""
