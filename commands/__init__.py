"""What the command line can do; `board.py` lists it.

Rooms are imported inside the commands: `board.py catalogue` need not wait for engines it does not use.
"""
