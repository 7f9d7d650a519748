"""Whether a quote may be heard: by whose leave, and never in an imitation of its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.script import slug_of
from broadcast.rules.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from broadcast.rules.quotes import QuoteHeard


def uncleared(quotes: Sequence[QuoteHeard]) -> Iterator[Refusal]:
    """Each quote of a bulletin whose right to air nobody has put on record."""
    for one in quotes:
        if not one.quote.clearance:
            where = one.quote.where
            yield Refusal(
                rule="clearance",
                line=one.line,
                what=(
                    f"la citation « {one.quote.id} » n'a pas d'accord de diffusion : ajoutez "
                    f"« clearance » à {where.path.name}, ligne {where.line}"
                ),
                until=None,
            )


def imitated(quotes: Sequence[QuoteHeard], voices: Mapping[str, str]) -> Iterator[Refusal]:
    """Each quote without a recording, where a voice of the station goes by its author's name.

    ``voices`` holds what the station says of each voice. A voice that resembles a person, and would
    pass for them, is what article 50(4) of Regulation (EU) 2024/1689 calls a deep fake.
    """
    for one in quotes:
        author = slug_of(one.quote.speaker)
        for name, told in voices.items():
            if not one.quote.clip and author in slug_of(f"{name} {told}"):
                yield Refusal(
                    rule="imitation",
                    line=one.line,
                    what=f"la voix « {name} » porte le nom de {one.quote.speaker} : une citation "
                    "n'est jamais lue par une imitation de son auteur",
                    until=None,
                )
