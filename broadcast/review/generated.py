"""Paragraphs that the templates wrote and nobody changed: they are true as the facts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.model.script import Read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadcast.model.script import Script
    from broadcast.review.findings import Finding

Told = tuple[str, str, str]
"""A story, a paragraph of it, and what was found there."""


def told_alike(generated: Script, findings: Iterable[Finding]) -> frozenset[Told]:
    """What the rules hold against the templates' own words: their misreadings."""
    return frozenset().union(*(alike(generated, one) for one in findings))


def alike(script: Script, finding: Finding) -> frozenset[Told]:
    """The paragraph that a finding is about, so that it is known again word for word.

    The story counts too: "il y recueille 54 %" is about what was said before it.
    """
    reads = [
        (story.title, item)
        for story in script.stories
        for item in story.items
        if isinstance(item, Read) and item.line <= finding.line
    ]
    if not reads:
        return frozenset()
    title, item = reads[-1]
    return frozenset({(title, " ".join(item.text.split()), finding.found)})
