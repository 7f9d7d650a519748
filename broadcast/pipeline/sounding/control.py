"""Any sound file judged for air: on its bulletin's plan where it has one, else on a profile."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadcast.errors import ModelError, SourceError, Where
from broadcast.files import read_text, replacing
from broadcast.mix.profiles import PROFILES
from broadcast.pipeline.sounding.delivery import LOSSY_LENGTH
from broadcast.quality.checks import checks_of
from broadcast.quality.measuring import measured
from broadcast.quality.picture import draw_page
from broadcast.quality.plan import Plan, plan_from
from broadcast.records import nearest_hint

if TYPE_CHECKING:
    from pathlib import Path

    from broadcast.quality.check import Check

SIDECAR = "6-air.json"
USUAL_PROFILE = "ebu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A file and its verdict."""

    path: Path
    checks: tuple[Check, ...]


def judge(path: Path, *, profile: str | None, pictures: Path | None) -> Judged:
    """Hear a file and judge it; its page goes into `pictures` where a folder is named.

    Raises a `BroadcastError` for what is no sound, or a profile that does not exist.
    """
    plan = replace(_plan(path, profile), exact=path.suffix.lstrip(".") not in LOSSY_LENGTH)
    heard = measured(path, plan.edits_ms, drawn=pictures is not None)
    checks = checks_of(heard, plan)
    if pictures:
        with replacing(pictures / f"{path.stem}.qc.png") as partial:
            draw_page(heard, plan, checks, path.name, partial)
    return Judged(path=path, checks=checks)


def _plan(path: Path, profile: str | None) -> Plan:
    if profile is not None and profile not in PROFILES:
        raise ModelError(f"profil inconnu « {profile} »", hint=nearest_hint(profile, PROFILES))
    sidecar = path.parent / SIDECAR
    if profile is None and sidecar.is_file():
        told = _sidecar(sidecar)
        names = told.get("files")
        listed = names.values() if isinstance(names, dict) else ()
        if any(str(name).endswith(f"/{path.name}") for name in listed):
            try:
                return plan_from(told)
            except (KeyError, TypeError, ValueError) as error:
                raise SourceError(
                    f"ce conducteur est incomplet : {error}",
                    where=Where(sidecar),
                    hint="refaites le bulletin, ou nommez un --profile",
                ) from error
    target_lufs, ceiling_dbtp = PROFILES[profile or USUAL_PROFILE]
    return Plan(target_lufs=target_lufs, ceiling_dbtp=ceiling_dbtp)


def _sidecar(path: Path) -> dict[str, object]:
    try:
        told = json.loads(read_text(path))
    except ValueError as error:
        raise SourceError(
            "ce conducteur ne se lit pas", where=Where(path), hint="refaites le bulletin"
        ) from error
    return told if isinstance(told, dict) else {}
