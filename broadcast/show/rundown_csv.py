"""The rundown as a table that a spreadsheet opens: a line a story."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from broadcast.show.rundown import count

if TYPE_CHECKING:
    from broadcast.show.rundown import Rundown

COLUMNS = (
    *("antenne", "departement", "bulletin", "sujet", "lecteur", "duree", "cumul", "rebours"),
    *("duree_ms", "fichier", "derniers_mots", "etat"),
)


def as_csv(rundown: Rundown) -> str:
    """The table, with semicolons: a French spreadsheet opens it at once.

    A bulletin that has no sound has one line, without a story.
    """
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for sheet in rundown.sheets:
        own = (sheet.department, sheet.bulletin)
        for one in sheet.entries:
            rows.writerow(
                [
                    f"{one.at:%H:%M:%S}",
                    *own,
                    one.title,
                    ", ".join(one.voices),
                    *(count(one.duration_ms), count(one.cumulated_ms), count(one.remaining_ms)),
                    one.duration_ms,
                    sheet.file,
                    one.outcue,
                    sheet.state,
                ]
            )
        if not sheet.entries:
            slot = (count(sheet.budget_ms), "", count(sheet.budget_ms), "", "", "", sheet.state)
            rows.writerow([f"{sheet.airtime:%H:%M:%S}", *own, "", "", *slot])
    return text.getvalue()
