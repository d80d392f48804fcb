"""Lists whose rows are things: how a file declares them, what contradicts itself in that, and what the product makes of it."""
