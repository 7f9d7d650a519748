"""Our side of the assembly benchmark.

python benchmarks/assembly_ours.py FOLDER mix|mp3|qc|long MINUTES|changed
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from broadcast.mix.fit import fit
from broadcast.mix.mixing import mix
from broadcast.mix.rules import MixRules
from broadcast.model.air import Mixed, Piece

RULES = MixRules(
    talk_over_ms=4_000,
    bed_under_speech_lu=14,
    pause_min_ms=250,
    pause_max_ms=1_400,
    tail_max_ms=120_000,
    target_lufs=-16,
    ceiling_dbtp=-1,
)


def pieces_of(folder: Path, count: int) -> list[Piece]:
    """A jingle, then `count` segments over the bed: MP3 of a voice, WAV of a person."""
    files = sorted(folder.glob("[0-9]*.*"))
    jingle = Piece(
        kind="jingle",
        story="s0",
        paragraph=0,
        duration_ms=4_000,
        text="virgule",
        path=folder / "jingle.wav",
    )
    bed = Piece(kind="bed_in", story="s0", paragraph=0, duration_ms=0)
    segments = [
        Piece(
            kind="sentence" if files[number % len(files)].suffix == ".mp3" else "take",
            story=f"s{number}",
            paragraph=1,
            duration_ms=12_000,
            text=f"segment {number}",
            path=files[number % len(files)],
        )
        for number in range(count)
    ]
    return [jingle, bed, *segments]


def made(folder: Path, seconds: int, count: int) -> Mixed:
    """The whole mix, from nothing."""
    for name in ("ours.wav", "ours.segments.npz"):
        (folder / name).unlink(missing_ok=True)
    timeline = fit(pieces_of(folder, count), seconds * 1000, RULES)
    return mix(timeline, folder / "bed.wav", RULES, folder / "ours.wav")


def to_mp3(folder: Path, mixed: Mixed, seconds: int) -> None:
    """Encode it."""
    from broadcast.export.card import Card  # noqa: PLC0415 - only these jobs encode
    from broadcast.export.encoded import encode_mp3  # noqa: PLC0415

    card = Card(
        bulletin="bench",
        title="bench",
        station="bench",
        airtime=datetime(2017, 1, 30, 7, tzinfo=UTC),
        duration_ms=seconds * 1000,
        comment="",
        encoder="broadcast",
        chapters=(),
        loudness=mixed.loudness,
        first_word_ms=0,
        last_word_ms=0,
        outcue="",
    )
    encode_mp3(folder / "ours.wav", folder / "ours.mp3", card, 192)


def judge(folder: Path) -> None:
    """Measure the MP3 as delivered, and draw its page."""
    from broadcast.quality.checks import checks_of  # noqa: PLC0415 - only this job draws
    from broadcast.quality.measuring import measured  # noqa: PLC0415
    from broadcast.quality.picture import draw_page  # noqa: PLC0415
    from broadcast.quality.plan import Plan  # noqa: PLC0415

    plan = Plan(target_lufs=-16, ceiling_dbtp=-1)
    heard = measured(folder / "ours.mp3")
    draw_page(heard, plan, checks_of(heard, plan), "bench", folder / "ours.png")


def changed_story(folder: Path) -> None:
    """Ten minutes without a bed under the stories; one of them is changed."""
    pieces = [piece for piece in pieces_of(folder, 40) if piece.kind != "jingle" and piece.path]
    pieces.append(Piece(kind="bed_in", story="s39", paragraph=2, duration_ms=0))
    wav, costs = folder / "changed.wav", []
    for cue_ms in (0, 1_500):
        # Two segments are one story, and the story in the middle loses a second and a half
        stories = [
            replace(
                piece,
                story=f"s{number // 2}",
                paragraph=number % 2,
                cue_in_ms=cue_ms if number == 20 else 0,
                duration_ms=12_000 - (cue_ms if number == 20 else 0),
            )
            if piece.path
            else piece
            for number, piece in enumerate(pieces)
        ]
        timeline = fit(stories, 600_000, RULES)
        start = time.process_time()
        mix(timeline, folder / "bed.wav", RULES, wav)
        costs.append(time.process_time() - start)
    print(
        f"One story of twenty changed in ten minutes: {costs[1]:.2f} s of {costs[0]:.2f} s, "
        f"{100 * costs[1] / costs[0]:.0f} %"
    )


def main() -> None:
    """Do one job."""
    folder, job = Path(sys.argv[1]), sys.argv[2]
    if job == "long":
        minutes = int(sys.argv[3])
        made(folder, 60 * minutes, 60 * minutes * 10 // 135)
    elif job == "changed":
        changed_story(folder)
    else:
        mixed = made(folder, 300, 20)
        if job != "mix":
            to_mp3(folder, mixed, 300)
        if job == "qc":
            judge(folder)


if __name__ == "__main__":
    main()
