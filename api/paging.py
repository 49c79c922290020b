"""Lists: the page asked for, and the shape of CONTRACT section 4, as JSON or as CSV."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from flask import Response, request

from api.catalogue import Item
from api.negotiation import CSV, JSON, chosen_format
from api.problems import Problem
from api.store_access import settings, store

T = TypeVar("T")

LIST_FORMATS = {"json": JSON, "csv": CSV}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, from 1."""

    number: int
    size: int

    def of(self, everything: Sequence[T]) -> Sequence[T]:
        """The part of the list that stands on this page; empty past the end."""
        return everything[(self.number - 1) * self.size : self.number * self.size]


def _count(name: str, default: int, most: int | None) -> int:
    text = request.args.get(name)
    if text is None:
        return default
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if value < 1 or (most is not None and value > most):
        limit = f"from 1 to {most}" if most else "from 1"
        raise Problem(400, "unknown-value", f"{name} is a whole number {limit}.", parameter=name)
    return value


def page() -> Page:
    """The page that the request asks for; raises a 400 where it is none."""
    limits = settings()
    return Page(_count("page", 1, None), _count("per_page", limits.default_per_page, limits.max_per_page))


def _link(number: int) -> str:
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "page"]
    return f"{request.script_root}{request.path}?{urlencode([*pairs, ('page', str(number))])}"


def links(current: Page, total: int) -> dict[str, str | None]:
    """``first``, ``prev``, ``next`` and ``last``; None where there is no such page."""
    last = max(1, -(-total // current.size))
    previous = min(current.number - 1, last)
    return {
        "first": _link(1),
        "prev": _link(previous) if previous else None,
        "next": _link(current.number + 1) if current.number < last else None,
        "last": _link(last),
    }


def list_response(
    everything: Sequence[T],
    items: Callable[[Sequence[T]], list[Item]],
    columns: Sequence[str],
) -> Response:
    """The page asked for of ``everything``, which ``items`` describes, as JSON or as CSV.

    ``columns`` are paths into an item, such as ``inspection.slug``; a step through a list takes each member.
    """
    current = page()
    media_type = chosen_format(LIST_FORMATS, request.args.get("format"))
    described = items(current.of(everything))
    around = links(current, len(everything))
    if media_type == CSV:
        response = Response(as_csv(described, columns), content_type="text/csv; charset=utf-8; header=present")
    else:
        document = {
            "items": described,
            "total": len(everything),
            "page": current.number,
            "per_page": current.size,
            "links": around,
        }
        response = json_response(document)
    response.headers["Link"] = ", ".join(f'<{url}>; rel="{name}"' for name, url in around.items() if url)
    response.headers["X-Total-Count"] = str(len(everything))
    return conditional(response)


def json_response(document: object) -> Response:
    """A JSON document."""
    return Response(json.dumps(document, ensure_ascii=False) + "\n", content_type=JSON)


def conditional(response: Response) -> Response:
    """The response with the entity tag of the snapshot, or 304 where the client has it already."""
    response.vary.add("Accept")
    response.cache_control.no_cache = True
    _, _, subtype = (response.mimetype or "").rpartition("/")
    response.set_etag(f"{store().snapshot()}-{subtype}", weak=True)
    response.make_conditional(request)
    return response


def _values(value: object, path: Sequence[str]) -> list[str]:
    if isinstance(value, list | tuple):
        return [text for member in value for text in _values(member, path)]
    if not path:
        return [] if value is None else [str(value).lower() if isinstance(value, bool) else str(value)]
    return _values(value.get(path[0]), path[1:]) if isinstance(value, dict) else []


def as_csv(items: Sequence[Item], columns: Sequence[str]) -> str:
    """One row an item; several values of a column are joined with "; ". Line ends as in RFC 4180."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.replace(".", "_") for column in columns])
    writer.writerows(["; ".join(_values(item, column.split("."))) for column in columns] for item in items)
    return target.getvalue()
