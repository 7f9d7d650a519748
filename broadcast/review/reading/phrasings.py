"""Tables of French phrasings: how a rule's words are laid out for a reader."""

from __future__ import annotations

TWO_TO_TEN = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
"""Small numbers in words, as alternatives of a pattern."""


def one_of(table: str) -> str:
    r"""A table of phrasings, one a line, as one pattern that finds any of them.

    Earlier lines are tried first. A space that ends a line is written ``[ ]``.

    >>> one_of('''
    ...     gagn\w+
    ...     l'emport\w+
    ... ''')
    "(?:gagn\\w+|l'emport\\w+)"
    """
    rows = filter(None, map(str.strip, table.splitlines()))
    return f"(?:{'|'.join(rows)})"
