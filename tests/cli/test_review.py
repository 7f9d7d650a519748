"""`broadcast review` and `broadcast people`: who the desk is opened to, and how it says so."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace

ADD = ("people", "add", "Anne Bar", "--role", "producer", "--password", "sésame ouvre-toi")


def test_an_account_is_opened_and_listed(broadcast: Callable[..., Result]) -> None:
    """Who may come in, and what they may do."""
    assert broadcast(*ADD).exit_code == 0

    listed = json.loads(broadcast("people", "list", "--json").stdout)

    assert listed["people"] == [{"id": 1, "name": "Anne Bar", "role": "producer", "active": True}]


@pytest.mark.parametrize(
    ("again", "told"),
    [
        pytest.param(ADD, "a déjà un compte", id="the same name"),
        pytest.param(
            (*ADD[:2], "Jean", *ADD[3:-1], "court"),
            "mot de passe trop court",
            id="a short password",
        ),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    broadcast: Callable[..., Result], again: tuple[str, ...], told: str
) -> None:
    """In one line, with what to do."""
    broadcast(*ADD)

    refused = broadcast(*again)

    assert refused.exit_code == 1
    assert told in refused.stderr


def test_the_network_needs_a_producer(broadcast: Callable[..., Result]) -> None:
    """Off this machine the desk is not opened to nobody in particular."""
    refused = broadcast("review", "--host", "0.0.0.0", "--port", "0")

    assert refused.exit_code == 1
    assert "broadcast people add" in refused.stderr


def test_a_port_that_is_taken_is_told(broadcast: Callable[..., Result]) -> None:
    """Another desk may be running."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = broadcast("review", "--port", str(taken.getsockname()[1]))

    assert refused.exit_code == 1
    assert "--port" in refused.stderr


def test_a_database_that_cannot_be_reached_is_told(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A station group names its own server; where it is wrong, the settings are named."""
    edit(
        workspace.station, "# Les voix, sous", '[desk]\nurl = "nowhere://desk"\n\n# Les voix, sous'
    )

    refused = broadcast("people", "list")

    assert refused.exit_code == 1
    assert "la base de la relecture" in refused.stderr


def test_the_desk_answers_at_the_address_that_it_tells(workspace: Workspace) -> None:
    """The one line on the screen is where to go."""
    command = [sys.executable, "-m", "broadcast", "review", "--port", "0", "--json"]
    with subprocess.Popen(
        [*command, "--workspace", str(workspace.root)], stdout=subprocess.PIPE, text=True
    ) as desk:
        assert desk.stdout
        told: Any = ""
        while not told.endswith("}\n"):
            told += desk.stdout.readline()
        address = json.loads(told)["address"]
        with urlopen(f"{address}api/session", timeout=60) as answer:
            session = json.load(answer)
        desk.terminate()

    assert session["login_required"] is False
    assert session["role"] == "producer"
