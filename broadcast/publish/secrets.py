"""Passwords and keys, which have no place in the settings or in what prints them."""

from __future__ import annotations

import os

from broadcast.errors import PublishError


def secret(variable: str) -> str:
    """A password or a key, by the name of its environment variable; empty where none is named.

    Raises `PublishError` where the variable is empty.
    """
    if not variable:
        return ""
    if not (value := os.environ.get(variable, "")):
        raise PublishError(f"la variable {variable} est vide", hint=f"export {variable}=…")
    return value
