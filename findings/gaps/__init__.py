"""How many banners are behind their league and the region, and whether the gap closes."""
