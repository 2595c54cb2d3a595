"""Reports: lists, the page of one, where it stands and what happened to it."""
