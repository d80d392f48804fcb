"""Lists whose rows are things: read, counted, and kept without what is personal."""
