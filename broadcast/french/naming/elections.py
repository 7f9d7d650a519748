"""An election named in a sentence, and the one it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.french.grammar.elision import elided
from broadcast.french.grammar.nouns import is_feminine

if TYPE_CHECKING:
    from broadcast.model.election import Election


def election_named(name: str) -> str:
    """An election's name with its article.

    >>> election_named("élections municipales"), election_named("primaire de la gauche")
    ('les élections municipales', 'la primaire de la gauche')
    """
    noun = name.split(maxsplit=1)[0]
    if noun.endswith("s"):
        return f"les {name}"
    return elided("la" if is_feminine(noun) else "le", name)


def round_compared(earlier: Election) -> str:
    """The round of an earlier election that the day's is compared with.

    "le second tour de 2017", "les élections européennes de 2019".
    """
    year = earlier.rounds[earlier.round - 1].year
    if len(earlier.rounds) == 1:
        return f"{election_named(earlier.name)} de {year}"
    return f"le {'second' if earlier.last_round else 'premier'} tour de {year}"
