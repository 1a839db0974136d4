import datetime

import pytest

from mkdocs_archplan.project import read_project
from mkdocs_archplan.site import read_site
from mkdocs_archplan.start.begin import begin
from mkdocs_archplan.start.request import Request

DAY = datetime.date(2026, 7, 1)


class Started:
    """A site in a folder, in which documents are begun, written and read again."""

    def __init__(self, home):
        self.home = home
        self.docs = home / "docs"
        self.docs.mkdir(exist_ok=True)
        self.configure()

    def configure(self, **options):
        import yaml

        config = {"site_name": "x", "plugins": [{"archplan": options}]}
        (self.home / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")

    def write(self, path, text):
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def begin(self, kind="adr", title="A bounded queue", authors=("Mira Okafor",), **asked):
        project = read_project(self.home / "mkdocs.yml")
        return begin(project, Request(**{"kind": kind, "title": title, "authors": authors, "day": DAY, **asked}))

    def read(self):
        project = read_project(self.home / "mkdocs.yml")
        return read_site(project.sources, project.settings).catalog

    def start(self, *arguments, **asked):
        """Begin a document, write it, and return it as a build would read it, with its text and its problems."""
        beginning = self.begin(*arguments, **asked)
        self.write(beginning.path, beginning.data)
        catalog = self.read()
        problems = [problem for problem in catalog.problems if problem.path == beginning.path]
        return catalog.documents[beginning.path], beginning.data.decode(), problems


@pytest.fixture
def site(tmp_path):
    return Started(tmp_path)
