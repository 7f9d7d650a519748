"""Captions and transcript follow the sound."""

from __future__ import annotations

from broadcast.export.captions import srt, transcript, webvtt
from broadcast.model.air import Caption, Chapter

LONG = (
    "Benoît Hamon devient le candidat du Parti socialiste et de ses alliés à l'élection "
    "présidentielle, devant l'ancien Premier ministre Manuel Valls."
)
SAID = (
    Caption(text="Il est 7 heures, bonjour.", start_ms=4_000, end_ms=5_410),
    Caption(text=LONG, start_ms=65_000, end_ms=75_000),
)


def test_a_long_sentence_is_shown_in_parts() -> None:
    """Two lines of 42 letters at a time, no word lost, from its start to its end."""
    blocks = srt(SAID).strip().split("\n\n")

    screens = [block.split("\n")[2:] for block in blocks]
    assert all(len(lines) <= 2 and max(map(len, lines)) <= 42 for lines in screens)
    assert " ".join(" ".join(lines) for lines in screens[1:]) == LONG
    assert blocks[1].startswith("2\n00:01:05,000 --> ")
    assert " --> 00:01:15,000\n" in blocks[-1]


def test_webvtt_says_what_it_is() -> None:
    """Its head, and points in the times."""
    assert webvtt(SAID).startswith("WEBVTT\n\n00:00:04.000 --> 00:00:05.410\nIl est 7 heures")


def test_the_transcript_follows_the_stories() -> None:
    """Each title, then each sentence with its time in the file."""
    chapters = (
        Chapter(title="Titres", start_ms=0, end_ms=60_000),
        Chapter(title="Le résultat", start_ms=60_000, end_ms=90_000),
    )

    lines = transcript(SAID, chapters).splitlines()

    assert lines[:2] == ["[00:00] TITRES", "[00:04] Il est 7 heures, bonjour."]
    assert lines[3:5] == ["[01:00] LE RÉSULTAT", f"[01:05] {LONG}"]
