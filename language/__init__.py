"""Words in both languages of the product, whatever they speak of."""
