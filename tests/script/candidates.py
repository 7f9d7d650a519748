"""Who stands in the elections of the tests: figures of French history, no one of today."""

from __future__ import annotations

from typing import Literal

from broadcast.model.candidates import Candidate


def person(name: str, gender: Literal["f", "m"], role: str = "") -> Candidate:
    return Candidate(
        id=name, name=name, family_name=name.rsplit(maxsplit=1)[-1], gender=gender, role=role
    )


JAURES = person("Jean Jaurès", "m", "le député du Tarn")
GOUGES = person("Olympe de Gouges", "f", "la femme de lettres")
AUCLERT = person("Hubertine Auclert", "f")
HUGO = person("Victor Hugo", "m", "l'ancien pair de France")
HERRIOT = person("Édouard Herriot", "m", "le maire sortant")
SIDE = Candidate(
    id="pair-1", name="Hubertine Auclert et Jean Jaurès", family_name="", gender="m", form="pair"
)
OTHER_SIDE = Candidate(
    id="pair-2", name="Olympe de Gouges et Victor Hugo", family_name="", gender="m", form="pair"
)
LIST_A = Candidate(
    id="list-a",
    name="la liste Union nationale",
    family_name="",
    gender="f",
    form="list",
    head="Jean Jaurès",
)
LIST_B = Candidate(
    id="list-b",
    name="la liste Avenir",
    family_name="",
    gender="f",
    form="list",
    head="Olympe de Gouges",
)
LIST_C = Candidate(
    id="list-c",
    name="la liste Écologie",
    family_name="",
    gender="f",
    form="list",
    head="Hubertine Auclert",
)
