"""What every command shares: its options, French on screen, errors on one line, exit codes."""

from __future__ import annotations

import functools
import gettext
import io
import json
import os
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from broadcast.errors import BroadcastError
from broadcast.files import disk_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadcast.workspace import Workspace

_C = TypeVar("_C", bound="Callable[..., Any]")

REFUSED = 1
"""Exit code of a refusal or a failure told on one line; click keeps 2 for a wrong call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """How a command was asked to answer, and from which workspace."""

    folder: Path | None
    as_json: bool

    def workspace(self) -> Workspace:
        """The station's folder. Raises `WorkspaceError` where there is none."""
        from broadcast.workspace import find_workspace  # noqa: PLC0415 - keeps --help instant

        start = (self.folder or Path()).resolve()
        return find_workspace(start, exactly=self.folder is not None)

    def answer(self, data: object) -> None:
        """One JSON object on standard output; nothing else goes there with --json."""
        click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))

    def tell(self, text: str) -> None:
        """A line for the person at the screen, on standard error."""
        click.echo(text, err=True)


def common(command: _C) -> _C:
    """Add the options that every command has, and hand it a `Console`.

    A `BroadcastError` becomes one line and exit code 1; --debug shows where it came from.
    """

    @click.option(
        "--workspace",
        "-w",
        type=click.Path(path_type=Path),
        metavar="DOSSIER",
        help="Le dossier de la station. Par défaut : celui où l'on est.",
    )
    @click.option("--json", "as_json", is_flag=True, help="Répondre en JSON, pour un programme.")
    @click.option("--debug", is_flag=True, help="En cas d'erreur, montrer d'où elle vient.")
    @functools.wraps(command)
    def wrapped(
        *args: Any,  # noqa: ANN401 - click hands any option through
        workspace: Path | None,
        as_json: bool,
        debug: bool,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        console = Console(folder=workspace, as_json=as_json)
        try:
            command(console, *args, **kwargs)
        except BroadcastError as error:
            if debug:
                traceback.print_exc()
            refuse(error, as_json=as_json)
        except OSError as error:
            # Folders that cannot even be looked into: the disk speaks from anywhere
            if debug:
                traceback.print_exc()
            refuse(disk_error(error, Path(error.filename or ".")), as_json=as_json)

    return wrapped  # type: ignore[return-value]  # the same command, with more options


def refuse(error: BroadcastError, *, as_json: bool) -> None:
    """Tell an error on one line and leave with exit code 1."""
    if as_json:
        where = error.where
        click.echo(
            json.dumps(
                {
                    "error": error.what,
                    "file": str(where.path) if where else None,
                    "line": where.line if where else None,
                    "hint": error.hint,
                },
                ensure_ascii=False,
            )
        )
    click.echo(f"Erreur : {error}", err=True)
    sys.exit(REFUSED)


def speak_french() -> None:
    """Make click's own words French, whatever the language of the machine.

    A terminal or a log that cannot write a letter shows "?" in its place: no work is lost over it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))
    gettext.textdomain("messages")
