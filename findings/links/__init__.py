"""What a number in a sentence opens: differences, gaps, orders, who reported, taken apart with the figures they stand on."""
