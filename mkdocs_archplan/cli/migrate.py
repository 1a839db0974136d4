"""`archplan migrate`: front matter written from what documents say elsewhere, shown as a difference first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from mkdocs_archplan.cli.changing import show, write
from mkdocs_archplan.cli.place import config_option, folder_argument, kind_option, read, site_of
from mkdocs_archplan.findings.plain import plain
from mkdocs_archplan.write.drafts import Drafts
from mkdocs_archplan.write.migration import Migrated, migrate

_MOST_NAMED = 3
_EXAMPLES = """\b
Examples:
  archplan migrate
  archplan migrate --kind adr --write
"""


@click.command("migrate", short_help="Write front matter from what was read.", epilog=_EXAMPLES)
@folder_argument
@config_option
@kind_option
@click.option("--write", "writes", is_flag=True, help="Write the files; without it they stay as they are.")
@click.option("--dry-run", is_flag=True, help="Only show the difference; so it is without --write.")
def migrate_documents(
    folder: Path | None, config_file: Path, kinds: Sequence[str], writes: bool, dry_run: bool
) -> None:
    """Write YAML front matter from what documents say in bullets, lines, tables, sections and rows of an index.

    Shows the difference, as `patch -p1` takes it in the docs folder; --write writes it. Keys that are there stay, and
    so does the text below, the old bullets among it: nothing is lost, and both say the same. A second run changes
    nothing.
    """
    if writes and dry_run:
        raise click.UsageError("--write and --dry-run contradict each other.")
    project = site_of(folder, config_file)
    catalog = read(project, check=False).site.catalog
    drafts = Drafts(project, catalog)
    chosen = [path for path, document in catalog.documents.items() if not kinds or document.kind in kinds]
    done = {path: migrate(drafts, path) for path in chosen}
    changes = drafts.changes()
    if writes:
        write(changes)
    else:
        show(changes)
    _tell(done, written=writes)


def _tell(done: Mapping[str, Migrated], *, written: bool) -> None:
    """Say how many documents were changed, and why others were not, on standard error: the difference is the output."""
    changed = sum(bool(each.added) for each in done.values())
    left: dict[str, list[str]] = defaultdict(list)
    for path, each in done.items():
        if each.left:
            left[each.left].append(path)
        if each.without:
            left[f"changed, but without {', '.join(each.without)}: it would say something else then"].append(path)
    complete = sum(each == Migrated() for each in done.values())
    alone = sum(bool(each.left) for each in done.values())
    verb = "changed" if written else "to be changed"
    summary = f"{_counted(changed)} {verb}, {complete} had it all, {alone} left alone{':' if left else '.'}"
    click.echo(summary, err=True)
    for reason, paths in left.items():
        more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
        click.echo(plain(f"  {reason}: {', '.join(paths[:_MOST_NAMED])}{more}"), err=True)
    if changed and not written:
        click.echo("Nothing was written: --write does that.", err=True)


def _counted(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
