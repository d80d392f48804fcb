"""How a page lies: on notebooks, phones, large screens and paper."""
