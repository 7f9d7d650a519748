"""The nuances that prefectures give to candidates and lists, in words: DVG, "divers gauche".

A nuance is an administrative label, sometimes contested by those who receive it: it is said as
"classé … par la préfecture", never as a party. Codes of the Interior Ministry's nuance tables for
the elections of 2012 to 2026; one that is not here is not said.
"""

from __future__ import annotations

_TABLE = """
EXG extrême gauche|LO Lutte ouvrière|NPA Nouveau Parti anticapitaliste|COM Parti communiste
FG Front de gauche|PG Parti de gauche|FI La France insoumise|SOC Parti socialiste
RDG radicaux de gauche|DVG divers gauche|UG union de la gauche|NUP Nouvelle Union populaire
VEC Les Écologistes|ECO écologiste|DIV divers|REG régionaliste|DVC divers centre|CEN centriste
MDM Mouvement démocrate|REM La République en marche|REN Renaissance|ENS Ensemble|HOR Horizons
UDI Union des démocrates et indépendants|UC union du centre|DVD divers droite|UMP UMP
LR Les Républicains|UD union de la droite|UXD union de l'extrême droite|DLF Debout la France
DSV droite souverainiste|REC Reconquête|FN Front national|RN Rassemblement national
EXD extrême droite|NC non classé|UDR Union des droites pour la République
UCD union du centre et de la droite|UGE union de la gauche et des écologistes
RDI La droite indépendante
"""

NUANCES = {
    code: words
    for entry in _TABLE.replace("\n", "|").split("|")
    if entry
    for code, _, words in [entry.partition(" ")]
}


def nuance_in_words(code: str) -> str:
    """A nuance in words; nothing for a code that is not known, or that says nothing.

    A list's code has an L before it, a pair's has BC-.

    >>> nuance_in_words("LDVG"), nuance_in_words("BC-RN"), nuance_in_words("LR")
    ('divers gauche', 'Rassemblement national', 'Les Républicains')
    >>> nuance_in_words("XYZ")
    ''
    """
    bare = code.strip().upper().removeprefix("BC-")
    if bare in NUANCES:
        return "" if bare == "NC" else NUANCES[bare]
    return NUANCES.get(bare[1:], "") if bare.startswith("L") and bare != "LNC" else ""
