"""Charts of the window: painted by us in the theme's own colours, read with the arrow keys, said in words."""
