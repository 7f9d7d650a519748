"""A machine that does not see the station's folder, played by this very process."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from broadcast.pipeline.cluster.register import group_of
from broadcast.pipeline.cluster.tasks import make_on, speak_on, tell_on

if TYPE_CHECKING:
    from broadcast.pipeline.cluster.ground import Work
    from broadcast.pipeline.cluster.returns import Made
    from broadcast.pipeline.cluster.tasks import Heard

NIGHT = datetime(2017, 1, 30, 1, tzinfo=UTC)
"""Hours before the first bulletin of the seed's morning."""


def course(work: Work) -> tuple[tuple[Made, ...], dict[str, Heard]]:
    """What a cluster has done for one department, one task after the other."""
    heard: dict[str, Heard] = {}
    lengths_ms: dict[str, int] = {}
    for _pace in ("usual", "asked"):
        sentences = [one for one in tell_on(work, lengths_ms) if one.key not in heard]
        heard |= {one.key: one for one in speak_on(group_of(work.ground, sentences))}
        lengths_ms = {key: one.duration_ms for key, one in heard.items()}
    return make_on(work), heard
