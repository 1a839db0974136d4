"""What git knows of a folder: what was changed, what lies on other branches, and who is at work.

Only plumbing commands run, whose output no configuration changes. What a repository's configuration would have git run
(hooks, file-system monitors, filters, external diffs) is never run, and no other host is asked.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

_SECONDS = 60
# Set by git for its hooks; they would say where the repository is, in place of the folder.
_OF_HOOKS = frozenset(("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"))
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
_NO_PROTOCOL = {"GIT_ALLOW_PROTOCOL": ""}
_NO_PROGRAMS = ("-c", "core.fsmonitor=", "-c", f"core.hooksPath={os.devnull}")
_NAMES = ("-r", "-z", "--name-only", "--no-renames", "--diff-filter=d", "--ignore-submodules=all", "--relative")
_SHA1_LETTERS = 40
_EPOCH = datetime.date(1970, 1, 2)  # git reads no earlier one


class GitError(Exception):
    """Git cannot answer; the message says why, in a sentence."""


def root(folder: Path) -> Path | None:
    """Return the top folder of the working tree that a folder lies in, None where there is none."""
    try:
        name = _run(folder, "rev-parse", "--show-toplevel")
    except GitError:
        return None
    return Path(os.fsdecode(name.removesuffix(b"\n"))) if name else None


def changed_since(folder: Path, base: str) -> frozenset[Path]:
    """Return the files below a folder that are not as they were where the current branch left the revision `base`.

    Also what is not committed or not tracked yet; a renamed file under its new name, a deleted one not. The paths are
    absolute, below `folder.resolve()`. Where the two have no common ancestor, `base` itself is compared. Raises
    GitError where there is no repository or no such revision.
    """
    commit = _commit(folder, base)
    try:
        commit = _run(folder, "merge-base", commit, "HEAD").decode().strip() or commit
    except GitError:
        _run(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    committed = _split(_run(folder, "diff-index", "--cached", *_NAMES, commit, "--", "."))
    return _absolute(folder, {*committed, *_unstaged(folder), *_untracked(folder, "--exclude-standard")})


def changed_within(folder: Path, days: int, today: datetime.date) -> frozenset[Path] | None:
    """Return the files below a folder that were committed in the `days` before `today`, or are not as committed.

    The paths are absolute, below `folder.resolve()`; files that git ignores are among them, since nobody knows when
    those were changed. None where there is no history. What a shallow clone cut off counts as committed at the cut.
    """
    known = max(0, min(days, (today - _EPOCH).days))
    first = max(today - datetime.timedelta(days=known), _EPOCH)
    try:
        commits = _run(folder, "rev-list", f"--since={first.isoformat()}T00:00:00+0000", "HEAD", "--")
        committed = _run(folder, "diff-tree", "--stdin", "--root", "--no-commit-id", *_NAMES, "--", ".", stdin=commits)
        staged = _run(folder, "diff-index", "--cached", *_NAMES, "HEAD", "--", ".")
        return _absolute(folder, {*_split(committed), *_split(staged), *_unstaged(folder), *_untracked(folder)})
    except GitError:
        return None


def branches(folder: Path) -> tuple[str, ...]:
    """Return all branches, local and of remotes, as `refs/heads/…` and `refs/remotes/…`. Raises GitError."""
    names = _run(folder, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes")
    return tuple(os.fsdecode(name) for name in names.splitlines())


def paths_on(folder: Path, branch: str) -> tuple[str, ...]:
    """Return the paths of the files below a folder on a branch or another revision, posix, relative to the folder.

    The folder need not exist. Raises GitError where there is no repository or no such revision.
    """
    at = _nearest(folder)
    below = folder.resolve().relative_to(at.resolve()).as_posix() + "/"
    names = _split(_run(at, "ls-tree", "-r", "-z", "--name-only", _commit(at, branch), "--", below))
    return tuple(name if below == "./" else name.removeprefix(below) for name in names)


def user_name(folder: Path) -> str:
    """Return the name that commits made in a folder are signed with, "" where git knows none."""
    if name := os.environ.get("GIT_AUTHOR_NAME", "").strip():
        return name
    try:
        return os.fsdecode(_run(_nearest(folder), "config", "--null", "--get", "user.name")).strip(" \t\r\n\0")
    except GitError:
        return ""


def _commit(folder: Path, revision: str) -> str:
    """Return the name of the commit that a revision is. Raises GitError."""
    _run(folder, "rev-parse", "--git-dir")
    unknown = f"{revision!r} is no revision that git knows here; in a shallow clone it has to be fetched first."
    if not revision.strip() or revision.startswith("-") or not revision.isprintable():
        raise GitError(unknown)
    try:
        named = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError as error:
        raise GitError(unknown) from error
    return named.decode().strip()


def _unstaged(folder: Path) -> Iterator[str]:
    """Yield the tracked files whose content is not the index's.

    Git itself would ask the filters of the configuration; so it only names those it holds for touched, and they are
    compared here. Line ends do not count, which git may have converted.
    """
    fields = _split(
        _run(folder, "diff-files", "-z", "--no-renames", "--ignore-submodules=all", "--relative", "--", ".")
    )
    for about, name in zip(fields[::2], fields[1::2], strict=True):
        object_name, letter = about.split()[2], about[-1]
        if letter != "D" and not _is_object(folder / name, object_name):
            yield name


def _is_object(file: Path, object_name: str) -> bool:
    """Say whether a file holds what git keeps under a name: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects.

    A name is the SHA-1 of its object, in newer repositories perhaps the SHA-256; the two differ in length.
    """
    algorithm = "sha1" if len(object_name) == _SHA1_LETTERS else "sha256"
    try:
        content = os.fsencode(file.readlink()) if file.is_symlink() else file.read_bytes()
    except OSError:
        return False
    return any(
        hashlib.new(algorithm, b"blob %d\0" % len(each) + each, usedforsecurity=False).hexdigest() == object_name
        for each in (content, content.replace(b"\r\n", b"\n"))
    )


def _untracked(folder: Path, *options: str) -> list[str]:
    return _split(_run(folder, "ls-files", "--others", "-z", *options, "--", "."))


def _absolute(folder: Path, names: set[str]) -> frozenset[Path]:
    """Return names as paths, without those that are gone from the working tree."""
    here = folder.resolve()
    return frozenset(path for name in names if os.path.lexists(path := here / name))


def _nearest(folder: Path) -> Path:
    """Return a folder, or the nearest above it that exists."""
    here = folder.resolve()
    return next((path for path in (here, *here.parents) if path.is_dir()), here)


def _split(output: bytes) -> list[str]:
    return [os.fsdecode(part) for part in output.split(b"\0") if part]


def _run(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what a git command prints when it runs in a folder. Raises GitError."""
    program = shutil.which("git")
    if not program or not Path(program).is_absolute():  # Windows looks in the current folder too
        raise GitError("Git is not installed.")
    kept = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, and no shell
            [program, "--no-pager", *_NO_PROGRAMS, *arguments],
            cwd=folder,
            env=kept | _QUIET | _NO_PROTOCOL,
            input=stdin,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(f"Git did not answer within {_SECONDS} seconds.") from error
    except (OSError, ValueError) as error:
        raise GitError(f"Git cannot be run in {folder}: {error}.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise GitError(f"Git: {said or 'no answer'}.")
    return done.stdout
