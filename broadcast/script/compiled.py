"""Templates kept as Python's bytecode: half a second less at every start.

They are kept where only this user can write, never in the workspace: what is kept runs without the
sandbox, and a workspace may come from anyone.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import BytecodeCache, FileSystemBytecodeCache

from broadcast import __version__
from broadcast.errors import BroadcastError
from broadcast.files import replacing
from broadcast.script import variation

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_DIGEST = 32


class CompiledTemplates(BytecodeCache):
    """A folder of compiled templates; one that is damaged or outdated is compiled anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template of this text, if anything is."""
        try:
            kept = self._path(bucket).read_bytes()
        except OSError:
            return
        if sha256(kept[_DIGEST:]).digest() == kept[:_DIGEST]:
            bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; where the disk is full, it is compiled again next time."""
        code = bucket.bytecode_to_string()
        with suppress(BroadcastError), replacing(self._path(bucket)) as partial:
            partial.write_bytes(sha256(code).digest() + code)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"broadcast-{_compiler()[:12]}-{bucket.key}.bin"


def compiled_templates() -> CompiledTemplates | None:
    """Give this user's own folder; None where the machine has no safe place for one."""
    try:
        return CompiledTemplates(Path(FileSystemBytecodeCache().directory))
    except (RuntimeError, OSError):
        return None


def _compiler() -> str:
    """The fingerprint of what turns a template into code, besides its own text."""
    own = Path(variation.__file__).read_bytes()
    return sha256(f"{__version__} {jinja2.__version__} ".encode() + own).hexdigest()
