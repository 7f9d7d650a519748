"""What is wrong is told the evening before, thing by thing, and not at six."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace


def found(result: Result) -> dict[str, tuple[str, str]]:
    """Each thing looked at -> its health, and what was told of it."""
    return {one["what"]: (one["health"], one["told"]) for one in json.loads(result.stdout)["found"]}


def test_a_new_station_is_ready(broadcast: Callable[..., Result]) -> None:
    """What `broadcast init` makes can go on air as it is."""
    result = broadcast("doctor", "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["ready"] is True
    assert found(result)["scripts"] == ("good", "14 bulletins s'écrivent")


def test_an_online_voice_that_reads_everything_is_a_doubt(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Nobody has tried it: the message is the command that does."""
    edit(workspace.station, 'voice = "maquette"', 'voice = "google"')

    voices = found(broadcast("doctor", "--json"))

    assert voices["voix google"][0] == "doubt"
    assert "broadcast voices google --sample" in voices["voix google"][1]
    assert voices["voix maquette"] == ("good", "tone")


@pytest.mark.parametrize(
    ("spoil", "what", "told"),
    [
        pytest.param(
            lambda station: (station.imaging / "virgule.flac").write_bytes(b""),
            "virgule", "virgule.flac", id="a jingle of no bytes",
        ),
        pytest.param(
            lambda station: (station.imaging / "tapis.flac").unlink(),
            "tapis", "tapis.flac", id="a bed that is not there",
        ),
        pytest.param(
            lambda station: edit(station.scripts / "flash.md.j2", "## ", "## {{ inconnu }} "),
            "scripts", "inconnu", id="a template with an unknown name",
        ),
        pytest.param(
            lambda station: edit(station.show, 'time: "08:00"', 'time: "25:00"'),
            "réglages", "25:00", id="a slot at an hour that does not exist",
        ),
        pytest.param(
            lambda station: edit(station.station, 'engine = "tone"', 'engine = "tonne"'),
            "réglages", "tonne", id="an engine that does not exist",
        ),
        pytest.param(
            lambda station: station.lexicon.write_text("written,said\nRodez\n", "utf-8"),
            "lexique", "lexicon.csv, ligne 2", id="a name without its sound",
        ),
    ],
)  # fmt: skip
def test_what_will_fail_is_told_and_refused(
    broadcast: Callable[..., Result],
    workspace: Workspace,
    spoil: Callable[[Workspace], object],
    what: str,
    told: str,
) -> None:
    """Each fault is named with its file, and everything else is still looked at."""
    spoil(workspace)

    result = broadcast("doctor", "--json")

    assert result.exit_code == 1
    health, line = found(result)[what]
    assert (health, told in line) == ("fault", True)
    assert len(found(result)) > 5


def test_a_recording_that_cannot_be_heard_is_a_fault(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """Every clip is opened from end to end, whatever bulletin it is for."""
    folder = workspace.elections / "primaire-gauche-2017"
    edit(folder / "quotes.yaml", "    words: >-", "    clip: memo.m4a\n    words: >-")
    (folder / "clips" / "memo.m4a").write_bytes(b"no sound")

    result = broadcast("doctor", "--json")

    health, line = found(result)["sons des citations"]
    assert (health, "memo.m4a" in line) == ("fault", True)


def test_a_person_reads_one_line_a_thing(broadcast: Callable[..., Result]) -> None:
    """On a terminal, the sign comes first and the verdict last."""
    result = broadcast("doctor")

    assert all(line[0] in "✓!✗" for line in result.stdout.splitlines())
    assert "Tout est là pour une matinée." in result.stderr


def test_where_bulletins_go_is_asked_the_evening_before(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """A share that is not mounted, a key that nobody exported; nothing is sent."""
    (workspace.root / "antenne").mkdir()
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[deliveries]]\nname = "antenne"\nto = "folder"\npath = "antenne"\n'
            '[[deliveries]]\nname = "secours"\nto = "folder"\npath = "secours"\n'
            '[[deliveries]]\nname = "site"\nto = "webhook"\nurl = "https://totem.example"\n'
            'key_env = "CLE_DU_SITE"\n'
        )

    told = found(broadcast("doctor", "--json"))

    assert told["destination antenne"] == ("good", "folder, elle répond")
    assert told["destination secours"][0] == "fault"
    assert "la variable CLE_DU_SITE est vide" in told["destination site"][1]
    assert list((workspace.root / "antenne").iterdir()) == []


def test_a_store_is_written_to_and_read_back(
    broadcast: Callable[..., Result], workspace: Workspace
) -> None:
    """The evening before, and not in the middle of a morning on many machines."""
    folder = workspace.root.parent / "magasin"
    with workspace.station.open("a", encoding="utf-8") as file:
        file.write(f'\n[store]\nurl = "{folder}"\n')
    assert found(broadcast("doctor", "--json"))["magasin"] == ("good", f"{folder}, il répond")

    (folder / "essai").unlink()
    folder.rmdir()
    folder.write_text("un fichier à la place du magasin", "utf-8")

    health, told = found(broadcast("doctor", "--json"))["magasin"]
    assert health == "fault"
    assert "ne répond pas" in told
