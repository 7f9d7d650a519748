"""Printed figures to numbers: counts are whole, shares keep their printed digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.errors import SourceError, Where

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SPACES = r"[\s\u{a0}\u{202f}\u{2009}']"
_NOTHING = ("", "-", "–", "—", "nc", "nd", "n/d", "n.d.", "n.c.", "na", "nan", "null", "none")
"""What people print where there is no figure."""

LARGEST = 100_000_000
"""No French ballot count is above: there are 50 million registered voters."""


def whole(frame: pl.DataFrame, names: Sequence[str], path: Path) -> pl.DataFrame:
    """These columns as whole numbers: "8077", "8 077", "00008077" and "8077.0".

    "8.077" is eight thousand in a text file; in a spreadsheet the dot is that of a decimal.

    Raises `SourceError` with the row of the first figure that is negative, fractional or no number.
    """
    return frame.with_columns(_whole(frame[name], frame, path) for name in names)


def _whole(texts: pl.Series, frame: pl.DataFrame, path: Path) -> pl.Series:
    numbers = texts.cast(pl.Int64(), strict=False)
    odd = (numbers.is_null() & texts.is_not_null()).arg_true()
    if odd.len():
        numbers = numbers.scatter(odd, _plain(texts.gather(odd), frame[odd], path))
    wrong = ((numbers < 0) | (numbers > LARGEST)).fill_null(value=False).arg_true()
    if wrong.len():
        raise _refusal(texts, frame, wrong[0], path)
    return numbers.alias(texts.name)


def _plain(texts: pl.Series, frame: pl.DataFrame, path: Path) -> pl.Series:
    """The figures that are written with spaces, thousands dots or empty decimals."""
    bare = texts.str.replace_all(_SPACES, "")
    thousands = bare.str.contains(r"^\d{1,3}(\.\d{3})+$")
    plain = (
        pl.DataFrame({"bare": bare, "thousands": thousands, "sheet": frame["sheet"]})
        .select(
            pl.when(pl.col("thousands") & (pl.col("sheet") == ""))
            .then(pl.col("bare").str.replace_all(".", "", literal=True))
            .when(pl.col("bare").str.to_lowercase().is_in(_NOTHING))
            .then(None)
            .otherwise(pl.col("bare").str.replace(r"[.,]0+$", ""))
        )
        .to_series()
    )
    numbers = plain.cast(pl.Int64(), strict=False)
    wrong = (numbers.is_null() & plain.is_not_null()).arg_true()
    if wrong.len():
        raise _refusal(texts, frame, wrong[0], path)
    return numbers


def _refusal(texts: pl.Series, frame: pl.DataFrame, index: int, path: Path) -> SourceError:
    sheet = frame["sheet"][index]
    place = f"feuille « {sheet} », " if sheet else ""
    return SourceError(
        f"{place}colonne {texts.name} : « {texts[index][:40]} » n'est pas un nombre possible",
        where=Where(path, frame["row"][index]),
        hint="un nombre entier, sans signe ni décimales",
    )


def printed(share: pl.Expr) -> pl.Expr:
    """A share with its printed digits and a comma: "27,75" from "27.75", "27,75%", "  27,75".

    What is no share is null: a share is only ever compared, never counted with.
    """
    bare = share.str.replace_all(_SPACES + "|%", "").str.replace(".", ",", literal=True)
    return pl.when(bare.str.contains(r"^\d{1,3}(,\d+)?$")).then(bare)
