"""Targets that do not answer: waited for, once in a run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import UnreachableError
from broadcast.pipeline.handover.dispatch import Dispatch
from broadcast.pipeline.handover.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path


def test_a_dead_server_is_waited_for_once(tmp_path: Path) -> None:
    """A morning of a hundred bulletins must not wait twenty seconds for each of them."""
    waits: list[float] = []
    tries: list[str] = []
    dispatch = Dispatch(
        ledger=Ledger(tmp_path),
        locks=tmp_path,
        by="A. B.",
        clock=lambda: datetime(2017, 1, 30, 5, tzinfo=UTC),
        sleep=waits.append,
    )

    def dead() -> None:
        tries.append("sftp")
        raise UnreachableError("connexion impossible")

    for _ in range(3):
        with pytest.raises(UnreachableError):
            dispatch.patiently("sftp", dead)

    assert sum(waits) == 20.0
    assert len(tries) == 4 + 1 + 1
    assert dispatch.patiently("dossier", lambda: "remis") == "remis"
