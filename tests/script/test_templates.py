"""The shipped templates on data that is not the seed's, and what happens to a broken one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from newsroom import edit
from script.goldens import every_way

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from broadcast.workspace import Workspace

ELECTION = "primaire-gauche-2017"


def text_of(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    return workspace.election(ELECTION)


def test_a_woman_is_spoken_of_as_one(workspace: Workspace, folder: Path) -> None:
    """Participles and nouns agree with the candidate."""
    path = folder / "election.yaml"
    text = path.read_text(encoding="utf-8").replace("gender: m", "gender: f")
    path.write_text(text.replace("le député", "la députée"), encoding="utf-8")

    lot, aveyron = every_way(workspace, "46"), every_way(workspace, "12")

    assert "était arrivée en tête" in lot
    assert "elle est devancée, cette fois" in aveyron
    assert "n'est dépassée par sa rivale" in aveyron
    assert "La députée des Yvelines a réuni" in aveyron
    assert "la candidate du Parti socialiste" in aveyron
    for wrong in (r"\bdevancé\b", r"\bdépassé\b", r"\barrivé\b", r"son rival\b", r"le candidat\b"):
        assert not re.search(wrong, lot + aveyron)


def test_a_plural_department_takes_plural_verbs(workspace: Workspace, folder: Path) -> None:
    """Les Hautes-Pyrénées ont choisi."""
    with (folder / "results.csv").open("a", encoding="utf-8") as table:
        table.write('2,Hautes-Pyrénées,share,hamon,"60,1",quasi-definitive,totem\n')

    text = every_way(workspace, "65")

    assert "Les Hautes-Pyrénées ont choisi Benoît Hamon" in text
    assert "Dans les Hautes-Pyrénées, Benoît Hamon l'emporte" in text
    assert not re.search(
        r"es Hautes-Pyrénées (?:a|place|confirme|donne|préfère|fait|change)\b", text
    )


def test_a_department_that_goes_the_other_way(workspace: Workspace, folder: Path) -> None:
    """The nation's winner is not the department's: both are said."""
    edit(folder / "results.csv", '2,Aveyron,share,hamon,"54,7"', '2,Aveyron,share,valls,"54,7"')
    path = folder / "results.csv"
    rows = [r for r in path.read_text(encoding="utf-8").splitlines() if "places_led" not in r]
    path.write_text("\n".join(rows), encoding="utf-8")

    text = every_way(workspace, "12")

    assert "L'Aveyron, de son côté, place Manuel Valls en tête, avec 54,7 % des voix." in text
    assert "En Aveyron, c'est Manuel Valls qui arrive en tête, avec 54,7 % des voix." in text
    assert not re.search(r"Manuel Valls l'emporte|En Aveyron aussi, Manuel", text)


def test_a_station_names_departments_its_own_way(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """Its table wins over the package's; a row that is none is told with its line."""
    workspace.places.write_text("code,name,article,locative\n46,Lot,le,en\n", encoding="utf-8")
    assert "\n## En Lot\n" in text_of(broadcast("script", "-d", "46"))

    workspace.places.write_text("code,name,article,locative\n46,Lot,lo,en\n", encoding="utf-8")
    refused = broadcast("script", "-d", "46")

    assert refused.exit_code == 1
    assert "places.csv, ligne 2" in refused.stderr


def test_a_department_without_a_figure_is_told(broadcast: Callable[..., Result]) -> None:
    """Nothing is known of it yet: the bulletin says so, and so does a notice."""
    result = broadcast("script", "-d", "Tarn")

    assert re.search(r"(?:Tarn|Tarn,) .*(?:attend|connu|chiffre|résultat)", text_of(result))
    assert "Tarn : pas encore de résultat, le bulletin le dit" in result.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [("round: 2 ", "round: 1 "), ("", "")],
    ids=["first round", "partial count"],
)
def test_nobody_is_proclaimed_before_the_end(
    workspace: Workspace, folder: Path, old: str, new: str
) -> None:
    """After a first round, or on a partial count, the leader is only ahead."""
    table = folder / "results.csv"
    if old:
        edit(folder / "election.yaml", old, new)
        with table.open("a", encoding="utf-8") as more:
            for area in ("France", "Aveyron"):
                more.write(f'1,{area},share,hamon,"36,0",definitive,totem\n')
                more.write(f'1,{area},share,valls,"31,5",definitive,totem\n')
    else:
        text = table.read_text(encoding="utf-8")
        table.write_text(text.replace("quasi-definitive", "partial"), encoding="utf-8")

    text = every_way(workspace, "12")

    for proclaimed in ("remporte ", "sera le candidat", "l'emporte ", "a choisi", "Victoire de"):
        assert proclaimed not in text
    assert f"Benoît Hamon {'est' if old else 'serait'} en tête de la primaire" in text


