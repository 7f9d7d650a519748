"""One department's morning, bulletin beside bulletin: the same facts, in other words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from newsroom import edit
from script.goldens import GOLDEN, JOURNALS, SLOTS, morning_text, quotes, sentences

from broadcast.errors import SourceError
from broadcast.pipeline.writing.paper import open_bulletin, script_of
from broadcast.pipeline.writing.request import Request

if TYPE_CHECKING:
    from broadcast.workspace import Workspace


WAYS = 5
"""How many ways the templates have of saying what every bulletin says."""


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_no_sentence_is_heard_twice_in_two_hours(workspace: Workspace, department: str) -> None:
    """Seven appointments: a sentence comes back once every other way of saying it was heard."""
    heard: dict[str, int] = {}
    for at, slot in enumerate(SLOTS):
        for sentence in sentences(workspace, department, slot):
            if "«" in sentence:
                continue  # what someone said is never reworded
            assert at - heard.get(sentence, -WAYS) >= WAYS, f"{slot} repeats: {sentence}"
            heard[sentence] = at


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_the_figures_are_the_same_all_morning(workspace: Workspace, department: str) -> None:
    """Other words, the same facts: both journals say every share and every count."""
    seven, eight = (
        {
            figure
            for sentence in sentences(workspace, department, slot)
            for figure in re.findall(
                r"\d+(?:[ ,]\d+)*", re.sub(r"\d+ h(?:eures| \d+)", "", sentence)
            )
        }
        for slot in JOURNALS
    )

    assert seven == eight
    assert len(seven) >= 5


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_every_quote_is_heard_and_none_twice_in_a_row(
    workspace: Workspace, department: str
) -> None:
    """Each flash has a reaction of its own, the journals have everyone."""
    aired = {slot: quotes(workspace, department, slot) for slot in SLOTS}
    recorded = {
        quote.id: quote.speaker
        for quote in open_bulletin(workspace, Request(department=department)).election.quotes
    }

    assert set().union(*aired.values()) == set(recorded)
    assert not [slot for slot, later in pairwise(SLOTS) if aired[slot] & aired[later]]
    for slot in SLOTS:
        if slot in JOURNALS:
            assert {recorded[id_] for id_ in aired[slot]} == set(recorded.values())
        else:
            assert len(aired[slot]) == 1


def test_a_quote_that_nobody_said_is_refused(workspace: Workspace) -> None:
    """A slip in show.yaml must not leave a bulletin without its reaction."""
    edit(workspace.show, "clips: 1 ", "clips: [malvy-sans-apel] ")

    with pytest.raises(SourceError, match=r"« malvy-sans-apel » .*malvy-sans-appel"):
        script_of(open_bulletin(workspace, Request(department="Lot", slot="06:00")))


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
@pytest.mark.parametrize("slot", SLOTS)
def test_what_it_is_about_is_said_before_any_result(
    workspace: Workspace, department: str, slot: str
) -> None:
    """Whoever turns the radio on hears which election before who won it."""
    said = sentences(workspace, department, slot)

    winner = next(at for at, sentence in enumerate(said) if "Hamon" in sentence)
    assert re.search(
        "primaire de la gauche|candidat du Parti socialiste", " ".join(said[: winner + 1])
    )


@pytest.mark.parametrize("slot", SLOTS)
def test_no_voice_is_announced_that_is_not_heard(workspace: Workspace, slot: str) -> None:
    """Without a recording the words are read: nobody is "listened to"."""
    said = " ".join(sentences(workspace, "Aveyron", slot)).lower()

    assert not re.search(r"on écoute|la parole à|nous entendrons", said)


@pytest.mark.parametrize(
    ("slot", "hello", "goodbye"),
    [
        pytest.param("00:30", "bonsoir", "Bonne nuit", id="night"),
        pytest.param("05:00", "bonjour", "Bonne matinée", id="morning"),
        pytest.param("13:00", "bonjour", "Bon après-midi", id="afternoon"),
        pytest.param("20:00", "bonsoir", "Bonne soirée", id="evening"),
    ],
)
def test_greetings_fit_the_hour(workspace: Workspace, slot: str, hello: str, goodbye: str) -> None:
    """Nobody is wished a good morning at half past midnight."""
    said = sentences(workspace, "Lot", slot)

    assert hello in " ".join(said[:2]).lower()
    assert goodbye in said[-1]


@pytest.mark.parametrize("department", ["Aveyron", "Lot"])
def test_a_morning_side_by_side_reads_as_it_was_reviewed(
    workspace: Workspace, department: str
) -> None:
    """The golden morning, one column a bulletin, was read word by word."""
    golden = (GOLDEN / f"matin-{department.lower()}.md").read_text(encoding="utf-8")

    assert morning_text(workspace, department) == golden
