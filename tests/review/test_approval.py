"""An approval covers exactly what was read, and says what no longer is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import ModelError
from broadcast.review.approval import (
    Approval,
    Covered,
    Lapse,
    approval_record,
    fingerprint,
    parse_approval,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

MIDNIGHT = datetime(2017, 1, 30, 0, 0, tzinfo=UTC)


def words(text: str, line: int) -> Covered:
    """A paragraph."""
    return Covered(kind="words", key="", value=text, line=line)


TITLE = Covered(kind="header", key="duration", value="3:00", line=5)
LEAD = words("Benoît Hamon est devant, avec 54,7 % des voix.", 12)
TURNOUT = words("Un peu plus de 10 000 votants.", 14)
SHARE = Covered(kind="figure", key="part (Benoît Hamon, Aveyron)", value="54,7 %", line=12)
CLIP = Covered(kind="clip", key="citation malvy", value="Martin Malvy (1f2e)", line=16)
VOICE = Covered(kind="voice", key="voix claire", value="kokoro", line=12)
TAKE = Covered(kind="take", key="prise du sujet titres", value="9a8b", line=10)
READ = (TITLE, LEAD, TURNOUT, SHARE, CLIP, VOICE)


def approved(covered: Sequence[Covered] = READ) -> Approval:
    """What a producer answered for at midnight."""
    return Approval(by="N. B.", at=MIDNIGHT, covered=tuple(covered))


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(READ, id="nothing changed"),
        pytest.param(tuple(replace(one, line=one.line + 7) for one in READ), id="lines moved"),
        pytest.param((VOICE, CLIP, TITLE, LEAD, TURNOUT, SHARE), id="found in another order"),
    ],
)
def test_an_approval_holds_for_what_was_read(now: tuple[Covered, ...]) -> None:
    """Where something stands, and when it was found, is no word on air."""
    assert approved().covers(now)
    assert approved().lapses(now) == ()


@pytest.mark.parametrize(
    ("now", "lapse"),
    [
        pytest.param(
            (TITLE, replace(LEAD, value="Manuel Valls est devant."), TURNOUT, SHARE, CLIP, VOICE),
            Lapse(line=12, kind="words", what="récrit : « Manuel Valls est devant. »"),
            id="words rewritten",
        ),
        pytest.param(
            (TITLE, LEAD, words("Il pleut.", 13), TURNOUT, SHARE, CLIP, VOICE),
            Lapse(line=13, kind="words", what="ajouté : « Il pleut. »"),
            id="words added",
        ),
        pytest.param(
            (TITLE, LEAD, SHARE, CLIP, VOICE),
            Lapse(line=12, kind="words", what="retiré : « Un peu plus de 10 000 votants. »"),
            id="words removed",
        ),
        pytest.param(
            (TITLE, TURNOUT, LEAD, SHARE, CLIP, VOICE),
            Lapse(line=14, kind="words", what="ajouté : « Un peu plus de 10 000 votants. »"),
            id="words moved",
        ),
        pytest.param(
            (TITLE, LEAD, TURNOUT, replace(SHARE, value="55,1 %", line=3), CLIP, VOICE),
            Lapse(line=12, kind="figure", what="part (Benoît Hamon, Aveyron) : 54,7 % → 55,1 %"),
            id="a figure changed, told on the line that says it",
        ),
        pytest.param(
            (TITLE, LEAD, TURNOUT, CLIP, VOICE),
            Lapse(line=12, kind="figure", what="part (Benoît Hamon, Aveyron) : n'est plus là"),
            id="a figure gone from the data",
        ),
        pytest.param(
            (TITLE, LEAD, TURNOUT, SHARE, replace(CLIP, value="Martin Malvy (77aa)"), VOICE),
            Lapse(
                line=16,
                kind="clip",
                what="citation malvy : Martin Malvy (1f2e) → Martin Malvy (77aa)",
            ),
            id="another recording",
        ),
        pytest.param(
            (TITLE, LEAD, TURNOUT, SHARE, CLIP, replace(VOICE, value="espeak")),
            Lapse(line=12, kind="voice", what="voix claire : kokoro → espeak"),
            id="another voice under the same name",
        ),
        pytest.param(
            (*READ, TAKE),
            Lapse(line=10, kind="take", what="prise du sujet titres : nouveau"),
            id="a take recorded since",
        ),
        pytest.param(
            (replace(TITLE, value="2:00"), LEAD, TURNOUT, SHARE, CLIP, VOICE),
            Lapse(line=5, kind="header", what="duration : 3:00 → 2:00"),
            id="another length",
        ),
    ],
)
def test_an_approval_lapses_and_says_on_which_line(now: tuple[Covered, ...], lapse: Lapse) -> None:
    """What was not read does not go to air, and the producer sees what to read again."""
    assert not approved().covers(now)
    assert lapse in approved().lapses(now)


def test_figures_that_go_with_their_words_are_not_told_twice() -> None:
    """A rewritten paragraph is one thing to read again, not one for each of its figures."""
    rewritten = (TITLE, replace(LEAD, value="Benoît Hamon est devant."), TURNOUT, CLIP, VOICE)

    kinds = [lapse.kind for lapse in approved().lapses(rewritten)]

    assert kinds == ["words"]


KINDS = st.sampled_from(["header", "words", "figure", "clip", "voice", "take"])
SHORT = st.sampled_from(["a", "b", "c"])


@st.composite
def coverings(draw: st.DrawFn) -> tuple[Covered, ...]:
    """Anything that may be covered; all but words have a name of their own."""
    found: dict[object, Covered] = {}
    for line, (kind, key, value) in enumerate(
        draw(st.lists(st.tuples(KINDS, SHORT, SHORT), min_size=1, max_size=8)), 1
    ):
        name = line if kind == "words" else (kind, key)
        found[name] = Covered(
            kind=kind,  # type: ignore[arg-type]  # one of the kinds
            key="" if kind == "words" else key,
            value=value,
            line=line,
        )
    return tuple(found.values())


@given(coverings(), coverings())
def test_what_does_not_hold_always_says_why(
    then: tuple[Covered, ...], now: tuple[Covered, ...]
) -> None:
    """There is no lapse without a reason, and no reason without a lapse."""
    approval = approved(then)

    assert approval.covers(now) == (not approval.lapses(now))
    assert approval.covers(now) == (fingerprint(then) == fingerprint(now))


def test_an_approval_is_kept_and_read_back_the_same() -> None:
    """What 3-approval.json holds is the approval, to the letter."""
    given_ = Approval(by="N. B.", at=MIDNIGHT, covered=READ, note="relu deux fois", version=4)

    assert parse_approval(json.loads(json.dumps(approval_record(given_)))) == given_


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"fingerprint": "0" * 64}, id="another fingerprint"),
        pytest.param({"covered": []}, id="nothing covered"),
        pytest.param({"by": " "}, id="nobody"),
        pytest.param({"at": "hier"}, id="no moment"),
        pytest.param({"covered": [{"kind": "mood", "key": "", "value": "", "line": 1}]}, id="kind"),
    ],
)
def test_an_approval_changed_by_hand_is_none(change: dict[str, object]) -> None:
    """A record that does not add up grants nothing."""
    record = approval_record(approved()) | change

    with pytest.raises(ModelError):
        parse_approval(record)
