"""Revision 0007 in parts: records of signed papers that a second person refuses. One module a part."""
