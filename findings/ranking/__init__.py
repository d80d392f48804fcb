"""Places in order: standings, spread, and the dispatch round."""
