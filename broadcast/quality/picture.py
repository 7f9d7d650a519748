"""One page that shows a bulletin: waveform, loudness over time, spectrogram, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from font_source_sans_pro import font_files_ttf as faces
from PIL import Image, ImageDraw, ImageFont

from broadcast.quality.spectrum import HIGHEST_HZ, LOWEST_HZ
from broadcast.quality.told import number_told
from broadcast.sound.levels import momentary_of, short_term_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from broadcast.quality.check import Check
    from broadcast.quality.measuring import Measures
    from broadcast.quality.plan import Plan

WIDTH, LEFT, RIGHT = 1_200, 70, 20
INNER = WIDTH - LEFT - RIGHT
INK, FAINT, PAPER = (30, 30, 40), (200, 200, 208), (255, 255, 255)
WAVE, SHORT, FAST, AIM = (58, 96, 160), (200, 60, 30), (225, 180, 160), (30, 140, 70)
BANDS_OF_STORIES = ((238, 242, 250), (250, 244, 234))
VERDICTS = {"ok": (30, 140, 70), "warning": (200, 130, 0), "fault": (200, 30, 30)}
COLOURS = 128
"""Enough for the eye; the file stays small."""

_SMALL, _LARGE = (ImageFont.truetype(faces["SourceSansPro"], size) for size in (14, 20))
Box = tuple[int, int, int, int]


def draw_page(heard: Measures, plan: Plan, checks: Sequence[Check], title: str, path: Path) -> None:
    """Write the page as a PNG."""
    rows = -(-len(checks) // 2)
    page = Image.new("RGB", (WIDTH, 620 + 20 * rows), PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((LEFT, 10), title, INK, _LARGE)
    wave, loud, spectrum = ((LEFT, top, WIDTH - RIGHT, top + 150) for top in (62, 232, 402))
    _stories(pen, heard, plan, (LEFT, 40, WIDTH - RIGHT, spectrum[3]))
    _waveform(pen, heard.peaks, wave)
    _loudness(pen, heard, plan, loud)
    page.paste(_spectrogram(heard.spectrum, spectrum), spectrum[:2])
    _frequencies(pen, spectrum)
    _clock(pen, heard, spectrum)
    for at, check in enumerate(checks):
        _check(pen, check, LEFT + at // rows * INNER // 2, 590 + 20 * (at % rows))
    # By octree: nearer to the page than a median cut of as many colours, in an eighth of the time
    fewer = page.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    fewer.save(path, "PNG")


def _x(at_ms: float, heard: Measures) -> int:
    return LEFT + round(at_ms / heard.length_ms * INNER)


def _stories(pen: ImageDraw.ImageDraw, heard: Measures, plan: Plan, box: Box) -> None:
    """A band of colour behind each story, under its name."""
    ends = [*(at_ms for at_ms, _ in plan.titles[1:]), heard.length_ms][: len(plan.titles)]
    for number, ((at_ms, title), end_ms) in enumerate(zip(plan.titles, ends, strict=True)):
        first, last = _x(at_ms, heard), _x(end_ms, heard)
        pen.rectangle((first, box[1], last, box[3]), BANDS_OF_STORIES[number % 2])
        room = last - first - 6
        letters = next(
            (n for n in range(len(title), 0, -1) if pen.textlength(title[:n], _SMALL) <= room), 0
        )
        pen.text((first + 4, box[1] + 3), title[:letters], INK, _SMALL)


def _waveform(pen: ImageDraw.ImageDraw, peaks: NDArray[np.float32], box: Box) -> None:
    middle, half = (box[1] + box[3]) // 2, (box[3] - box[1]) // 2
    edges = np.linspace(0, len(peaks), INNER + 1).astype(int)
    for column in range(INNER):
        part = peaks[edges[column] : max(edges[column] + 1, edges[column + 1])]
        height = round(min(1.0, float(part.max())) * half)
        pen.line((LEFT + column, middle - height, LEFT + column, middle + height), WAVE)
    for text, height in (("0 dBFS", half), ("-6", half // 2)):
        pen.text((8, middle - height - 7), text, INK, _SMALL)
    pen.rectangle(box, outline=FAINT)


def _loudness(pen: ImageDraw.ImageDraw, heard: Measures, plan: Plan, box: Box) -> None:
    top, bottom = plan.target_lufs + 9, plan.target_lufs - 27

    def y(lufs: float) -> int:
        part = (top - min(top, max(bottom, lufs))) / (top - bottom)
        return round(box[1] + part * (box[3] - box[1]))

    for lufs in (plan.target_lufs + step for step in (9, 0, -9, -18, -27)):
        pen.line((box[0], y(lufs), box[2], y(lufs)), FAINT)
        pen.text((8, y(lufs) - 7), f"{lufs:g}", INK, _SMALL)
    pen.line((box[0], y(plan.target_lufs), box[2], y(plan.target_lufs)), AIM, 2)
    for values, colour, window_ms in (
        (momentary_of(heard.energies), FAST, 400),
        (short_term_of(heard.energies), SHORT, 3_000),
    ):
        points = [(_x(at * 100 + window_ms / 2, heard), y(v)) for at, v in enumerate(values)]
        if len(points) > 1:
            pen.line(points, colour, 2)
    pen.text((box[0] + 4, box[3] - 17), "LUFS : momentané (clair), court terme, visé", INK, _SMALL)
    pen.rectangle(box, outline=FAINT)


def _spectrogram(levels: NDArray[np.float32], box: Box) -> Image.Image:
    """Dark where it is loud, from -100 to -20 dB."""
    shade = np.clip((levels + 100) / 80, 0, 1)
    shades = np.stack([1 - 0.85 * shade, 1 - 0.75 * shade, 1 - 0.45 * shade], axis=2)
    picture = Image.fromarray((shades * 255).astype(np.uint8).transpose(1, 0, 2)[::-1])
    return picture.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.BILINEAR)


def _frequencies(pen: ImageDraw.ImageDraw, box: Box) -> None:
    for hz, told in ((100, "100 Hz"), (1_000, "1 kHz"), (10_000, "10 kHz")):
        part = np.log(hz / LOWEST_HZ) / np.log(HIGHEST_HZ / LOWEST_HZ)
        pen.text((8, box[3] - round(part * (box[3] - box[1])) - 7), told, INK, _SMALL)
    pen.rectangle(box, outline=FAINT)


def _clock(pen: ImageDraw.ImageDraw, heard: Measures, box: Box) -> None:
    seconds = heard.length_ms / 1000
    step = next((s for s in (1, 5, 10, 30, 60, 300) if seconds / s <= 20), 600)
    for at in range(0, int(seconds) + 1, step):
        x = _x(at * 1000, heard)
        pen.line((x, box[3], x, box[3] + 5), INK)
        pen.text((x - 12, box[3] + 7), f"{at // 60}'{at % 60:02}", INK, _SMALL)


def _check(pen: ImageDraw.ImageDraw, check: Check, x: int, y: int) -> None:
    colour = VERDICTS[check.verdict]
    pen.ellipse((x, y + 3, x + 10, y + 13), colour)
    pen.text((x + 18, y), check.name, INK, _SMALL)
    pen.text((x + 240, y), f"{number_told(check)}", colour, _SMALL)
    pen.text((x + 360, y), check.limit, INK, _SMALL)
