"""`broadcast check`, as a producer calls it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace


@pytest.fixture
def scripts(workspace: Workspace, broadcast: Callable[..., Result]) -> dict[str, Path]:
    """The scripts of both departments' flashes."""
    for department in ("Aveyron", "Lot"):
        assert broadcast("script", "--dept", department, "--format", "flash").exit_code == 0
    paths = (workspace.root / "output").glob("*/*/2-script.md")
    return {path.parent.name.split("-")[3]: path for path in paths}


def test_every_script_is_checked_where_none_is_named(
    scripts: dict[str, Path], broadcast: Callable[..., Result]
) -> None:
    """Good scripts: one line, exit code 0."""
    result = broadcast("check")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.strip() == f"{len(scripts)} scripts : tout est conforme aux données."


def test_what_is_wrong_is_told_with_its_line_and_what_the_data_say(
    scripts: dict[str, Path], broadcast: Callable[..., Result]
) -> None:
    """Where, what was found, what stands in the data, from which file and line, by whom."""
    edit(scripts["lot"], "8 000", "9 000")

    result = broadcast("check", "--dept", "Lot", "--format", "flash")

    assert result.exit_code == 1
    for words in ("2-script.md, ligne ", "9 000", "contredit les données", "results.csv, ligne "):
        assert words in result.stdout, result.stdout


def test_a_script_is_checked_wherever_it_lies(
    scripts: dict[str, Path], broadcast: Callable[..., Result], tmp_path: Path
) -> None:
    """Its header says which election and department it is about."""
    copy = tmp_path / "à relire.md"
    copy.write_text(scripts["aveyron"].read_text(encoding="utf-8"), encoding="utf-8")
    edit(copy, "Benoît Hamon", "Benoit Hamon")
    edit(copy, "54,7 %", "57,4 %")

    result = broadcast("check", str(copy), "--json")

    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["contradiction"] >= 1
    assert told["scripts"][0]["file"] == str(copy)
    assert {"kind", "severity", "line", "found", "data_says", "trace", "source"} == set(
        told["scripts"][0]["findings"][0]
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("absent.md",), "absent.md", id="no such file"),
        pytest.param(("--dept", "Lozère"), "broadcast script", id="not written yet"),
    ],
)
def test_a_script_that_is_not_there_is_one_clear_line(
    broadcast: Callable[..., Result], arguments: tuple[str, ...], told: str
) -> None:
    """What is missing, and what to do."""
    result = broadcast("check", *arguments)

    assert result.exit_code == 1
    (line,) = result.stderr.strip().splitlines()
    assert told in line


def test_a_station_without_scripts_is_told_how_to_write_one(
    broadcast: Callable[..., Result],
) -> None:
    """Nothing to check is no fault."""
    result = broadcast("check")

    assert result.exit_code == 0
    assert "broadcast script" in result.stderr
