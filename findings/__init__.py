"""What a page or a briefing says, as values: a room for each question, and below them what they share."""
