"""Addresses of the web and of mail, said so that a listener can type them: totem point fr."""

from __future__ import annotations

import re

from broadcast.french.grammar.letters import MARKS

_LETTER = rf"(?:[^\W_]|[{MARKS}])"
_LETTERS = rf"{_LETTER}++(?:[-_]{_LETTER}++)*+"
_DOTTED = rf"{_LETTERS}(?:\.{_LETTERS})*+"
_ADDRESS = re.compile(
    rf"(?<![\w{MARKS}.@-])(?:https?://)?(?P<address>(?:{_DOTTED}@)?(?:{_LETTERS}\.)+"
    rf"(?:fr|com|org|net|eu|info|tv)(?:/{_DOTTED})*+)(?![\w-])/?"
)
_SIGNS = {".": "point", "-": "tiret", "_": "tiret bas", "@": "arobase", "/": "slash"}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_LETTER_BY_LETTER = re.compile(r"\b(?:www|eu|tv)\b")
_UNACCENTED = {
    **{"actualite": "actualité", "actualites": "actualités", "communaute": "communauté"},
    **{"departement": "département", "ecologie": "écologie", "economie": "économie"},
    **{"education": "éducation", "election": "élection", "elections": "élections"},
    **{"ecoute": "écoute", "emission": "émission", "emissions": "émissions"},
    **{"interieur": "intérieur", "meteo": "météo", "prefecture": "préfecture"},
    **{"presidentielle": "présidentielle", "redaction": "rédaction", "region": "région"},
    **{"resultat": "résultat", "resultats": "résultats", "sante": "santé", "tele": "télé"},
}
"""What an address cannot write, and its reader says all the same."""


def say_addresses(text: str) -> str:
    """Say every sign of an address but its "https://".

    >>> say_addresses("Sur france-info.fr, redaction@totem.fr, https://www.totem.fr/resultats.")
    'Sur france tiret info point fr, rédaction arobase totem point fr, \
W W W point totem point fr slash résultats.'
    """
    return _ADDRESS.sub(lambda found: _spoken(found["address"]), text)


def _spoken(address: str) -> str:
    words = _SIGN.sub(lambda sign: f" {_SIGNS[sign[0]]} ", address)
    words = _LETTER_BY_LETTER.sub(lambda letters: " ".join(letters[0].upper()), words)
    return " ".join(_UNACCENTED.get(word, word) for word in words.split())
