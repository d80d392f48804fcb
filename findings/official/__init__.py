"""Official figures beside computed ones."""
