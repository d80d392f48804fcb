"""Published official figures: they stand beside what is computed, for checking and as reference marks; never summed."""

from data.published.published import FILES, PublishedError, PublishedFigure, beside, published, read

__all__ = ["FILES", "PublishedError", "PublishedFigure", "beside", "published", "read"]
