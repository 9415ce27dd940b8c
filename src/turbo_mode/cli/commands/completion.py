"""``turbo-mode completion``."""

from __future__ import annotations

import os

import click

from turbo_mode.cli.settings import common, current

_LINES = {
    "bash": ('eval "$(_TURBO_MODE_COMPLETE=bash_source turbo-mode)"', "~/.bashrc"),
    "zsh": ('eval "$(_TURBO_MODE_COMPLETE=zsh_source turbo-mode)"', "~/.zshrc"),
    "fish": ("_TURBO_MODE_COMPLETE=fish_source turbo-mode | source", "~/.config/fish/completions/turbo-mode.fish"),
}


@click.command()
@click.argument("shell", type=click.Choice(list(_LINES)), required=False)
@common
def command(shell: str | None) -> None:
    """Print the line that switches on completion with TAB, and say where it goes."""
    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    line, file = _LINES.get(name, _LINES["bash"])
    current.out.say(line)
    if not current.quiet:
        current.err.say(f"Add this line to {file}")
