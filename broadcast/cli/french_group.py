"""A group of commands, in the order of the work."""

from __future__ import annotations

import click


class FrenchGroup(click.Group):
    """The commands in the order they were declared, which is that of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """As they were declared."""
        return list(self.commands)
