"""How many processors a voice may use here: those that this program was given, and no more."""

from __future__ import annotations

import os

WORTH_IT = 4
"""Beyond four threads the neural voice gains nothing on one sentence."""


def usable_processors() -> int:
    """Threads for one sentence: two were measured to beat two programs of one each.

    A container or a scheduler may give fewer processors than the machine has.
    """
    given = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(given or 1, WORTH_IT)
