"""Everything that the station's article says can come out on air, in both departments.

Run with `pytest tests/script/test_seed_on_air.py -rP` to read each fact beside the line that airs it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from broadcast.cli import main
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

BOTH = ("Aveyron", "Lot")

ARTICLE = {
    "Hamon 58,72 % nationally": (BOTH, "a réuni 58,72 % des suffrages"),
    "Valls 41,28 % nationally": (
        BOTH,
        "contre 41,28 % pour l'ancien Premier ministre, Manuel Valls",
    ),
    "second round of the primary": (BOTH, "au second tour de la primaire de la gauche"),
    "quasi-definitive": (BOTH, "Ce sont des résultats quasi définitifs"),
    "candidate of the PS and its allies": (
        BOTH,
        "sera le candidat du Parti socialiste et de ses alliés à l'élection présidentielle",
    ),
    "Hamon, député des Yvelines": (BOTH, "Le député des Yvelines"),
    "Occitanie in line": (BOTH, "En Occitanie, les scores sont similaires"),
    "Aveyron 54,7 %": (("Aveyron",), "En Aveyron, Benoît Hamon l'emporte avec 54,7 % des voix"),
    "Aveyron told to Lot": (("Lot",), "en Aveyron, Benoît Hamon l'emporte aussi, avec 54,7 %"),
    "Valls leads in fewer places than before": (
        ("Aveyron",),
        "Manuel Valls arrive en tête dans moins de bureaux de vote qu'au premier tour",
    ),
    "Rodez and Millau flipped": (("Aveyron",), "il est devancé, cette fois, à Rodez et à Millau"),
    "the six places of Valls": (
        ("Aveyron",),
        "n'est dépassé par son rival qu'à Laguiole, Montbazens, Onet-le-Château, Réquista, "
        "Salles-Curan et Sévérac",
    ),
    "Lot 55,6 %": (
        ("Lot",),
        "c'est bien Benoît Hamon qui l'emporte cette fois, avec 55,6 % des voix",
    ),
    "Lot had Valls first": (("Lot",), "où Manuel Valls était arrivé en tête au premier tour"),
    "Lot told to Aveyron": (
        ("Aveyron",),
        "dans le Lot, où Manuel Valls était en tête au premier tour, Benoît Hamon l'emporte aussi, "
        "avec 55,6 %",
    ),
    "the three places kept by Valls": (
        ("Lot",),
        "Seuls les bureaux de vote de Latronquière, de Puy-l'Évêque et de Sousceyrac ont maintenu "
        "leur préférence à l'ancien Premier ministre",
    ),
    "turnout strongly up": (BOTH, "La participation est en forte hausse"),
    "just over 10 000 in Aveyron": (BOTH, "un peu plus de 10 000"),
    "even better than 2011": (BOTH, "mieux que lors de la primaire de 2011"),
    "just over 8 000 in Lot": (BOTH, "un peu plus de 8 000"),
    "as many as the right's primary": (BOTH, "autant que lors de la primaire de la droite"),
    "Lot's exact votes": (
        ("Lot",),
        "4 417 voix pour Benoît Hamon, 3 518 pour Manuel Valls, selon Médialot",
    ),
    "Lot's exact turnout": (
        ("Lot",),
        "8 077 votants, contre 6 575 au premier tour, selon Médialot",
    ),
    "Pantanella and his function": (
        BOTH,
        "Pierre Pantanella, ancien premier secrétaire du Parti socialiste en Aveyron",
    ),
    "reacted on Totem this Monday morning": (BOTH, "a réagi ce lundi matin sur Totem"),
    "the doubts": (
        BOTH,
        "les doutes qui pèsent sur la capacité de Benoît Hamon à fédérer tout le PS autour de son projet",
    ),
    "quote 1": (
        BOTH,
        "« Il y a des états d'âme mais, le moment venu, les socialistes retrouveront leur raison d'être "
        "et seront au service de Benoît Hamon. »",
    ),
    "Cavalerie and his function": (BOTH, "Bertrand Cavalerie, premier secrétaire du PS en Aveyron"),
    "pleased with turnout and volunteers": (
        BOTH,
        "se félicite de la participation en hausse et de la mobilisation des bénévoles pour organiser "
        "le scrutin. Il y voit un élan derrière Benoît Hamon",
    ),
    "quote 2": (BOTH, "« une dynamique derrière un candidat avec un projet de société très fort »"),
    "rather confident": (
        BOTH,
        "Il se veut plutôt confiant quant à la capacité du PS de se ressouder derrière Benoît Hamon",
    ),
    "quote 3": (
        BOTH,
        "« Ce qui compte, c'est l'union du Parti socialiste avant la présidentielle. »",
    ),
    "Malvy and his function": (BOTH, "Martin Malvy, ancien président de la Région Midi-Pyrénées"),
    "Malvy supported Valls": (BOTH, "a soutenu Manuel Valls durant cette campagne"),
    "believes in coming together": (BOTH, "l veut croire au rassemblement"),
    "quote 4": (BOTH, "« Le score est sans appel. »"),
    "quote 5": (BOTH, "« C'est un mouvement qui dépasse nos départements. »"),
    "quote 6": (BOTH, "« Je souhaite que Benoît Hamon soit capable de rassembler la gauche. »"),
    "who held the microphone": (BOTH, "u micro de Jean-Charles Virlogeux"),
}


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every line of each department's journal."""
    root = create_workspace(tmp_path_factory.mktemp("seed") / "station").root
    journals = {}
    for department in BOTH:
        asked = ["script", "--dept", department, "--format", "journal", "--json"]
        result = CliRunner(mix_stderr=False).invoke(main, [*asked, "--workspace", str(root)])
        assert result.exit_code == 0, result.output
        journals[department] = json.loads(result.stdout)["text"].splitlines()
    return journals


CASES = [
    pytest.param(department, words, id=f"{department}-{fact}")
    for fact, (departments, words) in ARTICLE.items()
    for department in departments
]


@pytest.mark.parametrize(("department", "words"), CASES)
def test_the_fact_has_its_line(journals: dict[str, list[str]], department: str, words: str) -> None:
    """A fact or a quote of the article, and the line of the script that airs it."""
    airing = [line for line in journals[department] if words in line]

    assert airing, f"no line airs: {words}"
    print(f"{words}\n  -> {airing[0]}")


@pytest.mark.parametrize("department", BOTH)
def test_nothing_of_the_journal_is_cut(broadcast: Callable[..., Result], department: str) -> None:
    """In its own slot the journal has room for all of it, optional paragraphs too."""
    result = broadcast("render", "--dept", department, "--format", "journal", "--json")

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["cut"] == []
