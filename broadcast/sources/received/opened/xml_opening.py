"""An XML file opened without trusting it: whatever it holds, it stays small and offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from broadcast.errors import SourceError, Where

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
"""The ministry's largest, the communes of Pas-de-Calais with 38 lists, is near 20 MB."""

MAX_MARKS = 4_000_000
"""Of "<" and "=" together: what a tree of half a gigabyte may be made of, counted before it is."""

MAX_DEPTH = 32
"""The ministry's files are 14 deep."""


def open_xml(path: Path, data: bytes) -> etree._Element:
    """The root of a received XML file.

    A DOCTYPE is refused whatever it says: the ministry's files have none, and every known trick
    (entities inside entities, files and addresses fetched on reading) needs one.

    Raises `SourceError` with the line where it stops making sense.
    """
    _refuse_bulk(path, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(path, data, error) from error
    except ValueError as error:  # an encoding that its own declaration contradicts
        raise SourceError("XML illisible : encodage contredit", where=Where(path)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(path)
    _refuse_depth(path, root)
    return root


def where_of(path: Path, element: etree._Element) -> Where:
    """The line of an element."""
    return Where(path, cast("int | None", element.sourceline))  # the stubs leave its type open


def _refuse_bulk(path: Path, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        size = len(data) // (1024 * 1024)
        hint = f"au plus {MAX_BYTES // (1024 * 1024)} Mo"
        raise SourceError(f"fichier XML de {size} Mo", where=Where(path), hint=hint)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _doctype(path)
    if data.count(b"<") + data.count(b"=") > MAX_MARKS:
        raise SourceError("fichier XML de trop de balises", where=Where(path))


def _doctype(path: Path) -> SourceError:
    what = "fichier XML piégé : il déclare un DOCTYPE ou des entités"
    return SourceError(what, where=Where(path), hint="le ministère n'en met jamais")


def _broken(path: Path, data: bytes, error: etree.XMLSyntaxError) -> SourceError:
    """What is wrong, told shortly: a file cut short is the usual case on election night."""
    line = error.lineno or None
    if not data.strip():
        return SourceError("fichier XML vide", where=Where(path))
    cut = not data.rstrip().endswith(b">") or "Premature end" in str(error.msg)
    if cut or (line and line >= data.count(b"\n")):
        hint = "téléchargez-le de nouveau"
        return SourceError("XML tronqué : la fin manque", where=Where(path, line), hint=hint)
    return SourceError("XML mal formé", where=Where(path, line), hint="téléchargez-le de nouveau")


def _refuse_depth(path: Path, root: etree._Element) -> None:
    path_there = "(" + "/*" * (MAX_DEPTH + 1) + ")[1]"
    deeper = cast("list[etree._Element]", root.xpath(path_there))
    if deeper:
        raise SourceError("XML aux balises trop imbriquées", where=where_of(path, deeper[0]))
