"""A station of one's own for every test, with the tone voice: it costs nothing to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings
from newsroom import edit

from broadcast.cli import main
from broadcast.workspace import Workspace, create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


# A busy machine is no failure: nothing here is timed
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A new workspace, as `broadcast init` makes it, that speaks with the tone voice."""
    made = create_workspace(tmp_path / "station")
    edit(made.station, 'voice = "claire"', 'voice = "maquette"')
    return made


@pytest.fixture
def broadcast(workspace: Workspace) -> Callable[..., Result]:
    """The `broadcast` command, run in that workspace."""

    def run(*arguments: str) -> Result:
        return CliRunner(mix_stderr=False).invoke(
            main, [*arguments, "--workspace", str(workspace.root)]
        )

    return run
