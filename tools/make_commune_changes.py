"""Packs what became of French communes into ``commune_changes.tsv.gz``, beside its reader.

Run ``python tools/make_commune_changes.py MOVEMENTS REFERENCE [OUT]``. MOVEMENTS is INSEE's table
of changes, ``mvtcommune.csv`` of the Code officiel géographique, as it is or gzipped; REFERENCE is
``communes.json`` of ``@etalab/decoupage-administratif`` 6.0.0 (March 2026). The same files give the
same bytes.

A line holds date, code and name before, code and name after, apart by tabs. Kept are the changes of
communes proper since 2012, when the first election of this project was held; what becomes of their
delegated communes is left out. A line whose code and name stay is kept where others of that day
join or leave it: the table can then be read backwards too.

The movements end on 1 January 2024 and the reference is of March 2026: a commune that the first
know and the second has no more went into the one that counts its code among its old ones. Its day
lies in between, when no election was held but those of March 2026; the table says 1 January 2025.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TypedDict

RECEIVED = Path(__file__).parents[1] / "broadcast" / "sources" / "received"
OUT = RECEIVED / "places" / "commune_changes.tsv.gz"
SINCE = "2012-01-01"
BETWEEN = "2025-01-01"

OLD = ("commune-deleguee", "commune-associee")

WITHOUT_SEAT = {
    "02311": "Filain",
    "08300": "Le Mont-Dieu",
    "16238": "Moutonneau",
    "25297": "Le Gratteris",
    "26371": "Véronne",
    "42072": "La Côte-en-Couzan",
    "71131": "Ciel",
    "72287": "Saint-Gervais-en-Belin",
}
"""Communes that went without becoming delegated ones: the reference has their codes, not their
names, which are those that the présidentielle of 2017 was counted under."""

Change = tuple[str, str, str, str, str]
"""Day, code and name before, code and name after."""


class Row(TypedDict, total=False):
    """What is read of one commune of the reference."""

    code: str
    nom: str
    type: str
    chefLieu: str
    anciensCodes: list[str]


def recorded(table: str) -> list[Change]:
    """The changes of communes proper that INSEE recorded, each once, in their order."""
    rows = (
        (row["DATE_EFF"], row["COM_AV"], row["LIBELLE_AV"], row["COM_AP"], row["LIBELLE_AP"])
        for row in csv.DictReader(io.StringIO(table))
        if row["TYPECOM_AV"] == row["TYPECOM_AP"] == "COM"
    )
    return sorted(set(rows))


def in_one_step(changes: list[Change]) -> list[Change]:
    """Without stops on the way: Freigné left 49144 for 44225, and that for 44180, on one day."""
    stays = {(day, code) for day, code, _, after, _ in changes if code == after}
    came = {(day, after): (code, name) for day, code, name, after, _ in changes if code != after}
    stops = {(day, code) for day, code, *_ in changes if (day, code) in came} - stays
    found = []
    for day, code, name, after, called in changes:
        if (day, after) not in stops:
            start = came[day, code] if (day, code) in stops else (code, name)
            found.append((day, *start, after, called))
    return found


def later(changes: list[Change], reference: list[Row]) -> list[Change]:
    """What changed between the last recorded day and the reference."""
    names = known(changes)
    today = {row["code"]: row["nom"] for row in reference if row["type"] == "commune-actuelle"}
    seats = {old: row["code"] for row in reference for old in row.get("anciensCodes", ())}
    seats |= {row["code"]: row["chefLieu"] for row in reference if "chefLieu" in row}
    gone = [code for code, name in names.items() if name and code not in today and code in seats]
    listed = {code for code in seats if code not in names and code not in today}
    old = {row["code"]: row["nom"] for row in reference if row["type"] in OLD} | WITHOUT_SEAT
    found: set[Change] = set()
    for code in [*gone, *listed]:
        seat = seats[code]
        found.add((BETWEEN, code, names.get(code) or old[code], seat, today[seat]))
        if names.get(seat) != "":  # it was a commune already
            before = names.get(seat) or old.get(seat, today[seat])
            found.add((BETWEEN, seat, before, seat, today[seat]))
    found |= _restored(changes, names, today, {*gone, *listed})
    return sorted(found)


def _restored(
    changes: list[Change], names: dict[str, str], today: dict[str, str], joined: set[str]
) -> set[Change]:
    """Communes that had been merged away and are communes again."""
    found: set[Change] = set()
    last = {before: (after, name) for _, before, _, after, name in changes if before != after}
    for code, name in today.items():
        if names.get(code) != "" or (code in last and last[code][0] in joined):
            continue
        whole, called = last[code]
        found.add((BETWEEN, whole, called, code, name))
        found.add((BETWEEN, whole, called, whole, today[whole]))
    return found


def known(changes: list[Change]) -> dict[str, str]:
    """Every code that the changes name, with its last name; nothing where it is no commune now."""
    names: dict[str, str] = {}
    days: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        days[change[0]].append(change)
    for day in sorted(days):
        names |= {before: "" for _, before, _, _, _ in days[day]}
        names |= {after: name for _, _, _, after, name in days[day]}
        stays = {code for _, code, _, after, _ in days[day] if code == after}
        left = {code for _, code, _, after, _ in days[day] if code != after}
        names |= dict.fromkeys(left - stays, "")
    return names


def packed(changes: list[Change]) -> bytes:
    """The table, one change a line, in the order of days; what changes nothing is left out."""
    kept = [change for change in changes if change[0] >= SINCE]
    moved = {(day, code) for day, one, _, other, _ in kept if one != other for code in (one, other)}
    lines = [
        "\t".join(change)
        for change in kept
        if change[1:3] != change[3:5] or (change[0], change[1]) in moved
    ]
    return gzip.compress("\n".join(sorted(lines)).encode(), 9, mtime=0)


def main(arguments: list[str]) -> None:
    """Pack the two tables that are named first, into the file that is named next."""
    if not 2 <= len(arguments) <= 3:
        sys.exit("usage : python tools/make_commune_changes.py MOVEMENTS REFERENCE [OUT]")
    movements, reference = (_read(Path(name)) for name in arguments[:2])
    changes = recorded(movements)
    changes += later(changes, json.loads(reference))
    (Path(arguments[2]) if arguments[2:] else OUT).write_bytes(packed(in_one_step(changes)))


def _read(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw).decode("utf-8-sig")


if __name__ == "__main__":
    main(sys.argv[1:])
