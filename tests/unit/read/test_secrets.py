"""What looks like a secret, and what only looks so. No secret stands here: each is put together when a test runs."""

import base64
import json
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_archplan.read.secret_formats import FORMATS
from mkdocs_archplan.read.secrets import find_secrets

LETTERS_AND_DIGITS = string.ascii_letters + string.digits
BASE32 = string.ascii_uppercase + "234567"
HEX = "0123456789abcdef"


def drawn(length, alphabet=LETTERS_AND_DIGITS, seed=8):
    return "".join(random.Random(seed).choices(alphabet, k=length))


def encoded(data):
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def armoured(kind, body=""):
    dashes = "-" * 5
    body = body or "\n".join(drawn(64, LETTERS_AND_DIGITS + "+/", seed) for seed in range(4))
    return f"{dashes}BEGIN {kind}{dashes}\n{body}\n{dashes}END {kind}{dashes}\n"


PRIVATE, BLOCK = "PRIVATE " + "KEY", "PRIVATE " + "KEY BLOCK"
JWT = ".".join((encoded({"alg": "HS256"}), encoded({"sub": "mira", "exp": 1}), drawn(43, LETTERS_AND_DIGITS + "-_")))
PASSWORD = "h4Tq" + "-wZr2-" + "Lm9x"

