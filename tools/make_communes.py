"""Packs the reference of French communes into ``broadcast/french/naming/communes.tsv.gz``.

Run ``python tools/make_communes.py REFERENCE [OUT]``. REFERENCE is ``communes.json`` of the package
``@etalab/decoupage-administratif`` 6.0.0 (March 2026), as it is or gzipped. The same reference
gives the same bytes.

A line holds code, name, article code (TNCC), kind and seat, apart by tabs; kind and seat are empty
for a commune of today. What the reference leaves open or has wrong is settled here:

- Overseas collectivities have no article code: it is read off the name; their h is sounded.
- Le Vernet-Chaméane has code 0 there: a name that opens with Le, La, Les or L' has that article.
- Lands without communes (984, the southern lands; 989, Clipperton) are left out.
- A delegated commune with the very code and name of its commune of today would be it twice.
"""

from __future__ import annotations

import gzip
import json
import sys
import unicodedata
from pathlib import Path
from typing import TypedDict

OUT = Path(__file__).parents[1] / "broadcast" / "french" / "naming" / "communes.tsv.gz"

KINDS = {
    "commune-actuelle": "",
    "commune-deleguee": "d",
    "commune-associee": "a",
    "arrondissement-municipal": "m",
}
ARTICLES = {"Le ": 2, "La ": 3, "Les ": 4, "L'": 5}
WITHOUT_COMMUNES = ("984", "989")


class Row(TypedDict, total=False):
    """What is read of one commune of the reference."""

    code: str
    nom: str
    type: str
    typeLiaison: int
    chefLieu: str
    commune: str


def article_code(row: Row) -> int:
    """The article code of the reference, or the one that the name shows."""
    for article, code in ARTICLES.items():
        if row["nom"].startswith(article):
            return code
    if "typeLiaison" in row:
        return row["typeLiaison"]
    first = unicodedata.normalize("NFD", row["nom"])[0]
    return int(first in "AEIOU")


def packed(rows: list[Row]) -> bytes:
    """The table, one commune a line, in the order of codes, those of today first."""
    today = {(row["code"], row["nom"]) for row in rows if not KINDS[row["type"]]}
    lines = []
    for row in rows:
        kind = KINDS[row["type"]]
        twice = kind and (row["code"], row["nom"]) in today
        if twice or row["code"].startswith(WITHOUT_COMMUNES):
            continue
        seat = row.get("chefLieu", row.get("commune", ""))
        lines.append("\t".join((row["code"], row["nom"], str(article_code(row)), kind, seat)))
    lines.sort(key=lambda line: (line.split("\t")[0], line.split("\t")[3], line))
    return gzip.compress("\n".join(lines).encode(), 9, mtime=0)


def main(arguments: list[str]) -> None:
    """Pack the reference that is named first, into the file that is named next."""
    if not 1 <= len(arguments) <= 2:
        sys.exit("usage : python tools/make_communes.py REFERENCE [OUT]")
    raw = Path(arguments[0]).read_bytes()
    reference = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
    (Path(arguments[1]) if arguments[1:] else OUT).write_bytes(packed(json.loads(reference)))


if __name__ == "__main__":
    main(sys.argv[1:])
