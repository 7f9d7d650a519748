"""Several ways to say one thing, and which of them is said: never the same one twice in a morning.

In a template, each line between ``{% variants %}`` and ``{% endvariants %}`` is one way to say it.
The choice hangs on the seed alone (day, department, slot) and on what was said before it: the
same inputs give the same text, and corrected figures leave the words around them as they were. A
morning that has more appointments than there are ways comes back to the one that was heard the
longest ago.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.ext import Extension

from broadcast.french.grammar.letters import capitalised
from broadcast.french.spoken.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2.parser import Parser

NEIGHBOURS = 3
"""A word chosen for one sentence is avoided in so many sentences after it."""

_WORDS = re.compile(r"[^\W\d_]{4,}")
_FIGURES = re.compile(r"(?<!\d\s)(?<!\d\sh\s)(?<!\d)\d(?:[\d\s.,]*\d)?(?!\d|\sh(?:eures?)?\b)")
"""As "54,7" and "10 000"; neither "7 h" nor the "30" of "7 h 30", which no data change."""

_STEM = 5
"""Letters that make two forms of a word the same: remporte, remportent, remporterait."""


class Variation:
    """What one bulletin chooses to say, and remembers: it does not repeat itself either."""

    def __init__(self, seed: str, heard: Sequence[str] = ()) -> None:
        """``heard``: the sentences of the morning's earlier bulletins, first to last."""
        self._seed = seed
        self._heard = {sentence: at for at, sentence in enumerate(heard, start=1)}
        self._before = len(heard)
        self._recent: list[frozenset[str]] = []
        self.said: list[str] = []
        """Every sentence chosen so far, for the bulletins after this one."""

    def choose(self, body: str) -> str:
        """One of the lines of a text: not heard in an earlier bulletin, unlike its neighbours.

        >>> both = "Il gagne.\\nIl l'emporte."
        >>> Variation("a").choose(both) == Variation("a").choose(both)
        True
        >>> Variation("a", heard=["Il gagne."]).choose(both).strip()
        "Il l'emporte."

        A whole sentence gets its capital letter and a line of its own; a piece stays a piece.
        """
        lines = [" ".join(line.split()) for line in body.splitlines() if line.strip()]
        if not lines:
            return ""
        words = [_distinctive(line, lines) for line in lines]
        near = frozenset().union(*self._recent)
        shape = _FIGURES.sub("0", "\n".join(lines))
        start = int(hashlib.sha256(f"{self._seed}\n{shape}".encode()).hexdigest(), 16)

        def cost(index: int) -> tuple[int, int, int]:
            return (
                sum(self._heard.get(said, 0) for said in _sentences(lines[index])),
                len(words[index] & near),
                (index - start) % len(lines),
            )

        best = min(range(len(lines)), key=cost)
        self._recent = [*self._recent[1 - NEIGHBOURS :], words[best]]
        for sentence in _sentences(lines[best]):
            self.said.append(sentence)
            self._heard[sentence] = self._before + len(self.said)
        chosen = lines[best]
        whole = chosen.endswith((".", "!", "?", "…", "»"))
        return f"{capitalised(chosen)}\n" if whole else chosen


def _sentences(line: str) -> tuple[str, ...]:
    return split_sentences(capitalised(line))


def _distinctive(line: str, lines: list[str]) -> frozenset[str]:
    """What sets a line apart from the others that say the same: its words, and how it opens."""
    own = _stems(line)
    if len(lines) > 1:
        own -= frozenset.intersection(*map(_stems, lines))
    return own | {"^" + " ".join(line.split()[:2])}


def _stems(line: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORDS.findall(line.lower()))


class Variants(Extension):
    """The tag ``{% variants %}``: its lines are handed to the bulletin's `Variation`."""

    tags = {"variants"}  # noqa: RUF012 - as the base class declares it

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag up to its end."""
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endvariants",), drop_needle=True)
        call = self.call_method("_choose", [nodes.Name("variation", "load")])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _choose(self, variation: Variation, caller: Callable[[], str]) -> str:
        return variation.choose(caller())
