"""What the rules say of places: rules, their levels, the alerts with their reasons, and counts of them."""
