"""Good scripts with one error planted in each: a figure, a name, a place, a sign, a word.

The rules change one thing and leave the rest; what a rule cannot make false for certain, such as a
name in a list of those one will hear, it leaves alone.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadcast.model.election import Election


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A script with one error."""

    rule: str
    line: int
    text: str
    was: str
    became: str

    @property
    def name(self) -> str:
        return f"{self.rule}:{self.line}:{self.was}>{self.became}"


SIGNS = {
    "en forte hausse": "en forte baisse",
    "bondit": "recule",
    "fait un bond": "recule",
    "forte hausse": "forte baisse",
    "en hausse": "en baisse",
    "supérieur à": "inférieur à",
    "dépasse celle": "reste sous celle",
    "mieux que lors": "moins bien que lors",
    "autant que lors": "moins que lors",
    "moins que lors": "plus que lors",
    "davantage que lors": "moins que lors",
    "bien plus que lors": "bien moins que lors",
    "plus nombreux": "moins nombreux",
    "recule aussi": "progresse aussi",
    "progresse :": "recule :",
    "moins de bureaux": "plus de bureaux",
    "égale celle": "dépasse celle",
    "comparable à celle": "supérieure à celle",
    "fait encore mieux": "fait moins bien",
    "les scores sont similaires": "les scores sont différents",
    "les scores y sont similaires": "les scores y sont opposés",
    "augmente": "diminue",
}
VERBS = {
    "l'emporte ": "s'incline ",
    "l'emporte,": "s'incline,",
    "arrive en tête": "arrive deuxième",
    "est devancé": "est en tête",
    "est désormais dépassé": "est désormais en tête",
    "devance ": "est devancé par ",
    "n'est devancé": "n'est en tête",
    "n'est dépassé": "n'est en tête",
    "en tête": "derrière",
    "s'impose": "s'incline",
    "est élue": "est éliminée",
    "sont élus": "sont éliminés",
    "a préféré": "a rejeté",
    "est devant partout": "est derrière partout",
    "une triangulaire": "un duel",
    "un duel": "une triangulaire",
    "a choisi de se retirer": "est élue",
}
ROUNDS = {"premier tour": "second tour", "second tour": "premier tour"}
NUMBERS = {
    "trois": "quatre",
    "sept": "huit",
    "dix-huit": "dix-neuf",
    "deux sièges": "trois sièges",
    "six": "sept",
    "vingt-sept": "vingt-huit",
}
FAR = ("Mende", "Aurillac", "Castelnaudary")
_FIGURE = re.compile(r"(?<![\w,.])(\d{1,3}(?: \d{3})+|\d+)(,\d+)?(?![\w,.]*\d)")
_NOT_A_RESULT = re.compile(
    r"\d h \d+|\d[ \d,]* (?:h\b|heures?)|\b\d{1,2}(?:re|e|er)\b|canton de \S+"
)


def plant(text: str, election: Election, seed: int = 1) -> Iterator[Planted]:
    """Every error that the rules can plant in a script, in the order of its lines."""
    dice = random.Random(seed)
    lines = text.splitlines()
    start = [at for at, line in enumerate(lines) if line == "---"][1] + 1
    for at in range(start, len(lines)):
        line = lines[at]
        if not line or line.startswith(("##", "[indicatif", "[tapis", "[virgule", "[fin", "<!--")):
            continue
        for rule, was, became, changed in _changes(line, election, lines[start:], dice):
            if changed != line:
                new = "\n".join([*lines[:at], changed, *lines[at + 1 :]]) + "\n"
                yield Planted(rule=rule, line=at + 1, text=new, was=was, became=became)


Change = tuple[str, str, str, str]


def _changes(
    line: str, election: Election, body: list[str], dice: random.Random
) -> Iterator[Change]:
    if line.startswith("[son"):
        yield from _quoted(line, dice)
        return
    yield from _quoted(line, dice)
    yield from _figures(line, body, dice)
    yield from _hours(line)
    yield from _mapped("number", line, NUMBERS)
    yield from _names(line, election, dice)
    yield from _places(line, election, dice)
    yield from _mapped("sign", line, SIGNS)
    yield from _mapped("verb", line, VERBS)
    yield from _mapped("round", line, ROUNDS)
    yield from _functions(line, election)


def _outside(line: str, start: int) -> bool:
    """Whether a place of a line is outside of quotation marks."""
    return line[:start].count("«") == line[:start].count("»")


def _hours(line: str) -> Iterator[Change]:
    """The hour that a bulletin opens with, or gives for the next, moved by ten minutes."""
    for found in re.finditer(r"(?<=[àt] )(\d{1,2}) (?:h (\d{2})|heures?)", line):
        if re.search(r"Il est|rendez-vous|retrouve", line):
            hour = str(int(found[1]) + 1)
            news = [found[0].replace(found[1], hour, 1)]
            if found[2]:
                news.append(f"{found[1]} h {(int(found[2]) + 10) % 60:02d}")
            for new in news:
                yield "hour", found[0], new, line[: found.start()] + new + line[found.end() :]


