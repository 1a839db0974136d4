"""Build a site and print how much CPU time the plugin's own code took: `measured_build.py CONFIG`, in seconds."""

from __future__ import annotations

import functools
import sys
import time
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_archplan import plugin
from mkdocs_archplan.extension.costs import CostTableProcessor
from mkdocs_archplan.extension.diagrams import DiagramProcessor
from mkdocs_archplan.extension.pictures import PictureProcessor
from mkdocs_archplan.extension.views import ViewProcessor

spent = 0.0
depth = 0


def timed(owner: Any, name: str) -> None:
    """Replace a method by one that adds the CPU time of its outermost call to `spent`."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        global spent, depth
        depth += 1
        start = time.process_time()
        try:
            return original(*args, **kwargs)
        finally:
            depth -= 1
            if not depth:
                spent += time.process_time() - start

    setattr(owner, name, wrapper)


HOOKS = (
    "on_config on_files on_page_read_source on_page_markdown on_page_content on_page_context on_post_build"
).split()
for hook in HOOKS:
    timed(plugin.ArchplanPlugin, hook)
for processor in (CostTableProcessor, DiagramProcessor, PictureProcessor, ViewProcessor):
    timed(processor, "run")

build(load_config(sys.argv[1]))
print(spent)
