"""A text cut for a service that takes only so much at once."""

from __future__ import annotations


def in_clauses(text: str, longest: int) -> list[str]:
    """Cut a text after commas and semicolons, into as few parts as the limit allows.

    A clause that is too long alone is cut between words. Every word is in one part, in order.

    >>> [len(part) for part in in_clauses("un mot, " * 20, 100)]
    [95, 63]
    >>> in_clauses("un deux trois", 8)
    ['un deux', 'trois']
    """
    parts = [""]
    for clause in text.replace(", ", ",\0").replace("; ", ";\0").split("\0"):
        pieces = [clause] if len(clause) <= longest else clause.split()
        for piece in pieces:
            if len(parts[-1]) + 1 + len(piece) > longest:
                parts.append("")
            parts[-1] = f"{parts[-1]} {piece}".strip()
    return [part for part in parts if part]
