"""What was heard against what was to be said: missing, repeated and different words, with times.

Words are compared as they are written, then as they sound: a recogniser spells "Laguiole" as it
likes, and "voix" or "voie" are one sound. Figures are compared in words, however they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from broadcast.voice.hearing.alike import coarse, plain
from broadcast.voice.hearing.figures import figure_span, is_figure, same_figure
from broadcast.voice.hearing.heard import NUMBER_WORDS, in_words
from broadcast.voice.reading.espeak import espeak_phonemes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadcast.model.speech import Mark

Kind = Literal["missing", "different", "repeated", "added", "figure"]

SOUNDS_LIKE = 0.6
"""Share of a word's phonemes that must be found for it to count as heard."""

FAINT = 2
"""A word of so few phonemes is too short for a recogniser to be trusted about: "à", "l'", "et"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One word that was to be said."""

    word: str
    """In spoken form: figures in words."""

    phonemes: str
    line: int
    """Line of the script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place where what is heard is not what was to be said."""

    kind: Kind
    """`figure` is a flag and no verdict: a recogniser mishears one figure in four."""

    expected: str
    heard: str
    start_ms: int
    end_ms: int
    line: int


def faults_of(expected: Sequence[Expected], heard: Sequence[Mark]) -> tuple[Fault, ...]:
    """Every place where the words heard are not those expected, in the order of the sound."""
    spoken = in_words(heard)
    matcher = SequenceMatcher(
        a=[plain(one.word) for one in expected],
        b=[plain(one.text) for one in spoken],
        autojunk=False,
    )
    found: list[Fault] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        figure = _figures(expected, spoken, (first, last), (start, end))
        if figure is None:
            found += _faults(expected[first:last], spoken[start:end], _around(spoken, start, end))
        else:
            found += (fault for fault in figure if fault not in found)
    return tuple(_joined(found, spoken))


def share_heard(expected: Sequence[Expected], faults: Sequence[Fault]) -> float:
    """The share of the expected words that were heard, a figure in doubt counted as heard."""
    lost = sum(len(f.expected.split()) for f in faults if f.kind in ("missing", "different"))
    return 1 - lost / len(expected) if expected else 1.0


def _figures(
    expected: Sequence[Expected],
    spoken: Sequence[Mark],
    wanted: tuple[int, int],
    heard: tuple[int, int],
) -> tuple[Fault, ...] | None:
    """A figure that was heard as another, or as itself; None where the stretch is more than one."""
    first, last = figure_span([one.word for one in expected], *wanted)
    start, end = figure_span([one.text for one in spoken], *heard)
    words = [one.word for one in expected[first:last]]
    others = [one.text for one in spoken[start:end]]
    if not is_figure(words) or not is_figure(others):
        return None
    if same_figure(words, others):
        return ()
    since_ms, until_ms = _around(spoken, start, end)
    return (
        Fault(
            kind="figure",
            expected=" ".join(words),
            heard=" ".join(others),
            start_ms=since_ms,
            end_ms=until_ms,
            line=expected[first].line,
        ),
    )


def _faults(
    expected: Sequence[Expected], heard: Sequence[Mark], around: tuple[int, int]
) -> Iterator[Fault]:
    """What differs within one stretch that is not written alike."""
    said = coarse("".join(espeak_phonemes(word.text) for word in heard))
    sounds = [coarse(one.phonemes) for one in expected]
    matcher = SequenceMatcher(a="".join(sounds), b=said, autojunk=False)
    blocks = matcher.get_matching_blocks()
    found_in = [False] * sum(map(len, sounds))
    found_of = [False] * len(said)
    for block in blocks:
        found_in[block.a : block.a + block.size] = [True] * block.size
        found_of[block.b : block.b + block.size] = [True] * block.size
    spelt = set(re.split("[ -]", plain(" ".join(word.text for word in heard))))
    lost: list[Expected] = []
    at = 0
    for one, sound in zip(expected, sounds, strict=True):
        own = found_in[at : at + len(sound)]
        at += len(sound)
        unheard = len(sound) > FAINT and sum(own) < SOUNDS_LIKE * len(sound)
        if unheard and plain(one.word) not in spelt:
            lost.append(one)
    if lost and sum(found_in) < 0.5 * len(found_in):  # then its short words are not there either
        lost = list(expected)
    words = " ".join(word.text.strip() for word in heard)
    if lost:
        figures = [one for one in lost if set(re.split("[ -]", plain(one.word))) & NUMBER_WORDS]
        figure = 2 * len(figures) >= len(lost)
        kind: Kind = "missing" if 4 * len(said) < sum(map(len, sounds)) else "different"
        yield Fault(
            kind="figure" if figure and said else kind,
            expected=" ".join(one.word for one in lost),
            heard=words,
            start_ms=around[0],
            end_ms=around[1],
            line=lost[0].line,
        )
    elif found_of.count(False) > max(FAINT, len(said) // 2):
        yield Fault(
            kind="added", expected="", heard=words, start_ms=around[0], end_ms=around[1], line=0
        )


def _joined(found: Sequence[Fault], spoken: Sequence[Mark]) -> Iterator[Fault]:
    """Added words that were said just before are told as repeated."""
    for fault in found:
        if fault.kind == "added":
            count = len(fault.heard.split())
            before = [word for word in spoken if word.end_ms <= fault.start_ms][-count:]
            after = [word for word in spoken if word.start_ms >= fault.end_ms][:count]
            same = {plain(fault.heard)}
            if same & {plain(" ".join(w.text for w in near)) for near in (before, after)}:
                yield Fault(
                    kind="repeated", expected="", heard=fault.heard,
                    start_ms=fault.start_ms, end_ms=fault.end_ms, line=0,
                )  # fmt: skip
                continue
        yield fault


def _around(spoken: Sequence[Mark], start: int, end: int) -> tuple[int, int]:
    """When a stretch of words is heard; where it is empty, the gap between its neighbours."""
    if start < end:
        return spoken[start].start_ms, spoken[end - 1].end_ms
    before = spoken[start - 1].end_ms if start else 0
    after = spoken[end].start_ms if end < len(spoken) else before
    return before, max(before, after)
