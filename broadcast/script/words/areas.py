"""An area in a phrase: as its subject, where something is, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from jinja2 import pass_context

from broadcast.french.grammar.listing import listing, listing_with
from broadcast.french.grammar.prepositions import before_place
from broadcast.french.naming.places import find_department, in_, of, regions, the

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2.runtime import Context

    from broadcast.french.naming.places import Territory, Usage
    from broadcast.model.areas import Area
    from broadcast.model.script import Header


def territory(context: Context, area: Area) -> Territory:
    """The French forms of a department or a region, the station's own first."""
    usage = cast("Usage", context["usage"])
    if area.kind == "region":
        return usage.applied(next(one for one in regions() if one.code == area.code))
    return usage.applied(find_department(area.code))


@pass_context
def the_area(context: Context, area: Area) -> str:
    """An area as a subject: l'Aveyron, la France, la 1re circonscription, Rodez."""
    match area.kind:
        case "nation":
            return "la France"
        case "region" | "department":
            return the(territory(context, area))
        case "constituency":
            return f"la {_constituency(context, area)}"
        case "canton":
            return f"le canton {before_place('de', area.name, area.department)}"
        case _:
            return area.name


@pass_context
def in_area(context: Context, area: Area) -> str:
    """Where: en Aveyron, dans le Lot, dans la 1re circonscription, à Rodez."""
    match area.kind:
        case "nation":
            return "au niveau national"
        case "region" | "department":
            return in_(territory(context, area))
        case "constituency":
            return f"dans la {_constituency(context, area)}"
        case "canton":
            return f"dans le canton {before_place('de', area.name, area.department)}"
        case _:
            return before_place("à", area.name, area.department)


@pass_context
def of_area(context: Context, area: Area) -> str:
    """Whose: de l'Aveyron, du Lot, de la 1re circonscription, de Rodez."""
    match area.kind:
        case "nation":
            return "de France"
        case "region" | "department":
            return of(territory(context, area))
        case "constituency":
            return f"de la {_constituency(context, area)}"
        case "canton":
            return f"du canton {before_place('de', area.name, area.department)}"
        case _:
            return before_place("de", area.name, area.department)


def _constituency(context: Context, area: Area) -> str:
    """Its number alone at home, its department too at the neighbours'."""
    header = cast("Header", context["bulletin"])
    number, noun, _ = area.name.partition("circonscription")
    at_home = area.department == header.department and noun
    return f"{number}{noun}" if at_home else area.name


@pass_context
def verb(context: Context, area: Area, one: str, many: str) -> str:
    """The verb that an area takes: les Landes placent, l'Aveyron place."""
    plural = area.kind in ("region", "department") and territory(context, area).article == "les"
    return many if plural else one


def at_places(places: Sequence[Area]) -> str:
    """Several places after "à": à Rodez et à Millau, à Laguiole, Montbazens et Réquista."""
    department = places[0].department if places else ""
    return listing_with("à", [place.name for place in places], department_code=department)


def of_places(places: Sequence[Area]) -> str:
    """Several places after "de": de Latronquière, de Puy-l'Évêque et de Sousceyrac."""
    return listing([before_place("de", place.name, place.department) for place in places])
