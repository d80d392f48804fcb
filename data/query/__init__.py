"""Questions to a release: figures, where they come from, and lists for people and programs."""
