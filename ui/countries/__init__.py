"""The country files: the list, and the whole file of one country."""
