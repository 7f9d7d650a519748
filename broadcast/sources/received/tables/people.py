"""Candidates as files print them: apart, in one cell, as pairs, as lists, as titles of columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

_MALE = r"(?i)^(?:m|m\.|mr|h|masculin|homme|monsieur)$"
_FEMALE = r"(?i)^(?:f|mme|mlle|me|féminin|feminin|femme|madame)$"
_CIVILITY = re.compile(r"^(?P<civility>M\.|MM?|Mr|Mme|Mlle|MME|Monsieur|Madame)\s+(?P<rest>\S.*)$")
_LABEL = re.compile(r"^(?P<rest>.*\S)\s*\((?P<label>[^()]{1,40})\)$")
_PAIR = re.compile(r"\s+(?:et|ET|/|-|–|&)\s+|\s*/\s*")
_LIST_OF_TWO = r"^(?:M\.|Mme|Mlle)\s.+\s(?:et|ET)\s(?:M\.|Mme|Mlle)\s"
_NOT_NAMES = re.compile(r"\b(?:voix|votes|suffrages|nb|nombre)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One candidate as a name in one cell tells them."""

    family_name: str
    first_name: str
    gender: str
    label: str

    @property
    def said(self) -> str:
        """The name as it is said: "Prénom NOM"."""
        return f"{self.first_name} {self.family_name}".strip()


def person(text: str) -> Person:
    """A name in one cell: capitals are the family name, wherever they stand.

    >>> person("Mme LE PEN Marine")
    Person(family_name='LE PEN', first_name='Marine', gender='f', label='')
    >>> person("François HOLLANDE (PS)").label, person("MACRON").family_name
    ('PS', 'MACRON')
    """
    text, label, gender = " ".join(text.split()), "", ""
    if found := _LABEL.match(text):
        text, label = found["rest"], found["label"]
    if found := _CIVILITY.match(text):
        text, gender = (
            found["rest"],
            "m" if found["civility"][:2] in {"M.", "M", "MM", "Mr", "Mo"} else "f",
        )
    words = text.split()
    family = [word for word in words if word.isupper() and len(word) > 1]
    first = [word for word in words if word not in family]
    if not family and len(words) > 1:
        first, family = words[:1], words[1:]
    if not family:
        first, family = [], words
    return Person(
        family_name=" ".join(family), first_name=" ".join(first), gender=gender, label=label
    )


def pair(text: str) -> tuple[Person, str]:
    """The first of a pair, and the second as "Prénom NOM".

    >>> first, second = pair("M. DOUMONT Luc et Mme LEMOINE Laetitia")
    >>> first.family_name, second
    ('DOUMONT', 'Laetitia LEMOINE')
    """
    one, *others = _PAIR.split(text.strip(), maxsplit=1)
    return person(one), person(others[0]).said if others else ""


def title_person(header: str) -> Person:
    """The candidate that a column is named after: "Voix MACRON", "Benoît Hamon"."""
    return person(_NOT_NAMES.sub(" ", header.replace("_", " ")).strip(" :-."))


def gender(column: pl.Expr) -> pl.Expr:
    """A gender as "m", "f" or ""."""
    bare = column.str.strip_chars()
    return (
        pl.when(bare.str.contains(_MALE))
        .then(pl.lit("m"))
        .when(bare.str.contains(_FEMALE))
        .then(pl.lit("f"))
        .otherwise(pl.lit(""))
    )


def named(entries: pl.DataFrame) -> pl.DataFrame:
    """The entries with every naming column of `CANDIDATES`, empty where the file has none."""
    if "list_name" in entries.columns and "pair" not in entries.columns:
        told = entries["list_name"].drop_nulls().str.contains(_LIST_OF_TWO)
        if told.len() and told.all():  # the départementales of 2015 print pairs as lists
            entries = entries.rename({"list_name": "pair"})
    for column, parse in (("pair", _as_pair), ("full_name", _as_person), ("head", _as_person)):
        if column in entries.columns:
            entries = _parsed(entries, column, parse)
    texts = ("family_name", "first_name", "list_name", "list_short", "label", "panel", "partner")
    entries = entries.with_columns(_text(entries, name) for name in texts)
    is_list = (pl.col("list_name") != "") | (pl.col("list_short") != "")
    known = gender(pl.col("gender")) if "gender" in entries.columns else pl.lit("")
    return entries.with_columns(
        known.alias("gender"),
        pl.col("panel").str.replace(r"\.0$", ""),
        pl.when(pl.col("partner") != "")
        .then(pl.lit("pair"))
        .when(is_list)
        .then(pl.lit("list"))
        .otherwise(pl.lit("person"))
        .alias("form"),
    )


def _text(entries: pl.DataFrame, name: str) -> pl.Expr:
    if name not in entries.columns:
        return pl.lit("").alias(name)
    return pl.col(name).str.strip_chars().fill_null("").alias(name)


def _as_person(text: str) -> dict[str, str]:
    who = person(text)
    return {
        "family_name": who.family_name,
        "first_name": who.first_name,
        "gender": who.gender,
        "label": who.label,
    }


def _as_pair(text: str) -> dict[str, str]:
    who, partner = pair(text)
    return {
        **_as_person(text),
        "family_name": who.family_name,
        "first_name": who.first_name,
        "gender": who.gender,
        "partner": partner,
    }


def _parsed(entries: pl.DataFrame, column: str, parse: object) -> pl.DataFrame:
    """What the names of one column say, where the file has no column for it already."""
    names = entries[column].drop_nulls().unique().to_list()
    rows = [{column: name, **parse(name)} for name in names]  # type: ignore[operator]
    if not rows:
        return entries.drop(column)
    table = pl.DataFrame(rows)
    table = table.rename({name: f"_{name}" for name in table.columns if name != column})
    entries = entries.join(table, on=column, how="left", maintain_order="left")
    filled = [
        (pl.coalesce(name[1:], name) if name[1:] in entries.columns else pl.col(name)).alias(
            name[1:]
        )
        for name in table.columns
        if name != column
    ]
    return entries.with_columns(filled).drop(column, *(n for n in table.columns if n != column))
