"""The documents' clauses: how they stand, how many are measured, which are listed."""
