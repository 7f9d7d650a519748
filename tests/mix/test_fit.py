"""A bulletin lasts exactly its slot, or says by how much it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mix.pieces import RULES, bed, jingle, sentence

from broadcast.errors import MixError
from broadcast.mix.fit import fit, rate_for
from broadcast.model.air import SPEECH, Piece, Timeline


def heard(timeline: Timeline) -> list[str]:
    return [p.piece.text for p in timeline.placements if p.piece.kind in SPEECH]


@given(
    lengths=st.lists(st.integers(300, 12_000), min_size=1, max_size=20),
    spare_ms=st.integers(1_500, 15_000),
)
def test_the_slot_is_filled_in_order_without_overlap(lengths: list[int], spare_ms: int) -> None:
    """Whatever the sentences, they come in order, apart, and inside the slot."""
    pieces = [sentence(index, length) for index, length in enumerate(lengths)]
    budget_ms = sum(lengths) + 800 * len(lengths) + spare_ms

    timeline = fit([*pieces, bed(starts=True)], budget_ms, RULES)

    assert timeline.length_ms == budget_ms
    assert heard(timeline) == [piece.text for piece in pieces]
    for before, after in zip(timeline.placements, timeline.placements[1:], strict=False):
        assert before.end_ms + RULES.pause_min_ms <= after.start_ms
    assert timeline.placements[-1].end_ms + RULES.tail_min_ms <= budget_ms


def test_double_marks_go_first_and_the_last_ones_first() -> None:
    """`??` before `?`, from the bottom up."""
    pieces = [
        sentence(0, 10_000),
        sentence(1, 5_000, rank=1),
        sentence(2, 5_000, rank=2),
        sentence(3, 5_000, rank=2),
        sentence(4, 5_000, rank=1),
    ]

    def kept(budget_ms: int) -> list[str]:
        return heard(fit([*pieces, bed(starts=True)], budget_ms, RULES))

    assert kept(36_000) == [f"sujet {n}" for n in (0, 1, 2, 3, 4)]
    assert kept(30_000) == [f"sujet {n}" for n in (0, 1, 2, 4)]
    assert kept(25_000) == [f"sujet {n}" for n in (0, 1, 4)]
    assert kept(20_000) == [f"sujet {n}" for n in (0, 1)]


def test_what_fits_after_a_cut_comes_back() -> None:
    """A short paragraph is not lost because a long one had to go."""
    pieces = [
        sentence(0, 10_000),
        sentence(1, 9_000, rank=2),
        sentence(2, 1_000, rank=2, story="brève"),
        bed(starts=True),
    ]

    timeline = fit(pieces, 14_000, RULES)

    assert heard(timeline) == ["sujet 0", "brève 2"]
    assert timeline.cut == ("sujet 1",)


@pytest.mark.parametrize(
    ("pieces", "kept"),
    [
        pytest.param(
            [sentence(1, 3_000, rank=1), sentence(2, 4_000, rank=1, quote=True)],
            [],
            id="both optional",
        ),
        pytest.param(
            [
                sentence(1, 3_000, rank=1),
                replace(sentence(2, 300), kind="pause"),
                sentence(3, 4_000, rank=1, quote=True),
            ],
            [],
            id="a pause between them",
        ),
        pytest.param(
            [sentence(1, 3_000, rank=1), sentence(2, 4_000, quote=True)],
            None,
            id="the quote must stay",
        ),
        pytest.param(
            [sentence(1, 3_000), sentence(2, 4_000, rank=1, quote=True)],
            None,
            id="its name must stay",
        ),
    ],
)
def test_a_quote_and_its_introduction_stand_or_fall_together(
    pieces: list[Piece], kept: list[str] | None
) -> None:
    """No quote is heard without who speaks, and nobody is announced who is not heard."""
    whole = [sentence(0, 9_000), *pieces, bed(starts=True)]
    if kept is None:
        with pytest.raises(MixError, match="de trop"):
            fit(whole, 15_000, RULES)
        return

    assert heard(fit(whole, 15_000, RULES)) == ["sujet 0", *kept]


def test_within_a_story_the_end_goes_first() -> None:
    """A sentence with "il" does not come back where the paragraph that names him went."""
    named = sentence(1, 9_000, rank=1, story="réaction")
    pronoun = sentence(2, 1_000, rank=1, story="réaction")

    timeline = fit([sentence(0, 9_000), named, pronoun, bed(starts=True)], 14_000, RULES)

    assert heard(timeline) == ["sujet 0"]


def test_a_story_without_words_keeps_its_jingle() -> None:
    """A theme that stands alone under its own title is heard."""
    pieces = [
        jingle("indicatif", 4_000, story="générique"),
        sentence(0, 9_000, story="ouverture"),
        bed(starts=True),
    ]

    assert [p.piece.kind for p in fit(pieces, 18_000, RULES).placements] == ["jingle", "sentence"]


def test_a_story_whose_words_are_cut_loses_its_jingle() -> None:
    """No sting announces nothing."""
    pieces = [
        sentence(0, 9_000, story="un"),
        jingle("virgule", 2_000, story="deux"),
        sentence(1, 6_000, rank=2, story="deux"),
        bed(starts=True),
    ]

    timeline = fit(pieces, 12_000, RULES)

    assert [p.piece.kind for p in timeline.placements] == ["sentence"]


@pytest.mark.parametrize(
    ("budget_ms", "rate"),
    [
        pytest.param(34_500, 1.0, id="it fits"),
        pytest.param(33_000, 1.03, id="a little too long"),
        pytest.param(20_000, 1.06, id="far too long"),
        pytest.param(52_700, 0.99, id="a little too short"),
    ],
)
def test_the_voices_are_asked_for_what_is_missing(budget_ms: int, rate: float) -> None:
    """In hundredths, within limits; nothing is asked where all fits."""
    pieces = [sentence(0, 20_000), sentence(1, 12_000), bed(starts=True)]

    assert rate_for(pieces, budget_ms, RULES) == rate


def test_recordings_are_never_stretched() -> None:
    """A take, a clip and a jingle keep their length where the voices around them hurry."""
    pieces = [
        sentence(0, 10_000),
        replace(sentence(1, 10_000), kind="take"),
        replace(sentence(2, 10_000), kind="clip"),
        jingle("virgule", 2_000),
    ]

    timeline = fit(pieces, 32_300, RULES)

    assert timeline.speed > 1
    assert [p.piece.duration_ms for p in timeline.placements][1:] == [10_000, 10_000, 2_000]


def test_too_long_a_text_is_an_error_in_seconds() -> None:
    """The overrun, and the paragraphs that would pay for it."""
    pieces = [sentence(0, 20_000), sentence(1, 12_000), bed(starts=True)]

    with pytest.raises(MixError) as caught:
        fit(pieces, 30_000, RULES)

    assert "0'30 : 1,9 s de trop" in str(caught.value)
    assert "ligne 10" in str(caught.value)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        pytest.param([], "trop court de 18,6 s", id="silence at the end"),
        pytest.param([bed(starts=True)], None, id="music at the end"),
    ],
)
def test_too_short_a_text_is_an_error_unless_music_ends_it(
    last: list[Piece], told: str | None
) -> None:
    """Twenty seconds of silence are never aired; twenty of music may be."""
    pieces = [sentence(0, 10_000), *last]
    if told is None:
        assert fit(pieces, 30_000, RULES).tail_ms == 20_000
        return
    with pytest.raises(MixError, match=told):
        fit(pieces, 30_000, RULES)


def test_the_presenter_speaks_over_the_end_of_the_theme() -> None:
    """The theme of 8 s is talked over from 4 s on."""
    pieces = [jingle("indicatif", 8_000), bed(starts=True), sentence(1, 10_000)]

    timeline = fit(pieces, 20_000, RULES)

    assert [p.start_ms for p in timeline.placements] == [0, 4_000]
    assert timeline.beds == ((4_000, 20_000),)


def test_a_bulletin_that_says_nothing_is_refused() -> None:
    """Music alone is no bulletin."""
    with pytest.raises(MixError, match="ne dit rien"):
        fit([jingle("indicatif", 8_000)], 10_000, RULES)


@given(lengths=st.lists(st.integers(300, 9_000), min_size=2, max_size=8))
def test_stories_start_on_whole_frames_of_an_mp3(lengths: list[int]) -> None:
    """And on a hundredth of a second: what follows an edited story moves by as much of both."""
    pieces = [sentence(at, length, story=f"s{at}") for at, length in enumerate(lengths)]

    timeline = fit([*pieces, bed(starts=True)], sum(lengths) + 1_000 * len(lengths) + 2_000, RULES)

    assert {one.start_ms % 24 + one.start_ms % 10 for one in timeline.placements} == {0}
