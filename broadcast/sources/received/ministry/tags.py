"""The words of the ministry's election-night XML: four generations, one table.

| generation | commune | constituency | ratios | yes, no |
|---|---|---|---|---|
| présidentielles 2017, 2022 | CodSubCom | | RapportExprime | O, N |
| législatives 2017 | CodSubCom | CodCirLg | RapportExprime | O, N |
| européennes, législatives 2024 | CodCom | CodCirElec | RapportExprimes | OUI, NON |
| sénatoriales 2026 | | CodCirElec | RapportExprimes | OUI, NON |

Progress is told by Complet and ResultatsParvenus, and since 2026 by NbBureauxDeVoteSaisis.

A file may mix them: each meaning is looked for under each of its words, the first found wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.model.election import ElectionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

Fields = dict[str, str]
"""The simple children of an element: tag and text, without the spaces around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTags:
    """How one kind of area is told."""

    kind: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


AREAS: Mapping[str, AreaTags] = {
    "EnsembleGeo": AreaTags(kind="nation", codes=("CodEnsGeo",), names=("LibEnsGeo",)),
    "Region": AreaTags(kind="region", codes=("CodReg",), names=("LibReg",)),
    "Departement": AreaTags(kind="department", codes=("CodMinDpt", "CodDpt"), names=("LibDpt",)),
    "Circonscription": AreaTags(
        kind="constituency",
        codes=("CodCirElec", "CodCirLg"),
        names=("LibCirElec", "LibFraSubCom", "LibCirLg"),
    ),
    "Canton": AreaTags(kind="canton", codes=("CodCan",), names=("LibCan",)),
    "Commune": AreaTags(
        kind="commune", codes=("CodSubCom", "CodCom"), names=("LibSubCom", "LibCom")
    ),
    "Secteur": AreaTags(kind="sector", codes=("CodSec",), names=("LibSec",)),
    "BureauDeVote": AreaTags(kind="station", codes=("CodBurVot",), names=("LibBurVot",)),
}

CONSTITUENCY_OF_A_COMMUNE = ("CodCirLg", "CodCirElec")

BALLOTS: Mapping[str, str] = {
    "Inscrits": "registered",
    "Votants": "voters",
    "Blancs": "blank",
    "Nuls": "spoiled",
    "BlancsNuls": "blank_and_spoiled",
    "Exprimes": "valid",
}
"""What each child of ``Mentions`` counts, in its own ``Nombre``."""

STANDERS: Mapping[str, str] = {"Candidat": "person", "Binome": "pair", "Liste": "list"}
"""Who may have votes in ``Resultats``; the people inside a list or a pair have none."""

PANEL = (
    "NumPanneauCand",
    "NumPanneauListe",
    "NumPanneauBin",
    "NumPanneau",
    "NumListe",
    "NumCand",
)
FAMILY_NAME = ("NomPsn", "NomTeteListe")
FIRST_NAME = ("PrenomPsn", "PrenomTeteListe")
TITLE = ("CivilitePsn", "CiviliteTeteListe")
LABEL = ("CodNuaCand", "CodNuaListe", "CodNuaBin")
LIST_NAME = ("NomCompListe", "LibListe", "NomListe")
LIST_SHORT = ("NomListe", "LibListeAbr")
PAIR_NAME = ("LibBin", "LibBinome")
OF_A_CANDIDATE = (
    *PANEL,
    *FAMILY_NAME,
    *FIRST_NAME,
    *TITLE,
    *LABEL,
    *LIST_NAME,
    *LIST_SHORT,
    *PAIR_NAME,
)
"""Every word that tells who a candidate is, whatever they got."""

VOTES = ("NbVoix",)
SHARE = ("RapportExprimes", "RapportExprime")
SEATS = ("NbSieges",)
STANDING = ("Elu",)

STATIONS_COUNTED = ("NbBureauxDeVoteSaisis",)
STATIONS = ("NbBureauxDeVote",)
COMPLETE = ("Complet", "ResultatsParvenus")
UPDATED = ("DateDerMaj", "HeureDerMaj")
EXTRACTED = ("DateDerExtract", "HeureDerExtract")

KINDS: Mapping[str, ElectionKind] = {
    "presidentielle": ElectionKind.PRESIDENTIELLE,
    "legislatives": ElectionKind.LEGISLATIVES,
    "senatoriales": ElectionKind.SENATORIALES,
    "europeennes": ElectionKind.EUROPEENNES,
    "municipales": ElectionKind.MUNICIPALES,
    "regionales": ElectionKind.REGIONALES,
    "departementales": ElectionKind.DEPARTEMENTALES,
}
"""What ``Scrutin/Type`` names, once folded."""

REHEARSAL_WORDS = ("test", "mock", "essai", "exercice", "repetition", "fictif", "fictives", "demo")
"""What the ministry has written in ``Scrutin/Type`` of its rehearsals."""


def said(fields: Fields, tags: tuple[str, ...]) -> str:
    """The first of several words for a thing that an element holds, or nothing.

    >>> said({"CodCom": "202"}, AREAS["Commune"].codes)
    '202'
    """
    for tag in tags:
        if found := fields.get(tag):
            return found
    return ""
