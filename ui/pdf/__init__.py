"""Reading PDF documents inside the window."""
