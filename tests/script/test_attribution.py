"""Who gave the figures, and when, said on air where the station wants it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace


@pytest.mark.parametrize(
    ("published", "told"),
    [
        pytest.param("2017-01-29T21:30+01:00", r"la rédaction de Totem, hier à 21 h 30\.", id="the evening before"),
        pytest.param("2017-01-30T05:00+00:00", r"la rédaction de Totem, à 6 heures\.", id="the same morning"),
        pytest.param("2017-01-29T00:00+01:00", r"la rédaction de Totem, hier\.", id="an hour that nobody noted"),
        pytest.param("2017-01-30T09:05+01:00", r"la rédaction de Totem\.", id="later than the bulletin"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("slot", ["07:00", "07:30"])
def test_the_producer_of_the_figures_is_said(
    workspace: Workspace, broadcast: Callable[..., Result], slot: str, published: str, told: str
) -> None:
    """Once in a bulletin, in a sentence that may go to fit the slot, and that the check lets pass."""
    edit(workspace.station, "[rules]", '[rules]\nsays_sources = "oui"')
    path = workspace.election("primaire-gauche-2017") / "election.yaml"
    edit(path, "published_at: 2017-01-30T09:05+01:00", f"published_at: {published}")

    answer = broadcast("script", "--dept", "12", "--slot", slot, "--json")
    checked = broadcast("check")

    text = json.loads(answer.stdout)["text"]
    assert len(re.findall(rf"^\? .*{told}$", text, re.MULTILINE)) == 1
    assert checked.exit_code == 0, checked.stdout
