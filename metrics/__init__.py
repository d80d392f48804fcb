"""What is measured and how it is reckoned: the catalogue, the arithmetic, the panel."""
