"""The commands: what people type, and what the screen shows. Only click is imported here."""

from broadcast.cli.main import main, run

__all__ = ["main", "run"]
