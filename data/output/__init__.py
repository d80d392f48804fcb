"""Text that leaves for a terminal or a csv and must do nothing there."""
