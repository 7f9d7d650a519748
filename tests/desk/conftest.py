"""What the tests of the desk stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.desk.newsroom import Newsroom, open_newsroom
from broadcast.desk.saving import write_from_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.workspace import Workspace


@pytest.fixture
def newsroom(workspace: Workspace) -> Iterator[Newsroom]:
    """A desk with one script, written from the data."""
    opened = open_newsroom(workspace)
    write_from_data(opened, "2017-01-30-aveyron-0700-journal", afresh=False, by="N. B.")
    yield opened
    opened.database.close()
