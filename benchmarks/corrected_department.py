"""What one department's new figures cost, against the whole of a national morning.

    python benchmarks/corrected_department.py [--department Aisne] [--slots 7]

All in one process, one run after the other: a department made, with what a process does once; the
next one made from nothing, its seven bulletins taken for those of any other; all of France looked
at, as if it had been made (its bulletins are hard links); then that department's figures corrected,
twice, and the whole morning of France asked for again each time. The others of its region are left
out: they say its region's figures, and would be looked at too.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from national_station import SLOTS, as_if_made, change_one, station_of

from broadcast.french.naming.territories import departments
from broadcast.pipeline.morning.planning import plan_morning
from broadcast.pipeline.morning.run import run

if TYPE_CHECKING:
    from broadcast.workspace import Workspace

FRANCE = 101


def cpu_s() -> float:
    """What this process has used so far, and LAME for it."""
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def made(station: Workspace, names: list[str], title: str) -> float:
    """One run: its row, and its CPU seconds."""
    before = cpu_s()
    shown = run(plan_morning(station, names=names), lambda _: None, jobs=1)
    used_s = cpu_s() - before
    anew = [one for one in shown.outcomes if one.state == "made"]
    spoken = sum(one.synthesised for one in anew)
    print(
        f"| {title} | {len(shown.outcomes)} | {len(anew)} | {spoken} | {used_s:.2f} | "
        f"{used_s / max(1, len(anew)):.2f} |",
        flush=True,
    )
    return used_s


def main() -> None:
    """Every run, as the rows of the README's table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--voice", default="maquette")
    parser.add_argument("--department", default="Aisne")
    parser.add_argument("--slots", type=int, default=len(SLOTS), help="of the seven of a morning")
    asked = parser.parse_args()
    first = next(one for one in departments() if one.name != asked.department)
    second = next(one for one in departments() if one.name == asked.department)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        station = station_of(folder, asked.voice, asked.slots)
        print("| run | bulletins | made | sentences spoken | CPU s | CPU s for each one made |")
        print("|---|---|---|---|---|---|")
        made(station, [first.name], "a department, from nothing, imports too")
        full_s = made(station, [second.name], "the next one, from nothing") * FRANCE
        as_if_made(station)
        france = [
            one.name
            for one in departments()
            if one.code == second.code or one.region_code != second.region_code
        ]
        made(station, france, "all of France, its rundown written for the first time")
        made(station, france, "all of France, nothing changed")
        changes = {1: "one commune corrected", 9_999: "every commune turned round"}
        for communes, title in changes.items():
            change_one(folder, station, second.code, communes=communes)
            used_s = made(station, france, title)
            print(f"{title}: {used_s / full_s:.2%} of the {full_s:.0f} s of a full run", flush=True)


if __name__ == "__main__":
    main()
