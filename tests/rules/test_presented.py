"""Who stands is presented as the regulator wants: everyone, and with no borrowed label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rules.polls import poll

from broadcast.model.areas import Area
from broadcast.model.candidates import Candidate
from broadcast.model.election import ElectionKind
from broadcast.rules.presented import presented
from broadcast.script.document import parse_script

LOT = Area(kind="department", name="Lot", code="46")
FIGEAC = Area(kind="commune", name="Figeac", code="46102", department="46")
GOURDON = Area(kind="commune", name="Gourdon", code="46127", department="46")


def slate(id_: str, name: str, head: str, where: Area, nuance: str = "") -> Candidate:
    return Candidate(
        id=id_,
        name=name,
        family_name="",
        gender="f",
        form="list",
        head=head,
        nuance=nuance,
        stands_in=where,
    )


TOWNS = replace(
    poll(ElectionKind.MUNICIPALES, date(2026, 3, 15)),
    areas=(FIGEAC, GOURDON),
    candidates=(
        slate("demain", "la liste Figeac demain", "Marie Curie", FIGEAC, "divers gauche"),
        slate("coeur", "la liste Figeac au cœur", "Honoré Daumier", FIGEAC),
        slate("uni", "la liste Gourdon uni", "Camille Claudel", GOURDON),
    ),
)
HEADER = (
    '---\nbulletin: b\ntitle: Le journal\nairtime: 2026-03-16T07:00:00+01:00\nduration: "2:00"\n'
    'format: journal\ndepartment: "46"\nelection: e\nvoice: v\nbed: ""\n---\n\n## Figeac\n\n'
)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(
            "À Figeac, la liste Figeac demain devance la liste Figeac au cœur.", [], id="all named"
        ),
        pytest.param(
            "À Figeac, Marie Curie devance Honoré Daumier.", [], id="by those who head them"
        ),
        pytest.param(
            "À Figeac, la liste Figeac demain l'emporte.", ["candidates"], id="one is missing"
        ),
        pytest.param("À Cahors, on attend toujours.", [], id="a race that is not told"),
        pytest.param("À Gourdon, Camille Claudel est élue.", ["alone"], id="alone, and not said"),
        pytest.param(
            "À Gourdon, Camille Claudel, seule à se présenter, est élue.", [], id="alone, and said"
        ),
        pytest.param(
            "Marie Curie, divers gauche, devance Honoré Daumier.", ["label"], id="a bare label"
        ),
        pytest.param(
            "Marie Curie, classée divers gauche par la préfecture, devance Honoré Daumier.",
            [],
            id="the prefecture's label, and said to be",
        ),
    ],
)
def test_who_stands_is_presented_in_full(text: str, rules: list[str]) -> None:
    """Each fault with its line and what to write."""
    script = parse_script(f"{HEADER}{text}\n", Path("2-script.md"))

    found = presented(script, TOWNS, LOT)

    assert [one.rule for one in found] == rules
    assert all(one.line == 15 for one in found)
