"""When the alarm rings: for a failure that is new, and once an hour while it lasts.

A clock that runs `broadcast publish` every quarter of an hour would otherwise ring for the same
thing all morning, and nobody hears such an alarm any more. `output/<date>/8-alarms.json` keeps when
it last rang for what.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from broadcast.files import read_text, write_text
from broadcast.publish.alarm import ring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from broadcast.pipeline.handover.dispatch import Outcome
    from broadcast.publish.delivery import Alarm

NAME = "8-alarms.json"
AGAIN = timedelta(hours=1)


def failures_in(outcomes: Sequence[Outcome]) -> dict[str, str]:
    """What failed, by bulletin and target, and why."""
    failed = [one for one in outcomes if one.state == "failed"]
    return {f"{one.bulletin} {one.target}".rstrip(): one.error for one in failed}


def alarmed(
    alarm: Alarm, day: Path, failures: dict[str, str], *, station: str, now: datetime
) -> bool:
    """Ring where one of a day's failures is new, or rang long ago; whether it rang.

    ``day``: the folder of the day, in output/. Raises `PublishError` where the alarm itself does
    not get through: then the next run rings again.
    """
    rung = _rung(day / NAME)
    if all(what in rung and now - rung[what] < AGAIN for what in failures):
        return False
    ring(alarm, station=station, failures=[f"{what} : {why}" for what, why in failures.items()])
    rung |= dict.fromkeys(failures, now)
    told = {what: at.isoformat() for what, at in rung.items()}
    write_text(day / NAME, json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    return True


def _rung(path: Path) -> dict[str, datetime]:
    """When it last rang for what; nothing where that cannot be read, so that it rings once more."""
    if not path.exists():
        return {}
    try:
        told = json.loads(read_text(path))
        return {what: datetime.fromisoformat(at) for what, at in told.items()}
    except (ValueError, AttributeError, TypeError):
        return {}
