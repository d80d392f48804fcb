"""Put into a process by PYTHONPATH: writes down every name it looks up and every address it reaches for that is not this machine."""

import os
import sys
from pathlib import Path
from typing import Any

FILE = Path(os.environ["OVERHEARD"])
LOOKING_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
HERE = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::", None, ""}


def hear(event: str, given: tuple[Any, ...]) -> None:
    """An audit hook, called by the interpreter itself."""
    if event in LOOKING_UP:
        asked = given[0][0] if event == "socket.getnameinfo" else given[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(given[1], tuple):
        asked = given[1][0]
    else:
        return
    if asked not in HERE:
        with FILE.open("a", encoding="utf-8") as file:
            file.write(f"{event} {asked}\n")


sys.addaudithook(hear)
