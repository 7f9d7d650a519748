"""Official codes from whatever a file prints: "1", "012", "ZA", "12202", "056AR01", "0101"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from broadcast.sources.received.places.overseas import DISTRICTS, OVERSEAS
from broadcast.sources.received.tables.distinct import each

if TYPE_CHECKING:
    from collections.abc import Iterable


def _bare(code: pl.Expr) -> pl.Expr:
    return code.str.strip_chars().str.to_uppercase().str.replace(r"\.0$", "")


def department(code: pl.Expr) -> pl.Expr:
    """A department's official code: "1", "1.0", "01" are "01"; "ZA" and "971" are "971"."""
    return _bare(code).str.replace(r"^(\d)$", "0$1").replace(OVERSEAS)


def commune(code: pl.Series, department: pl.Series) -> pl.Series:
    """A commune's INSEE code, from five digits or from three beside a department.

    Overseas the last two digits follow the department: "501" of Mayotte is 97601. Those of ZX say
    which island: "701" is 97701, "801" is 97801.
    """
    whole, three = each(code, _whole_commune), each(code, _three_digits)
    if not three.is_not_null().any():
        return whole
    lead = each(department, lambda own: own.replace("ZX", "97"))
    parts = pl.DataFrame({"whole": whole, "three": three, "lead": lead})
    if each(department, lambda own: own.str.len_chars() == 3).any():
        tail = pl.when(pl.col("lead").str.len_chars() == 3)
        three = parts.select(
            tail.then(pl.col("three").str.tail(2)).otherwise("three").alias("three")
        ).to_series()
        parts = parts.with_columns(three)
    return parts.select(pl.coalesce("whole", pl.col("lead") + pl.col("three"))).to_series()


def _three_digits(code: pl.Expr) -> pl.Expr:
    bare = _bare(code)
    return pl.when(bare.str.contains(r"^\d{1,3}$")).then(bare.str.zfill(3))


def _whole_commune(code: pl.Expr) -> pl.Expr:
    """Of a code that needs no department beside it; null for one of three digits."""
    bare = _bare(code)
    ministry = bare.str.extract(r"^(Z[A-Z])\d{3}$")
    return (
        pl.when(bare.str.contains(r"^\d{1,3}$"))
        .then(None)
        .when(ministry.is_in(list(OVERSEAS)))
        .then(ministry.replace(OVERSEAS) + bare.str.tail(2))
        .when(bare.str.contains(r"^ZX\d{3}$"))
        .then("97" + bare.str.tail(3))
        .when(bare.str.contains(r"^\d{4}$"))
        .then("0" + bare)
        .otherwise(bare)
    )


_SECTOR = r"^(?:\d\d)?(\d{3})(?:AR|SR)(\d\d)$"
_ARRONDISSEMENT = r"^(?:751|6938|132)\d{1,2}$"


def is_sector(code: pl.Expr) -> pl.Expr:
    """Whether a commune's code is that of a sector or an arrondissement of a large city."""
    return code.str.contains(_SECTOR) | (
        code.str.contains(_ARRONDISSEMENT) & (code.str.len_chars() == 5)
    )


def commune_of_sector(code: pl.Expr, department: pl.Expr) -> pl.Expr:
    """The INSEE code of the city that a sector lies in.

    >>> sectors = pl.DataFrame({"of": ["75101", "69389", "13216", "056AR01"], "department": "75"})
    >>> city = commune_of_sector(pl.col("of"), pl.col("department"))
    >>> sectors.select(city).to_series().to_list()
    ['75056', '69123', '13055', '75056']
    """
    city = pl.coalesce(
        pl.when(code.str.starts_with(k)).then(pl.lit(v)) for k, v in DISTRICTS.items()
    )
    return pl.coalesce(department + code.str.extract(_SECTOR), city)


def sector(code: pl.Expr, department: pl.Expr) -> pl.Expr:
    """A sector's code in the common form: "75056-01"."""
    number = pl.coalesce(
        code.str.extract(_SECTOR, 2),
        pl.when(code.str.starts_with("6938")).then("0" + code.str.tail(1)),
        code.str.tail(2),
    )
    return commune_of_sector(code, department) + "-" + number


def part(department: pl.Series, code: pl.Series) -> pl.Series:
    """A constituency or a canton in the common form: "12-01" from "1", "01", "1201" or "ZA01"."""
    return department + "-" + each(code, _two_digits)


def _two_digits(code: pl.Expr) -> pl.Expr:
    return code.str.extract(r"(\d{1,2})(?:\.0)?\D*$").str.zfill(2)


def station(commune: pl.Series, code: pl.Series) -> pl.Series:
    """A polling station in the common form: "12202-0001" from "1", "0001" or "12202_0001"."""
    return commune + "-" + each(code, _four_digits)


def _four_digits(code: pl.Expr) -> pl.Expr:
    own = code.str.strip_chars().str.replace(r"^.*_", "").str.replace(r"\.0$", "")
    return pl.when(own.str.contains(r"^\d+$")).then(own.str.zfill(4)).otherwise(own)


def region(code: pl.Expr) -> pl.Expr:
    """A region's code on two digits."""
    return code.str.strip_chars().str.replace(r"\.0$", "").str.zfill(2)


def first_known(columns: Iterable[str], frame: pl.DataFrame) -> pl.Expr:
    """The first of these columns that the frame has, or nothing."""
    return next((pl.col(c) for c in columns if c in frame.columns), pl.lit(None, dtype=pl.String()))
