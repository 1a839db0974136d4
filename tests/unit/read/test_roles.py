import pytest

from mkdocs_archplan.model import Role
from mkdocs_archplan.read.roles import Guess, Said, guess_roles, role_of, role_said, settle_roles

STATED = "---\nstatus: accepted\n---\n# T\n"
PLAIN = "# T\n"


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("plans/payment-ledger-plan.md", Role.DOCUMENT),
        ("rfcs/0001-x.md", Role.DOCUMENT),
        ("0001-x.md", Role.DOCUMENT),
        ("", Role.DOCUMENT),
        ("rfcs/README.md", Role.INDEX),
        ("rfcs/readme.md", Role.INDEX),
        ("rfcs/Readme.markdown", Role.INDEX),
        ("rfcs/index.md", Role.INDEX),
        ("rfcs/_index.md", Role.INDEX),
        ("rfcs/index-of-things.md", Role.DOCUMENT),
        ("rfcs/template.md", Role.TEMPLATE),
        ("rfcs/TEMPLATE.md", Role.TEMPLATE),
        ("rfcs/templates.md", Role.TEMPLATE),
        ("rfcs/0000-template.md", Role.TEMPLATE),
        ("rfcs/000-rfc-template.md", Role.TEMPLATE),
        ("rfcs/NNNN-template.md", Role.TEMPLATE),
        ("rfcs/xxx_template.md", Role.TEMPLATE),
        ("rfcs/_template.md", Role.TEMPLATE),
        ("rfcs/RFC Template.md", Role.TEMPLATE),
        ("keps/KEP-template.md", Role.TEMPLATE),
        ("adr/adr-template-short.md", Role.TEMPLATE),
        ("adr/template-madr.md", Role.TEMPLATE),
        ("adr/template-2.md", Role.TEMPLATE),
        ("architecture/architecture-plan-template.md", Role.TEMPLATE),
        ("adr/design-document-template.md", Role.TEMPLATE),
        ("adr/templates/long.md", Role.TEMPLATE),
        ("adr/Templates/0001-a.md", Role.TEMPLATE),
        ("adr/0029-template-changes.md", Role.DOCUMENT),
        ("adr/0012-email-template.md", Role.DOCUMENT),
        ("adr/contemplate.md", Role.DOCUMENT),
        ("adr/template-engine.md", Role.DOCUMENT),
    ],
)
def test_a_file_is_known_by_its_name(path, role):
    assert role_of(path) is role


def guessed(paths, roots=("adr",), sidecars=()):
    """Return path → role, with `?` where a status of its own would make the file a document."""
    guesses = guess_roles(paths, roots, sidecars)
    assert set(guesses) == set(paths)
    return {path.removeprefix("adr/"): guess.role + "?" * guess.open for path, guess in guesses.items()}


@pytest.mark.parametrize(
    "roles",
    [
        {"0001-a.md": "document", "use-b.md": "document", "README.md": "index", "template.md": "template"},
        {
            "overview.md": "index?",
            "CONTRIBUTING.md": "index?",
            "adrs.md": "index?",
            "decision-log.md": "index?",
            "PROCESS.md": "index?",
        },
        # Folders of documents.
        {"2024/0001-a.md": "document", "2024/0002-b.md": "document", "2024/README.md": "index"},
        {"2024/a.md": "document", "2024/b.md": "document", "2024/README.md": "index?"},
        {"2024/a.md": "document", "2025/b.md": "document"},
        {"pay/a.md": "document", "pay/README.md": "index?", "pay/index.md": "index?", "find/b.md": "document"},
        {"pay/0001-a.md": "document", "pay/README.md": "index", "pay/notes.md": "document"},
        # Folders that are a document.
        {"0001-x/README.md": "document", "0002-y/index.md": "document", "0003-z/readme.md": "document"},
        {"0001-x/0001-x.md": "document", "0002-y/rfc.md": "document", "0003-z/only.md": "document"},
        {"0001-x/README.md": "document", "0001-x/notes.md": "attachment?", "0001-x/deep/more.md": "attachment"},
        {"0001-x/README.md": "document", "0001-x/template.md": "template", "0002-y/README.md": "document"},
        {"0001-x/index.md": "document", "0001-x/README.md": "attachment?"},
        {"ADR-7/README.md": "document", "adr-0008-y/README.md": "document", "sig-9-node/README.md": "index?"},
        {"sig-node/12-x/README.md": "document", "sig-node/12-x/a.md": "attachment?", "sig-node/README.md": "index?"},
        {"0001-x/0001-x.md": "document", "0001-x/0002-y.md": "document", "0001-x/README.md": "index"},
        {"0001-x/a.md": "document", "0001-x/b.md": "document"},
        # Sub-pages beside a document of their folder's name.
        {"0001-a.md": "document", "0001-a/details.md": "attachment", "0001-a/more/x.md": "attachment"},
        {"search.md": "document", "search/notes.md": "attachment?", "search/more/x.md": "attachment?"},
        # What documents show.
        {"0001-a.md": "document", "assets/x.md": "attachment?", "images/new/y.md": "attachment?"},
        {"0001-a.md": "document", "assets/0001-a/notes.md": "attachment?"},
        {"0001-a.md": "document", "0001-a/2-details/notes.md": "attachment"},
        {
            "0001-a-assets/x.md": "attachment?",
            "0003-dns-policy-files/y.md": "attachment?",
            "Diagrams/z.md": "attachment?",
        },
        {"0001-x/README.md": "document", "0001-x/assets/y.md": "attachment?"},
        {"assets-of-the-bank/x.md": "document", "imagery/x.md": "document"},
        {"assets/README.md": "attachment?", "assets/template.md": "template"},
    ],
    ids=" ".join,
)
def test_the_place_of_a_file_tells_what_it_seems_to_be(roles):
    assert guessed([f"adr/{path}" for path in roles]) == roles


