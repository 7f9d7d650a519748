"""What stands under the titles of a script: paragraphs, cues in brackets, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadcast.errors import ScriptError
from broadcast.model.script import Bed, ClipCue, Jingle, Note, Pause, Read, VoiceCue
from broadcast.records import nearest_hint

if TYPE_CHECKING:
    from broadcast.errors import Where
    from broadcast.model.script import Item

CUT = re.compile(r"(?P<marks>\?{1,2})\s+(?=\S)")
"""Marks of a paragraph that may be cut to fit the slot."""

_CUE = re.compile(
    r"\[\s*(?P<name>[^\]:…]+?)\s*(?::\s*(?P<of>[^\]]*?)\s*)?\](?P<rest>.*)", re.DOTALL
)
_PAUSE = re.compile(r"pause\s+(?P<seconds>\d+(?:[.,]\d{1,3})?)\s*s?")
_NOTE = re.compile(r"<!--(?P<text>.*?)-->", re.DOTALL)
CUES = ("indicatif", "virgule", "tapis", "fin du tapis", "pause 0,5 s", "voix: …", "son: …")


def parse_item(block: str, where: Where) -> Item:
    """One paragraph, cue or note, which stands at ``where``.

    Raises `ScriptError` for what looks like one of them and is none.
    """
    line = where.line or 0
    if note := _NOTE.fullmatch(block):
        return Note(text=note["text"].strip(), line=line)
    if "<!--" in block or "-->" in block:
        raise ScriptError(
            "note mal fermée", where=where, hint="une note tient entre <!-- et -->, seule"
        )
    cut = CUT.match(block)
    rank, text = (len(cut["marks"]), block[cut.end() :]) if cut else (0, block)
    cue = None if text.startswith("[…]") else _CUE.match(text)
    if not cue:
        if text.startswith("["):
            raise ScriptError("repère inachevé", where=where, hint="fermez le crochet")
        _refuse_what_would_be_read_out(text, where)
        return Read(text=text, cut_rank=rank, line=line)
    return _cue(cue, rank, where)


def _refuse_what_would_be_read_out(text: str, where: Where) -> None:
    """A mark or a bracket inside a paragraph: it is meant for us, not for the listener."""
    if text.startswith("?"):
        raise ScriptError(
            "paragraphe facultatif mal marqué",
            where=where,
            hint="« ? » ou « ?? », puis une espace",
        )
    if bracket := re.search(r"\[(?!…\]|\.\.\.\])[^\]]*\]?", text):
        raise ScriptError(
            f"repère {bracket[0]} au milieu d'un texte",
            where=where,
            hint="mettez-le seul sur sa ligne",
        )


def _words_of(rest: str, where: Where) -> str:
    """The words of a quote: one pair of « », and nothing after it."""
    depth = 0
    for index, character in enumerate(rest):
        depth += (character == "«") - (character == "»")
        if depth == 0 and index + 1 < len(rest):
            raise ScriptError(
                "il n'y a que la citation entre « » après [son: …]",
                where=where,
                hint="mettez le reste dans un paragraphe à part",
            )
    if depth:
        raise ScriptError("guillemets mal fermés après [son: …]", where=where)
    return rest


def _cue(cue: re.Match[str], rank: int, where: Where) -> Item:
    line = where.line or 0
    name, of, rest = cue["name"].casefold(), (cue["of"] or "").strip(), cue["rest"].strip()
    if name == "son" and of:
        return ClipCue(quote=of, words=_words_of(rest, where), cut_rank=rank, line=line)
    if rest or rank:
        raise ScriptError(f"le repère [{cue['name']}] tient seul sur sa ligne", where=where)
    if name == "voix" and of:
        return VoiceCue(voice=of, line=line)
    if not of and name in ("indicatif", "virgule"):
        return Jingle(name=name, line=line)
    if not of and name in ("tapis", "fin du tapis"):
        return Bed(starts=name == "tapis", line=line)
    if not of and (pause := _PAUSE.fullmatch(name)):
        return Pause(length_ms=round(float(pause["seconds"].replace(",", ".")) * 1000), line=line)
    raise ScriptError(f"repère inconnu [{cue['name']}]", where=where, hint=nearest_hint(name, CUES))
