import pytest

from tests.conventions.project import _is_ignored
from tests.conventions.rules import docs, readme_tree

FILES = [
    "Makefile", "README.md", ".gitignore", "orchestration/__init__.py", "orchestration/dbt.py",
    "orchestration/defs/raw/a.py", "python_models/frames.py", "python_models/topics.py",
]  # fmt: skip
TREE = """# Verbatim
```
Makefile  README.md
orchestration/     when and where things run
├── dbt.py         where the dbt project is
└── defs/          one asset per file
    └── raw/
python_models/     frames in, frames out
└── frames.py  topics.py
```
"""
ROOTED = """```text
verbatim/
├── Makefile                the commands
├── orchestration/
│   ├── dbt.py  defs/
└── python_models/
    ├── frames.py
    └── …                   one module per table
```
"""


def test_readme_lengths_are_bounded():
    assert docs.readme_length("a\n" * 80) == []
    assert docs.readme_length("a\n" * 79)
    assert docs.readme_length("a\n" * 131)
    assert docs.folder_readme_length("seeds/README.md", "a\n" * 40) == []
    assert docs.folder_readme_length("seeds/README.md", "a\n" * 41)


@pytest.mark.parametrize("readme", [TREE, ROOTED])
def test_a_tree_equal_to_the_real_one_passes(readme):
    assert readme_tree.tree(readme, FILES) == []


def test_a_tree_that_lacks_or_invents_fails():
    assert readme_tree.tree("no tree", FILES)
    assert readme_tree.tree(TREE, [*FILES, "orchestration/refresh.py"])
    assert readme_tree.tree(ROOTED, [*FILES, "python_models/topics/a.py"])
    assert readme_tree.tree(TREE, [*FILES, "dashboards/a.py"])
    assert readme_tree.tree(TREE.replace("dbt.py", "dbt.py  warehouse.py"), FILES)


def test_make_targets_that_do_not_exist_fail():
    makefile = ".PHONY: run\nrun: .venv\n\techo\ntest: run\n"
    assert docs.make_targets("a", "`make run`\n```\nDATA_DIR=x make test\n```\n", makefile) == []
    assert docs.make_targets("a", "to make sure", makefile) == []
    assert docs.make_targets("a", "`make deploy`", makefile)
    assert docs.make_targets("a", "```bash\n$ make deploy\n```\n", makefile)


def test_backticked_names_of_models_that_do_not_exist_fail():
    known = frozenset({"fct_messages"})
    text = "`fct_messages.text`, `marts.fct_messages`, `stg_<source>__<entity>`, `dim_`, fct_old"
    assert docs.model_names("a", text, known) == []
    assert docs.model_names("a", "`fct_old`", known)


def test_answers_in_no_table_row_fail():
    assert docs.readme_table("| trends? | `mart_a`, `mart_b` |", ["mart_a", "mart_b"]) == []
    assert docs.readme_table("`mart_a`\n| b | `mart_b` |", ["mart_a", "mart_b"])


SQL = "{% macro a() %}{% endmacro %}{%- macro duckdb__a() %}{% test b(model) %}"


def test_macros_are_described_and_described_ones_exist():
    names = docs.macro_names(SQL)
    assert names == {"a", "duckdb__a", "b"}
    assert docs.macro_docs(names, {"a": "Does.", "test_b": "Holds."}) == []
    assert docs.macro_docs(names, {"a": "Does."})
    assert docs.macro_docs(names, {"a": "Does.", "b": " "})
    assert docs.macro_docs(names, {"a": "Does.", "b": "Holds.", "gone": "Did."})


def test_macros_with_one_body_fail():
    assert docs.macro_bodies({"a", "duckdb__a", "spark__a"}) == []
    assert docs.macro_bodies({"a", "default__a", "spark__a"}) == []
    assert docs.macro_bodies({"a", "duckdb__a"})
    assert docs.macro_bodies({"a", "spark__a"})


# Cut in two, so that this file does not hold what it forbids.
@pytest.mark.parametrize(
    "parts",
    [
        ("see /wor", "k/main/a"),
        ("helper", "-3 wrote"),
        ("sub", "agent"),
        ("--extra-index", "-url"),
        ("https://py", "pi.example.net/x"),
        ("http://10.0.0.1/simp", "le"),
    ],
)
def test_text_that_names_the_place_it_was_written_in_fails(parts):
    assert docs.workplace("a", "".join(parts))


def test_plain_text_names_no_place():
    text = "the network/a, a user agent, https://pypi.org/project/dbt-core, teamwork/life"
    assert docs.workplace("a", text) == []


def test_a_changelog_without_the_version_fails():
    assert docs.changelog("# Changelog\n\n## 0.1.0\n", "0.1.0") == []
    assert docs.changelog("# Changelog\n\n## 0.1.0\n", "0.1.1")
    assert docs.changelog("# Changelog\n\n## 0.1.01\n", "0.1.0")


def test_what_git_ignores_is_not_looked_at():
    assert _is_ignored("a/__pycache__/")
    assert _is_ignored("dbt_project/target/")
    assert _is_ignored("a/b.duckdb")
    assert _is_ignored(".git/")
    assert not _is_ignored("dbt_project/models/a.sql")
    assert not _is_ignored("seeds/build.py")
