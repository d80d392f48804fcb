"""Words: one formatter for every number, nouns that agree with it, the unit of an axis."""
