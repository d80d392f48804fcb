"""What a page or a briefing says: sentences, tables and figures with their sources, as values."""
