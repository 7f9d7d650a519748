"""A script that a person has changed, beside what was asked: it has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import ScriptError, Where
from broadcast.units import length_text

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.config import Station
    from broadcast.model.script import Script
    from broadcast.pipeline.writing.request import Order


def cast_notices(station: Station, order: Order, script: Script | None) -> list[str]:
    """What to know of the voice that will read: not the station's, or no voice at all."""
    header = script.header if script else order.header
    voice = station.voices.get(header.voice)
    notices = []
    usual = order.slot.voice or station.voice
    if header.voice != usual and "voice" not in order.fixed:
        whose = "de ce rendez-vous" if order.slot.voice else "de la station"
        notices.append(
            f"ce script est lu par « {header.voice} », pas par la voix {whose}, « {usual} »"
        )
    if voice and voice.engine == "tone":
        notices.append(f"voix « {voice.name} » : aucun mot n'est dit, ce n'est pas pour l'antenne")
    return notices


def refuse_contradiction(order: Order, script: Script, path: Path) -> None:
    """An edited script has the last word; what was asked beside it must agree."""
    asked, stands = order.header, script.header
    same = {
        "bulletin": (asked.bulletin, stands.bulletin),
        "department": (asked.department, stands.department),
        "election": (asked.election, stands.election),
    }
    for name, (wanted, says) in same.items():
        if wanted != says:
            raise ScriptError(
                f"ce script dit {name}: {says}, mais il est rangé comme {wanted}",
                where=Where(path),
                hint="remettez cette ligne de l'en-tête comme elle était",
            )
    pairs = {
        "duration": (length_text(asked.budget_ms), length_text(stands.budget_ms)),
        "voice": (asked.voice, stands.voice),
    }
    for name, (wanted, says) in pairs.items():
        if name in order.fixed and wanted != says:
            raise ScriptError(
                f"ce script corrigé à la main dit {name}: {says}, et non {wanted}",
                where=Where(path),
                hint="changez-le dans son en-tête, ou repartez des données avec --afresh",
            )


def free_name(path: Path) -> Path:
    """A name for an edited script that is set aside: 2-script.corrigé-1.md."""
    number = 1
    while (free := path.with_name(f"{path.stem}.corrigé-{number}{path.suffix}")).exists():
        number += 1
    return free
