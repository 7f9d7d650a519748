"""The model's own timing, brought out of its graph, and a say in it.

Kokoro decides the length of every phoneme before it makes any sound, then forgets it. One node
added to its graph hands the lengths out. A model's file is a protocol buffer, in which a message
that comes twice is the sum of both: the node and its output are some 80 bytes written after the
file's end. Its one speed, by which it divides every length, becomes a speed for each phoneme by two
bytes: where the file says "one", it then says "any number". At an even speed the sound stays the
same to the bit.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import BytesIO

LENGTHS_TENSOR = "/encoder/Clip_output_0"
"""What the encoder of Kokoro-82M v1.0 calls the lengths, rounded and at least one."""

OUTPUT = "duration"
"""What the edited graph calls them: int64, shape (1, phonemes + 2), with both ends of the text."""

FRAME_SAMPLES = 600
"""The unit of a length: 25 ms at 24 kHz. The lengths of a text sum up to its sound, exactly."""

_FLOAT, _INT64 = 1, 7  # TensorProto.DataType
_INPUTS_WITHIN = 4_000_000  # bytes of the file's end: the weights stand before
_ATTRIBUTE_INT = 2  # AttributeProto.AttributeType


def lengths_edit() -> bytes:
    """What is written after the model's file, for its phoneme lengths to be a second output."""
    to = _text(1, "to") + _number(3, _INT64) + _number(20, _ATTRIBUTE_INT)
    node = (
        _text(1, LENGTHS_TENSOR)
        + _text(2, OUTPUT)
        + _text(3, OUTPUT)
        + _text(4, "Cast")
        + _message(5, to)
    )
    output = _text(1, OUTPUT) + _message(2, _message(1, _number(1, _INT64)))
    return _message(7, _message(1, node) + _message(12, output))


def take_a_speed_each(model: BytesIO) -> bool:
    """Let the model take one speed for each phoneme, with both ends; False if this is no Kokoro."""
    before, after = (_speed_of(size) for size in (_number(1, 1), _text(2, "")))
    model.seek(-min(_INPUTS_WITHIN, model.getbuffer().nbytes), os.SEEK_END)
    start = model.tell()
    at = model.read().find(before)
    if at < 0:
        return False
    model.seek(start + at)
    model.write(after)
    return True


def _speed_of(size: bytes) -> bytes:
    """How the model declares its speed, a vector of this size: ValueInfoProto."""
    shape = _message(2, _message(1, size))
    return _text(1, "speed") + _message(2, _message(1, _number(1, _FLOAT) + shape))


def _message(field: int, content: bytes) -> bytes:
    """A field that holds bytes: its number, their count, themselves."""
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _text(field: int, content: str) -> bytes:
    return _message(field, content.encode())


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    """A whole number, seven bits to a byte, the lowest first.

    >>> _varint(300)
    b'\\xac\\x02'
    """
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    return bytes([*encoded, value])
