"""What the voices say: every word of the script, and whose words a quote is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from broadcast.french.lexicon.names_said import Lexicon
from broadcast.script.document import parse_script
from broadcast.sources.newsroom import read_election
from broadcast.voice.casting import Voice
from broadcast.voice.lines import lines_of

if TYPE_CHECKING:
    from broadcast.workspace import Workspace

HEADER = """---
bulletin: b
title: t
airtime: 2017-01-30T07:00:00+01:00
duration: "1:00"
format: flash
department: "12"
election: e
voice: claire
---

## Sujet

"""


def said(workspace: Workspace, body: str) -> list[str]:
    election = read_election(workspace.election("primaire-gauche-2017"))
    lines = lines_of(
        parse_script(HEADER + body, workspace.scripts),
        quotes={quote.id: quote for quote in election.quotes},
        taken=(),
        lexicon=Lexicon(),
        voice_named=lambda name: Voice(name=name, engine="tone"),
        path=workspace.scripts,
    )
    return [written for line in lines for written, _ in line.sentences]


@pytest.mark.parametrize(
    ("body", "attribution"),
    [
        pytest.param("Martin Malvy réagit.", "Je cite : ", id="named just before"),
        pytest.param("Martin Malvy réagit.\n\nIl espère.", "Je cite : ", id="then a pronoun"),
        pytest.param(
            "Bertrand Cavalerie réagit.", "Martin Malvy, ancien président", id="another one named"
        ),
        pytest.param(
            "Martin Malvy et Bertrand Cavalerie réagissent.",
            "Martin Malvy, ancien",
            id="both named",
        ),
        pytest.param("Une réaction.", "Martin Malvy, ancien président", id="nobody named"),
        pytest.param(
            "[son: cavalerie-union]", "Martin Malvy, ancien président", id="after another's quote"
        ),
    ],
)
def test_a_quote_that_is_read_says_whose_it_is(
    workspace: Workspace, body: str, attribution: str
) -> None:
    """Words are never heard as another person's."""
    last = said(workspace, f"{body}\n\n[son: malvy-sans-appel] « Le score est sans appel. »\n")[-1]

    assert last.startswith(attribution)
    assert last.endswith("Le score est sans appel.")


def test_a_second_quote_of_the_same_person_goes_on(workspace: Workspace) -> None:
    """No name between two quotes of one person."""
    body = "Martin Malvy réagit.\n\n[son: malvy-sans-appel]\n\n[son: malvy-mouvement]\n"

    assert said(workspace, body)[1:] == [
        "Je cite : Le score est sans appel.",
        "C'est un mouvement qui dépasse nos départements.",
    ]
