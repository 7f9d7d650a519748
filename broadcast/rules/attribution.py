"""Who produced the figures of a bulletin, how far their count had gone, and when they gave them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from broadcast.model.figures import Figure

_TOLD = {
    Stage.PARTIAL: "partiels",
    Stage.QUASI_DEFINITIVE: "quasi définitifs",
    Stage.DEFINITIVE: "définitifs",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """A source of figures at one stage of its count."""

    name: str
    stage: Stage
    published_at: datetime

    def told(self, zone: tzinfo) -> str:
        """As the files for air say it, by the clock of the station."""
        at = self.published_at.astimezone(zone)
        return f"{self.name}, chiffres {_TOLD[self.stage]}, {at:%d/%m/%Y à %H:%M}"


def producers(figures: Iterable[Figure]) -> tuple[Producer, ...]:
    """Each source once for each stage, in the order in which they are heard."""
    found = (
        Producer(name=one.source.name, stage=one.stage, published_at=one.source.published_at)
        for one in figures
    )
    return tuple(dict.fromkeys(found))
