"""The manual in the window: its chapters, where each place of the program is explained, and the dialog that shows it."""
