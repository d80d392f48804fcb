"""From a file to grids of cells, within limits, or a refusal."""
