"""ffmpeg's side of the assembly benchmark: one graph, run twice (measure, then gain and limit).

python benchmarks/assembly_ffmpeg.py FOLDER
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import imageio_ffmpeg

TARGET_LUFS = -16.0
SECONDS = 300
STEP_MS = 14_500


def graph(count: int, last: str) -> str:
    """Segments delayed to their places, the bed ducked by an expression, everything summed."""
    parts, names = [], []
    for number in range(count):
        at_ms = 4_000 + number * STEP_MS
        parts.append(
            f"[{number}:a]aresample=48000,aformat=channel_layouts=stereo,"
            f"adelay={at_ms}:all=1[s{number}]"
        )
        names.append(f"[s{number}]")
    duck = f"0.63*if(lt(mod(t-4+0.3\\,{STEP_MS / 1000})\\,12.3)*gt(t\\,3.7)\\,0.2\\,1)"
    parts.append(
        f"[{count}:a]aformat=channel_layouts=stereo[j];"
        f"[{count + 1}:a]aformat=channel_layouts=stereo,volume='{duck}':eval=frame,"
        f"atrim=0:{SECONDS},afade=out:st={SECONDS - 2.5}:d=2.5[b]"
    )
    inputs = "".join([*names, "[j]", "[b]"])
    summed = (
        f"{inputs}amix=inputs={count + 2}:normalize=0,apad=whole_dur={SECONDS},atrim=0:{SECONDS}"
    )
    return ";".join(parts) + f";{summed},{last}[out]"


def main() -> None:
    """Measure, then encode."""
    folder = Path(sys.argv[1])
    files = sorted(folder.glob("[0-9]*.*"))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostdin", "-y"]
    for path in (*files, folder / "jingle.wav"):
        command += ["-i", str(path)]
    command += ["-stream_loop", "-1", "-i", str(folder / "bed.wav")]
    first = graph(len(files), "ebur128=framelog=quiet")
    measure = [*command, "-filter_complex", first, "-map", "[out]", "-f", "null", "-"]
    done = subprocess.run(measure, capture_output=True, text=True, check=True)
    lufs = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", done.stderr)[-1])
    final = f"volume={TARGET_LUFS - lufs:.2f}dB,alimiter=limit=0.84:level=0"
    make = [*command, "-filter_complex", graph(len(files), final), "-map", "[out]", "-b:a", "192k"]
    subprocess.run([*make, str(folder / "ffmpeg.mp3")], capture_output=True, check=True)


if __name__ == "__main__":
    main()