SECRETS = {
    "AWS": ("an AWS access key id", "AK" + "IA" + drawn(16, BASE32)),
    "AWS, for a while": ("an AWS access key id", "AS" + "IA" + drawn(16, BASE32)),
    "Google": ("a Google API key", "AI" + "za" + drawn(35)),
    "Google client": ("a Google client secret", "GOC" + "SPX-" + drawn(28)),
    "GitHub, a person's": ("a GitHub token", "gh" + "p_" + drawn(36)),
    "GitHub, an app's": ("a GitHub token", "gh" + "s_" + drawn(36)),
    "GitHub, fine-grained": ("a GitHub token", "github_" + "pat_" + drawn(22) + "_" + drawn(59)),
    "GitLab": ("a GitLab token", "gl" + "pat-" + drawn(20)),
    "GitLab, a runner's": ("a GitLab token", "gl" + "rt-" + drawn(20)),
    "Slack": ("a Slack token", "xo" + "xb-" + drawn(12, string.digits) + "-" + drawn(24)),
    "Stripe": ("a Stripe key", "sk_" + "live_" + drawn(24)),
    "Stripe webhook": ("a Stripe webhook secret", "whs" + "ec_" + drawn(32)),
    "npm": ("an npm token", "np" + "m_" + drawn(36)),
    "PyPI": ("a PyPI token", "py" + "pi-AgEIcHlwaS5vcmc" + drawn(60)),
    "Hugging Face": ("a Hugging Face token", "h" + "f_" + drawn(34, string.ascii_letters)),
    "DigitalOcean": ("a DigitalOcean token", "dop" + "_v1_" + drawn(64, HEX)),
    "OpenAI": ("an OpenAI key", "s" + "k-" + drawn(20) + "T3Blbk" + "FJ" + drawn(20, seed=9)),
    "OpenAI, a project's": ("an OpenAI key", "s" + "k-proj-" + drawn(74) + "T3Blbk" + "FJ" + drawn(74, seed=9)),
    "Anthropic": ("an Anthropic key", "s" + "k-ant-" + "api03-" + drawn(93) + "AA"),
    "JWT": ("a JSON Web Token", JWT),
    "a key": ("a private key", armoured(PRIVATE).rpartition("\n-")[0]),
    "a key of RSA": ("a private key", armoured("RSA " + PRIVATE).rpartition("\n-")[0]),
    "a key of PGP": ("a private key", armoured("PGP " + BLOCK, "Version: 2\n\n" + drawn(64)).rpartition("\n-")[0]),
}
IN_LINKS = [
    f"postgres://ledger:{PASSWORD}@db7.parcels.internal:5432/ledger",
    f"DATABASE_URL=mongodb+srv://ledger:{PASSWORD}@cluster.parcels.io",
    f"redis://:{PASSWORD}@cache.parcels.io:6379/0",
    f"[the queue](amqps://worker:{PASSWORD}@queue.parcels.io)",
]
ASSIGNED = [
    f"password: {drawn(16)}",
    f'"clientSecret": "{drawn(40)}"',
    f"export API_KEY='{drawn(32)}'",
    f"aws_secret_access_key = {drawn(40, LETTERS_AND_DIGITS + '/+')}",
    f"**Token:** `{drawn(32)}`",
    f"x-api-key: {drawn(32, HEX)}",
    f'curl -H "Authorization: Bearer {drawn(32)}" https://parcels.io',
    f"spring.datasource.password={drawn(14)}#",
]
HARMLESS = [
    "AKIAIOSFODNN7EXAMPLE",
    "AKIA" + "X" * 16,
    "AKIA0189",
    f"XAKIA{drawn(16, BASE32)}",
    "ghp_" + "x" * 36,
    "ghp_" + "1234567890" * 4,
    "ghp_YOUR_TOKEN_HERE",
    "ghp_" + drawn(12),
    "sk_test_" + drawn(24),
    "sk-ant-api03-" + "." * 40,
    "a-task-" + drawn(30, string.ascii_lowercase),
    "xoxb-your-token-goes-here-please",
    "glpat-<your token>",
    ".".join(
        ("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9", "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODA", drawn(43))
    ),  # RFC
    ".".join(("eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0", drawn(43))),  # jwt.io
    "https://mermaid.ink/img/" + encoded({"code": "graph TD; A-->B", "mermaid": {"theme": "default"}}),
    "![](data:image/png;base64,iVBORw0KGgo" + drawn(400, LETTERS_AND_DIGITS + "+/") + "==)",
    armoured(PRIVATE, "..."),
    armoured(PRIVATE, "MIIEvQ" + "x" * 60),
    armoured(PRIVATE, "<the key of the depot>"),
    armoured("PUBLIC " + "KEY"),
    armoured("CERTIFICATE"),
    "The file begins with -----BEGIN " + PRIVATE + "-----.",
    "postgres://user:password@db.parcels.io/ledger",
    "postgres://ledger:ledger2024@db.parcels.io/ledger",
    "postgres://ledger:$PASSWORD@db.parcels.io",
    "postgres://ledger:${DB_PASSWORD}@db.parcels.io",
    "postgres://ledger:<password>@db.parcels.io",
    "postgres://ledger:********@db.parcels.io",
    "postgres://ledger:{{ password }}@db.parcels.io",
    f"postgres://ledger:{PASSWORD}@localhost:5432",
    f"postgres://ledger:{PASSWORD}@127.0.0.1",
    f"postgres://ledger:{PASSWORD}@db.example.com",
    f"postgres://ledger:{PASSWORD}@depot.example/x",
    "https://parcels.io/a:b4c5d6e7f8/@mira",
    "ssh://git@parcels.io:2222/ledger.git",
    "mailto:mira@parcels.io, then https://parcels.io",
    "password: correct horse battery staple",
    "password: changeme-12345678",
    "password: ${DB_PASSWORD_2024_PRIMARY}",
    "password: $DB7_PASSWORD_9X2",
    "password: os.environ['DB7_PASSWORD_2']",
    "password: get_secret_v2(client7, 'x9')",
    "password: !vault |",
    "password: ********",
    "password: 2024-01-12T10:00:00Z",
    "secret: projects/12/secrets/ledger/versions/3",
    "secret: payments-db-login-2023",
    "secret: /run/secrets/db7-login-2",
    "secretName: ledger-tls-2024-10",
    "api_key: 3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "token: getOAuth2TokenFromV1Api",
    "token: " + drawn(40, HEX),
    "token: RS256/ES384",
    "Token: https://parcels.io/oauth2/v2.0/x9f3k2m7q1",
    "token_endpoint: " + drawn(30),
    "nextPageToken: " + drawn(30),
    '"PolicyUpdateToken": "1:' + drawn(22) + '"',
    "monkey: " + drawn(30),
    f"sha256: {drawn(64, HEX)}",
    "secret: sha256:" + drawn(64, HEX),
    "password: $2b$12$" + drawn(53),
    f"image: parcels.io/ledger@sha256:{drawn(64, HEX)}",
    f"commit = {drawn(40, HEX)}",
    "api_key: 0123456789abcdef0123456789abcdef",
    "access_token: 2YotnFZFEjr1zCsicMWpAA",
]


def shown(text):
    return [(secret.what, text[secret.start : secret.end]) for secret in find_secrets(text)]