@pytest.mark.parametrize(
    ("relation", "headline", "sentence"),
    [
        ("much_more", "fait un bond", "est en forte hausse"),
        ("more", "progresse", "est en hausse"),
        ("same", "est stable", "est stable"),
        ("less", "recule", "est en baisse"),
    ],
)
def test_turnout_goes_the_way_that_the_source_says(
    workspace: Workspace, folder: Path, relation: str, headline: str, sentence: str
) -> None:
    """Headline and sentence follow the comparison."""
    edit(
        folder / "election.yaml",
        "of: voters, relation: much_more",
        f"of: voters, relation: {relation}",
    )

    text = every_way(workspace, "12")

    assert f"La participation {headline} dans le département." in text
    assert f"La participation {sentence} :" in text
    others = {"hausse": "much_more more", "stable": "same", "baisse": "less", "recul": "less"}
    for word, fitting in others.items():
        told = re.sub(r"« .*? »|participation en hausse et de la mobilisation", "", text)
        assert relation in fitting.split() or not re.search(rf"\b{word}\b", told)


@pytest.mark.parametrize(
    ("than", "said"),
    [
        ("les régionales de 2015", "lors des régionales de 2015"),
        ("le scrutin de 2012", "lors du scrutin de 2012"),
        ("l'élection de 2012", "lors de l'élection de 2012"),
    ],
)
def test_articles_bend(workspace: Workspace, folder: Path, than: str, said: str) -> None:
    """No "de le", no "de les"."""
    edit(folder / "election.yaml", "than: la primaire de 2011", f'than: "{than}"')

    assert said in every_way(workspace, "12")


def test_every_piece_of_a_sentence_is_aired(folder: Path, broadcast: Callable[..., Result]) -> None:
    """A partial quote that is not the speaker's first is read inside its sentence too."""
    edit(folder / "quotes.yaml", "Ce qui compte, c'est l'union", "partial: oui\n    words: l'union")
    text = (folder / "quotes.yaml").read_text(encoding="utf-8")
    (folder / "quotes.yaml").write_text(
        text.replace("words: partial: oui", "partial: oui"), encoding="utf-8"
    )

    script = text_of(broadcast("script", "-d", "12", "--format", "journal"))

    assert (
        "derrière Benoît Hamon, je cite : « l'union du Parti socialiste avant la présidentielle. »."
        in script
    )


@pytest.mark.parametrize("department", ["12", "46"])
@pytest.mark.parametrize("form", ["flash", "journal"])
@pytest.mark.parametrize("slot", ["06:00", "12:00", "18:30", "00:00"])
def test_no_script_stumbles(
    broadcast: Callable[..., Result], department: str, form: str, slot: str
) -> None:
    """No undefined value, no doubled space, no article that should have bent."""
    text = text_of(broadcast("script", "-d", department, "--format", form, "--slot", slot))
    body = text.split("---", 2)[2]

    for wrong in (
        "None",
        "  ",
        "de le ",
        "de les ",
        "à le ",
        "à les ",
        " si il",
        "que il",
        "..",
        " ,",
    ):
        assert wrong not in body, wrong
    assert not re.search(r"\bde [AEIOUÉÈ]", body)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{{ facts.find('result', area).runner_up_share|percent }}", "le modèle échoue"),
        ("{{ 1/0 }}", "le modèle échoue"),
        ("{{ 'arriverr'|does(candidates.hamon, facts.find('result', area)) }}", "verbe inconnu"),
        ('{{ facts.find("runner_up_place", area) }}', "aucun fait ne s'appelle"),
        ("{{ ().__class__.__base__ }}", "journal.md.j2"),
        ("{% include '/etc/hostname' %}", "journal.md.j2"),
    ],
)
def test_a_faulty_template_is_told_with_its_line(
    workspace: Workspace, broadcast: Callable[..., Result], written: str, told: str
) -> None:
    """Whatever an expression raises, the editor sees the template's line, not a traceback."""
    edit(workspace.scripts / "journal.md.j2", "## Titres", f"## Titres\n{written}")

    result = broadcast("script", "-d", "12")

    assert result.exit_code == 1
    assert told in result.stderr
    assert re.search(r"journal\.md\.j2", result.stderr)


def test_a_template_saved_with_a_byte_order_mark_is_read(
    workspace: Workspace, broadcast: Callable[..., Result]
) -> None:
    """As Windows editors do."""
    path = workspace.scripts / "flash.md.j2"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    text_of(broadcast("script", "-d", "12", "--format", "flash"))
