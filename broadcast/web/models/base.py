"""What every model of the API is made from, and the forms of its names and numbers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

BulletinId = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9-]{1,60}-\d{4}-[a-z]{2,20}$", max_length=100)
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,120}$")]
SpeechKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
ScriptText = Annotated[str, Field(min_length=1, max_length=200_000)]
PersonName = Annotated[str, Field(min_length=1, max_length=80, pattern=r"\S")]
Reason = Annotated[str, Field(min_length=3, max_length=500, pattern=r"\S")]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A version, a comment or a person by number."""


class Said(BaseModel):
    """The root of all that the API says: nothing but what is declared."""

    model_config = ConfigDict(from_attributes=True, frozen=True, use_attribute_docstrings=True)


class Asked(BaseModel):
    """The root of all that the API takes: an unknown field is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Refusal(Said):
    """What every refusal says: the same as the command line, in French."""

    error: str
    file: str | None = None
    line: int | None = None
    hint: str = ""
