"""The reference: the same sentences, theme and bed assembled with pydub and nothing else.

    python benchmarks/pydub_alone.py FOLDER SECONDS

FOLDER holds 000.wav, 001.wav…, indicatif.wav and tapis.wav; the MP3 is written there.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import imageio_ffmpeg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

TARGET_DBFS = -23.0
"""pydub knows no loudness: RMS is all that it can aim at."""


def main() -> None:
    """Overlay everything in order, level by RMS, export at 192 kb/s."""
    folder, seconds = Path(sys.argv[1]), int(sys.argv[2])
    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    track = AudioSegment.silent(duration=seconds * 1000, frame_rate=48_000).set_channels(2)
    track = track.overlay(AudioSegment.from_wav(folder / "indicatif.wav"))
    at_ms = 4_000
    for path in sorted(folder.glob("[0-9]*.wav")):
        sentence = AudioSegment.from_wav(path).set_frame_rate(48_000).set_channels(2)
        levelled = sentence.apply_gain(TARGET_DBFS - sentence.dBFS).fade_in(8).fade_out(8)
        track = track.overlay(levelled, position=at_ms)
        at_ms += len(levelled) + 400
    bed = AudioSegment.from_wav(folder / "tapis.wav")
    track = track.overlay(bed.apply_gain(-18), position=4_000, loop=True).fade_out(2_500)
    track = track.apply_gain(TARGET_DBFS - track.dBFS)
    track.export(folder / "out.mp3", format="mp3", bitrate="192k")


if __name__ == "__main__":
    main()
