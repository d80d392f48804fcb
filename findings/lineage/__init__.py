"""Where a figure comes from: its formula, its cells and files, the official figure beside it."""
