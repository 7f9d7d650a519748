"""The script document: what a producer types is what is read, and written back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadcast.errors import BroadcastError
from broadcast.model.script import Bed, ClipCue, Jingle, Note, Pause, Read, VoiceCue
from broadcast.script.document import parse_script
from broadcast.script.writing import write_script

PATH = Path("2-script.md")
HEADER = """---
bulletin: 2017-01-30-aveyron-0700-journal
title: "Le journal : sept heures"
airtime: 2017-01-30T07:00:00+01:00
duration: "2:00"
format: journal
department: "12"
election: primaire-gauche-2017
voice: claire
bed: tapis
---
"""
BODY = """
## Titres

[indicatif]

[tapis]

Primaire de la gauche : l'Aveyron a choisi Benoît Hamon.

[fin du tapis]

[virgule]

## Réaction

[voix: claire]

? Pierre Pantanella, ancien premier secrétaire du PS en Aveyron.

? [son: pantanella-etats-d-ame] « Il y a des états d'âme […] mais, le moment venu… »

[pause 0,5 s]

?? Une ligne
sur deux.

<!-- à vérifier -->
"""


def test_every_element_is_understood() -> None:
    """Titles, paragraphs, optional ones, cues and notes."""
    titles, reaction = parse_script(HEADER + BODY, PATH).stories

    assert [type(item) for item in titles.items] == [Jingle, Bed, Read, Bed, Jingle]
    assert [type(item) for item in reaction.items] == [VoiceCue, Read, ClipCue, Pause, Read, Note]
    assert [item.cut_rank for item in reaction.items if isinstance(item, Read)] == [1, 2]
    assert reaction.slug == "reaction"


def test_writing_gives_the_same_text_back() -> None:
    """Parse, then write: not a letter changes."""
    assert write_script(parse_script(HEADER + BODY, PATH)) == HEADER + BODY


words = st.text(
    alphabet=st.characters(
        codec="utf-8", categories=("L", "N"), include_characters=" ,.'’«»%€-—?!:…"
    ),
    min_size=1,
    max_size=60,
).map(lambda text: " ".join(f"Mot {text}".split()))


@given(paragraphs=st.lists(st.tuples(words, st.sampled_from(["", "? ", "?? "])), min_size=1))
def test_any_paragraphs_come_back_the_same(paragraphs: list[tuple[str, str]]) -> None:
    """Whatever a newsroom writes in its paragraphs survives the round trip."""
    body = "\n## Sujet\n" + "".join(f"\n{mark}{text}\n" for text, mark in paragraphs)

    script = parse_script(HEADER + body, PATH)

    assert write_script(script) == HEADER + body
    assert [item.text for item in script.stories[0].items if isinstance(item, Read)] == [
        text for text, _ in paragraphs
    ]


def test_lines_are_those_of_the_file() -> None:
    """An error about a paragraph names the line that its author sees."""
    text = HEADER + BODY
    for story in parse_script(text, PATH).stories:
        for item in story.items:
            if isinstance(item, Read):
                assert text.splitlines()[item.line - 1].endswith(item.text.splitlines()[0])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            "[virgule]",
            "[virgul]",
            "repère inconnu [virgul] (le plus proche : virgule)",
            id="misspelt cue",
        ),
        pytest.param(
            "[virgule]", "[virgule] et puis", "tient seul sur sa ligne", id="text after a cue"
        ),
        pytest.param("[virgule]", "[virgule", "repère inachevé", id="cue left open"),
        pytest.param(
            "[pause 0,5 s]", "[pause longue]", "repère inconnu", id="a pause without length"
        ),
        pytest.param("## Titres", "# Titres", "titre inconnu", id="wrong title"),
        pytest.param("## Titres\n", "", "avant le premier sujet", id="text before a title"),
        pytest.param("à vérifier -->", "à vérifier", "note mal fermée", id="note left open"),
        pytest.param(
            'duration: "2:00"', 'duration: "deux"', "durée illisible", id="unreadable length"
        ),
        pytest.param(
            'duration: "2:00"', 'duration: "0:02"', "un bulletin dure de", id="too short a slot"
        ),
        pytest.param(
            "voice: claire", "voix: claire", "« voix » est-il mal orthographié", id="misspelt field"
        ),
        pytest.param("bed: tapis", "bede: tapis", "champ inconnu « bede »", id="unknown field"),
        pytest.param("T07:00:00+01:00", "T07:00:00", "décalage horaire", id="no time zone"),
    ],
)
def test_what_is_not_understood_is_refused(old: str, new: str, told: str) -> None:
    """A fault is told with its line; no bracket is ever read out."""
    text = HEADER + BODY
    assert old in text

    with pytest.raises(BroadcastError) as caught:
        parse_script(text.replace(old, new, 1), PATH)

    assert told in str(caught.value)
    assert caught.value.where
    assert caught.value.where.line


def test_two_stories_of_one_title_keep_apart() -> None:
    """A take is named after its story: the names must differ."""
    titles = ["Brève", "Brève", "Brève 2", "Brève", "Brève 8", "Brève"]
    body = "".join(f"\n## {title}\n\nUne.\n" for title in titles)

    slugs = [story.slug for story in parse_script(HEADER + body, PATH).stories]

    assert len(set(slugs)) == len(titles)
