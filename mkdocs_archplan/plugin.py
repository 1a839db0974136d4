"""The MkDocs plugin: each hook unpacks what MkDocs gives, calls one function of a room, and writes the result back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from mkdocs_archplan.assets import COSTS, DIAGRAM, MERMAID, MERMAID_LOADER, SCRIPT, STYLES, WRITTEN, minified
from mkdocs_archplan.checks.circumstances import circumstances_of
from mkdocs_archplan.config import ArchplanConfig
from mkdocs_archplan.diagrams.client import mermaid_script
from mkdocs_archplan.diagrams.fence import register_mermaid_fence
from mkdocs_archplan.diagrams.memory import CACHE, Diagrams
from mkdocs_archplan.export.catalog_json import catalog_json
from mkdocs_archplan.export.costs_csv import costs_csv
from mkdocs_archplan.extension import ArchplanExtension, page_marker, reveal_all
from mkdocs_archplan.extension.slugs import heading_ids
from mkdocs_archplan.findings.told import Notice, Record
from mkdocs_archplan.infracost import LARGEST
from mkdocs_archplan.labels import words
from mkdocs_archplan.problems import Severity
from mkdocs_archplan.read.breakdowns import SUFFIX as BREAKDOWNS
from mkdocs_archplan.read.navigation import nav_titles
from mkdocs_archplan.read.sidecar import SUFFIXES
from mkdocs_archplan.read.source import SourceFile, leads_out, read_within
from mkdocs_archplan.report import Known, build_notices, known_findings, summarised, summary
from mkdocs_archplan.settings import read_addresses
from mkdocs_archplan.site import Site, Sources, collector_paused, late_problems, read_site
from mkdocs_archplan.views.context import Theme
from mkdocs_archplan.views.costs import CSV as COSTS_CSV
from mkdocs_archplan.views.fragments import THEME, Fragments
from mkdocs_archplan.views.meta import page_meta
from mkdocs_archplan.views.page import SiteViews
from mkdocs_archplan.views.stylesheet import label_statuses, status_styles
from mkdocs_archplan.views.urls import ASSETS, relative_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_archplan.model import Catalog, Settings
    from mkdocs_archplan.problems import Problem
    from mkdocs_archplan.read.places import HeadingIds

log = get_plugin_logger("archplan")

_SIGNS = ("archplan:", "mermaid", "diagram", "8<-")
_LOG = {Severity.ERROR: log.error, Severity.WARNING: log.warning, Severity.INFO: log.info}


@dataclass(frozen=True, slots=True)
class _Build:
    """What one build knows: the site that was read, the views of its pages, its diagrams, and its baseline."""

    site: Site
    views: SiteViews
    diagrams: Diagrams
    known: Known


class ArchplanPlugin(BasePlugin[ArchplanConfig]):
    """`plugins: [archplan]`."""

    def __init__(self) -> None:
        super().__init__()
        self._build: _Build | None = None
        self._told = Record()  # all that outlives a build: what a server that builds again need not repeat

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember what a server tells; MkDocs keeps plugins with this hook, and makes others anew for each build."""
        self._told = Record(serving=command == "serve")

    def on_config(self, config: MkDocsConfig) -> None:
        """Announce fragments, assets and the mermaid fence; an i18n plugin calls this once per language."""
        self._build = None
        if not self.config.enabled:
            return
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.append(str(THEME))
        config.extra_css[:0] = [style for style in STYLES if style not in config.extra_css]
        scripts = [SCRIPT]
        if self.config.settings(_language(config)).mermaid_render != "off":
            register_mermaid_fence(config.markdown_extensions, config.mdx_configs)
            if mermaid_script() and config.theme.name == "material":
                scripts.append(MERMAID_LOADER)
        config.extra_javascript.extend(script for script in scripts if script not in config.extra_javascript)

    @event_priority(-50)  # after the plugins that make or remove pages
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the whole site, so that every page is drawn from one finished catalog."""
        if not self.config.enabled:
            return files
        settings = self.config.settings(_language(config))
        set_exclusions(files, config)
        ids = heading_ids(config.markdown_extensions, config.mdx_configs)
        home = Path(config.config_file_path).parent if config.config_file_path else None
        diagrams = Diagrams(
            check=settings.mermaid_check,
            draw=settings.mermaid_render in ("auto", "svg"),
            cache=home / CACHE if home else None,
        )
        with collector_paused():
            sources = _sources(files, ids, config)
            url_of = partial(_generated_url, config)
            site = read_site(sources, settings, url_of, diagrams, circumstances_of(Path(config.docs_dir)))
            diagrams.settle()
            fragments = Fragments(config.theme.dirs, words(settings))
            views = SiteViews(
                site.catalog,
                settings,
                fragments,
                theme=_theme(settings, config),
                files=sources.files or (),
                draw=diagrams.drawing,
            )
        self._build = _Build(site, views, diagrams, known_findings(settings, home))
        _install_extension(self._build, config)
        catalog = site.catalog
        self._told = self._told.begun(self.config, strict=config.strict)
        known = self._build.known
        self._tell(known.news(catalog.problems), build_notices(site, diagrams, known))
        _minify_assets(files, config)
        for file in _generated(catalog, settings, config):
            files.append(file)
        label_statuses(catalog, config.extra.setdefault("status", {}))
        return files

    def on_page_read_source(self, page: Page, *, config: MkDocsConfig) -> str | None:
        """Give MkDocs text it can read where the file is none: bytes that are no UTF-8, broken front matter."""
        return self._build.site.mended.get(page.file.src_uri) if self._build else None

    @event_priority(100)  # before plugins that read the status or the title
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Complete a document's metadata, and mark pages that carry views for the Markdown extension."""
        if not self._build:
            return markdown
        catalog, path = self._build.site.catalog, page.file.src_uri
        if document := catalog.documents.get(path):
            page.meta.update(page_meta(document, catalog, self._build.site.settings, page.meta))
        if catalog.concerns(path) or any(sign in markdown for sign in _SIGNS):
            return page_marker(path, page.file.url) + markdown
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Report diagrams that came with a page, and stand in no file."""
        if build := self._build:
            self._tell(build.known.news(late_problems(page.file.src_uri, build.site, build.diagrams)))

    @event_priority(-100)  # after search plugins
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Reveal the views of a page, and give it what its cost tables need."""
        if not self._build or not page.content:
            return
        page.content = reveal_all(page.content)
        if '"archplan-costs' in page.content:  # a table, not the roll-up
            style, script = (relative_url(name, page.url) for name in COSTS)
            page.content = self._build.views.fragments.render("cost-assets", style=style, script=script) + page.content
        if '"archplan archplan-diagram' in page.content or '"archplan-diagram-export' in page.content:
            page.content = self._diagram_assets(page, config) + page.content

    def _diagram_assets(self, page: Page, config: MkDocsConfig) -> str:
        assert self._build  # noqa: S101 - asked for by the hooks of a build
        style, script, client = (relative_url(name, page.url) for name in DIAGRAM)
        loader = relative_url(MERMAID_LOADER, page.url)
        draws = (
            config.theme.name != "material" and mermaid_script() and self._build.site.settings.mermaid_render != "off"
        )
        return self._build.views.fragments.render(
            "diagram-assets", style=style, script=script, client=[loader, client] if draws else []
        )

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let the filter begin before the rows that it may hide are painted."""
        if not self._build or "data-archplan=" not in output:
            return output
        script = self._build.views.fragments.render("head", src=relative_url(SCRIPT, page.url))
        return output.replace("</head>", f"{script}</head>", 1)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write `catalog.json` to the site's root."""
        if self._build:
            self._build.diagrams.close()
        if self._build and self._build.site.settings.export_json:
            text = catalog_json(self._build.site.catalog)
            (Path(config.site_dir) / "catalog.json").write_text(text, encoding="utf-8")
        if self._build:
            self._told, line = self._told.with_line(summary(self._build.site.catalog, self._told.change))
            if line:
                log.info(line)

    def _tell(self, problems: Iterable[Problem], notices: Iterable[Notice] = ()) -> None:
        """Log what was not told before."""
        self._told, fresh = self._told.with_problems(problems)
        self._told, news = self._told.with_notices(notices)
        for severity, message in (*summarised(fresh), *news):
            _LOG[severity](message)


