"""Facts and quotes merged into a script through the station's Jinja templates, sandboxed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from broadcast.errors import BroadcastError, ScriptError, SourceError, Where
from broadcast.model.script import Script
from broadcast.records import nearest_hint
from broadcast.script.compiled import compiled_templates
from broadcast.script.context import variables
from broadcast.script.document import parse_stories
from broadcast.script.variation import Variants, Variation
from broadcast.script.words.filters import FILTERS
from broadcast.script.writing import write_script

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from broadcast.model.script import Header
    from broadcast.script.context import Brief

SUFFIX = ".md.j2"

WRITERS_FAULTS = (
    *(jinja2.TemplateError, BroadcastError),
    *(TypeError, ValueError, AttributeError, LookupError, ArithmeticError),
)
"""All that an expression in a template may raise: each is told with the template's line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A script as its template wrote it."""

    text: str
    """The document, in canonical form."""

    said: tuple[str, ...]
    """The phrases that it chose among several: those that later bulletins should not repeat."""


def compose(brief: Brief, scripts: Path, heard: Sequence[str] = ()) -> Composition:
    """Write the script of a bulletin from its format's template.

    ``heard`` are the phrases chosen by the earlier bulletins of the morning: they are said again
    only where the template offers no other, the oldest first. Raises `ScriptError` with the
    template's file and line: an unknown name, a template that cannot be read, or one that gives
    what is no script.
    """
    template_path = scripts / f"{brief.header.format}{SUFFIX}"
    if not template_path.is_file():
        known = [path.name.removesuffix(SUFFIX) for path in scripts.glob(f"*{SUFFIX}")]
        hint = nearest_hint(brief.header.format, known)
        raise ScriptError(
            f"aucun modèle « {brief.header.format} »", where=Where(scripts), hint=hint
        )
    variation = Variation(_seed(brief.header), heard)
    try:
        template = _environment(scripts).get_template(template_path.name)
        body = template.render(variables(brief), variation=variation)
    except jinja2.TemplateSyntaxError as error:
        where = Where(Path(error.filename or template_path), error.lineno)
        raise ScriptError(f"modèle illisible : {error.message}", where=where) from error
    except WRITERS_FAULTS as error:
        where = _template_line(error.__traceback__, scripts) or Where(template_path)
        raise ScriptError(_told(error), where=where, hint="corrigez le modèle") from error
    text = _canonical(brief.header, _without_empty(body), template_path)
    return Composition(text=text, said=tuple(variation.said))


def _seed(header: Header) -> str:
    return f"{header.airtime:%Y-%m-%d} {header.department} {header.airtime:%H:%M}"


@lru_cache(maxsize=8)
def _environment(scripts: Path) -> ImmutableSandboxedEnvironment:
    """The templates of a folder, compiled once, and again when a file changes."""
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(scripts, encoding="utf-8-sig"),
        undefined=jinja2.StrictUndefined,
        extensions=[Variants],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=compiled_templates(),
    )
    environment.filters.update(FILTERS)
    return environment


def _without_empty(body: str) -> str:
    """An optional paragraph that had nothing to say leaves its `?` behind: it goes too."""
    joined = re.sub(r"(?m)^(\?{1,2})[^\S\n]*\n(?=[^\S\n]*\S)", r"\1 ", body)
    return re.sub(r"(?m)^\?{1,2}[^\S\n]*$", "", joined)


def _canonical(header: Header, body: str, template_path: Path) -> str:
    try:
        stories = parse_stories(body.splitlines(), template_path)
        return write_script(Script(header=header, stories=stories))
    except (ScriptError, SourceError) as error:
        line = error.where.line if error.where else None
        written = body.splitlines()[line - 1].strip() if line else ""
        raise ScriptError(
            f"ce que ce modèle écrit n'est pas un script : {error.what}, devant « {written[:60]} »",
            where=Where(template_path),
            hint=error.hint,
        ) from error


def _template_line(traceback: TracebackType | None, scripts: Path) -> Where | None:
    """The innermost line of a template in a traceback; Jinja keeps their true numbers."""
    found = None
    while traceback:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_relative_to(scripts):
            found = Where(path, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _told(error: Exception) -> str:
    """Jinja's message in French, for the faults that editors make."""
    if isinstance(error, BroadcastError):
        return f"{error.what} {error.hint}".strip()
    text = str(error)
    if name := re.match(r"'(\w+)' is undefined", text):
        return f"le nom « {name[1]} » n'est pas défini"
    if attribute := re.match(r"'(?:.*\.)?(\w+)(?: object)?' has no attribute '(\w+)'", text):
        owner = "une donnée absente" if attribute[1] == "None" else attribute[1]
        return f"{owner} n'a pas de champ « {attribute[2]} »"
    return f"le modèle échoue : {text}"
