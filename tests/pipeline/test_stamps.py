"""What each artefact was made from: a change is seen, a damaged stamp means "made again"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.pipeline.stamps import NAME, Stamps, files_print, fingerprint

if TYPE_CHECKING:
    from pathlib import Path


def test_a_stamp_is_found_again(tmp_path: Path) -> None:
    """Several are kept in one file, and a later one leaves the others alone."""
    Stamps(tmp_path).keep(script="abc")
    Stamps(tmp_path).keep(render="def")

    assert (Stamps(tmp_path).get("script"), Stamps(tmp_path).get("render")) == ("abc", "def")


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", '"text"', "\x00"])
def test_a_damaged_stamp_is_no_stamp(tmp_path: Path, damage: str) -> None:
    """The worst is to do the work again."""
    (tmp_path / NAME).write_text(damage, encoding="utf-8")

    assert not Stamps(tmp_path).get("script")


def test_texts_do_not_run_into_each_other() -> None:
    """Where one text ends and the next begins counts."""
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
    assert fingerprint(["a"]) != fingerprint(["a", ""])


def test_a_file_renamed_or_changed_changes_the_print(tmp_path: Path) -> None:
    """Names and contents count; hidden files and the order on disk do not."""
    (tmp_path / "b.csv").write_text("2", encoding="utf-8")
    (tmp_path / "a.csv").write_text("1", encoding="utf-8")
    before = files_print([tmp_path])

    (tmp_path / ".DS_Store").write_text("x", encoding="utf-8")
    assert files_print([tmp_path]) == before
    (tmp_path / "a.csv").write_text("3", encoding="utf-8")
    changed = files_print([tmp_path])
    (tmp_path / "a.csv").rename(tmp_path / "c.csv")

    assert len({before, changed, files_print([tmp_path])}) == 3
