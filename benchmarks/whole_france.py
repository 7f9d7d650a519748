"""A whole-France file, station by station: imported, checked, and ranked into departments' facts.

Run ``python benchmarks/whole_france.py [FILE]``; without a file, two are made up, of 69 242
stations each: a tidy table of two candidates, and the ministry's wide table of eleven. Each measure
is a process of its own, the best of three, beside polars that only reads the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from broadcast.facts.compile import compile_facts
from broadcast.french.naming.territories import departments
from broadcast.pipeline.receiving.importing import import_file
from broadcast.sources.areas import FRANCE, area_of_department, area_of_region
from broadcast.sources.newsroom import read_election
from broadcast.sources.received.places.commune_changes import communes_on
from broadcast.sources.settling import Wanted
from broadcast.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STATIONS = 69_242
TIMES = 3
PARTS = (10, 30, 100)
ELECTION = "presidentielle-2017"
LETTERS = {"971": "ZA", "972": "ZB", "973": "ZC", "974": "ZD", "976": "ZM"}
"""How the ministry calls the departments overseas."""

SECOND_ROUND = date(2017, 5, 7)
TWO = (("M", "MACRON", "Emmanuel"), ("F", "LE PEN", "Marine"))
ELEVEN = (
    *TWO,
    ("M", "FILLON", "François"),
    ("M", "MÉLENCHON", "Jean-Luc"),
    ("M", "HAMON", "Benoît"),
    ("M", "DUPONT-AIGNAN", "Nicolas"),
    ("M", "LASSALLE", "Jean"),
    ("M", "POUTOU", "Philippe"),
    ("M", "ASSELINEAU", "François"),
    ("F", "ARTHAUD", "Nathalie"),
    ("M", "CHEMINADE", "Jacques"),
)


def main() -> None:
    """Every measure, printed as the rows of the README's table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--alone", nargs=2, metavar=("MEASURE", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        print(json.dumps(_measured(asked.alone[0], asked.file, Path(asked.alone[1]))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # In a process of its own: a child's peak of memory counts from its parent's size
        _alone("make", asked.file or folder, folder)
        for file in sorted(folder.glob("*-*.csv.gz"), key=lambda one: one.stat().st_mtime_ns):
            _report(file, folder)


def _report(file: Path, folder: Path) -> None:
    """One line for a file, or a part of it."""
    percent = int(file.name.removesuffix(".csv.gz").rpartition("-")[2])
    plain = _best("plain", file, folder)
    typed = _best("typed", file, folder)
    done = _best("import", file, folder)
    facts = _best("facts", file, folder) if percent == 100 else {}
    print(
        f"{file.name} : polars {plain['s']:.2f} s ({plain['mib']} MiB), import {done['s']:.2f} s "
        f"({done['mib']} MiB), × {done['s'] / plain['s']:.1f} (of CPU: {plain['cpu']:.2f} s, "
        f"{done['cpu']:.2f} s, × {done['cpu'] / plain['cpu']:.1f}); beside polars that finds the "
        f"numbers, {typed['s']:.2f} s, × {done['s'] / typed['s']:.1f} "
        f"(of CPU × {done['cpu'] / typed['cpu']:.1f})"
    )
    if facts:
        print(
            f"  facts of one department, from the store: {facts['one_ms']:.0f} ms "
            f"({facts['cpu_ms']:.0f} of CPU); "
            f"of all {facts['departments']}: {facts['s']:.2f} s ({facts['mib']} MiB); "
            f"import and all facts × {(done['s'] + facts['s']) / plain['s']:.1f}"
        )


def _best(measure: str, file: Path, folder: Path) -> dict[str, float]:
    """The shortest of a few processes of one measure."""
    runs = [_alone(measure, file, folder) for _ in range(TIMES)]
    return min(runs, key=lambda run: run["s"])


