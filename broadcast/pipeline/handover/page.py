"""The page of a day's hand-overs: what stands where, and in red what did not arrive."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from broadcast.files import write_text
from broadcast.pipeline.handover.ledger import last_words

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.pipeline.handover.ledger import Entry, Ledger

NAME = "8-handed-over.html"

SHOWN = 300
"""Lines of the ledger on the page, the last ones; the ledger itself has them all."""

_STATES = {"begun": "coupée, à vérifier", "done": "remis", "failed": "ÉCHEC"}
_STYLE = (
    "body{font:16px sans-serif;margin:2em}td,th{padding:.3em .8em;text-align:left;"
    "border-bottom:1px solid #ccc}.failed,.begun{color:#b00020;font-weight:bold}"
)


def write_page(ledger: Ledger, station: Station) -> Path:
    """Write the page beside the ledger; the last word on each bulletin and target comes first."""
    entries = ledger.entries()
    last = last_words(entries)
    standing = "".join(_row(last[key], station) for key in sorted(last))
    rows = "".join(_row(one, station) for one in entries[: -SHOWN - 1 : -1])
    head = "".join(f"<th>{name}" for name in ("Bulletin", "Vers", "", "À", "Par", "Empreinte", ""))
    path = ledger.path.with_name(NAME)
    write_text(
        path,
        f"<!doctype html><html lang=fr><meta charset=utf-8><title>Remises, {path.parent.name}"
        f"</title><style>{_STYLE}</style><h1>{escape(station.name)}, remises à l'antenne du "
        f"{path.parent.name}</h1><table><tr>{head}{standing}</table>"
        f"<h2>Le registre, du dernier au premier</h2><table><tr>{head}{rows}</table></html>\n",
    )
    return path


def told(entry: Entry) -> str:
    """What became of a hand-over, in a word or two."""
    return "repris" if entry.rollback and entry.state == "done" else _STATES[entry.state]


def _row(entry: Entry, station: Station) -> str:
    why = entry.error or (f"Rectificatif : {entry.correction}" if entry.correction else "")
    cells = (
        entry.bulletin,
        entry.target,
        told(entry),
        f"{entry.at.astimezone(station.timezone):%H:%M:%S}",
        entry.by,
        entry.sha256[:12],
        why,
    )
    row = "".join(f"<td>{escape(cell)}" for cell in cells)
    return f'<tr class="{entry.state}">{row}\n'
