"""Areas of Inner Mongolia: the register, the names in use, the boundaries, the files of the maps."""
