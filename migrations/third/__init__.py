"""Revision 0003 in parts: what the window needs to find, to keep and to prove. One module a part."""
