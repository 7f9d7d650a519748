"""Bulletins that someone answers for, and what makes that lapse."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import approvals
import numpy as np
import pytest
import soundfile
from mutagen.id3 import ID3
from newsroom import edit

from broadcast.pipeline.clearing.approving import go_ahead
from broadcast.pipeline.clearing.locks import lock_of
from broadcast.pipeline.writing.lines import lines_to_say
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request
from broadcast.pipeline.writing.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.pipeline.clearing.approving import GoAhead
    from broadcast.workspace import Workspace

FLASH = Request(department="Lot", slot="07:30")
NAME = "2017-01-30-lot-0730-flash"


def looked_at(workspace: Workspace) -> GoAhead:
    """Whether the flash of Lot may go to air as it stands."""
    bulletin = open_bulletin(workspace, FLASH)
    paper = standing(bulletin).paper
    study = lock_of(bulletin.election, bulletin.station, "46").study(paper.script)
    return go_ahead(bulletin, paper, study, lines_to_say(bulletin, paper))


def approve(workspace: Workspace, *, because: str = "") -> None:
    """Have a producer answer for the flash of Lot, written where it is not yet."""
    script_of(open_bulletin(workspace, FLASH))
    approvals.approve(workspace, FLASH, because=because)


def _words(workspace: Workspace) -> None:
    edit(
        workspace.bulletin("2017-01-30", NAME) / "2-script.md",
        "le point sur l'information",
        "les informations",
    )


def _figure(workspace: Workspace) -> None:
    edit(workspace.election("primaire-gauche-2017") / "results.csv", "55,6", "56,1")


def _stage(workspace: Workspace) -> None:
    path = workspace.election("primaire-gauche-2017") / "results.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("quasi-definitive", "definitive"), encoding="utf-8"
    )


def _voice(workspace: Workspace) -> None:
    edit(workspace.station, 'engine = "tone"', 'engine = "tone"\nrate = 1.1')


def _lexicon(workspace: Workspace) -> None:
    path = workspace.election_lexicon("primaire-gauche-2017")
    edit(path, "Manuel Valls,", "Manuel Valls,Manuel Vals,,\nManuel Vallsx,")


def _take(workspace: Workspace) -> None:
    folder = workspace.takes(NAME)
    folder.mkdir(parents=True)
    bulletin = open_bulletin(workspace, FLASH)
    slug = standing(bulletin).paper.script.stories[0].slug
    tone = 0.2 * np.sin(np.arange(24_000) / 20)
    soundfile.write(folder / f"{slug}.wav", tone, 48_000)


def _length(workspace: Workspace) -> None:
    path = workspace.bulletin("2017-01-30", NAME) / "2-script.md"
    edit(path, 'duration: "1:30"', 'duration: "1:20"')


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        pytest.param(_words, "words", id="a word"),
        pytest.param(_figure, "figure", id="a figure of the data"),
        pytest.param(_stage, "figure", id="how far the count has gone"),
        pytest.param(_voice, "voice", id="the voice's pace"),
        pytest.param(_lexicon, "voice", id="how a name is said"),
        pytest.param(_take, "take", id="a take"),
        pytest.param(_length, "header", id="the slot"),
    ],
)
def test_an_approval_lapses_with_all_that_is_heard(
    workspace: Workspace, change: Callable[[Workspace], None], kind: str
) -> None:
    """Words, figures, voices, takes: what would be heard now is not what was approved."""
    approve(workspace)
    assert looked_at(workspace).holds

    change(workspace)

    ahead = looked_at(workspace)
    assert not ahead.holds
    assert kind in {lapse.kind for lapse in ahead.lapses}


def test_a_note_to_the_newsroom_makes_nothing_lapse(workspace: Workspace) -> None:
    """It is never heard."""
    approve(workspace)
    path = workspace.bulletin("2017-01-30", NAME) / "2-script.md"

    path.write_text(path.read_text(encoding="utf-8") + "\n<!-- vu -->\n", encoding="utf-8")

    assert looked_at(workspace).holds


def test_figures_of_elsewhere_make_nothing_lapse(workspace: Workspace) -> None:
    """A bulletin of Lot does not rest on a polling place of Aveyron that it never names."""
    approve(workspace)

    path = workspace.election("primaire-gauche-2017") / "results.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "Salles-Curan" not in line]
    assert len(kept) < len(lines)
    path.write_text("".join(kept), encoding="utf-8")

    assert looked_at(workspace).holds


RENDER = ("render", "--dept", "Lot", "--slot", "07:30", "--json")


def test_a_render_for_air_refuses_what_nobody_approved(broadcast: Callable[..., Result]) -> None:
    """Nothing goes to air without a name."""
    refused = broadcast(*RENDER, "--for-air")

    assert refused.exit_code == 1
    assert "n'est pas approuvé" in refused.stderr


def test_a_render_for_air_refuses_what_changed_since(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """An approval is of these very words, and the refusal says which others stand there now."""
    approve(workspace)
    _words(workspace)

    refused = broadcast(*RENDER, "--for-air")

    assert refused.exit_code == 1
    assert "approuvé par N. B., mais changé depuis" in refused.stderr


def test_a_plain_render_says_that_nobody_approved_it(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """It stays free, for rehearsal; its tags and its sidecar tell."""
    report = json.loads(broadcast(*RENDER).stdout)

    assert report["approved"] is False
    assert report["approval"] is None
    assert "non approuvé" in tags_of(workspace, report)


def test_an_approved_render_names_who_answers_for_it(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """The file for air carries the name, the hour and the fingerprint."""
    approve(workspace)

    report = json.loads(broadcast(*RENDER, "--for-air").stdout)

    assert report["approved"] is True
    assert report["approval"]["by"] == "N. B."
    assert "approuvé par N. B. le 30/01/2017 à 05:00 UTC" in tags_of(workspace, report)


def test_an_approval_given_after_a_render_is_in_the_next_one(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """The same sound, under a name: the file is made anew with its tags."""
    first = json.loads(broadcast(*RENDER).stdout)
    approve(workspace)

    second = json.loads(broadcast(*RENDER).stdout)

    assert first["sha256"]["wav"] == second["sha256"]["wav"]
    assert second["approved"] is True
    assert second["fresh"] is False


def test_an_override_goes_to_air_with_its_reason(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """In an emergency someone answers for it by name, and that is no approval."""
    urgent = (*RENDER, "--for-air", "--override", "A. B.", "--because", "fin de scrutin à 7 h 28")

    report = json.loads(broadcast(*urgent).stdout)

    assert report["approved"] is False
    assert report["approval"]["because"] == "fin de scrutin à 7 h 28"
    assert "passé outre par A. B." in tags_of(workspace, report)


def test_a_damaged_approval_grants_nothing(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A record that someone touched is refused, with what to do."""
    approve(workspace)
    edit(
        workspace.bulletin("2017-01-30", NAME) / "3-approval.json",
        "le point sur l'information",
        "les informations",
    )

    refused = broadcast(*RENDER, "--for-air")

    assert refused.exit_code == 1
    assert "altérée à la main" in refused.stderr


def tags_of(workspace: Workspace, report: dict[str, dict[str, str]]) -> str:
    """The comment in the MP3's tags."""
    return str(ID3(workspace.root / report["files"]["mp3"]).getall("COMM")[0])
