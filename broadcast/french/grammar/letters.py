"""What counts as a letter where rules look for words: names under protection do too."""

from __future__ import annotations

FIRST_MARK, LAST_MARK = 0xE000, 0xF8FF
"""Unicode's private characters: one stands for each protected name while the rules run."""

MARKS = "\ue000-\uf8ff"
"""The same, inside a class of a regular expression."""

WORD = rf"(?:[^\W\d_]|[{MARKS}])"
"""A letter, or a protected name."""

CAPITAL = rf"[A-ZÀ-ÖØ-ÞŒŸ{MARKS}]"
"""A capital letter, or a protected name, which opens with one."""
