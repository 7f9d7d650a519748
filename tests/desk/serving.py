"""A program that serves a station's desk, and can be killed and started again in an instant.

Run as `python serving.py FOLDER`: everything is imported, and templates and names read, once; each
line on standard input starts a server in a process of its own, whose number and port are printed.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from broadcast.desk.newsroom import open_newsroom
from broadcast.desk.survey import survey
from broadcast.web.app import make_app
from broadcast.workspace import Workspace


def serve(folder: Path, listening: socket.socket) -> None:
    """Serve until killed."""
    config = uvicorn.Config(
        make_app(open_newsroom(Workspace(folder))), log_level="error", access_log=False
    )
    uvicorn.Server(config).run(sockets=[listening])


def warm(folder: Path) -> None:
    """Read a script: what its program keeps of templates and names is there in every server."""
    newsroom = open_newsroom(Workspace(folder))
    first = min(folder.glob("output/*/*/2-script.md"))
    survey(newsroom, first.parent.name)
    newsroom.database.close()


def main() -> None:
    """Start a server for every line that comes in."""
    folder = Path(sys.argv[1])
    warm(folder)
    for _ in sys.stdin:
        listening = socket.create_server(("127.0.0.1", 0))
        child = os.fork()
        if child == 0:
            serve(folder, listening)
            os._exit(0)
        print(child, listening.getsockname()[1], flush=True)
        listening.close()
        threading.Thread(target=os.waitpid, args=(child, 0), daemon=True).start()


if __name__ == "__main__":
    main()
