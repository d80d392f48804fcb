"""The priority-assistance banners."""
