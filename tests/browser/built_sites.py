"""Sites as the browser tests see them: built once for all workers, served by each worker from a copy of its own."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

HOST = "127.0.0.1"
# Where a site is built to be served; each worker puts the address of its own server in the place of this one.
ELSEWHERE = "http://served.invalid/"
# The files that hold absolute addresses.
ADDRESSED = (".html", ".xml", ".json", ".js", ".txt")


class Quiet(SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site and the address of its root, which ends in a slash."""

    way: str
    folder: Path
    root: str

    def url(self, path: str = "", query: str = "") -> str:
        """Return the address of a page, given by its URL relative to the root as MkDocs makes it on a server."""
        if self.way == "file":
            is_index = not path or (self.folder / path / "index.html").is_file()
            path = f"{path}index.html" if is_index else f"{path.rstrip('/')}.html"
        return self.root + path + query

    @property
    def catalog(self) -> dict[str, Any]:
        return json.loads((self.folder / "catalog.json").read_text(encoding="utf-8"))

    def pages(self) -> list[str]:
        """Return the address of every page, the error page included."""
        return [self.root + path.relative_to(self.folder).as_posix() for path in sorted(self.folder.rglob("*.html"))]


@dataclass(slots=True, kw_only=True)
class Sites:
    """Builds each site when it is first asked for, once for all workers, and serves a worker's own copy of it."""

    built: Path
    """What all workers built, each site in a folder named by what it is made of."""
    work: Path
    """What this worker serves."""
    taken: dict[tuple[Path, str], Site] = field(default_factory=dict)
    servers: list[ThreadingHTTPServer] = field(default_factory=list)

    def get(self, source: Path, way: str) -> Site:
        if (source, way) not in self.taken:
            self.taken[source, way] = self._take(source, way)
        return self.taken[source, way]

    def _take(self, source: Path, way: str) -> Site:
        built = self._once(source, way)
        if way == "file":
            return Site(way=way, folder=built, root=f"{built.as_uri()}/")
        top = self.work / f"{len(self.taken)}-{source.name}-{way}"
        server = self._serve(top)
        shutil.copytree(built, top / _below(way), copy_function=functools.partial(_move, to=server))
        return Site(way=way, folder=top / _below(way), root=server + _below(way))

    def _once(self, source: Path, way: str) -> Path:
        """Return the folder of a built site, which no worker may change."""
        folder = self.built / f"{source.name}-{way}-{_digest(source)}"
        with folder.with_name(f"{folder.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go of when the file is closed, and when a worker dies
            if not folder.exists():
                _build(source, way, folder)
        return folder

    def _serve(self, folder: Path) -> str:
        server = ThreadingHTTPServer((HOST, 0), functools.partial(Quiet, directory=str(folder)))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.servers.append(server)
        return f"http://{HOST}:{server.server_port}/"


def _below(way: str) -> str:
    return "docs/sub/" if way == "subpath" else ""


def _digest(source: Path) -> str:
    """Return a name for what a site is made of: workers may share those that are made of the same."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    names = [(path.relative_to(source).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
    return hashlib.sha256(repr(names).encode()).hexdigest()[:16]


def _build(source: Path, way: str, folder: Path) -> None:
    features = ["navigation.indexes", "navigation.sections", "toc.follow"]
    features += ["navigation.instant"] if way == "instant" else []
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    config = {
        "INHERIT": str(source / "mkdocs.yml"),
        "docs_dir": str(source / "docs"),
        "site_dir": str(unfinished),
        "site_url": "" if way == "file" else ELSEWHERE + _below(way),
        "use_directory_urls": way != "file",
        "theme": {"name": "material", "features": features},
    }
    file = folder.with_name(f"{folder.name}.yml")
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(file)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    unfinished.rename(folder)


def _move(path: str, copy: str, *, to: str) -> None:
    """Copy a file of a site that was built elsewhere to where it is served."""
    data = Path(path).read_bytes()
    if path.endswith(ADDRESSED):
        data = data.replace(ELSEWHERE.encode(), to.encode())
    Path(copy).write_bytes(data)
