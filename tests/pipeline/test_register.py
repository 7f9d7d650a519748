"""The register by which all the shows of a cluster have each sentence spoken once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from broadcast.model.speech import Spoken
from broadcast.pipeline.cluster.ground import Ground
from broadcast.pipeline.cluster.register import AT_MOST, Group, Register, size
from broadcast.pipeline.cluster.telling import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from distributed import Scheduler

ANYONE = cast("Scheduler", None)
"""The register asks nothing of the scheduler that it is told by."""

HERE = Ground(root=Path("station"))


def said(keys: Iterable[str]) -> list[Sentence]:
    """One sentence for each key."""
    return [
        Sentence(key=key, voice="claire", hurried_by=1.0, said=Spoken(words=key)) for key in keys
    ]


def held(groups: tuple[Group, ...]) -> list[str]:
    """The letters of each group."""
    return ["".join(one.key for one in group.sentences) for group in groups]


def test_what_two_shows_want_is_in_one_group() -> None:
    """The second one waits for the first one's group, and makes its own of the rest."""
    register = Register()
    first = register.claim("matin", HERE, said("abc"), at_most=8)

    second = register.claim("soir", HERE, said("bcde"), at_most=8)

    assert held(first) == ["abc"]
    assert held(second) == ["abc", "de"]
    assert second[0] == first[0]


def test_machines_with_nothing_in_common_share_no_sentence() -> None:
    """What one says, the other would not find."""
    register = Register()
    register.claim("matin", HERE, said("ab"), at_most=8)

    elsewhere = register.claim("soir", Ground(root=Path("autre")), said("ab"), at_most=8)

    assert [one.ground.root for one in elsewhere] == [Path("autre")]


@pytest.mark.parametrize("finish", ["memory", "erred", "forgotten"])
def test_a_group_that_has_ended_lets_its_sentences_go(finish: str) -> None:
    """Spoken, failed or given up: whoever asks next finds it kept, or says it."""
    register = Register()
    (group,) = register.claim("matin", HERE, said("ab"), at_most=8)

    register.transition(group.key, "processing", finish)

    assert held(register.claim("soir", HERE, said("bc"), at_most=8)) == ["bc"]


@pytest.mark.parametrize("finish", ["waiting", "processing", "no-worker"])
def test_a_group_on_its_way_keeps_them(finish: str) -> None:
    """A worker that died has its group done again elsewhere: it is still one group."""
    register = Register()
    (group,) = register.claim("matin", HERE, said("ab"), at_most=8)

    register.transition(group.key, "processing", finish)

    assert register.claim("soir", HERE, said("b"), at_most=8) == (group,)


def test_a_show_that_stops_lets_go_of_what_no_other_wants() -> None:
    """Even where it had not yet handed its groups over."""
    register = Register()
    register.claim("matin", HERE, said("abcd"), at_most=2)
    (shared,) = register.claim("soir", HERE, said("a"), at_most=2)

    register.remove_client(ANYONE, "matin")

    assert held(register.claim("nuit", HERE, said("acd"), at_most=8)) == ["ab", "cd"]
    register.remove_client(ANYONE, "soir")
    register.remove_client(ANYONE, "nuit")
    assert held(register.claim("jour", HERE, said("a"), at_most=8)) == ["a"]
    assert held((shared,)) == ["ab"]


@pytest.mark.parametrize(
    ("departments", "machines", "expected"),
    [
        pytest.param(101, 2, AT_MOST, id="a whole country: as many as a task may"),
        pytest.param(2, 4, 8, id="a small show: every machine has work"),
        pytest.param(1, 4, 4, id="the end of a show"),
        pytest.param(1, 0, 16, id="no machine has come yet"),
        pytest.param(1, 500, 1, id="more machines than sentences"),
    ],
)
def test_groups_shrink_so_that_no_machine_is_idle(
    departments: int, machines: int, expected: int
) -> None:
    """Four for each machine, of all that is left to say; here 64 sentences a department."""
    assert size(64, departments, machines) == expected


def test_a_show_may_ask_for_any_number_of_sentences() -> None:
    """They are spread over as many groups as it takes, in their order."""
    groups = Register().claim("matin", HERE, said("abcde"), at_most=2)

    assert held(groups) == ["ab", "cd", "e"]
