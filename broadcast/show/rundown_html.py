"""The rundown as a page: read on a screen in the studio, or printed, a department a sheet."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from broadcast.french.dates import day as day_words
from broadcast.show.rundown import count, last_words

if TYPE_CHECKING:
    from jinja2 import Template

    from broadcast.show.rundown import Rundown


def as_html(rundown: Rundown) -> str:
    """The page, whole in itself: no picture, no script, nothing to fetch."""
    return _template().render(rundown=rundown, day=f"{day_words(rundown.day)} {rundown.day.year}")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"count": count, "last_words": last_words}
    return environment.get_template("rundown.html.j2")
