"""Who is behind: how many banners, on which targets, by how much, for how long, and who answers for it."""
