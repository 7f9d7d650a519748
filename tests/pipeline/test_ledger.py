"""The ledger of hand-overs: what a target was given, in order, whatever was cut short."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from broadcast.errors import PublishError
from broadcast.pipeline.handover.ledger import Entry, Ledger, State, taken_back, unsettled, versions

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2017, 1, 30, 5, 30, tzinfo=UTC)


def entry(
    sha256: str, state: State = "done", *, target: str = "antenne", rollback: bool = False
) -> Entry:
    return Entry(
        at=AT, by="A. B.", bulletin="lot", target=target, state=state, sha256=sha256,
        rollback=rollback,
    )  # fmt: skip


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    """Line by line, in order."""
    ledger, told = Ledger(tmp_path / "2017-01-30"), [entry("a", "begun"), entry("a")]
    for one in told:
        ledger.add(one)

    assert list(ledger.entries()) == told


def test_a_line_that_a_power_cut_tore_is_no_line(tmp_path: Path) -> None:
    """What comes after stands on a line of its own."""
    ledger = Ledger(tmp_path)
    ledger.add(entry("a"))
    ledger.path.write_bytes(ledger.path.read_bytes()[:-30])

    ledger.add(entry("b"))

    assert ledger.entries() == (entry("b"),)


def test_what_another_program_adds_is_seen(tmp_path: Path) -> None:
    """Each has the ledger open, and reads only what is new."""
    ours, theirs = Ledger(tmp_path), Ledger(tmp_path)
    ours.add(entry("a"))
    seen = theirs.entries()
    ours.add(entry("b"))

    assert seen == (entry("a"),)
    assert theirs.entries() == ours.entries() == (entry("a"), entry("b"))


def test_a_line_that_someone_changed_is_told(tmp_path: Path) -> None:
    """With its number: what is on air is not guessed."""
    ledger = Ledger(tmp_path)
    ledger.add(entry("a"))
    ledger.path.write_text(ledger.path.read_text().replace('"state"', '"stat"'))

    with pytest.raises(PublishError, match="changée") as caught:
        ledger.entries()
    assert "ligne 1" in str(caught.value)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([], (), id="never"),
        pytest.param([entry("a")], ("a",), id="once"),
        pytest.param([entry("a"), entry("a")], ("a",), id="the same twice"),
        pytest.param([entry("a"), entry("b", "failed")], ("a",), id="one that failed"),
        pytest.param([entry("a"), entry("b", target="web")], ("a",), id="another target"),
        pytest.param([entry("a"), entry("b")], ("a", "b"), id="corrected"),
        pytest.param([entry("a"), entry("b"), entry("a", rollback=True)], ("a",), id="rolled back"),
        pytest.param(
            [entry("a"), entry("b"), entry("a", rollback=True), entry("b")],
            ("a", "b"),
            id="sent again",
        ),
        pytest.param([entry("a"), entry("b"), entry("a")], ("a", "b", "a"), id="back by hand"),
    ],
)
def test_the_versions_that_a_target_was_given(
    entries: list[Entry], expected: tuple[str, ...]
) -> None:
    """Oldest first; a rollback takes the last one off."""
    assert versions(entries, "lot", "antenne") == expected


@pytest.mark.parametrize(
    ("entries", "back"),
    [
        pytest.param([entry("a"), entry("b")], False, id="on air"),
        pytest.param([entry("a"), entry("b"), entry("a", rollback=True)], True, id="taken back"),
        pytest.param(
            [entry("a"), entry("b"), entry("a", rollback=True), entry("b")], False, id="sent again"
        ),
        pytest.param(
            [entry("b"), entry("a"), entry("c"), entry("a", rollback=True)],
            False,
            id="replaced long before",
        ),
        pytest.param(
            [
                entry("a"),
                entry("c"),
                entry("b"),
                entry("c", rollback=True),
                entry("a", rollback=True),
            ],
            True,
            id="the first of two",
        ),
    ],
)
def test_a_version_that_was_taken_back_is_known(entries: list[Entry], *, back: bool) -> None:
    """Until someone hands it over again."""
    assert (taken_back(entries, "lot", "antenne", "b") is not None) is back


@pytest.mark.parametrize(
    ("entries", "cut"),
    [
        pytest.param([entry("a", "begun")], True, id="begun"),
        pytest.param([entry("a", "begun"), entry("a")], False, id="done"),
        pytest.param([entry("a", "begun"), entry("a", "failed")], False, id="failed"),
        pytest.param([entry("a", "begun"), entry("a", target="web")], True, id="another's"),
    ],
)
def test_a_hand_over_that_was_cut_short_is_known(entries: list[Entry], *, cut: bool) -> None:
    """Nobody can say whether it arrived."""
    assert (unsettled(entries, "lot", "antenne") is not None) is cut
