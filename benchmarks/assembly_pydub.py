"""pydub's side of the assembly benchmark: what a station would write with it.

python benchmarks/assembly_pydub.py FOLDER mix|mp3
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import imageio_ffmpeg
import soundfile

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

TARGET_DBFS = -16.0
"""pydub knows no loudness: RMS is all that it can aim at."""

LENGTH_MS = 300_000
GAP_MS = 2_800


def read(path: Path) -> AudioSegment:
    """A file as 48 kHz stereo. The packaged ffmpeg has no ffprobe: its MP3 go through WAV."""
    if path.suffix == ".mp3":
        samples, rate_hz = soundfile.read(path, dtype="int16", always_2d=True)
        segment = AudioSegment(samples.tobytes(), sample_width=2, frame_rate=rate_hz, channels=1)
    else:
        segment = AudioSegment.from_wav(path)
    return segment.set_frame_rate(48_000).set_channels(2)


def main() -> None:
    """Level by RMS, duck the bed by slices, overlay, export."""
    folder, job = Path(sys.argv[1]), sys.argv[2]
    AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()
    track = AudioSegment.silent(duration=LENGTH_MS, frame_rate=48_000).set_channels(2)
    track = track.overlay(read(folder / "jingle.wav"))
    bed = read(folder / "bed.wav").apply_gain(-4)
    looped = (bed * (LENGTH_MS // len(bed) + 1))[:LENGTH_MS]
    at_ms = 4_000
    for path in sorted(folder.glob("[0-9]*.*")):
        segment = read(path)
        segment = segment.apply_gain(TARGET_DBFS - segment.dBFS).fade_in(8).fade_out(8)
        last_ms = at_ms + len(segment)
        looped = looped.fade(to_gain=-14, start=at_ms - 300, duration=300)
        looped = looped.fade(from_gain=0, to_gain=14, start=last_ms, duration=500)
        track = track.overlay(segment, position=at_ms)
        at_ms = last_ms + GAP_MS - 300
    track = track.overlay(looped.fade_out(2_500))[:LENGTH_MS]
    track = track.apply_gain(TARGET_DBFS - track.dBFS)
    if job == "mp3":
        track.export(folder / "pydub.mp3", format="mp3", bitrate="192k")
    else:
        track.export(folder / "pydub.wav", format="wav")


if __name__ == "__main__":
    main()
