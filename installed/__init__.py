"""What is installed with the dashboard: why, in which version, how large, under which licence."""
