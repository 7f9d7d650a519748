"""How every rule writes a finding: its line, its words, what the data say and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from broadcast.review.findings import Finding

if TYPE_CHECKING:
    from broadcast.errors import Where
    from broadcast.model.figures import Source
    from broadcast.review.findings import Kind, Severity
    from broadcast.review.reading.sentences import Sentence


class Basis(Protocol):
    """What a finding rests on: a figure, a comparison or a quote, with its line and its source."""

    @property
    def where(self) -> Where:
        """The line that it was typed on."""
        ...

    @property
    def source(self) -> Source:
        """Who published it."""
        ...


def fault(
    sentence: Sentence,
    bounds: tuple[int, int],
    says: str,
    *,
    kind: Kind,
    severity: Severity = "contradiction",
    basis: Basis | None = None,
    found: str = "",
    around: int = 0,
) -> Finding:
    """A finding about the words between two letters.

    ``says`` is what the data say instead; ``around`` is how many letters beside the words are
    shown with them; ``found`` is shown in their place.
    """
    start, end = bounds
    shown = sentence.around(start, end, around) if around else sentence.words(start, end)
    return Finding(
        kind=kind,
        severity=severity,
        line=sentence.line_at(start),
        found=found or shown,
        data_says=says,
        trace=str(basis.where) if basis else "",
        source=basis.source.name if basis else "",
    )
