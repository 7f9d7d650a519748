"""What the law leaves to the station, or what no source could settle: `[rules]` of station.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRules:
    """A station's own settings of the rules; each starts at its strictest."""

    closing: time = time(20)
    """When the last polling place closes, by its own clock, where the law says no more: an
    overseas department, a by-election. No poll closes later in France."""

    silence_in_primaries: bool = True
    """Whether a party's primary is treated like an election of the electoral code."""

    names_everyone: tuple[str, ...] = ()
    """The formats in which every candidate of a local race that is told must be named."""

    fairness_points: int = 20
    """How far from an equal share of a day's time someone may be, in per cent of that time, before
    it is told. The regulator asks for fairness and gives no figure."""

    says_sources: bool = False
    """Whether a bulletin says who gave its figures, and when; its files always do."""

    disclosure: str = ""
    """What the presenter says of the synthetic voices; empty for nothing said."""

    disclosure_at: Literal["start", "end"] = "start"
    """Where in a bulletin: the code of practice wants it no later than the voice is first heard."""
