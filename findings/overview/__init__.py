"""The region at a glance: the lines of work, who is behind, what changed since last month."""
