"""The model's own timing: how long it holds each phoneme, brought out of its graph.

Kokoro decides the length of every phoneme before it makes any sound, then forgets it. One node
added to its graph hands the lengths out; the sound stays the same to the bit. A model's file is a
protocol buffer, in which a message that comes twice is the sum of both: the node and its output
are some 80 bytes written after the file's end, and nothing of the file is touched.
"""

from __future__ import annotations

LENGTHS_TENSOR = "/encoder/Clip_output_0"
"""What the encoder of Kokoro-82M v1.0 calls the lengths, rounded and at least one."""

OUTPUT = "duration"
"""What the edited graph calls them: int64, shape (1, phonemes + 2), with both ends of the text."""

FRAME_SAMPLES = 600
"""The unit of a length: 25 ms at 24 kHz. The lengths of a text sum up to its sound, exactly."""

_INT64 = 7  # TensorProto.DataType
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