def _sources(files: Files, ids: HeadingIds, config: MkDocsConfig) -> Sources:
    titles = nav_titles(config.nav)
    docs = Path(config.docs_dir).resolve()
    return Sources(
        pages=[_source(file, docs, titles.get(file.src_uri, "")) for file in files.documentation_pages()],
        sidecars=[_source(file, docs) for file in files if file.src_uri.endswith(SUFFIXES)],
        breakdowns=[_breakdown(file, docs) for file in files if file.src_uri.casefold().endswith(BREAKDOWNS)],
        files=frozenset(file.src_uri for file in files if file.inclusion.is_included()),
        addresses=read_addresses(config.site_url, config.repo_url, config.edit_uri),
        heading_ids=ids,
    )


def _source(file: File, docs: Path, nav_title: str = "") -> SourceFile:
    return SourceFile(
        path=file.src_uri,
        url=file.url,
        read=lambda: file.content_bytes,
        outside=bool(file.src_dir and file.abs_src_path) and leads_out(Path(file.abs_src_path or ""), docs),
        nav_title=nav_title,
    )


def _breakdown(file: File, docs: Path) -> SourceFile:
    """Return a file that may be one of Infracost, which is read only where it is not too large."""
    source, path = _source(file, docs), file.abs_src_path
    return replace(source, read=lambda: read_within(Path(path), LARGEST)) if path else source


