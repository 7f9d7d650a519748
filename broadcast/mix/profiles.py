"""Loudness profiles: what a bulletin must measure, by where it goes. Figures are the standards'."""

from __future__ import annotations

PROFILES: dict[str, tuple[float, float]] = {
    "ebu": (-23.0, -1.0),  # EBU R 128
    "pad-fr": (-23.0, -3.0),  # CST-RT-040: what French television delivers
    "aes-stream": (-18.0, -1.0),  # AES TD1008: speech on a stream
    "podcast": (-16.0, -1.0),  # what podcast platforms ask for, stereo
}
"""Name -> loudness in LUFS, ceiling of the true peak in dBTP."""

OWN = "station"
"""The station's own: its figures are in the settings."""
