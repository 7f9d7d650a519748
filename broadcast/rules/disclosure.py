"""Which stories a synthetic voice reads and which a person, as the files for air must say.

Regulation (EU) 2024/1689, article 50: synthetic sound is marked, in a form that machines read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadcast.model.air import StoryVoices


def summary(stories: Sequence[StoryVoices]) -> str:
    """One line for whoever opens the file.

    >>> from broadcast.model.air import StoryVoices
    >>> voices = StoryVoices(slug="a", title="A", synthetic_ms=9, human_ms=0, voices=("claire",))
    >>> take = StoryVoices(slug="b", title="B", synthetic_ms=0, human_ms=9, voices=())
    >>> summary([voices, take])
    'Voix de synthèse : A ; voix humaine : B'
    >>> summary([take])
    'Voix humaine'
    """
    told = [
        (words, titles)
        for words, kinds in (
            ("voix de synthèse", ("synthetic",)),
            ("voix humaine", ("human",)),
            ("voix de synthèse et sons enregistrés", ("both",)),
        )
        if (titles := [one.title for one in stories if one.made in kinds])
    ]
    if len(told) == 1:
        return told[0][0].capitalize()
    line = " ; ".join(f"{words} : {', '.join(titles)}" for words, titles in told)
    return line[:1].upper() + line[1:]


def marks(stories: Sequence[StoryVoices]) -> tuple[tuple[str, str], ...]:
    """Names and values for the tags of a file, the same whatever its format."""
    heard = [one for one in stories if one.made != "silent"]
    synthetic = any(one.synthetic_ms for one in heard)
    return (
        ("SYNTHETIC_VOICE", "yes" if synthetic else "no"),
        *(
            (name, " ; ".join(titles))
            for name, made in (
                ("SYNTHETIC_STORIES", "synthetic"),
                ("HUMAN_STORIES", "human"),
                ("MIXED_STORIES", "both"),
            )
            if (titles := [one.title for one in heard if one.made == made])
        ),
        ("DISCLOSURE", summary(heard)),
    )
