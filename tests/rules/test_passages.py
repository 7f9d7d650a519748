"""What counts as speaking time in a bulletin, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rules.polls import HAMON, MALVY, VALLS, VOTER, poll

from broadcast.model.air import Piece, Placement, Timeline
from broadcast.model.election import ElectionKind
from broadcast.rules.passages import passages_of
from broadcast.script.document import parse_script

PRIMARY = replace(
    poll(ElectionKind.PRIMAIRE, date(2017, 1, 22), date(2017, 1, 29)),
    candidates=(replace(HAMON, role="le député des Yvelines"), VALLS),
)
SCRIPT = parse_script(
    '---\nbulletin: b\ntitle: t\nairtime: 2017-01-30T07:00:00+01:00\nduration: "2:00"\n'
    'format: flash\ndepartment: "12"\nelection: e\nvoice: v\nbed: ""\n---\n\n'
    "## Réactions\n\nOn écoute Martin Malvy.\n\n[son: malvy] « Le score est sans appel, et chacun "
    "doit en prendre acte. »\n\nUne électrice a voté ici.\n\n[son: voter] « C'est bien ainsi, je "
    "crois. »\n",
    Path("2-script.md"),
)


def heard(*pieces: Piece) -> Timeline:
    """Pieces one after the other, a second apart, from the tenth second on."""
    start_ms, placements = 10_000, []
    for piece in pieces:
        placements.append(Placement(piece=piece, start_ms=start_ms))
        start_ms += piece.duration_ms + 1_000
    return Timeline(
        placements=tuple(placements),
        beds=(),
        length_ms=120_000,
        pause_ms=500,
        tail_ms=0,
        cut=(),
    )


def piece(kind: str, paragraph: int, text: str, length_ms: int = 4_001) -> Piece:
    return Piece(
        kind=kind,  # type: ignore[arg-type]
        story="reactions",
        paragraph=paragraph,
        duration_ms=length_ms,
        text=text,
        path=Path("malvy.wav") if kind in ("clip", "take") else None,
    )


@pytest.mark.parametrize(
    ("one", "counted"),
    [
        pytest.param(
            piece("clip", 1, MALVY.words), [("parole", "Martin Malvy", "Manuel Valls", 4_001)],
            id="a supporter who is heard",
        ),
        pytest.param(
            piece("sentence", 1, "Martin Malvy : « Le score est sans appel. »"),
            [("antenne", "Martin Malvy", "Manuel Valls", 4_001)],
            id="a supporter whose words are read",
        ),
        pytest.param(piece("clip", 3, VOTER.words), [], id="a voter counts for nobody"),
        pytest.param(
            piece("sentence", 2, "Benoît Hamon l'emporte."),
            [("antenne", "", "Benoît Hamon", 4_001)],
            id="a sentence on a candidate",
        ),
        pytest.param(
            piece("sentence", 2, "Place au député : le député des Yvelines."),
            [("antenne", "", "Benoît Hamon", 4_001)],
            id="a candidate by what they are",
        ),
        pytest.param(
            piece("sentence", 2, "Hamon devance Valls."),
            [("antenne", "", "Benoît Hamon", 2_000), ("antenne", "", "Manuel Valls", 2_001)],
            id="a sentence on two, shared to the millisecond",
        ),
        pytest.param(piece("sentence", 2, "Hamonville a voté."), [], id="another name"),
        pytest.param(piece("jingle", 0, "Benoît Hamon"), [], id="music"),
    ],
)  # fmt: skip
def test_who_is_heard_counts_for_whom_they_support(
    one: Piece, counted: list[tuple[str, str, str, int]]
) -> None:
    """From when on, and for how long, in the mix."""
    quotes = (MALVY, replace(VOTER, words="C'est bien ainsi, je crois."))

    found = passages_of(SCRIPT, replace(PRIMARY, quotes=quotes), heard(one))

    assert [(p.kind, p.person, p.candidate, p.length_ms) for p in found] == counted
    assert all(p.start_ms == 10_000 and not p.estimated for p in found)


def test_a_take_is_shared_by_its_letters() -> None:
    """A person reads the whole story: each of its sentences has its part, told to be estimated."""
    take = piece("take", 0, "On écoute Martin Malvy.", 12_000)

    (quoted,) = passages_of(SCRIPT, replace(PRIMARY, quotes=(MALVY,)), heard(take))

    before, own = len("On écoute Martin Malvy."), len(f"« {MALVY.words} »")
    after = len("Une électrice a voté ici.") + len("« C'est bien ainsi, je crois. »")
    whole = before + own + after
    assert (quoted.kind, quoted.person, quoted.estimated) == ("antenne", "Martin Malvy", True)
    assert quoted.start_ms == 10_000 + 12_000 * before // whole
    assert quoted.length_ms == pytest.approx(12_000 * own / whole, abs=1)