def _figures(line: str, body: list[str], dice: random.Random) -> Iterator[Change]:
    skipped = [found.span() for found in _NOT_A_RESULT.finditer(line)]
    others = sorted({f"{f[1]}{f[2]}" for other in body for f in _FIGURE.finditer(other) if f[2]})
    for found in _FIGURE.finditer(line):
        if any(low <= found.start() < high for low, high in skipped) or not _outside(
            line, found.start()
        ):
            continue
        whole, decimals = found[1], found[2] or ""
        news = [_bumped(whole, dice) + decimals]
        if decimals:
            news.append(whole + decimals[:-1] + str((int(decimals[-1]) + 4) % 10))
            spare = [one for one in others if one != found[0] and one[:2] != found[0][:2]]
            news += [dice.choice(spare)] if spare else []
        for new in news:
            yield "figure", found[0], new, line[: found.start()] + new + line[found.end() :]


def _bumped(whole: str, dice: random.Random) -> str:
    """A number with one digit changed, the first or the second."""
    at = 0 if len(whole) < 3 else dice.choice([0, 2 if whole[1] == " " else 1])
    digit = int(whole[at])
    new = digit + 1 if digit < 9 else digit - 1
    return whole[:at] + str(new) + whole[at + 1 :]


def _mapped(rule: str, line: str, mapping: dict[str, str]) -> Iterator[Change]:
    for old, new in mapping.items():
        for found in re.finditer(
            rf"(?<![\w-]){re.escape(old)}(?![\w-])" if old[-1].isalpha() else re.escape(old), line
        ):
            if _outside(line, found.start()):
                yield rule, old, new, line[: found.start()] + new + line[found.end() :]


def _names(line: str, election: Election, dice: random.Random) -> Iterator[Change]:
    names = [c.name.removeprefix("la ") for c in election.candidates]
    heads = [c.head for c in election.candidates if c.head]
    speakers = sorted({q.speaker for q in election.quotes} - set(names) - set(heads))
    for own in (names, heads, speakers):
        for name in own:
            for found in re.finditer(re.escape(name), line):
                if not _outside(line, found.start()):
                    continue
                spare = [one for one in own if one != name and one not in line]
                swaps = [dice.choice(spare)] if spare and not _only_announced(line) else []
                for new in (*swaps, _misspelt(name)):
                    yield "name", name, new, line[: found.start()] + new + line[found.end() :]


def _only_announced(line: str) -> bool:
    return bool(
        re.search(
            r"[Nn]ous (?:entendrons|citerons)|les (?:réactions|mots)|À suivre aussi|la parole à|[Oo]n écoute",
            line,
        )
    )


def _misspelt(name: str) -> str:
    """A letter of the last word changed."""
    words = name.split(" ")
    last = words[-1]
    at = len(last) // 2
    new = "x" if last[at] not in "xX" else "k"
    words[-1] = last[:at] + new + last[at + 1 :]
    return " ".join(words)


def _places(line: str, election: Election, dice: random.Random) -> Iterator[Change]:
    places = [a.name for a in election.areas if a.kind in ("place", "commune")]
    for name in places:
        for found in re.finditer(
            rf"(?<=à ){re.escape(name)}|(?<=À ){re.escape(name)}|(?<=, ){re.escape(name)}(?=,| et)|(?<= et ){re.escape(name)}(?=\.)",
            line,
        ):
            if not _outside(line, found.start()):
                continue
            near = [one for one in places if one not in line and not one.startswith("Le ")]
            for new in (*([dice.choice(near)] if near else []), dice.choice(FAR)):
                yield "place", name, new, line[: found.start()] + new + line[found.end() :]
    for name, new in (
        ("en Aveyron", "en Lozère"),
        ("dans le Lot", "dans le Tarn"),
        ("en Occitanie", "en Bretagne"),
    ):
        for found in re.finditer(rf"{name}(?! (?:Martin|Pierre))", line, re.IGNORECASE):
            if (
                _outside(line, found.start())
                and "secrétaire" not in line
                and re.search(r"\d|tête|emporte|devant|similaires|hausse|bond", line)
            ):
                yield "place", name, new, line[: found.start()] + new + line[found.end() :]


def _functions(line: str, election: Election) -> Iterator[Change]:
    people = {q.speaker: q.role for q in election.quotes}
    people |= {
        c.name: c.role.removeprefix("le ").removeprefix("la ").removeprefix("l'")
        for c in election.candidates
        if c.role
    }
    for name, role in people.items():
        others = [one for one in people.values() if one != role]
        if role in line and name in line and others:
            yield "function", role, others[0], line.replace(role, others[0], 1)
    for quote in election.quotes:
        if quote.role.startswith("ancien ") and quote.role in line and quote.speaker in line:
            yield (
                "function",
                quote.role,
                quote.role[7:],
                line.replace(quote.role, quote.role[7:], 1),
            )


def _quoted(line: str, dice: random.Random) -> Iterator[Change]:
    for found in re.finditer(r"« ([^»]+) »", line):
        words = list(re.finditer(r"[^\W\d_]{4,}", found[1]))
        if len(found[1].split()) < 4:
            continue
        for word in dice.sample(words, min(3, len(words))):
            low = found.start(1) + word.start()
            high = found.start(1) + word.end()
            yield "quote", word[0], "jamais", line[:low] + "jamais" + line[high:]
        words = [word for word in words if "[" not in found[1][word.end() : word.end() + 3]]
        gone = words[len(words) // 2]
        low, high = found.start(1) + gone.start(), found.start(1) + gone.end()
        yield "quote", gone[0], "", line[:low].rstrip() + line[high:]
