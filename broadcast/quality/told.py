"""The verdict in French words, and as data."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from broadcast.errors import ExportError, Where

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.quality.check import Check

_ADVICE = {
    "rate_hz": "convertissez-le à 48 kHz",
    "channels": "il faut deux canaux",
    "missing_ms": "ce fichier est tronqué : recopiez-le",
    "off_length_ms": "ce fichier est tronqué, ou d'un autre créneau",
    "integrated_lufs": "remontez ou baissez le niveau",
    "true_peak_dbtp": "abaissez ceiling_dbtp dans station.toml, ou montez le débit du MP3",
    "longest_gap_ms": "vérifiez les sons et les pauses du script",
    "click_db": "vérifiez les points de coupe",
    "clipped": "ce son est saturé",
}


def number_told(check: Check) -> str:
    """A measure as an engineer writes it in French.

    >>> from broadcast.quality.check import Check
    >>> number_told(Check(key="", name="", value=-23.04, unit="LUFS", limit="", verdict="ok"))
    '−23,04 LUFS'
    """
    if check.value is None:
        return "–"
    if math.isinf(check.value):
        return "aucun son"
    digits = 0 if check.unit in ("ms", "Hz") or check.value == int(check.value) else 2
    digits = 5 if check.key == "dc" else digits
    number = f"{check.value:.{digits}f}".replace(".", ",").replace("-", "−")
    return f"{number} {check.unit}".strip()


def faults_of(checks: Sequence[Check]) -> list[Check]:
    """What stops a file from going to air."""
    return [check for check in checks if check.verdict == "fault"]


def warnings_told(checks: Sequence[Check]) -> list[str]:
    """What an engineer should listen to, one line each."""
    return [
        f"{check.name} : {number_told(check)} ({check.limit})"
        for check in checks
        if check.verdict == "warning"
    ]


def refuse(checks: Sequence[Check], path: Path) -> None:
    """Raise `ExportError` for a file that may not go to air, with the first reason and a remedy."""
    faults = faults_of(checks)
    if faults:
        told = ", ".join(
            f"{check.name.lower()} {number_told(check)} (permis : {check.limit})"
            for check in faults
        )
        raise ExportError(
            f"le contrôle refuse ce fichier : {told}",
            where=Where(path),
            hint=_ADVICE.get(faults[0].key, ""),
        )


def checks_json(checks: Sequence[Check]) -> dict[str, object]:
    """The verdict as data; a value that does not exist is null."""
    return {
        "passed": not faults_of(checks),
        "checks": {
            check.key: {
                "value": None if check.value is None or math.isinf(check.value) else check.value,
                "unit": check.unit,
                "limit": check.limit,
                "verdict": check.verdict,
            }
            for check in checks
        },
    }
