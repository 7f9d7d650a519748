"""Pieces of a bulletin for tests: sentences, jingles and beds without any sound behind them."""

from __future__ import annotations

from broadcast.mix.rules import MixRules
from broadcast.model.air import Piece

RULES = MixRules(
    talk_over_ms=4_000,
    bed_under_speech_lu=18,
    pause_min_ms=250,
    pause_max_ms=800,
    tail_max_ms=20_000,
    target_lufs=-23,
    ceiling_dbtp=-1,
)


def sentence(
    paragraph: int, length_ms: int, *, rank: int = 0, story: str = "sujet", quote: bool = False
) -> Piece:
    return Piece(
        kind="sentence",
        story=story,
        paragraph=paragraph,
        duration_ms=length_ms,
        text=f"{story} {paragraph}",
        cut_rank=rank,
        introduced=quote,
        voice="claire",
        line=paragraph + 10,
    )


def jingle(name: str, length_ms: int, story: str = "sujet") -> Piece:
    return Piece(kind="jingle", story=story, paragraph=0, duration_ms=length_ms, text=name)


def bed(*, starts: bool, story: str = "fin") -> Piece:
    return Piece(kind="bed_in" if starts else "bed_out", story=story, paragraph=0, duration_ms=0)
