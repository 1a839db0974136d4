import pytest

from mkdocs_archplan.read.links import is_external, link_targets, safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("../rfcs/0001.md", "../rfcs/0001.md"),
        ("/rfcs/0001/", "/rfcs/0001/"),
        ("#part", "#part"),
        ("?q=a:b", "?q=a:b"),
        ("a/b:c", "a/b:c"),
        ("", ""),
        (" https://example.org ", "https://example.org"),
    ],
)
def test_addresses_that_may_be_linked(url, safe):
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "\ufeffjavascript:alert(1)",
        "java\u200bscript:alert(1)",
        "javascript\x00:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "ftp://example.org",
        "view-source:https://example.org",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "ｊavascript:alert(1)",
        ":x",
    ],
)
def test_addresses_that_may_not(url):
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "external"),
    [("https://x", True), (" mailto:a@b", True), ("a/b", False), ("//x", False), ("#a:b", False), ("", False)],
)
def test_an_address_with_a_scheme_leads_off_the_site(url, external):
    assert is_external(url) is external


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("", []),
        ("RFC-0001", []),
        ("[RFC 1](../rfcs/1.md)", [("[RFC 1](../rfcs/1.md)", "../rfcs/1.md")]),
        ("see [a](b.md 'title') and [c](<d.md>)", [("[a](b.md 'title')", "b.md"), ("[c](<d.md>)", "d.md")]),
        ("<https://example.org/x>", [("<https://example.org/x>", "https://example.org/x")]),
        ("[empty]()", [("[empty]()", "")]),
        ("[open](", []),
        ("<b>", []),
    ],
)
def test_the_links_of_a_metadata_value(text, targets):
    assert link_targets(text) == targets
