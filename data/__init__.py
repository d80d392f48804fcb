"""From exported files to releases: layouts, reading, checking, the store, published figures, the demonstration."""