@pytest.mark.parametrize("root", ["", "assets", "docs/files/2024", "0001-x"])
def test_the_folders_of_a_collection_itself_are_never_attached(root):
    paths = [f"{root}/{name}".lstrip("/") for name in ("README.md", "a.md", "0002-b.md")]
    assert list(guessed(paths, (root,)).values()) == ["index", "document", "document"]


def test_a_metadata_file_makes_the_readme_beside_it_a_document():
    paths = ["adr/x/README.md", "adr/x/notes.md", "adr/y/README.md"]
    assert guessed(paths, sidecars=["adr/x"]) == {
        "x/README.md": "document",
        "x/notes.md": "attachment?",
        "y/README.md": "index?",
    }


def settled(**files):
    """Settle path=(role, open, said) and return path → role; said is None, a status, or a role."""
    guesses, said = {}, {}
    for name, (role, is_open, says) in files.items():
        path = name.replace("__", "/") + ".md"
        guesses[path] = Guess(Role(role), is_open)
        if says is not None:
            said[path] = Said(says == "status", Role(says) if says in tuple(Role) else Role.DOCUMENT)
    return {path.removesuffix(".md"): str(role) for path, role in settle_roles(guesses, said).items()}


@pytest.mark.parametrize(
    ("files", "roles"),
    [
        ({"a": ("document", False, "nothing")}, ["document"]),
        ({"a": ("document", False, None)}, ["document"]),
        ({"a": ("document", False, "redirect")}, ["redirect"]),
        ({"a": ("document", False, "template")}, ["template"]),
        ({"a": ("index", True, "nothing")}, ["index"]),
        ({"a": ("index", True, "status")}, ["document"]),
        ({"a": ("index", True, None)}, ["index"]),
        ({"a": ("index", False, "status")}, ["index"]),
        ({"a": ("template", False, "status")}, ["template"]),
        ({"a": ("attachment", True, "status")}, ["document"]),
        ({"a": ("attachment", True, "nothing")}, ["attachment"]),
        ({"a": ("attachment", False, "status")}, ["attachment"]),
    ],
)
def test_what_a_file_says_decides_where_its_place_leaves_it_open(files, roles):
    assert list(settled(**files).values()) == roles


README = ("index", True)


@pytest.mark.parametrize(
    ("files", "documents"),
    [
        (
            {
                "k__a__README": (*README, "status"),
                "k__b__README": (*README, "status"),
                "k__c__README": (*README, "nothing"),
            },
            "abc",
        ),
        ({"k__a__README": (*README, "status"), "k__b__README": (*README, "nothing")}, "a"),
        (
            {
                "k__a__README": (*README, "status"),
                "k__b__README": (*README, "nothing"),
                "k__c__README": (*README, "nothing"),
            },
            "a",
        ),
        (
            {
                "k__a__README": (*README, "status"),
                "k__b__README": (*README, "status"),
                "k__c__README": (*README, "redirect"),
            },
            "ab",
        ),
        (
            {
                "k__a__README": (*README, "status"),
                "k__b__README": (*README, "status"),
                "l__c__README": (*README, "nothing"),
            },
            "ab",
        ),
    ],
)
def test_a_readme_that_says_nothing_is_a_document_where_most_beside_it_are(files, documents):
    roles = settled(**files)
    assert "".join(path.split("/")[1] for path, role in roles.items() if role == "document") == documents


def test_beside_a_readme_that_is_the_document_pages_without_a_status_are_parts_of_it():
    roles = settled(
        x__README=(*README, "status"), x__notes=("document", False, "nothing"), x__plan=("document", False, "status")
    )
    assert roles == {"x/README": "document", "x/notes": "attachment", "x/plan": "document"}


