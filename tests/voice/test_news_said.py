"""Words that every bulletin of an election holds, as the neural voice is given them."""

from __future__ import annotations

import pytest

from broadcast.french.lexicon.names_said import shipped_lexicon
from broadcast.french.spoken.saying import say
from broadcast.voice.reading.phonemes import phonemise

INITIALS = """
L'INSEE d'Occitanie | linsˈe dɔksitanˈi
Selon l'Ined | səlˈɔ̃ linˈɛd
L'Ifop | lifˈɔp
un sondage Ipsos | œ̃ sɔ̃dˈaʒ ipsˈos
un sondage OpinionWay | œ̃ sɔ̃dˈaʒ ɔpinjɔnwˈɛ
Le CSA | lə sˈe ˈɛs ˈa
L'Arcom | laʁkˈɔm
La CNCCFP | la sˈe ˈɛn sˈe sˈe ˈɛf pˈe
LFI | ˈɛl ˈɛf ˈi
un élu RN | œ̃n elˈy ˈɛʁ ˈɛn
un élu PS | œ̃n elˈy pˈe ˈɛs
Le PCF | lə pˈe sˈe ˈɛf
LR | ˈɛl ˈɛʁ
L'UDI | lˈy dˈe ˈi
Le MoDem | lə modˈɛm
Le NPA | lə ˈɛn pˈe ˈa
LO | ˈɛl ˈo
un maire DVG | œ̃ mˈɛʁ divˈɛʁ ɡˈoʃ
Le SNES | lə snˈɛs
L'Anssi | lɑ̃sˈi
L'A75 | la swasˈɑ̃tkˈɛ̃z
Le SCoT | lə skˈɔt
"""
RANKS = """
La 8e | la ɥitjˈɛm
La 18e | la dizɥitjˈɛm
Le 30e | lə tʁɑ̃tjˈɛm
Le 100e | lə sɑ̃tjˈɛm
5/8 | sˈɛ̃k ɥitjˈɛm
Ils sont ex æquo. | il sɔ̃t ɛɡzekˈo.
Élisabeth II | elizabˈɛt dˈø
"""
NAMES = """
Jean-Luc Moudenc | ʒˈɑ̃lˈyk mudˈɛ̃k
Philippe Martinez | filˈip maʁtinˈɛz
Vincent Labarthe | vɛ̃sˈɑ̃ labˈaʁt
Joe Biden | dʒˈo bajdˈɛn
"""
CASES = [
    pytest.param(*line.split(" | "), id=line.partition(" | ")[0])
    for table in (INITIALS, RANKS, NAMES)
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("written", "phonemes"), CASES)
def test_the_news_is_said_as_a_presenter_says_it(written: str, phonemes: str) -> None:
    """Letters or a word, ranks and names: what the newsroom types gives these phonemes."""
    assert phonemise(say(written, shipped_lexicon())) == phonemes
