"""Revision 0006 in parts: forms that are typed and not recorded yet. One module a part."""
