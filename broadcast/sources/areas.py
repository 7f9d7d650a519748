"""The areas of a count, by their official codes: France, regions, departments, communes."""

from __future__ import annotations

from broadcast.errors import FrenchError
from broadcast.french.naming.communes import commune
from broadcast.french.naming.places import collectivities, find_department, of, regions
from broadcast.model.areas import Area, AreaKind

FRANCE = Area(kind="nation", name="France", code="FR")


def area_of_department(code: str) -> Area:
    """A department as an area of the count."""
    return Area(kind="department", name=find_department(code).name, code=code)


def area_of_region(code: str) -> Area:
    """A region as an area of the count."""
    return next(
        Area(kind="region", name=region.name, code=code)
        for region in regions()
        if region.code == code
    )


def area_within(kind: AreaKind, code: str, printed: str, department: str) -> Area:
    """A constituency, a canton or a commune of a department, named as it is said.

    >>> area_within("constituency", "12-01", "", "12").name
    "1re circonscription de l'Aveyron"
    >>> area_within("commune", "12176", "ONET LE CHATEAU", "12").name
    'Onet-le-Château'
    """
    if kind == "constituency":
        number = int(code[-2:])
        whose = _of_department(department)
        name = f"{number}{'re' if number == 1 else 'e'} circonscription {whose}"
        return Area(kind=kind, name=name, code=code.replace("-", ""), department=department)
    name = _commune_name(code, printed) if kind == "commune" else _quieter(printed)
    return Area(
        kind=kind,
        name=name,
        code=code.replace("-", ""),
        department=department,
        as_published=printed if printed != name else "",
    )


def _of_department(code: str) -> str:
    others = {one.code: one for one in collectivities()}
    return of(others[code] if code in others else find_department(code))


def _commune_name(code: str, printed: str) -> str:
    """The name as printed, of the vintage of the vote; the official one where it is in capitals."""
    if printed and not printed.isupper():
        return printed
    try:
        return commune(code).name
    except FrenchError:  # a commune that has merged since, and left no name behind
        return _quieter(printed)


def _quieter(printed: str) -> str:
    return printed.title() if printed.isupper() else printed