@pytest.mark.parametrize(
    ("path", "keys", "body", "prompts", "role"),
    [
        ("adr/0001-a.md", ["title"], "# A\n", 0, Role.DOCUMENT),
        ("adr/0001-a.md", ["title"], "", 0, Role.DOCUMENT),
        ("adr/0001-a.md", ["redirect_to"], "", 0, Role.REDIRECT),
        ("adr/0001-a.md", ["Redirect-URL"], "# A\n", 0, Role.REDIRECT),
        ("adr/0001-a.md", ["redirects"], "# A\n", 0, Role.DOCUMENT),
        ("adr/0001-a.md", [], "# A\n\nThis has moved to [there](b.md).\n", 0, Role.REDIRECT),
        ("adr/0001-a.md", [], "Relocated to https://example.org/a\n", 0, Role.REDIRECT),
        ("adr/0001-a.md", [], "# A\n\nMoved here: see `b.md`\n", 0, Role.REDIRECT),
        ("adr/0001-a.md", [], '<meta http-equiv="refresh" content="0; url=b/">\n', 0, Role.REDIRECT),
        ("adr/0001-a.md", [], "# A\n\nThis has moved to the other team.\n", 0, Role.DOCUMENT),
        ("adr/0001-a.md", [], "# A\n\nMoved to [b](b.md)\n\n## Context\n\nWords.\n", 0, Role.DOCUMENT),
        ("adr/0001-a.md", [], "# A\n\nWe moved to [b](b.md).\n" + "Words about that.\n" * 60, 0, Role.DOCUMENT),
        ("adr/0001-a.md", [], "# Moved to [b](b.md)\n", 0, Role.DOCUMENT),
        ("rfcs/0000.md", [], "# T\n", 1, Role.TEMPLATE),
        ("rfcs/cep-0000.md", [], "# T\n", 3, Role.TEMPLATE),
        ("rfcs/0000/README.md", [], "# T\n", 1, Role.TEMPLATE),
        ("rfcs/0000.md", [], "# T\n", 0, Role.DOCUMENT),
        ("rfcs/0001.md", [], "# T\n", 5, Role.DOCUMENT),
        ("adr/0000-use-markdown-records.md", [], "# T\n", 1, Role.DOCUMENT),
    ],
)
def test_a_text_tells_that_it_only_leads_elsewhere_or_is_a_template(path, keys, body, prompts, role):
    assert role_said(path, keys, body, prompts=prompts) is role


def documents(catalog, tree):
    return [path.split("/", 1)[1] for path in sorted(catalog(tree).documents)]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ({"rfcs/x/README.md": STATED, "rfcs/x/notes.md": PLAIN, "rfcs/README.md": PLAIN}, ["x/README.md"]),
        ({"rfcs/x/README.md": PLAIN, "rfcs/x/kep.yaml": "status: draft\n"}, ["x/README.md"]),
        ({"rfcs/x/README.md": PLAIN, "rfcs/x/metadata.yml": "status: draft\n"}, ["x/README.md"]),
        ({"rfcs/x/README.md": PLAIN, "rfcs/x/values.yaml": "status: draft\n"}, []),
        ({"rfcs/sig-a/README.md": PLAIN, "rfcs/sig-a/1234-x/README.md": PLAIN}, ["sig-a/1234-x/README.md"]),
        ({"adr/overview.md": STATED, "adr/glossary.md": PLAIN, "adr/index.md": STATED}, ["overview.md"]),
        ({"adr/0001-a.md": STATED, "adr/0001-a/b.md": STATED}, ["0001-a.md"]),
        ({"adr/search.md": STATED, "adr/search/b.md": STATED, "adr/search/c.md": PLAIN}, ["search.md", "search/b.md"]),
        ({"adr/assets/x.md": STATED, "adr/assets/y.md": PLAIN}, ["assets/x.md"]),
        ({"rfcs/cep-0000.md": "---\ntitle: '[Title]'\n---\n", "rfcs/cep-0001.md": PLAIN}, ["cep-0001.md"]),
        ({"rfcs/0000.md": "# T\n\n- Status: Draft | Approved | Rejected\n"}, []),
        ({"adr/0000-record-decisions.md": STATED}, ["0000-record-decisions.md"]),
        ({"adr/0001-a.md": "---\nredirect_to: b\n---\n", "adr/0002-b.md": PLAIN}, ["0002-b.md"]),
    ],
)
def test_a_site_holds_the_documents_and_nothing_else(catalog, tree, expected):
    assert documents(catalog, tree) == expected


@pytest.mark.parametrize(
    "tree",
    [
        {"plans/2024/README.md": PLAIN, "plans/2024/a-plan.md": STATED, "plans/2024/b-plan.md": STATED},
        {"plans/2024-q1/index.md": PLAIN, "plans/2024-q1/a-plan.md": STATED},
        {"plans/0001-x/README.md": PLAIN, "plans/0001-x/plan.md": STATED},
        {"adr/0001-a.md": f"{STATED}\nWe moved the queue to Kafka, see [the plan](../plans/a.md).\n"},
        {"adr/0001-a.md": "# Queue\n\n- Status: Accepted\n\nThe queue is migrated to [Kafka](https://example.org).\n"},
    ],
)
def test_a_page_that_states_a_status_is_not_lost(catalog, tree):
    assert {path for path, text in tree.items() if "tatus:" in text} <= set(catalog(tree).documents)
