import pytest

from mkdocs_archplan.diagrams.fence import SUPERFENCES, register_mermaid_fence


def mermaid_fences(configs):
    return [f for options in configs.values() for f in options.get("custom_fences", ()) if f["name"] == "mermaid"]


@pytest.mark.parametrize(
    ("extensions", "configs"),
    [
        ([], {}),
        (["toc"], {"toc": {"permalink": True}}),
        ([SUPERFENCES], {}),
        (["superfences"], {}),
        ([SUPERFENCES], {SUPERFENCES: None}),
        ([SUPERFENCES], {SUPERFENCES: {"custom_fences": None}}),
        (
            [SUPERFENCES],
            {SUPERFENCES: {"preserve_tabs": True, "custom_fences": [{"name": "math", "class": "arithmatex"}]}},
        ),
    ],
)
def test_the_fence_is_added_where_there_is_none_and_never_twice(extensions, configs):
    before = {name: dict(options or {}) for name, options in configs.items()}
    assert register_mermaid_fence(extensions, configs) is True
    assert register_mermaid_fence(extensions, configs) is False
    assert len(mermaid_fences({name: options or {} for name, options in configs.items()})) == 1
    assert sum(name in (SUPERFENCES, "superfences") for name in extensions) == 1
    for name, options in before.items():
        kept = {key: value for key, value in options.items() if key != "custom_fences"}
        assert kept.items() <= configs[name].items()
        assert all(fence in configs[name]["custom_fences"] for fence in options.get("custom_fences") or ())


def test_a_sites_own_fence_is_left_alone():
    own = {"name": "mermaid", "class": "diagram"}
    configs = {SUPERFENCES: {"custom_fences": [own]}}
    assert register_mermaid_fence([SUPERFENCES], configs) is False
    assert configs == {SUPERFENCES: {"custom_fences": [own]}}


def test_the_sites_own_options_are_not_changed_in_place():
    fences = []
    register_mermaid_fence([SUPERFENCES], {SUPERFENCES: {"custom_fences": fences}})
    assert fences == []
