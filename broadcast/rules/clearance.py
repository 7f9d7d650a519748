"""Whether a quote may go to air: who gave the right to use it, and how the newsroom came by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.rules.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
