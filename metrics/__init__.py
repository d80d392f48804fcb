"""What is measured and how it is computed: the catalogue, the arithmetic, the panel."""
