"""Revision 0002 in parts: what a warning stands on. Each part creates its tables and names its triggers."""
