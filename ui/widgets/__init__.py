"""Our widgets: one class a file. They are given frozen data and know no session."""
