"""What one page needs and no other."""
