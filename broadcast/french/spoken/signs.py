"""What joins two numbers or stands before one: ranges, scores, plus, minus, more than."""

from __future__ import annotations

import re

from broadcast.french.grammar.letters import MARKS, WORD
from broadcast.french.grammar.nouns import is_plural
from broadcast.french.numbers import cardinal, naming
from broadcast.french.spoken.figures import NUMBER
from broadcast.french.spoken.measures import UNITS

_YEARS = re.compile(
    r"(?<![\w,.-])((?:1[6-9]|20)[0-9]{2})(?: ?[-–] ?|/)((?:1[6-9]|20)[0-9]{2})"
    r"(?![\w-])(?= ?([^\W\d_]*))"
)
_SEASON = re.compile(r"(?<![\w,.-])((?:19|20)([0-9]{2}))[-–/]([0-9]{2})(?![\w-]|[,/][0-9])")
_AGES = re.compile(r"\b([Ll]es|[Dd]es|[Aa]ux|[Cc]es) ([0-9]{1,3}) ?[-–/] ?([0-9]{1,3})(?= ans\b)")
_SET = r"(?:7-[56]|[56]-7|6-[0-4]|[0-4]-6)"
_TENNIS = re.compile(rf"(?<![\w,-]){_SET}(?:[ ,]+{_SET})+(?![\w-])")
_DRIVE = re.compile(r"(?<![\w,.])4 ?x ?4(?!\w|,[0-9])")
_SHIFTS = re.compile(r"(?:(?<=\b[LlDd]es )|(?<=\b[Ee]n ))([2-5]) ?x ?8(?!\w|,[0-9])")
_TIMES = re.compile(r"(?<=[0-9]) ?x ?(?=[0-9])")
_HALVES = re.compile(r"(?<![\w,.-])50 ?[-/] ?50(?![\w-]|,[0-9])")
_SCORE = re.compile(
    r"(?<![\w,-])([0-9]{1,3}) ?[-–] ?([0-9]{1,3})(?![\w-]|,[0-9]| ?[%€°])(?= ?([^\W\d_]*))"
)
_RANGE = re.compile(
    rf"(?<![\w,-])(?P<first>{NUMBER})(?P<percent> ?%)? ?[-–] ?"
    rf"(?={NUMBER}(?:km|kg|cm|mm|m|ha|h|min)?(?![\w-]))"
)

_COUNTDOWN = re.compile(r"(?<!jour )\b(?:(J) ?[-–−] ?|(H)[-–−])(?=[0-9])")
_UNDER = re.compile(
    r"(?:(?<=\b[LlDd]es )|(?<=\b[Aa]ux )|^)[-–−] ?(?:de (?=[0-9]+ ans\b)|(?=[0-9]+ ans\b))"
)
_OVER = re.compile(r"(?:(?<=\b[LlDd]es )|(?<=\b[Aa]ux ))\+ ?(?=[0-9]+ ans\b)")
_COMPARED = (("±", "plus ou moins"), ("+/-", "plus ou moins"), ("≈", "environ"), ("~", "environ"))
_LIMITS = ((">", "plus de"), ("<", "moins de"), ("≥", "au moins"), ("≤", "au plus"))
_PLUS = re.compile(rf"(?<![\w)])\+ ?(?=[0-9])|(?<=[0-9]) \+ (?={WORD})")
_MINUS = re.compile(
    rf"− ?(?=[0-9])|(?<![\w)%–{MARKS}-])[-–](?=[0-9])"
    r"|(?:^|(?<=[:(;] )|(?<=[:(;])|(?<=\b(?:de|et|ou) )|(?<=\bà )|(?<=\bsoit ))[-–] (?=[0-9])"
)


def say_signs(text: str) -> str:
    """Say what joins two numbers or stands before one: plus, minus, "à".

    A hyphen or a dash is a minus where it touches its number and no word ("-2,3 points"), and
    apart from it where no dash can stand: at the start, after a colon or a bracket, after de, et,
    ou, à, soit ("recule de - 2 points"). Between two words it is a dash: "Rodez - 12 voix".

    >>> say_signs("+3,4 points, -2,3 points, 10-15 %, les 18-24 ans, J-3, > 5 %")
    'plus 3,4 points, moins 2,3 points, 10 à 15 %, les 18 24 ans, J moins 3, plus de 5 %'
    >>> say_signs("saison 2016-17, un score de 2-1, c'est du 50/50, 6-4, 7-5")
    "saison deux mille seize deux mille dix-sept, un score de deux à un, \
c'est du cinquante-cinquante, six quatre, sept cinq"
    """
    text = _YEARS.sub(_years, text)
    text = _SEASON.sub(_season, text)
    text = _AGES.sub(r"\1 \2 \3", text)
    text = _TENNIS.sub(_tennis, text)
    text = _DRIVE.sub("quatre-quatre", text)
    text = _SHIFTS.sub(lambda found: f"{cardinal(int(found[1]))}-huit", text)
    text = _TIMES.sub(" fois ", text)
    text = _HALVES.sub("cinquante-cinquante", text)
    text = _SCORE.sub(_score, text)
    text = _RANGE.sub(r"\g<first>\g<percent> à ", text)
    return _say_before(text)


def _say_before(text: str) -> str:
    """The signs that stand before a number."""
    text = _COUNTDOWN.sub(lambda found: f"{found[1] or found[2]} moins ", text)
    text = _UNDER.sub("moins de ", text)
    text = _OVER.sub("plus de ", text)
    for sign, words in (*_COMPARED, *_LIMITS):
        text = re.sub(rf"{re.escape(sign)} ?(?=[0-9])", f"{words} ", text)
    text = _PLUS.sub(lambda found: " plus " if found[0][0] == " " else "plus ", text)
    return _MINUS.sub("moins ", text)


def _years(found: re.Match[str]) -> str:
    """Two years side by side, unless they count: "1950-2000 voix"."""
    if is_plural(found[3]):
        return found[0]
    return f"{naming(int(found[1]))} {naming(int(found[2]))}"


def _season(found: re.Match[str]) -> str:
    """A season goes from one year to the next; any other pair is left alone."""
    first = int(found[1])
    if int(found[3]) != (first + 1) % 100:
        return found[0]
    return f"{naming(first)} {naming(first + 1)}"


def _tennis(found: re.Match[str]) -> str:
    return re.sub("[0-9]-[0-9]", lambda played: _side_by_side(played[0]), found[0])


def _side_by_side(played: str) -> str:
    return " ".join(cardinal(int(games)) for games in played.split("-"))


def _score(found: re.Match[str]) -> str:
    """A score agrees with nothing: "deux à un"; a range of things is left to agree with them."""
    if is_plural(found[3]) or found[3] in UNITS:
        return found[0]
    return f"{cardinal(int(found[1]))} à {cardinal(int(found[2]))}"
