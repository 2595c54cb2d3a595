"""Rows of a form: a label, an editor, a hint, and the error beneath the field it belongs to."""
