"""docs/command.md says every subcommand, option, exit code, outcome and environment variable there is, and no other."""

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from cli.exits import Exit
from cli.main import COMMANDS
from cli.outcomes import Status

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def parser(name: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser()
    import_module(f"cli.{name}").configure(made)
    return made


def options(made: argparse.ArgumentParser) -> set[str]:
    """Long options of a subcommand and of what stands below it."""
    found: set[str] = set()
    for action in made._actions:
        found.update(option for option in action.option_strings if option.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                found |= options(below)
    return found - {"--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_subcommand_has_its_section_with_every_option_and_no_other(name: str) -> None:
    assert f"[`{name}`](#{name})" in PAGE
    usage = " ".join(re.findall(r"^    (safeguarding-graph .*(?:\n {20,}.*)*)", SECTIONS[name], re.MULTILINE))
    assert set(re.findall(r"--[a-z]+", usage)) == options(parser(name))


@pytest.mark.parametrize("name", ["query", "export", "stats", "compare"])
def test_a_format_is_listed(name: str) -> None:
    (choice,) = [action for action in parser(name)._actions if action.dest == "format"]
    (listed,) = re.findall(r"\[--format ([a-z|]+)\]", SECTIONS[name])
    assert set(listed.split("|")) == set(choice.choices or ())


@pytest.mark.parametrize("code", Exit)
def test_an_exit_code_is_explained(code: Exit) -> None:
    assert f"\n| {int(code)} | " in PAGE


@pytest.mark.parametrize("status", Status)
def test_an_outcome_is_explained(status: Status) -> None:
    assert f"\n| `{status}` | " in SECTIONS["load"]


def test_every_code_of_a_rejection_is_explained() -> None:
    errors = import_module("loaders.errors")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not errors.LoadError]
    for kind in kinds:
        assert f"`{kind.code}`" in SECTIONS["load"]


def test_every_environment_variable_is_explained_and_no_other() -> None:
    sources = [file for part in ("api", "cli", "loaders", "ontology", "store") for file in (ROOT / part).rglob("*.py")]
    used = {name for file in sources for name in re.findall(r'"(SAFEGUARDING_GRAPH_\w+)"', file.read_text("utf-8"))}
    assert set(re.findall(r"SAFEGUARDING_GRAPH_\w+", PAGE)) == used
