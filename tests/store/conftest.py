"""Each kind of store, for the tests that hold for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from store.servers import SECRETS, folder_store, s3_store, sftp_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from store.servers import Running

KINDS = {"folder": folder_store, "sftp": sftp_store, "s3": s3_store}


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(params=["folder", "sftp", pytest.param("s3", marks=pytest.mark.contract)])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    with KINDS[request.param](tmp_path / "magasin") as made:
        yield made
