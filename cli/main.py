"""The command ``safeguarding-graph``: arguments in, exit code out."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version

from cli.exits import CommandError, Exit
from store.base import StoreError

COMMANDS = {
    "load": "read inspection reports into the store",
    "validate": "check with SHACL what is loaded, or a file",
    "query": "answer a SPARQL query",
    "export": "write the graph, or one inspection, to a file",
    "serve": "answer over HTTP",
    "stats": "say what the store holds",
    "compare": "say where reports and published tables of outcomes disagree",
    "review": "take people's codes of findings beside the machine's",
}
"""Subcommand to what it does; each is the module of its name."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit code."""
    parser, parse = _parser(list(sys.argv[1:] if argv is None else argv))
    arguments = parse()
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return Exit.WRONG_USAGE
    try:
        return int(import_module(f"cli.{arguments.command}").run(arguments))
    except CommandError as error:
        print(f"safeguarding-graph: {error}", file=sys.stderr)
        return error.code
    except StoreError as error:
        print(f"safeguarding-graph: {error}", file=sys.stderr)
        return Exit.NOTHING_DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`: nothing is wrong, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE


def _parser(argv: list[str]) -> tuple[argparse.ArgumentParser, Callable[[], argparse.Namespace]]:
    parser = argparse.ArgumentParser(
        prog="safeguarding-graph",
        description="A knowledge graph of how areas protect their children, read from published inspection reports.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=version("safeguarding-graph"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    wanted = next((word for word in argv if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        description = f"{summary[0].upper()}{summary[1:]}."
        command = commands.add_parser(name, help=summary, description=description, allow_abbrev=False)
        # Only the subcommand that is asked for is imported: a query answers before the loader's libraries would be in.
        if name == wanted:
            import_module(f"cli.{name}").configure(command)
    return parser, lambda: parser.parse_args(argv)
