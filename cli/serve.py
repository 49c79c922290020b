"""``serve``: answers over HTTP."""

import argparse
import socket

from flask import Flask

from api.application import create_app
from api.server import serve
from cli.exits import CommandError, Exit
from cli.options import add_store, at_least_one, store_place
from store.memory import memory_limit

THREADS = 16
"""Requests answered at a time; the queries in them run in the worker processes."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1, this machine only)"
    )
    parser.add_argument("--port", type=_port, default=8000, help="default: 8000")
    parser.add_argument(
        "--workers",
        type=at_least_one,
        default=2,
        metavar="N",
        help="processes that answer queries, at least 2 (default: 2)",
    )
    add_store(parser)


def run(arguments: argparse.Namespace) -> Exit:
    """Serve until stopped; raises :class:`CommandError` and :class:`store.base.StoreError`."""
    place = store_place(arguments)
    place.check()  # says what is wrong before a server is started
    try:
        memory_limit()
    except ValueError as error:
        raise CommandError(str(error), Exit.WRONG_USAGE) from None
    _check_address(arguments.host, arguments.port)

    def application() -> Flask:
        return create_app(place.serving(arguments.workers))

    print(f"Serving {place.name} at http://{_shown(arguments.host)}:{arguments.port}  (Ctrl-C stops)", flush=True)
    serve(application, host=arguments.host, port=arguments.port, workers=1, threads=THREADS)
    return Exit.DONE


def _check_address(host: str, port: int) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise CommandError(
            f"Cannot listen at {host}, port {port}: {error.strerror}. Choose another with --port."
        ) from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _port(text: str) -> int:
    number = int(text) if text.isdigit() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return number
