"""Names that a French voice would read the English way are told before air."""

from __future__ import annotations

from pathlib import Path

from broadcast.french.lexicon.names_said import parse_lexicon
from broadcast.french.spoken.saying import say
from broadcast.voice.casting import Voice
from broadcast.voice.lines import Line
from broadcast.voice.reading.unsure import unsure_words

WRITTEN = "Manuel Valls parle au micro."


def line(engine: str, lexicon: str) -> Line:
    known = parse_lexicon(f"written,said,ipa,source\n{lexicon}", Path("lexicon.csv"))
    return Line(
        story="sujet",
        paragraph=0,
        sentences=((WRITTEN, say(WRITTEN, known)),),
        voice=Voice(name="claire", engine=engine),
        cut_rank=0,
        introduced=False,
        line=1,
    )


def test_a_name_that_the_lexicon_lacks_is_told() -> None:
    """Without its line, Valls is read the English way."""
    assert unsure_words([line("kokoro", "")]) == ("Valls",)


def test_a_name_of_the_lexicon_is_not_told() -> None:
    """With it, nothing is left to doubt."""
    assert unsure_words([line("kokoro", "Valls,Valsse,vals,usage")]) == ()


def test_only_voices_that_read_phonemes_are_looked_at() -> None:
    """The tone says no word at all."""
    assert unsure_words([line("tone", "")]) == ()
