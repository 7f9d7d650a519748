"""The station's settings: a loudness profile by its name, or the station's own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import edit

from broadcast.config import read_station
from broadcast.errors import SourceError

if TYPE_CHECKING:
    from broadcast.workspace import Workspace


@pytest.mark.parametrize(
    ("typed", "target_lufs", "ceiling_dbtp"),
    [
        pytest.param('profile = "ebu"', -23, -1, id="EBU R 128"),
        pytest.param('profile = "pad-fr"', -23, -3, id="French television"),
        pytest.param('profile = "aes-stream"', -18, -1, id="stream"),
        pytest.param('profile = "podcast"', -16, -1, id="podcast"),
        pytest.param('profile = "station"\ntarget_lufs = -20', -20, -1, id="its own"),
        pytest.param("", -23, -1, id="nothing said"),
    ],
)
def test_a_profile_gives_its_figures(
    workspace: Workspace, typed: str, target_lufs: float, ceiling_dbtp: float
) -> None:
    """Loudness and ceiling of each."""
    edit(workspace.station, 'profile = "ebu"', typed)

    rules = read_station(workspace.station).mix

    assert (rules.target_lufs, rules.ceiling_dbtp) == (target_lufs, ceiling_dbtp)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param('profile = "abu"', "le plus proche : ebu", id="misspelt"),
        pytest.param('profile = "ebu"\ntarget_lufs = -20', "le fixe déjà", id="two answers"),
    ],
)
def test_a_profile_that_cannot_be_is_refused(workspace: Workspace, typed: str, told: str) -> None:
    """With the line of station.toml."""
    edit(workspace.station, 'profile = "ebu"', typed)

    with pytest.raises(SourceError, match=told) as caught:
        read_station(workspace.station)
    assert "station.toml, ligne" in str(caught.value)
