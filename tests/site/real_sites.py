"""The real sites beside the repository: how their collections are configured, and where we read them otherwise."""

ADR = {"adrs": {"kind": "adr", "path": "adr"}}
SITES = {
    "adr-tools": ADR,
    "blueprint": ADR,
    "buildpacks": {"rfcs": {"kind": "rfc", "path": "text"}},
    "conda-ceps": {"ceps": {"kind": "rfc", "path": "."}},
    "decision-records-demo": ADR,
    "flux": {"rfcs": {"kind": "rfc", "path": "rfcs"}},
    "job-server": ADR,
    "kuadrant": {"rfcs": {"kind": "rfc", "path": "rfcs"}},
    "log4brains": {
        "adrs": {
            "kind": "adr",
            "path": ["adr", "packages/*/adr", "ro-project/docs/adr", "ro-project/packages/*/adr"],
        }
    },
    "madr": {"adrs": {"kind": "adr", "path": "decisions"}},
    "material-adr-demo": ADR,
    "nats-adr": ADR,
    "principled": {
        "plans": {"kind": "plan", "path": "plans"},
        "proposals": {"kind": "rfc", "path": "proposals"},
        "adrs": {"kind": "adr", "path": "decisions"},
    },
    "repository-orm": ADR,
}

# (site, what, path): what the answers have otherwise, and why we keep to our reading.
DEPARTURES = {
    # `Related: [RFC#0105 …](…)` in the header, `Related ADR: [0010 …](…)` below Links: fields like any other.
    ("buildpacks", "references", "text/0127-extension-layer.md"),
    ("blueprint", "references", "adr/0017-authentication-for-platform.md"),
    # `Superseded by: <the title of ADR 6>`: the answers have it as supersession, but not among the references.
    ("job-server", "references", "adr/0004-use-timeflake-db-ids.md"),
    # URLs of documents in the site's own repository, in a badge and in a link definition.
    ("madr", "links", "decisions/0008-add-status-field.md"),
    ("blueprint", "links", "adr/0015-cluster-resources-amendment.md"),
    # A README under a former name of the repository: so many repositories are called alike that it says nothing.
    ("conda-ceps", "links", "cep-0001.md"),
    # Three handles or links in a row are three people.
    ("buildpacks", "authors", "text/0063-stack-images-config-env-path-must-exist.md"),
    ("buildpacks", "authors", "text/0075-move-analyze-phase.md"),
    ("buildpacks", "authors", "text/0079-create-stackify-repo.md"),
    # The answers read the table in a code block that shows how to write one.
    *(("conda-ceps", what, "cep-0001.md") for what in ("status", "date", "authors")),
    # `# RFC Template` was left in place: the field Feature Name is the title.
    ("kuadrant", "title", "rfcs/0003-dns-policy.md"),
    ("kuadrant", "title", "rfcs/0012-mtls.md"),
}
