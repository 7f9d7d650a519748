"""The commands, as people type them."""

from __future__ import annotations

import gettext
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import broadcast.cli
from broadcast.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from broadcast.workspace import Workspace


@pytest.mark.parametrize("typed", ["aveyron", "12", "l'Aveyron", "AVEYRON", "en Aveyron"])
def test_a_department_is_written_as_people_write_it(
    broadcast: Callable[..., Result], typed: str
) -> None:
    """Case, accents, article and code do not matter."""
    result = broadcast("script", "--dept", typed, "--json")

    assert json.loads(result.stdout)["bulletin"] == "2017-01-30-aveyron-0700-journal"


@pytest.mark.parametrize("command", ["render", "facts", "script", "voice", "mix", "export"])
def test_every_stage_answers_in_json(broadcast: Callable[..., Result], command: str) -> None:
    """One JSON object on standard output, whatever else is said on standard error."""
    result = broadcast(command, "--dept", "Lot", "--format", "flash", "--json")

    assert result.exit_code == 0, result.stderr
    assert isinstance(json.loads(result.stdout), dict)


def test_the_summary_is_french(broadcast: Callable[..., Result]) -> None:
    """Stories, words, lengths, loudness, files."""
    result = broadcast("render", "--dept", "Aveyron", "--format", "flash")

    for words in (
        "Sujet",
        "Mots",
        "Prévu",
        "Mesuré",
        "1'30",
        "−23,0 LUFS",
        "Non approuvé",
        "6-air.mp3",
    ):
        assert words in result.stdout


@pytest.mark.parametrize(
    "command",
    ["", "init", "import", "watch", "render", "facts", "script", "voice", "mix", "export"],
)
def test_help_teaches_in_french(command: str) -> None:
    """Every command says what it does; click's own words are French too, on any machine."""
    words = [command] if command else []
    told = subprocess.run(
        [sys.executable, "-m", "broadcast", *words, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env={"LC_ALL": "C.UTF-8", "LANG": "C", "PATH": ""},
    ).stdout

    assert told.startswith("Usage :")
    assert "Montrer cette aide." in told
    assert not any(word in told for word in ("Show", "exit.", "Commands:", "required", "Error"))


def test_help_imports_nothing_heavy() -> None:
    """`--help` answers at once: no numpy, no model, no template engine is imported for it."""
    code = (
        "import sys; from broadcast.cli import main; main(['--help'], standalone_mode=False);"
        "print(sorted({'numpy', 'onnxruntime', 'polars', 'lxml', 'requests', 'jinja2', 'rich', 'yaml', 'pydub'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.splitlines()[-1] == "[]"


def test_the_french_of_click_is_compiled() -> None:
    """The compiled catalogue says what its source says."""
    folder = Path(broadcast.cli.__file__).parent / "locale" / "fr" / "LC_MESSAGES"
    with (folder / "messages.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    source = (folder / "messages.po").read_text(encoding="utf-8").strip()

    pairs = [block.split("\n") for block in source.split("\n\n") if "msgid_plural" not in block]
    for lines in pairs[1:]:
        english = lines[-2].removeprefix('msgid "').removesuffix('"')
        french = lines[-1].removeprefix('msgstr "').removesuffix('"')
        assert compiled.gettext(english) == french


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("render", "--jobs", "0"), "0 n'est pas permis (1<=x<=64)", id="too few"),
        pytest.param(("render", "--jobs", "x"), "n'est pas un nombre permis", id="no number"),
        pytest.param(("parole", "--date", "hier"), "n'est pas une date, par exemple", id="no day"),
        pytest.param(
            ("import", "a.csv", "--stage", "fin"), "n'est pas un de ces mots : 'partial'", id="word"
        ),
    ],
)
def test_a_value_that_is_none_is_told_in_french(arguments: tuple[str, ...], message: str) -> None:
    """Click's own words too, whatever the language of the machine."""
    command = [sys.executable, "-m", "broadcast", *arguments]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    assert result.returncode == 2
    assert message in result.stderr


def test_a_wrong_call_is_told_apart_from_a_refusal(broadcast: Callable[..., Result]) -> None:
    """2 is a wrong call, 1 a refusal."""
    assert broadcast("render").exit_code == 2
    assert broadcast("render", "--dept", "Avéron").exit_code == 1


def test_init_makes_a_workspace_that_works(tmp_path: Path) -> None:
    """A new folder renders at once, and is never made over another."""
    folder = tmp_path / "ma station"
    made = CliRunner(mix_stderr=False).invoke(main, ["init", str(folder)])
    again = CliRunner(mix_stderr=False).invoke(main, ["init", str(folder)])
    script = CliRunner(mix_stderr=False).invoke(main, ["script", "-d", "46", "-w", str(folder)])

    assert made.exit_code == 0
    assert again.exit_code == 1
    assert "n'est pas vide" in again.stderr
    assert "55,6 %" in script.stdout
    assert not (folder / "data" / "takes").exists()


def test_the_workspace_is_found_from_any_folder_in_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with git: a command works from a subfolder."""
    monkeypatch.chdir(workspace.imaging)

    assert CliRunner(mix_stderr=False).invoke(main, ["facts", "-d", "12"]).exit_code == 0
