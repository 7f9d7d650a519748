"""The guides tell the truth: every command that they show is run, and works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from newsroom import edit

from broadcast.cli import main
from broadcast.config import read_station
from broadcast.workspace import Workspace, create_workspace

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(guide: Path) -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One station for all the guides, as a reader would have."""
    made = create_workspace(tmp_path_factory.mktemp("guides") / "station")
    edit(made.station, 'voice = "claire"', 'voice = "maquette"')
    return made


@pytest.mark.parametrize(
    ("guide", "command"),
    [
        pytest.param(guide, command, id=f"{guide.name}: {command}")
        for guide in GUIDES
        for command in commands(guide)
    ],
)
def test_a_command_of_the_guides_works(
    station: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    guide: Path,
    command: str,
) -> None:
    """Typed as it stands, in a station's folder, it ends with exit code 0."""
    program, *arguments = shlex.split(command)
    scratch = tmp_path_factory.mktemp("scratch")
    arguments = [argument.replace("../ma-station", str(scratch / "n")) for argument in arguments]
    if str(scratch / "n") in arguments and "init" not in arguments:
        edit(create_workspace(scratch / "n").station, 'voice = "claire"', 'voice = "maquette"')
    monkeypatch.chdir(scratch if "init" in arguments else station.root)

    result = CliRunner(mix_stderr=False).invoke(main, arguments)

    assert program == "broadcast"
    assert result.exit_code == 0, f"{guide.name}: {result.stderr}"


def test_the_two_first_commands_of_the_readme_set_everything_up() -> None:
    """One renders Aveyron, one passes the tests; both begin from nothing."""
    blocks = re.findall(
        r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )

    assert blocks[0].strip().endswith("broadcast render --dept Aveyron")
    assert blocks[1].strip().endswith("pytest")
    assert all(block.startswith("python3 -m venv .venv && ") for block in blocks)


def test_every_setting_is_explained() -> None:
    """Each field of station.toml is in the engineer's guide."""
    guide = (ROOT / "docs" / "ingenieur.md").read_text(encoding="utf-8")
    settings = (ROOT / "data" / "station.toml").read_text(encoding="utf-8")

    for field in re.findall(r"^(\w+) =", settings, re.MULTILINE):
        assert f"`{field}`" in guide, field
    assert read_station(ROOT / "data" / "station.toml").name == "Totem"


@pytest.mark.parametrize("folder", ["broadcast", "data", "docs", "scripts", "tools", "benchmarks"])
def test_no_file_names_a_machine(folder: str) -> None:
    """The project speaks of itself alone: no path of anyone's machine."""
    home = re.compile(r"/(?:root|home|work)/\w")
    for path in (ROOT / folder).rglob("*"):
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".csv", ".j2"}:
            assert not home.search(path.read_text(encoding="utf-8")), path