@pytest.mark.parametrize(("what", "token"), SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize(
    "around", ["{}", "see `{}`.", "KEY={}\n", '{{"a": "{}"}}', "https://x:{}@parcels.io", "(ü, {}ü)"]
)
def test_secrets_of_a_known_form_are_found(what, token, around):
    if what == "a private key":
        around = "Some words.\n\n{}\n"
    [(found, covered)] = shown(around.format(token))
    assert found.partition(":")[0] == what
    assert covered == token or (what == "a private key" and token.startswith(covered))


@pytest.mark.parametrize("text", IN_LINKS)
def test_passwords_of_connection_strings_are_found(text):
    [(what, covered)] = shown(text)
    assert what == "a password in a connection string"
    assert covered.endswith(f":{PASSWORD}")


@pytest.mark.parametrize("text", ASSIGNED)
def test_random_values_behind_the_name_of_a_credential_are_found(text):
    [(what, _)] = shown(f"Some words.\n\n    {text}\n")
    assert what == "a password or a key in clear text"


@pytest.mark.parametrize("text", HARMLESS)
@pytest.mark.parametrize("around", ["{}", "- `{}`\n", '"{}"'])
def test_what_only_looks_like_a_secret_is_none(text, around):
    assert shown(around.replace("{}", text)) == []


def test_a_secret_is_found_once_by_its_most_telling_name():
    token = "gh" + "p_" + drawn(36)
    assert shown(f"GITHUB_TOKEN={token}") == [("a GitHub token: 'ghp_…'", token)]


def test_every_secret_of_a_page_is_found_in_order():
    first, second = "np" + "m_" + drawn(36), "gh" + "p_" + drawn(36)
    assert [covered for _, covered in shown(f"{first} and {second} and {first}")] == [first, second, first]


def test_a_problem_says_where_and_never_what(reading):
    password, token = drawn(20), "np" + "m_" + drawn(36)
    text = f"---\ntitle: Ledger\nstatus: active\nmy_password: {password}\n---\n\n```sh\nnpm --token {token}\n```\n"
    found = [problem for problem in reading(text).problems if problem.rule == "secret-looking"]
    assert [(problem.line, problem.column) for problem in found] == [(4, 14), (8, 13)]
    said = "".join(map(str, found))
    assert "'npm_…'" in said
    assert not any(part[at : at + 3] in said for part in (password, token[4:]) for at in range(len(part) - 2))


@pytest.mark.parametrize("path", ["guide.md", "plans/index.md", "plans/template.md", "plans/0001-a.md"])
def test_every_page_of_a_site_is_looked_through(catalog, path):
    text = f"# A\n\nSign in with `{SECRETS['AWS'][1]}`.\n"
    tree = {"plans/0002-b.md": "# B\n", path: text}
    assert [p.place for p in catalog(tree).problems if p.rule == "secret-looking"] == [f"{path}:3:15"]


def test_no_more_of_a_token_is_shown_than_its_kind_has_in_common():
    assert all(len(form.start + form.then) >= 3 for form in FORMATS)
    whats = [what for _, token in SECRETS.values() for what, _ in shown(token)]
    assert all(len(what.partition("'")[2]) <= len("ghp_…'") for what in whats)


SIGNS = st.sampled_from(
    [
        "AKIA",
        "eyJ",
        "ghp_",
        "-----BEGIN " + PRIVATE + "-----",
        "://",
        "@",
        ":",
        "=",
        "token",
        '"',
        "a1B2c3D4e5F6g7H8",
        "\n",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(SIGNS, st.text(max_size=5))).map("".join)))
def test_any_text_is_looked_through(text):
    secrets = find_secrets(text)
    assert all(0 <= secret.start < secret.end <= len(text) for secret in secrets)
    assert list(secrets) == sorted(secrets, key=lambda secret: secret.start)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "=",
        '"',
        ":",
        "@",
        "-",
        "eyJ",
        "-eyJ",
        "eyJaaaaaaaaaa.",
        "token=",
        "d:",
        "d:1",
        "://a:",
        "sk-",
        "ghp_",
        "xoxb-",
    ],
)
def test_long_runs_are_read_in_proportion_to_their_length(piece):
    """A run is read once, by construction (see `patterns`): were it read anew at each letter, this would take hours."""
    assert find_secrets(piece * 200_000) == ()
