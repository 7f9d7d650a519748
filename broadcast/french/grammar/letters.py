"""What counts as a letter where rules look for words, and the capital that opens them."""

from __future__ import annotations

FIRST_MARK, LAST_MARK = 0xE000, 0xF8FF
"""Unicode's private characters: one stands for each protected name while the rules run."""

MARKS = "\ue000-\uf8ff"
"""The same, inside a class of a regular expression."""

WORD = rf"(?:[^\W\d_]|[{MARKS}])"
"""A letter, or a name under protection."""

CAPITAL = rf"[A-ZÀ-ÖØ-ÞŒŸ{MARKS}]"
"""A capital letter, or a protected name, which opens with one."""


def capitalised(text: str) -> str:
    """Make the first letter a capital and leave the rest alone.

    >>> capitalised("à La Cavalerie"), capitalised("« nous »")
    ('À La Cavalerie', '« Nous »')
    """
    for index, character in enumerate(text):
        if character.isalnum():
            return text[:index] + character.upper() + text[index + 1 :]
    return text
