"""What people type is read field by field, and every fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadcast.errors import BroadcastError, SourceError
from broadcast.records import parse_table, parse_yaml, read_toml

HERE = Path("fiche.yaml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("name: x\nname: y\n", "ligne 2 : champ « name » écrit deux fois", id="twice"),
        pytest.param("sourse: x\n", "ligne 1 : champ « name » manquant", id="missing"),
        pytest.param("name: [a, b]\n", "ligne 1 : la fiche, champ « name »", id="not a text"),
        pytest.param("name: x\nnam: y\n", "ligne 2 : champ inconnu « nam »", id="unknown"),
        pytest.param("name: 'x\n", "YAML illisible", id="quote left open"),
        pytest.param("- x\n", "n'est pas une fiche", id="a list"),
        pytest.param("", "est vide", id="nothing"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, told: str) -> None:
    """One clear line: what, where, what to do."""
    with pytest.raises(SourceError) as caught:
        record = parse_yaml(text, HERE, "la fiche")
        record.text("name")
        record.close()

    assert told in str(caught.value)
    assert "fiche.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_misspelt_field_is_recognised() -> None:
    """The nearest known name is offered."""
    with pytest.raises(SourceError, match="« nme » est-il mal orthographié"):
        parse_yaml("nme: x\n", HERE, "la fiche").text("name")


def test_scalars_stay_as_typed() -> None:
    """07:00 is no number of seconds, and "non" no boolean."""
    record = parse_yaml("time: 07:00\nanswer: non\nday: 2017-01-29\n", HERE, "la fiche")

    assert (record.text("time"), record.text("answer")) == ("07:00", "non")
    assert record.day("day").isoformat() == "2017-01-29"


def test_a_time_without_its_offset_is_refused() -> None:
    """A time that could be another one is no time."""
    record = parse_yaml("at: 2017-01-30T09:05\n", HERE, "la fiche")

    with pytest.raises(SourceError, match="décalage horaire"):
        record.moment("at")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("a,b\n1\n", "ligne 2 : 1 colonnes au lieu de 2", id="a column short"),
        pytest.param("a,x\n1,2\n", "ligne 1 : colonne inconnue « x »", id="unknown column"),
        pytest.param("a\n1\n", "ligne 1 : colonne « b » manquante", id="missing column"),
        pytest.param('a,b\n1,"2\n', "ligne 2 : ligne illisible", id="quote left open"),
        pytest.param("# nothing\n", "est vide", id="no header"),
    ],
)
def test_a_table_has_these_very_columns(text: str, told: str) -> None:
    """A table that a journalist types is checked line by line."""
    with pytest.raises(SourceError) as caught:
        parse_table(text, Path("t.csv"), ("a", "b"), "t.csv")

    assert told in str(caught.value)


def test_toml_faults_have_lines_too(tmp_path: Path) -> None:
    """tomllib tells no line of a value; the reader finds it."""
    path = tmp_path / "station.toml"
    path.write_text('name = "x"\n\n[[slots]]\ntime = "7"\n\n[[slots]]\ntime = "8"\n')
    record = read_toml(path, "station.toml")

    assert [slot.at("time").line for slot in record.records("slots")] == [4, 7]


@pytest.mark.parametrize("text", ["name = \n", "name = 'x\n[", "= 3\n"])
def test_broken_toml_is_one_line(tmp_path: Path, text: str) -> None:
    """A file that is no TOML is refused with its line."""
    path = tmp_path / "station.toml"
    path.write_text(text)

    with pytest.raises(BroadcastError, match="TOML illisible"):
        read_toml(path, "station.toml")
