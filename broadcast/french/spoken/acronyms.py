"""Initials: spelled letter by letter, or said as a word.

Letters are written apart as capitals ("P S"). espeak-ng 1.52 names all 26 of them right that way,
also after an elision ("d'E E L V"), where names spelled out fail: "emme" is read as in "femme",
"ème" gets a y before it and "esse" a closed e. Online voices read lone capitals as letters too.
"""

from __future__ import annotations

import re

from broadcast.french.naming.nuances import NUANCES
from broadcast.french.spoken.surnames import lower_surnames

_AS_WORDS = """
ADEME ADIL AFPA AMAP ANAH ANRU ANSSI APEL ARCEP ARCOM BAC BAFA CAC CADA CAF CAPES CESER CESU CETA
CICE CNAM CNES CNIL CODIS COP COVID CREPS CROUS CUMA DALO DASEN DATAR DETR DOM DRAAF DRAC DREAL
DREETS DROM EHPAD ENA ENEDIS ENSAE ESAT ESPE FIFA FNAC GAEC GAFA GIEC HALDE ICI IFOP IGAS INA INAO
INED INRA INRAE INRAP INSA INSEE INSERM IPSOS ITEP ITER LICRA MEDEF MODEF NASA NUPES ONAC ONISEP
ONU OPAH OPEP ORSEC OTAN OVNI PAC PACA PACS PEEP PISA POLT RAID RASED RIC SACEM SAFER SAMU SCIC
SCOP SCOT SDIS SEGPA SEM SGEN SICA SIDA SIVOM SIVU SMIC SMUR SNES SPIP SSIAD STAPS SUD TOM TOTEM
UDAF UEFA UNAF UNEF UNESCO UNICEF UNSA URSSAF USEP ZAC ZAD ZEP
"""
AS_WORDS = frozenset(_AS_WORDS.split())
"""Initials that are said as a word; any others of two to four letters are spelled."""

SPELLED = frozenset({"CIDFF", "DDETSPP", "EHESS", "FDSEA"})
"""Longer initials that could be taken for a name but are spelled."""

_LABELS = {
    **{"DVG": "divers gauche", "DVC": "divers centre", "DIV": "divers"},
    **{"DVD": "divers droite", "EXG": "extrême gauche", "EXD": "extrême droite"},
}
_A_LABEL = re.compile(
    r"(?<![\w-])(?P<sure>DVG|DVC|EXG|EXD)(?![\w-])"
    r"|(?P<before>\(|\b(?:[ÉéEe]tiquettes?|[Nn]uances?|[Ll]istes?|[Cc]andidat(?:e?s?)|[Bb]inômes?"
    r"|[Mm]aires?|[Éé]lue?s?) )(?P<doubtful>DVD|DIV)(?![\w-])"
)
"""The prefecture's labels for those of no party; DVD is one only beside who stands for election, or
another label."""

_OF_ANOTHER = re.compile(
    r"(?<=\()(?:COM|DSV|ECO|ENS|HOR|MDM|RDG|REC|REG|SOC|UC|UCD|UD|UG|UGE|UXD|VEC)(?=[),])"
)
"""Labels that no party goes by, where they stand beside a name: "Anne Laur (UG)"."""

_LABEL_AMONG_OTHERS = re.compile(rf"(?<![\w-])(?:{'|'.join(_LABELS)})(?![\w-])")

_CAPITALS = r"[A-ZÀ-ÖØ-ÞŒŸ]"
_DOTTED = re.compile(rf"(?<!\w)(?:{_CAPITALS}\.){{2,}}(?P<end>(?=\s*$))?(?!\w)")
_TOKEN = re.compile(
    rf"(?P<before>(?<=\w)-)?(?<![^\W_])(?P<token>{_CAPITALS}{{2,}})(?P<after>-(?=\w))?(?![^\W_])"
)
_SHOUTED = re.compile(rf"(?<![^\W_]){_CAPITALS}{{2,}}(?: {_CAPITALS}{{2,}}){{2,}}(?![^\W_])")
_MIXED = {
    **{"MoDem": "Modem", "PLUi": "P L U I", "SCoT": "Scot", "EnR": "E N R", "LaREM": "La R E M"},
    **{"DGFiP": "D G Fip", "DGFIP": "D G Fip"},
}
_MIXED_CASE = re.compile(rf"(?<![^\W_])(?:{'|'.join(_MIXED)})(?![^\W_])")
_PRONOUNCEABLE = re.compile(
    r"(?:(?:[BCDFGPTV][LR]|CH|PH|QU|[BCDFGHJKLMNPRSTVWXZ])?[AEIOUYÉÈ]{1,2}"
    r"(?:[BCDFGHJKLMNPRSTVWXZ]{1,3}$|[NMRLST](?=[BCDFGPTVSLMNRZ]))?)+"
)


def say_labels(text: str) -> str:
    """Say the labels of those who are of no party.

    >>> say_labels("Anne Laur (UG), la liste DVD, un DVD"), say_labels("deux DVG, un DVD")
    ('Anne Laur (union de la gauche), la liste divers droite, un DVD', 'deux divers gauche, \
un divers droite')
    """
    text = _OF_ANOTHER.sub(lambda found: NUANCES[found[0]], text)
    if any(found["sure"] for found in _A_LABEL.finditer(text)):
        return _LABEL_AMONG_OTHERS.sub(lambda found: _LABELS[found[0]], text)
    return _A_LABEL.sub(_label, text)


def _label(found: re.Match[str]) -> str:
    return f"{found['before'] or ''}{_LABELS[found['sure'] or found['doubtful']]}"


def spell_acronyms(text: str) -> str:
    """Spell initials, and give those that are words the look of words.

    Two to four capitals are spelled; five or more are, too, unless they read as a name: HAMON.
    Three words or more in capitals side by side are a title that someone typed in capitals.

    >>> spell_acronyms("Le PS, l'UMP, EELV et l'INSEE, selon TOTEM")
    "Le P S, l'U M P, E E L V et l'Insee, selon Totem"
    >>> spell_acronyms("L'alliance RN-LR face à Benoît HAMON et Marine LE PEN")
    "L'alliance R N L R face à Benoît Hamon et Marine Le Pen"
    """
    text = _SHOUTED.sub(lambda found: found[0].capitalize(), text)
    text = lower_surnames(text)
    text = _MIXED_CASE.sub(lambda found: _MIXED[found[0]], text)
    return _TOKEN.sub(_said, _DOTTED.sub(_undotted, text))


def _undotted(found: re.Match[str]) -> str:
    letters = found[0].replace(".", " ").strip()
    return letters if found["end"] is None else f"{letters}."


def _said(found: re.Match[str]) -> str:
    token = found["token"]
    long = len(token) > 4 and token not in SPELLED
    if token in AS_WORDS or (long and (len(token) > 6 or _PRONOUNCEABLE.fullmatch(token))):
        return f"{found['before'] or ''}{token.capitalize()}{found['after'] or ''}"
    return f"{' ' * bool(found['before'])}{' '.join(token)}{' ' * bool(found['after'])}"
