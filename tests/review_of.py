"""The desk of a station, served as a newsroom starts it."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.workspace import Workspace


@contextmanager
def serving(workspace: Workspace, *options: str) -> Iterator[str]:
    """`broadcast review` at work in a station, as a newsroom starts it; gives its address."""
    command = [sys.executable, "-m", "broadcast", "review", "--port", "0", "--json"]
    with subprocess.Popen(
        [*command, *options, "--workspace", str(workspace.root)], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            told = "".join(iter(server.stdout.readline, "}\n")) + "}"
            yield json.loads(told)["address"].rstrip("/")
        finally:
            server.terminate()
