"""A fact made from figures keeps their sources, their lines, their stage and their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.facts import Fact
from broadcast.model.figures import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Unpack

    from broadcast.facts.values import Values
    from broadcast.model.areas import Area
    from broadcast.model.facts import Kind
    from broadcast.model.figures import Comparison, Figure, Source

_LEAST_SURE_FIRST = (Stage.PARTIAL, Stage.QUASI_DEFINITIVE, Stage.DEFINITIVE)


def fact_from(
    kind: Kind, area: Area, used: Sequence[Figure | Comparison], **values: Unpack[Values]
) -> Fact:
    """A fact that rests on these figures: as sure as the least sure, as new as the newest."""
    sources: dict[str, Source] = {item.source.id: item.source for item in used}
    stages = [stage for item in used if (stage := getattr(item, "stage", None))]
    return Fact(
        id=f"{kind}-{area.code}",
        kind=kind,
        area=area,
        stage=min(stages, key=_LEAST_SURE_FIRST.index) if stages else Stage.QUASI_DEFINITIVE,
        as_of=max(source.published_at for source in sources.values()),
        sources=tuple(sources.values()),
        traces=tuple(
            dict.fromkeys(f"{item.where.path.name}, ligne {item.where.line}" for item in used)
        ),
        weight=0,
        **values,
    )
