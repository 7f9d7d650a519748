"""What a check finds stops the render, unless someone answers for these very findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from newsroom import edit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace

FLASH = ("--dept", "12", "--format", "flash")
ANSWERED = ("--override", "Nathalie B.", "--because", "chiffre corrigé par la préfecture à 5 h")


@pytest.fixture
def script(workspace: Workspace, broadcast: Callable[..., Result]) -> Path:
    """The flash of Aveyron, with its share of the votes changed by hand."""
    assert broadcast("script", *FLASH).exit_code == 0
    (path,) = (workspace.root / "output").glob("*/*/2-script.md")
    edit(path, "54,7 %", "55,7 %")
    return path


def record(script: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(script.with_name("3-check.json").read_text(encoding="utf-8"))
    return kept


def test_a_figure_that_contradicts_the_data_is_not_read_out(
    script: Path, broadcast: Callable[..., Result]
) -> None:
    """One line: where it stands, what was found, what the data say, and the ways out."""
    result = broadcast("render", *FLASH)

    assert result.exit_code == 1
    (line,) = result.stderr.strip().splitlines()
    for words in (
        "2-script.md, ligne 32",
        "55,7 %",
        "contredit les données",
        "54,7 %",
        "--override",
    ):
        assert words in line
    assert not list(script.parent.glob("6-air.*"))


def test_a_person_may_answer_for_it_and_it_is_recorded(
    script: Path, broadcast: Callable[..., Result]
) -> None:
    """Who, why and when stand beside the script, in the sidecar and in the summary."""
    result = broadcast("render", *FLASH, *ANSWERED, "--json")

    assert result.exit_code == 0, result.stderr
    override = record(script)["override"]
    assert (override["by"], override["because"]) == (ANSWERED[1], ANSWERED[3])
    report = json.loads(result.stdout)
    assert report["check"]["override"] == override
    assert any("Nathalie B." in notice for notice in report["notices"])


def test_an_override_holds_for_these_findings_and_for_no_other(
    script: Path, broadcast: Callable[..., Result]
) -> None:
    """It is not asked again for the same script, and lapses with the next change."""
    assert broadcast("render", *FLASH, *ANSWERED).exit_code == 0

    assert broadcast("render", *FLASH).exit_code == 0

    edit(script, "55,7 %", "56,7 %")
    assert broadcast("render", *FLASH).exit_code == 1


@pytest.mark.parametrize("damage", ["", "{", '{"override": {"by": "N. B."}}', "[]"], ids=repr)
def test_a_damaged_record_lets_nothing_pass(
    script: Path, broadcast: Callable[..., Result], damage: str
) -> None:
    """What cannot be read covers nothing."""
    assert broadcast("render", *FLASH, *ANSWERED).exit_code == 0
    script.with_name("3-check.json").write_text(damage, encoding="utf-8")

    assert broadcast("render", *FLASH).exit_code == 1


@pytest.mark.parametrize("half", [ANSWERED[:2], ANSWERED[2:], (*ANSWERED[:3], " ")], ids=repr)
def test_an_override_takes_a_name_and_a_reason(
    script: Path, broadcast: Callable[..., Result], half: tuple[str, ...]
) -> None:
    """Half of it is a wrong call; nothing is rendered."""
    assert broadcast("render", *FLASH, *half).exit_code == 2
    assert not list(script.parent.glob("6-air.*"))


def test_other_news_is_told_and_stops_nothing(
    script: Path, broadcast: Callable[..., Result]
) -> None:
    """The weather has figures too: no data of an election can bear them out."""
    edit(script, "55,7 %", "54,7 %")
    text = script.read_text(encoding="utf-8")
    weather = "## La météo\n\nIl fera 3 degrés à Laguiole ce matin, 12 degrés à Millau.\n"
    script.write_text(f"{text}\n{weather}", encoding="utf-8")

    result = broadcast("render", *FLASH, "--json")

    assert result.exit_code == 0, result.stderr
    assert any("3 degrés" in notice for notice in json.loads(result.stdout)["notices"])
