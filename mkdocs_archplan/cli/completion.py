"""`archplan completion`: the script by which a shell completes what is typed."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

_SHELLS = ("bash", "zsh", "fish")
_PROGRAM, _VARIABLE = "archplan", "_ARCHPLAN_COMPLETE"

_EXAMPLES = """\b
Where the script belongs; the folder of zsh is one of $fpath:
  bash  ~/.local/share/bash-completion/completions/archplan
  zsh   ~/.zfunc/_archplan
  fish  ~/.config/fish/completions/archplan.fish

\b
Examples:
  archplan completion zsh > ~/.zfunc/_archplan
"""


@click.command("completion", short_help="Print the script that completes in a shell.", epilog=_EXAMPLES)
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def print_completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, rules, statuses and documents in a SHELL."""
    shape = get_completion_class(shell)
    if not shape:
        raise click.UsageError(f"click knows no completion for {shell}.")
    # Not `source` of the class itself: that of bash asks bash for its version, which may be another machine's.
    click.echo(ShellComplete.source(shape(context.find_root().command, {}, _PROGRAM, _VARIABLE)))
