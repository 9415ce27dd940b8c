"""``turbo-mode mcp``."""

from __future__ import annotations

import click

from turbo_mode.cli.settings import common, current
from turbo_mode.errors import NotInstalled


@click.command()
@click.option("--role", "roles", multiple=True, metavar="ROLE", help="What the agent may at most, such as viewer")
@click.option("--scope", "scopes", multiple=True, metavar="SCOPE", help="Likewise, such as executions:read")
@common
def command(roles: tuple[str, ...], scopes: tuple[str, ...]) -> int:
    """Let an agent work with the store: the Model Context Protocol over standard input and output.

    An agent starts this itself; put it into its list of MCP servers. It may do what you may on the command line, or
    less with --role and --scope. What needs an approver's key stays yours.
    """
    from turbo_mode.core.access.scopes import EVERYTHING, scopes_of

    try:
        from turbo_mode.server.mcp import stdio
    except ImportError:
        raise NotInstalled("MCP is not installed", hint='pip install "turbo-mode[server]"') from None
    granted = scopes_of(roles, scopes) if roles or scopes else frozenset({EVERYTHING})
    configuration = current.configuration
    stdio.serve(current.store, granted, limits=configuration.limits, approvers=configuration.approvers)
    return 0
