"""The same picture as PNG, drawn from the SVG with the font that the program brings along."""

from __future__ import annotations

import font_source_sans_pro as fonts
import resvg_py

ZOOM = 2.0
"""Pixels for each unit of the drawing: sharp on a telephone."""


def png_of(svg: str) -> bytes:
    """An SVG document as the bytes of a PNG, light, whatever fonts the machine has."""
    faces = [fonts.font_files_ttf[name] for name in ("SourceSansPro", "SourceSansProSemibold")]
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=ZOOM,
        skip_system_fonts=True,
        font_files=faces,
        sans_serif_family="Source Sans Pro",
    )
