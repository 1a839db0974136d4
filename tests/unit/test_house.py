"""The rules of the house (DESIGN, section 3) that a test can hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mkdocs_archplan

PACKAGE = Path(mkdocs_archplan.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "scaffolds" not in path.parts)
DOORS_TO_MKDOCS = {"plugin.py", "config.py"}
MAX_LINES = 300
TAG = re.compile(
    r"</?(?:a|abbr|b|br|button|code|dd|div|dl|dt|em|h[1-6]|i|img|input|li|link|meta|nav|ol|option|p|pre|progress|script"
    r"|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|ul)(?:\s[^<]*)?/?>",
    re.IGNORECASE,
)

named = pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


def literals(tree):
    """Yield the text of every string of a module that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def tree_of(module):
    return ast.parse(module.read_text(encoding="utf-8"))


def test_there_are_modules_to_look_at():
    assert {PACKAGE / name for name in ("plugin.py", "config.py", "site.py", "extension/__init__.py")} <= set(MODULES)


@named
def test_only_two_doors_import_mkdocs(module):
    tops = {name.partition(".")[0] for name in imported(tree_of(module))}
    assert "properdocs" not in tops
    assert "mkdocs" not in tops or module.relative_to(PACKAGE).as_posix() in DOORS_TO_MKDOCS


@pytest.mark.parametrize("name", ["site", "extension", "cli"])
def test_the_core_runs_where_mkdocs_is_not(name):
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('mkdocs', 'properdocs')))\n"
        f"import mkdocs_archplan.{name}\n"
        "tops = {name.partition('.')[0] for name, module in sys.modules.items() if module}\n"
        "print(sorted(tops & {'mkdocs', 'properdocs', 'material'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


@named
def test_a_module_is_one_idea_of_a_readable_length(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) < MAX_LINES


@named
def test_html_comes_from_fragments_only(module):
    assert [text for text in literals(tree_of(module)) if TAG.search(text)] == []


@named
def test_nothing_is_logged_or_printed_in_the_core(module):
    tree = tree_of(module)
    doors = {"plugin.py", "cli.py"} | {p.name for p in (PACKAGE / "cli").glob("*.py")}
    if module.name in doors:
        assert ast.get_docstring(tree)
        return
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert "print" not in called
    assert "logging" not in set(imported(tree))


@named
def test_values_are_frozen(module):
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "dataclass":
                    options = {keyword.arg: getattr(keyword.value, "value", None) for keyword in decorator.keywords}
                    assert options.get("frozen") is True, node.name
                    assert options.get("slots") is True, node.name


def test_no_module_is_a_manager_helper_or_utils():
    assert not [path for path in MODULES if re.search(r"util|helper|manager|misc|common", path.stem)]
