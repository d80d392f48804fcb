"""The classes of a map, who is in each, and months by places."""
