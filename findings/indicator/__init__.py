"""One indicator: what it is, and its months."""
