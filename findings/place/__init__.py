"""One place: its sheet, who it is, what changed, and others beside it."""
