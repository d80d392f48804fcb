"""How tables write numbers, units and dates."""
