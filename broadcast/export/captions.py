"""The words of a bulletin with their times: SRT and WebVTT captions, and a transcript. Pure."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from broadcast.model.air import Caption, Chapter

LINE_LETTERS = 42
"""Longest line of a caption; two lines at most are on screen at a time."""

SHORTEST_MS = 400


def srt(captions: Sequence[Caption]) -> str:
    """SubRip captions.

    >>> from broadcast.model.air import Caption
    >>> print(srt([Caption(text="Bonjour.", start_ms=1_500, end_ms=2_400)]), end="")
    1
    00:00:01,500 --> 00:00:02,400
    Bonjour.
    """
    blocks = (
        f"{number}\n{_time(one.start_ms, ',')} --> {_time(one.end_ms, ',')}\n{one.text}\n"
        for number, one in enumerate(_on_screen(captions), start=1)
    )
    return "\n".join(blocks)


def webvtt(captions: Sequence[Caption]) -> str:
    """Captions for the web."""
    blocks = (
        f"{_time(one.start_ms, '.')} --> {_time(one.end_ms, '.')}\n{one.text}\n"
        for one in _on_screen(captions)
    )
    return "\n".join(["WEBVTT\n", *blocks])


def transcript(captions: Sequence[Caption], chapters: Sequence[Chapter]) -> str:
    """What is said, story by story, each sentence with its time in the file."""
    lines = []
    for chapter in chapters:
        lines.append(f"[{_clock(chapter.start_ms)}] {chapter.title.upper()}")
        lines += [
            f"[{_clock(one.start_ms)}] {one.text}"
            for one in captions
            if chapter.start_ms <= one.start_ms < chapter.end_ms
        ]
        lines.append("")
    return "\n".join(lines)


def _on_screen(captions: Sequence[Caption]) -> Iterator[Caption]:
    """Sentences cut into screens of two lines, each shown as long as its share of the letters."""
    for one in captions:
        lines = textwrap.wrap(one.text, LINE_LETTERS) or [one.text]
        screens = ["\n".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
        letters, start_ms = sum(map(len, screens)), one.start_ms
        for screen in screens:
            length_ms = (one.end_ms - one.start_ms) * len(screen) // max(1, letters)
            end_ms = one.end_ms if screen is screens[-1] else start_ms + max(length_ms, SHORTEST_MS)
            yield type(one)(text=screen, start_ms=start_ms, end_ms=end_ms)
            start_ms = end_ms


def _time(at_ms: int, mark: str) -> str:
    return f"{_hours(at_ms)}{mark}{at_ms % 1000:03}"


def _clock(at_ms: int) -> str:
    minutes, seconds = divmod(at_ms // 1000, 60)
    return f"{minutes:02}:{seconds:02}"


def _hours(at_ms: int) -> str:
    return f"{at_ms // 3_600_000:02}:{at_ms // 60_000 % 60:02}:{at_ms // 1000 % 60:02}"


CAPTIONS: dict[str, Callable[[Sequence[Caption]], str]] = {"srt": srt, "vtt": webvtt}
