"""What is wrong with the French of a generated script, as far as a rule can tell.

Each fault is one French line with the words around it. Good newsroom French gives none: where a
rule could be mistaken, it is silent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from french.unbent import missing_contractions, missing_elisions

from broadcast.french.grammar.elision import takes_elision

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r"[ \u00a0\u202f]"
_LOWER = r"[a-zà-öø-ÿœæ]"

_PATTERNS = (
    (rf"(?<=\S){_SPACE}{{2,}}(?=\S)", "espaces doublées"),
    (rf"(?<=\S){_SPACE}(?=,|\.(?![\w.]))", "espace avant la virgule ou le point"),
    (rf"(?<=\w)[;!?](?={_SPACE}|$|\n)|(?<=[%»)€])[;!?](?=\s|$)", "espace manquante avant le signe"),
    (r"(?<=[\w%»)€]):(?=\s|$)", "espace manquante avant les deux-points"),
    (r",(?=[^\W\d])|[;!?](?=\w)", "espace manquante après le signe"),
    (rf"(?<={_LOWER})\.(?=[A-ZÀ-ÖØ-Þ]{_LOWER})", "espace manquante après le point"),
    (r"(?<!\.)\.\.(?!\.)|\.{4,}|,\s*,|,\s*\.(?!\.)|[;:]\s*[.,;:]", "ponctuation doublée"),
    (r"\{\{|\}\}|\{%|%\}|\{#|#\}", "gabarit non rempli"),
    (r"\b(?:None|nan|NaN|True|False|[Uu]ndefined)\b", "valeur manquante"),
    (r"\(\s*\)|\[\s*\]|«\s*»|\(\s*[,;]", "parenthèses ou guillemets vides"),
    (r"\w\((?:e|es|s|x|le|les|ne|nes|trice|trices)\)", "accord non résolu"),
    (rf"(?<={_LOWER}){_SPACE}[se](?=[\s,.;:!?]|$)", "terminaison isolée"),
    (r"(?<![\w'’-])(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu)['’]\s", "apostrophe suivie d'une espace"),
    (
        r"(?<![\d,.])(?<!\d[ \u00a0\u202f])1 (?:bureaux|candidats|communes|départements|électeurs"
        r"|inscrits|listes|points|sièges|votants)\b",
        "pluriel après un",
    ),
    (
        r"(?<![\w'’-])(?:de (?:du|des|de)|du (?:du|des)|des (?:de|des|du)|à (?:à|aux?)"
        r"|aux? (?:à|aux?)|(?:aux?|du|des) (?:les?|la)|l[ea]s? l[ea]s?|dans en|en dans)"
        r"(?= [^\W\d])",
        "petits mots qui se heurtent",
    ),
)
_FAULTS = tuple((re.compile(pattern), what) for pattern, what in _PATTERNS)

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d]{2,}) (\1)(?![\w'’-])", re.IGNORECASE)
_SAID_TWICE = {"bien", "bla", "en", "faire", "non", "nous", "oui", "si", "très", "trop", "vous"}
"""Words that stand twice in good French: nous nous félicitons, faire faire."""

_ELIDED = re.compile(r"(?<![\w'’-])(?:[dl]|qu|jusqu|lorsqu|puisqu)['’](?=(\w[\w-]*))")

_CUE = re.compile(r"(?m)^\[[^\]\n]*\w[^\]\n]*\][ \t]*|^#+ .*|^\?{1,2} |^<!--.*?-->")
"""What a script has beside its words: cues, titles, marks of paragraphs that may be cut."""

_STOP = re.compile(rf"(?<![.…])\.{_SPACE}(?={_LOWER})")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«'’-])(?:\w|MM|Mme|Mlle|Me|Dr|Pr|Ste?|etc|cf|env|tél|art|av|bd|p|ex|max|min)\.$"
)
_PARAGRAPH = re.compile(rf"(?:\A|\n[ \t]*\n)[\s«\"“(–—-]*(?={_LOWER})")


def language_faults(text: str) -> tuple[str, ...]:
    """The faults of a text, in the order of their places; none for good French.

    >>> for fault in language_faults("Le vainqueur de le Lot est connu , dit-on."):
    ...     print(fault)
    contraction oubliée : « vainqueur de le Lot »
    espace avant la virgule ou le point : « connu , dit-on »
    >>> language_faults("Benoît Hamon l'emporte dans le Lot ; il n'est devancé qu'à Rodez.")
    ()
    """
    words = _CUE.sub("", text)
    found = sorted(set(_found(words)))
    return tuple(f"{what} : « {_excerpt(words, start, end)} »" for start, end, what in found)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each fault starts and ends, and what it is."""
    for pattern, what in _FAULTS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), what
    for bend in (*missing_elisions(text), *missing_contractions(text)):
        yield bend.start, bend.end, bend.what
    for match in _TWICE.finditer(text):
        if match[2].islower() and match[2] not in _SAID_TWICE:
            yield match.start(), match.end(), "mot doublé"
    for match in _ELIDED.finditer(text):
        if _needs_its_vowel(match[1]):
            yield match.start(), match.end(), "élision de trop"
    for match in _STOP.finditer(text):
        if not _ABBREVIATED.search(text[: match.start() + 1]) and not _has_capital(text, match):
            yield match.start(), match.end(), "phrase sans majuscule"
    for match in _PARAGRAPH.finditer(text):
        if not _has_capital(text, match):
            yield match.start(), match.end(), "phrase sans majuscule"


def _needs_its_vowel(word: str) -> bool:
    """Whether "de" surely stays whole before the word: names and initials are let through."""
    if word[0].isdigit() or not word[0].isalpha() or word.isupper():
        return False
    doubtful = word[0] in "HY" or (word[0] in "Oo" and word[:2] != "on")
    return not doubtful and not takes_elision(word)


def _has_capital(text: str, match: re.Match[str]) -> bool:
    """Whether the word after a place has a capital inside, as names of things do: iPhone."""
    return not text[match.end() :].split(maxsplit=1)[0].islower()


def _excerpt(text: str, start: int, end: int) -> str:
    """The words around a fault, on one line."""
    before = text[:start].rsplit(maxsplit=1)
    opening = len(text[:start].rstrip()) - len(before[-1]) if before else start
    after = re.compile(r"[\s.,;:!?]*[^\s.,;:!?]*").match(text, end)
    closing = after.end() if after else end
    return text[opening:closing].replace("\n", " ").strip(" .,")
