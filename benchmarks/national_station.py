"""A station of all France for the benchmarks: an election made up, seven bulletins a morning."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from whole_france import ELECTION, tidy

from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.unchanged import Prints, look
from broadcast.pipeline.receiving.importing import import_file
from broadcast.pipeline.stamps import Stamps
from broadcast.sources.settling import Wanted
from broadcast.workspace import Workspace, create_workspace

if TYPE_CHECKING:
    from pathlib import Path

SLOTS = (
    *(("06:00", "flash", "1:15"), ("06:30", "flash", "1:15"), ("07:00", "journal", "2:00")),
    *(("07:30", "flash", "1:15"), ("08:00", "journal", "2:00"), ("08:30", "flash", "1:15")),
    ("09:00", "flash", "1:15"),
)


def station_of(folder: Path, voice: str, slots: int = len(SLOTS)) -> Workspace:
    """A station that follows a national election, so many times a morning."""
    made = create_workspace(folder / "station")
    text = made.station.read_text(encoding="utf-8")
    text = text.replace('"primaire-gauche-2017"', f'"{ELECTION}"', 1)
    made.station.write_text(text.replace('voice = "claire"', f'voice = "{voice}"', 1))
    rows = "".join(
        f'  - {{time: "{a}", format: {b}, duration: "{c}"}}\n' for a, b, c in SLOTS[:slots]
    )
    made.show.write_text(f"slots:\n{rows}", encoding="utf-8")
    file = tidy(folder).rename(folder / "presidentielle-2017.csv.gz")
    import_file(made, file, Wanted(election=ELECTION), datetime.now(UTC))
    return made


def change_one(folder: Path, station: Workspace, department: str, *, communes: int) -> None:
    """One department's own file comes after the national one, the votes of so many turned round."""
    with gzip.open(folder / "presidentielle-2017.csv.gz", "rt", encoding="utf-8") as whole:
        head, *lines = whole.read().splitlines()
    own = [line for line in lines if line.startswith(f"{department},")]
    named = list(dict.fromkeys(line.split(",")[2] for line in own))[-communes:]
    swapped = []
    for one, other in zip(own[::2], own[1::2], strict=True):
        first, second = one.rsplit(",", 1), other.rsplit(",", 1)
        if one.split(",")[2] in named:
            first[1], second[1] = second[1], first[1]
        swapped += [",".join(first), ",".join(second)]
    file = folder / f"presidentielle-2017-{department}.csv"
    file.write_text("\n".join([head, *swapped]) + "\n", encoding="utf-8")
    import_file(station, file, Wanted(election=ELECTION), datetime.now(UTC))


def as_if_made(station: Workspace) -> None:
    """All of France as if it had been made: every bulletin is a link to one that was.

    What is then measured is all that a run does for bulletins that are still good: their data
    fingerprinted, their files looked at, the rundown of the whole country written.
    """
    morning = plan_morning(station, everywhere=True)
    prints = Prints(station, morning.station, ELECTION)
    day = station.day(morning.day.isoformat())
    made = [path.parent for path in sorted(day.glob("*/6-air.json"))]
    for batch in morning.batches:
        for slot in batch.slots:
            name = batch.bulletin(slot)
            folder = station.bulletin(morning.day.isoformat(), name)
            if folder.is_dir():
                continue
            folder.mkdir()
            end = f"{slot.clock:%H%M}-{slot.format}"
            like = next(path for path in made if path.name.endswith(end))
            for file in like.iterdir():
                if file.is_file() and file.name != "stamps.json":
                    (folder / file.name).hardlink_to(file)
            Stamps(folder).keep(morning=prints.of(batch), look=look(station, folder, name))
