"""Templates are compiled once, and again when anything about them changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from broadcast.script.compiled import CompiledTemplates

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.nodes import Template


class Counting(jinja2.Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def _generate(
        self, source: Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        self.compiled += 1
        return super()._generate(source, name, filename, defer_init)


def environment(folder: Path) -> Counting:
    """As a new process has it."""
    return Counting(
        loader=jinja2.FileSystemLoader(folder / "scripts"),
        bytecode_cache=CompiledTemplates(folder / "kept"),
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A template, compiled and kept."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "flash.md.j2").write_text("Bonjour {{ name }}.")
    assert (
        environment(tmp_path).get_template("flash.md.j2").render(name="Rodez") == "Bonjour Rodez."
    )
    return tmp_path


def test_the_next_start_compiles_nothing(folder: Path) -> None:
    """What a template says is the same."""
    again = environment(folder)

    assert again.get_template("flash.md.j2").render(name="Millau") == "Bonjour Millau."
    assert again.compiled == 0


def test_an_edited_template_is_compiled_anew(folder: Path) -> None:
    """The station's editors see their change at once."""
    (folder / "scripts" / "flash.md.j2").write_text("Bonsoir {{ name }}.")

    assert environment(folder).get_template("flash.md.j2").render(name="Rodez") == "Bonsoir Rodez."


@pytest.mark.parametrize(
    ("start", "end", "instead"),
    [
        pytest.param(0, -7, b"", id="cut short"),
        pytest.param(0, 0, b"", id="empty"),
        pytest.param(0, 40, b"garbled", id="another thing after its digest"),
    ],
)
def test_what_is_damaged_is_compiled_anew(
    folder: Path, start: int, end: int, instead: bytes
) -> None:
    """Nothing of it runs."""
    (kept,) = (folder / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[start:end] + instead)
    again = environment(folder)

    assert again.get_template("flash.md.j2").render(name="Rodez") == "Bonjour Rodez."
    assert again.compiled == 1


def test_where_nothing_can_be_kept_templates_still_speak(tmp_path: Path) -> None:
    """A full disk costs time, not the bulletin."""
    (tmp_path / "kept").write_text("a file where a folder should be")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "flash.md.j2").write_text("Bonjour {{ name }}.")

    said = environment(tmp_path).get_template("flash.md.j2").render(name="Rodez")

    assert said == "Bonjour Rodez."
