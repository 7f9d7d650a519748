"""Everything that the station's article says can come out on air, in both departments.

Run with `pytest tests/script/test_seed_on_air.py -rP` to read each fact beside the line that airs it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from broadcast.cli import main
from broadcast.workspace import create_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

BOTH = ("Aveyron", "Lot")
HOURS = ("07:00", "08:00", "09:00", "12:00", "13:00", "18:00", "19:00", "20:00")
"""More hours than the station has journals: every way of saying a fact comes up."""

OF_THE_MORNING = HOURS[:2]
"""Those that leave a quote to the flashes beside them (see tests/script/test_morning.py)."""

ARTICLE = {
    "Hamon 58,72 % nationally": (
        BOTH,
        r"(?:député des Yvelines|Benoît Hamon).* 58,72 %|58,72 % pour Benoît Hamon",
    ),
    "Valls 41,28 % nationally": (
        BOTH,
        r"contre 41,28 % pour l'ancien Premier ministre, Manuel Valls",
    ),
    "primary of the left": (BOTH, r"la primaire de la gauche"),
    "quasi-definitive": (BOTH, r"quasi définitifs?\."),
    "candidate of the PS and its allies": (
        BOTH,
        r"le candidat du Parti socialiste et de ses alliés à l'élection présidentielle",
    ),
    "Occitanie in line": (
        BOTH,
        r"(?:similaires|comparables|semblables)\b.*Occitanie|Occitanie.* similaires",
    ),
    "Aveyron 54,7 %": (
        ("Aveyron",),
        r"Aveyron.* Benoît Hamon .*54,7 % des voix|Benoît Hamon .*Aveyron, avec 54,7 %",
    ),
    "Aveyron told to Lot": (("Lot",), r"Aveyron.* Benoît Hamon l'emporte aussi, avec 54,7 %"),
    "Valls leads in fewer places than before": (
        ("Aveyron",),
        r"Manuel Valls.* moins de bureaux de vote qu'au premier tour",
    ),
    "Rodez and Millau flipped": (
        ("Aveyron",),
        r"(?:devancé|dépassé|cède la première place|perd l'avantage)\b.* à Rodez et à Millau",
    ),
    "the six places of Valls": (
        ("Aveyron",),
        r"(?:qu'|sauf )à Laguiole, Montbazens, Onet-le-Château, Réquista, Salles-Curan et Sévérac",
    ),
    "Lot 55,6 %": (("Lot",), r"Benoît Hamon .*l'emporte.* avec 55,6 % des voix"),
    "Lot had Valls first": (
        ("Lot",),
        r"Manuel Valls (?:y )?(?:était|avait).*(?:tête|premier tour)|premier tour dans le Lot par Manuel Valls"
        r"|avait placé Manuel Valls en tête",
    ),
    "Lot told to Aveyron": (
        ("Aveyron",),
        r"Lot, où Manuel Valls était en tête au premier tour.* Benoît Hamon l'emporte aussi, avec 55,6 %",
    ),
    "the three places kept by Valls": (
        ("Lot",),
        r"(?:Latronquière, (?:de )?Puy-l'Évêque et (?:de )?Sousceyrac)",
    ),
    "turnout strongly up": (BOTH, r"participation.* en forte hausse|bondit"),
    "just over 10 000 in Aveyron": (BOTH, r"un peu plus de 10 000"),
    "even better than 2011": (
        BOTH,
        r"(?:mieux|plus) que lors de la primaire de 2011|(?:supérieure?|dépasse)\b.* de la primaire de 2011",
    ),
    "just over 8 000 in Lot": (BOTH, r"un peu plus de 8 000"),
    "as many as the right's primary": (
        BOTH,
        r"autant que lors de la primaire de la droite|(?:comparable|égale)\b.* de la primaire de la droite",
    ),
    "Lot's exact votes": (
        ("Lot",),
        r"(?=.*Médialot)(?=.*4 417)(?=.*3 518)(?=.*Benoît Hamon).*Manuel Valls",
    ),
    "Lot's exact turnout": (("Lot",), r"(?=.*8 077)(?=.*6 575)(?=.*premier tour).*Médialot"),
    "Pantanella and his function": (
        BOTH,
        r"Pierre Pantanella, ancien premier secrétaire du Parti socialiste en Aveyron",
    ),
    "reacted on Totem this Monday morning": (
        BOTH,
        r"(?i)(?=.*ce lundi matin)(?=.*Totem).*Pierre Pantanella",
    ),
    "the doubts": (
        BOTH,
        r"les doutes qui pèsent sur la capacité de Benoît Hamon à fédérer tout le PS autour de son projet",
    ),
    "quote 1": (
        BOTH,
        r"« Il y a des états d'âme mais, le moment venu, les socialistes retrouveront leur raison d'être "
        r"et seront au service de Benoît Hamon\. »",
    ),
    "Cavalerie and his function": (
        BOTH,
        r"Bertrand Cavalerie, premier secrétaire du PS en Aveyron"
        r"|Premier secrétaire du PS en Aveyron, Bertrand Cavalerie",
    ),
    "pleased with turnout and volunteers": (
        BOTH,
        r"se félicite de la participation en hausse et de la mobilisation des bénévoles pour organiser "
        r"le scrutin\. Il y voit un élan derrière Benoît Hamon",
    ),
    "quote 2": (
        BOTH,
        r"« une dynamique derrière un candidat avec un projet de société très fort »",
    ),
    "rather confident": (
        BOTH,
        r"se veut plutôt confiant quant à la capacité du PS de se ressouder derrière Benoît Hamon",
    ),
    "quote 3": (
        BOTH,
        r"« Ce qui compte, c'est l'union du Parti socialiste avant la présidentielle\. »",
    ),
    "Malvy and his function": (
        BOTH,
        r"Martin Malvy, ancien président de la Région Midi-Pyrénées"
        r"|Ancien président de la Région Midi-Pyrénées, Martin Malvy",
    ),
    "Malvy supported Valls": (BOTH, r"a soutenu Manuel Valls durant cette campagne"),
    "believes in coming together": (BOTH, r"veut croire au rassemblement"),
    "quote 4": (BOTH, r"« Le score est sans appel\. »"),
    "quote 5": (BOTH, r"« C'est un mouvement qui dépasse nos départements\. »"),
    "quote 6": (BOTH, r"« Je souhaite que Benoît Hamon soit capable de rassembler la gauche\. »"),
    "who held the microphone": (BOTH, r"(?:u micro de|avec|par) Jean-Charles Virlogeux"),
}


SHARED = {
    ARTICLE[fact][1]
    for fact in (
        *("quote 2", "quote 3", "quote 4", "quote 5", "quote 6"),
        *("pleased with turnout and volunteers", "rather confident"),
    )
}
"""What people say, and what leads into it, is shared out among the bulletins of the morning."""


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """Every line of each department's journal, at each hour."""
    root = create_workspace(tmp_path_factory.mktemp("seed") / "station").root
    journals = {}
    for department in BOTH:
        for slot in HOURS:
            asked = [
                "script",
                "--dept",
                department,
                "--slot",
                slot,
                "--format",
                "journal",
                "--json",
            ]
            result = CliRunner(mix_stderr=False).invoke(main, [*asked, "--workspace", str(root)])
            assert result.exit_code == 0, result.output
            journals[department, slot] = json.loads(result.stdout)["text"].splitlines()
    return journals


CASES = [
    pytest.param(department, words, id=f"{department}-{fact}")
    for fact, (departments, words) in ARTICLE.items()
    for department in departments
]


@pytest.mark.parametrize(("department", "words"), CASES)
def test_the_fact_has_its_line(
    journals: dict[tuple[str, str], list[str]], department: str, words: str
) -> None:
    """A fact or a quote of the article, and the line that airs it in every journal of the day."""
    for slot in [hour for hour in HOURS if words not in SHARED or hour not in OF_THE_MORNING]:
        airing = [
            line for line in journals[department, slot] if re.search(words, line, re.IGNORECASE)
        ]

        assert airing, f"no line of {slot} airs: {words}"
        print(f"{slot} {words}\n  -> {airing[0]}")


@pytest.mark.parametrize("department", BOTH)
def test_nothing_of_the_journal_is_cut(broadcast: Callable[..., Result], department: str) -> None:
    """In its own slot the journal has room for all of it, optional paragraphs too."""
    result = broadcast("render", "--dept", department, "--format", "journal", "--json")

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["cut"] == []
