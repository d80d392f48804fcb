"""Between the network and the framework: who is answered, what with, and how many at once."""
