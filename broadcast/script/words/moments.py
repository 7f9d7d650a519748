"""When someone spoke, when a source gave its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from jinja2 import pass_context

from broadcast.french.dates import said_when, since_when
from broadcast.script.context import clock_text

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from broadcast.model.figures import Source
    from broadcast.model.quotes import Quote
    from broadcast.model.script import Header


@pass_context
def when(context: Context, quote: Quote) -> str:
    """When someone spoke, seen from the bulletin: ce lundi matin."""
    header = cast("Header", context["bulletin"])
    return said_when(quote.said_on, quote.daypart, header.airtime.date())


@pass_context
def given_at(context: Context, source: Source) -> str:
    """When a source gave its figures: ", hier à 21 h 30"; nothing for a moment still to come.

    Midnight is the hour of who did not note one: the day alone is said.
    """
    airtime = cast("Header", context["bulletin"]).airtime
    given = source.published_at.astimezone(airtime.tzinfo)
    if given > airtime:
        return ""
    hour = f" à {clock_text(given.time())}" if given.hour or given.minute else ""
    if given.date() == airtime.date():
        return f",{hour}" if hour else ""
    return f", {since_when(given.date(), airtime.date())}{hour}"
