"""From files to a batch that can be published, each read in a process of its own."""
