"""What is doubted about values that were read."""
