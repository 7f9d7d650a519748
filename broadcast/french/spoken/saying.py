"""One sentence of a script, as it is said: the rules, in their order.

1. Signs: one kind of space, apostrophe and hyphen (`typography.plain_signs`).
2. Names of the lexicon are set aside: no later rule touches them.
3. Addresses (`addresses`) and telephone numbers (`telephones`), whose dots are their own.
4. Labels of those of no party (`acronyms`), while their brackets stand; then quotation marks,
   cuts and brackets go (`typography`).
5. Abbreviations are said in full (`abbreviations`), "de 1 voix" bends (`counts`); names that come
   to light are set aside too.
6. Numbers of laws (`laws`), rounds typed T1 and T2 (`rounds`), dates (`days`) and hours (`times`),
   before they pass for counts.
7. Roman numerals (`roman`); thousands joined (`figures`).
8. Signs between and before numbers (`signs`), fractions (`parts`), ranks (`figures`).
9. Units (`measures`), money and shares (`amounts`), and the signs that are left.
10. Every figure left (`counts`), agreeing with its noun.
11. Initials (`acronyms`); after the figures, so that "TF1" has come apart.
12. Dashes become commas, spaces and commas are tidied (`typography`); words of the lexicon that
   the rules themselves have made are set aside ("8e" is "huitième"), and all names come back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadcast.errors import FrenchError
from broadcast.french.grammar.letters import FIRST_MARK, LAST_MARK
from broadcast.french.grammar.typography import (
    plain_signs,
    tidy,
    without_cuts,
    without_dashes,
    without_quotes,
)
from broadcast.french.lexicon.names_said import Lexicon
from broadcast.french.spoken.abbreviations import expand_abbreviations
from broadcast.french.spoken.acronyms import say_labels, spell_acronyms
from broadcast.french.spoken.addresses import say_addresses
from broadcast.french.spoken.amounts import say_amounts, say_left_signs
from broadcast.french.spoken.counts import bend_before_one, say_figures
from broadcast.french.spoken.days import say_dates
from broadcast.french.spoken.figures import join_thousands, say_ordinals
from broadcast.french.spoken.laws import say_laws
from broadcast.french.spoken.measures import say_measures
from broadcast.french.spoken.parts import say_parts
from broadcast.french.spoken.roman import say_roman
from broadcast.french.spoken.rounds import say_rounds
from broadcast.french.spoken.signs import say_signs
from broadcast.french.spoken.telephones import say_phone_numbers
from broadcast.french.spoken.times import say_times
from broadcast.model.speech import Name, Spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.model.speech import Pronunciation

_BEFORE_NAMES: tuple[Callable[[str], str], ...] = (
    say_addresses,
    say_phone_numbers,
    say_labels,
    without_quotes,
    without_cuts,
    expand_abbreviations,
    bend_before_one,
)
_AFTER_NAMES: tuple[Callable[[str], str], ...] = (
    *(say_laws, say_rounds, say_dates, say_times, say_roman, join_thousands),
    *(say_signs, say_parts, say_ordinals, say_measures, say_amounts, say_left_signs, say_figures),
    *(spell_acronyms, without_dashes, tidy),
)


def say(text: str, lexicon: Lexicon) -> Spoken:
    """Turn a sentence as a newsroom writes it into the words that a voice says.

    Names keep their written form in the words; their pronunciation travels beside them.

    >>> say("M. Valls obtient 45,3 % des voix.", Lexicon()).words
    'monsieur Valls obtient quarante-cinq virgule trois pour cent des voix.'

    Raises `FrenchError` for a sentence that has nothing to say.
    """
    if any(FIRST_MARK <= ord(character) <= LAST_MARK for character in text):
        raise FrenchError(f"caractère privé dans « {text} »", hint="retapez la phrase")
    names: list[tuple[str, Pronunciation]] = []
    words = _set_aside(plain_signs(text), lexicon, names)
    for rule in _BEFORE_NAMES:
        words = rule(words)
    words = _set_aside(words, lexicon, names)
    for rule in _AFTER_NAMES:
        words = rule(words)
    words = _set_aside(words, lexicon, names)
    spoken, found = _put_back(words, names)
    if not any(character.isalnum() for character in spoken):
        raise FrenchError(f"rien à dire dans « {text} »", hint="écrivez au moins un mot")
    return Spoken(words=spoken, names=found)


def plain(text: str) -> str:
    """Turn a sentence into the words said, without a lexicon.

    >>> plain("Le PS obtient 21 voix à 7 h 05.")
    'Le P S obtient vingt et une voix à sept heures cinq.'

    Raises `FrenchError` for a sentence that has nothing to say.
    """
    return say(text, Lexicon()).words


def _set_aside(text: str, lexicon: Lexicon, names: list[tuple[str, Pronunciation]]) -> str:
    """Put one private character in place of each name, and note what it stands for."""
    kept, last = "", 0
    for name in lexicon.find(text):
        if len(names) > LAST_MARK - FIRST_MARK:
            raise FrenchError("trop de noms du lexique dans une phrase", hint="coupez la phrase")
        kept += text[last : name.start] + chr(FIRST_MARK + len(names))
        names.append((text[name.start : name.end], name.pronunciation))
        last = name.end
    return kept + text[last:]


def _put_back(text: str, names: list[tuple[str, Pronunciation]]) -> tuple[str, tuple[Name, ...]]:
    """Restore the names, and say where they stand."""
    words, found = "", []
    for character in text:
        if FIRST_MARK <= ord(character) <= LAST_MARK:
            written, pronunciation = names[ord(character) - FIRST_MARK]
            start = len(words)
            words += written
            found.append(Name(start=start, end=len(words), pronunciation=pronunciation))
        else:
            words += character
    return words, tuple(found)
