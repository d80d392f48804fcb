"""The two maps on a page, and the way down from region to banner."""
