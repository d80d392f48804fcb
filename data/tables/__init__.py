"""From a grid to a table of values: titles, headers, rows, months, and every cell accounted for."""