def _alone(measure: str, file: Path, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, str(file), "--alone", measure, str(folder)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    found: dict[str, float] = json.loads(answer)
    return found


def _measured(measure: str, file: Path, folder: Path) -> dict[str, float]:
    """One measure in this process; imports are not counted, as in a command that is at work."""
    work: dict[str, Callable[[Path, Path], dict[str, float]]] = {
        **{"make": _make, "plain": _plain, "typed": _typed},
        **{"import": _import, "facts": _facts},
    }
    found = work[measure](file, folder)
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found | {"mib": peak_mib}


def _make(file: Path, folder: Path) -> dict[str, float]:
    """The parts of a file, or of two made up, as files of their own."""
    wholes = [file] if file.is_file() else [tidy(folder), wide(folder)]
    for whole in wholes:
        for percent in PARTS:
            _part(whole, percent, folder)
    return {}


def _typed(file: Path, folder: Path) -> dict[str, float]:
    """Polars that finds out which columns are numbers, over the whole file: a code may be "2A"."""
    return _plain(file, folder, infer_schema_length=None)


def _plain(file: Path, _folder: Path, **how: object) -> dict[str, float]:
    """Polars that reads every column as text, or as ``how`` says."""
    with gzip.open(file, "rt", encoding="utf-8") as text:
        first = text.readline()
    separator = max(";,\t", key=first.count)
    options = {"separator": separator, **(how or {"infer_schema": False})}
    return _timed(
        lambda: pl.read_csv(file, truncate_ragged_lines=True, **options)  # type: ignore[arg-type]
    )


def _import(file: Path, folder: Path) -> dict[str, float]:
    kept = folder / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    station, wanted = Workspace(kept), Wanted(election=ELECTION)
    return _timed(lambda: import_file(station, file, wanted, datetime.now(UTC)))


def _facts(_file: Path, folder: Path) -> dict[str, float]:
    election = folder / "kept" / "data" / "elections" / ELECTION

    def of(code: str, region: str) -> None:
        compile_facts(
            read_election(election, [code]),
            nation=FRANCE,
            region=area_of_region(region),
            department=area_of_department(code),
            neighbours=[],
        )

    def all_of(places: list[tuple[str, str]]) -> None:
        for place in places:
            of(*place)

    of("12", "76")  # the tables of communes are unpacked once
    runs = [_timed(lambda: of("12", "76")) for _ in range(9)]
    one, cpu = (min(run[key] for run in runs) for key in ("s", "cpu"))
    everyone = [(place.code, place.region_code) for place in departments()]
    every = _timed(lambda: all_of(everyone))
    return every | {"one_ms": 1000 * one, "cpu_ms": 1000 * cpu, "departments": len(everyone)}


def _timed(work: Callable[[], object]) -> dict[str, float]:
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return {"s": time.perf_counter() - start, "cpu": time.process_time() - cpu}


def _part(file: Path, percent: int, folder: Path) -> None:
    """The first percents of a file's lines, gzipped as the whole is, the year in its name."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rb") as whole:
        lines = whole.readlines()
    path = folder / f"presidentielle-2017-{file.name.partition('.')[0]}-{percent}.csv.gz"
    kept = b"".join(lines[: 1 + (len(lines) - 1) * percent // 100])
    path.write_bytes(gzip.compress(kept, compresslevel=6))


def _stations() -> Iterator[tuple[str, str, int]]:
    """Every commune of the day, and as many stations in it as its share of them: invented."""
    communes = list(communes_on(SECOND_ROUND).items())
    chance = random.Random(2017)
    extra = [chance.paretovariate(1.1) for _ in communes]
    left = STATIONS - len(communes)
    total = sum(extra)
    counts = [1 + int(left * part / total) for part in extra]
    counts[0] += STATIONS - sum(counts)
    return ((code, name, count) for (code, name), count in zip(communes, counts, strict=True))


def _ballots(chance: random.Random, candidates: int) -> tuple[list[int], list[int]]:
    """Registered, voters, blank, spoiled, valid; then the votes."""
    votes = [chance.randint(0, 900 // candidates) for _ in range(candidates)]
    blank, spoiled, valid = chance.randint(0, 40), chance.randint(0, 20), sum(votes)
    voters = valid + blank + spoiled
    return [voters + chance.randint(0, 300), voters, blank, spoiled, valid], votes


def tidy(folder: Path) -> Path:
    """One line for each candidate in each station, as volunteers publish it."""
    chance = random.Random(1)
    lines = [
        "departement,circonscription,commune,commune_libelle,bureau,inscrits,votants,blancs,"
        "exprimes,numero_panneau,sexe,nom,prenom,voix"
    ]
    for code, name, count in _stations():
        for number in range(1, count + 1):
            (registered, voters, blank, _spoiled, valid), votes = _ballots(chance, 2)
            start = f"{LETTERS.get(code[:3], code[:2])},01,{code[2:]},{name},{number:04d}"
            ballots = f"{registered},{voters},{blank},{valid}"
            lines += [
                f"{start},{ballots},{panel},{','.join(who)},{won}"
                for panel, (who, won) in enumerate(zip(TWO, votes, strict=True), 1)
            ]
    return _written(folder / "tidy.csv.gz", lines)


def wide(folder: Path) -> Path:
    """One line for each station, the candidates side by side under headers named once."""
    chance = random.Random(2)
    header = (
        "Code du département;Libellé du département;Code de la commune;Libellé de la commune;"
        "Code du b.vote;Inscrits;Votants;Blancs;Nuls;Exprimés"
    )
    lines = [header + ";N°Panneau;Sexe;Nom;Prénom;Voix" * len(ELEVEN)]
    names = {place.code: place.name for place in departments()}
    for code, name, count in _stations():
        home = code[:3] if code.startswith("97") else code[:2]
        for number in range(1, count + 1):
            ballots, votes = _ballots(chance, len(ELEVEN))
            row = [home, names.get(home, home), code[-3:], name, f"{number:04d}", *ballots]
            for panel, (who, won) in enumerate(zip(ELEVEN, votes, strict=True), 1):
                row += [panel, *who, won]
            lines.append(";".join(map(str, row)))
    return _written(folder / "wide.csv.gz", lines)


def _written(path: Path, lines: list[str]) -> Path:
    path.write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", compresslevel=6))
    return path


if __name__ == "__main__":
    main()