def _generated(catalog: Catalog, settings: Settings, config: MkDocsConfig) -> list[File]:
    """Make the files that no author wrote: indexes of folders without one, status colours, costs, mermaid itself."""
    made = [File.generated(config, f"{ASSETS}/statuses.css", content=status_styles(catalog, config.theme.dirs))]
    # With an explicit nav a page that is not in it would be reported as forgotten; without one it should appear.
    inclusion = InclusionLevel.NOT_IN_NAV if config.nav else InclusionLevel.INCLUDED
    for collection in catalog.collections:
        if collection.generated:
            text = f"# {collection.settings.title}\n"
            made.append(File.generated(config, collection.index, content=text, inclusion=inclusion))
    if sums := costs_csv(catalog, settings):
        made.append(File.generated(config, COSTS_CSV, content=sums.encode()))
    script = mermaid_script() if settings.mermaid_render != "off" else None
    if script:
        made.append(File.generated(config, MERMAID, abs_src_path=str(script)))
    return made


def _minify_assets(files: Files, config: MkDocsConfig) -> None:
    """Publish our style and scripts, or those of the site's own theme in their places, without comments and blanks."""
    for name in WRITTEN:
        if file := files.get_file_from_path(name):
            files.remove(file)
            files.append(File.generated(config, name, content=minified(name, file.content_string)))


def _generated_url(config: MkDocsConfig, path: str) -> str:
    """Return the URL that a page of a docs path would have."""
    return File.generated(config, path, content="").url


def _language(config: MkDocsConfig) -> str:
    """Return the site's language: `theme.language` of Material, `theme.locale` of the themes that MkDocs brings."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")


def _theme(settings: Settings, config: MkDocsConfig) -> Theme:
    """Return what the theme does. Material's previews need its instant navigation and the site's map of addresses."""
    material = config.theme.name == "material"
    previews = material and bool(config.site_url) and "navigation.instant" in (config.theme.get("features") or ())
    return Theme(pictures=material and settings.mermaid_render != "off", previews=previews)


def _install_extension(build: _Build, config: MkDocsConfig) -> None:
    """Put this build's extension into the place of an earlier build's."""
    settings = build.site.settings
    config.markdown_extensions[:] = [e for e in config.markdown_extensions if not isinstance(e, ArchplanExtension)]
    extension = ArchplanExtension(
        pages=build.views.page,
        fragments=build.views.fragments,
        around=build.site.around if settings.mermaid_render != "off" else replace(build.site.around, diagrams=None),
        locale=settings.language,
        deferred=True,
        verify=settings.verify_costs,
    )
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]
