"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+(?P<closing>(?:\s?»|[”\")\]])*)\s+(?=[«“\"(\[–—-]?\s?[A-ZÀ-ÖØ-ÞŒ0-9«“])")
_NOT_AN_END = re.compile(
    r"(?:(?<![^\W_])(?:M|MM|Mme|Mmes|Mlle|Dr|Drs|Pr|Mgr|St|Ste|Me|[nN]°|[nN]o|art|av|ap|cf|bd|env|p|tél"
    r"|[A-ZÀ-ÖØ-ÞŒ])|[A-Z]\.-[A-Z])\.$"
)
"""Words that carry a point of their own; also initials: F. Hollande, J.-C."""


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """Cut a paragraph into sentences, each with its own closing quotation mark.

    Every word stays as it is typed; only the spaces between sentences go.

    >>> split_sentences("M. Valls recule. Benoît Hamon l'emporte ! « C'est net. » Il a 54,7 %.")
    ('M. Valls recule.', "Benoît Hamon l'emporte !", "« C'est net. »", 'Il a 54,7 %.')
    """
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(paragraph):
        sentence = paragraph[start : end.end()].strip()
        if not end["closing"] and _NOT_AN_END.search(sentence):
            continue
        sentences.append(sentence)
        start = end.end()
    last = paragraph[start:].strip()
    return (*sentences, last) if last else tuple(sentences)
