"""Every filter of the templates, by its name there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadcast.french.grammar.elision import elided
from broadcast.french.grammar.letters import capitalised
from broadcast.french.grammar.listing import listing
from broadcast.french.grammar.prepositions import before_phrase
from broadcast.french.numbers import cardinal
from broadcast.french.wordings.apart import apart
from broadcast.french.wordings.approximate import about, about_counted
from broadcast.french.wordings.written import counted, number_text, percent_text
from broadcast.script.words.areas import at_places, in_area, of_area, of_places, the_area, verb
from broadcast.script.words.moments import given_at, when
from broadcast.script.words.people import (
    agree,
    agree_all,
    did,
    does,
    for_whom,
    named,
    names,
    of_name,
)
from broadcast.script.words.standings import (
    both,
    gap,
    score,
    scored,
    scoreless,
    with_scores,
    with_seats,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def together(text: str) -> str:
    r"""Sentences that stand or fall together: one paragraph, whatever had nothing to say in it.

    >>> together("Il est en tête.\n\n\nSuit un autre.\n")
    'Il est en tête.\nSuit un autre.\n'
    """
    return "".join(f"{line}\n" for line in text.splitlines() if line.strip())


def in_words(n: int, feminine: bool = False) -> str:
    """A small number in words: deux, une."""
    return cardinal(n, feminine=feminine)


FILTERS: dict[str, Callable[..., Any]] = {
    "percent": percent_text,
    "number": number_text,
    "about": about,
    "about_votes": lambda n: about_counted(n, "voix", "voix", feminine=True),
    "in_words": in_words,
    "together": together,
    "counted": lambda n, one, many, feminine=False: counted(n, one, many, feminine=feminine),
    "score": score,
    "scored": scored,
    "scoreless": scoreless,
    "gap": gap,
    "both": both,
    "apart": apart,
    "for_whom": for_whom,
    "named": named,
    "names": names,
    "with_scores": with_scores,
    "with_seats": with_seats,
    "in_area": in_area,
    "of_area": of_area,
    "the_area": the_area,
    "verb": verb,
    "does": does,
    "did": did,
    "agree": agree,
    "agree_all": agree_all,
    "of_name": of_name,
    "que": lambda name: elided("que", name),
    "of_phrase": lambda phrase: before_phrase("de", phrase),
    "at_phrase": lambda phrase: before_phrase("à", phrase),
    "at_places": at_places,
    "only_at_places": lambda places: elided("que", at_places(places)),
    "of_places": of_places,
    "listing": listing,
    "capital": capitalised,
    "when": when,
    "given_at": given_at,
}
"""The filters of the templates; docs/redaction.md tells each to the newsroom."""
