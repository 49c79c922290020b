"""Requests of the SPARQL 1.1 Protocol and the Graph Store HTTP Protocol, and what failures of them mean."""

import http.client
import time
from collections.abc import Sequence
from email.message import Message
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import (
    BaseHandler,
    HTTPBasicAuthHandler,
    HTTPDefaultErrorHandler,
    HTTPDigestAuthHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from store.base import QueryRefused, QueryTimeout, StoreBusy, StoreError, StoreFull, StoreUnavailable
from store.endpoints import PASSWORD_VARIABLE, USER_VARIABLE, Endpoints

LARGEST_ANSWER = 512 << 20
"""Bytes of one answer; more would be held in memory."""
_CHUNK = 1 << 20
_SAID = 300
"""Characters of a service's own message that are passed on."""


class NotOffered(StoreUnavailable):
    """The service does not offer this operation at this address."""


_ANONYMOUS = f"{{where}} wants to know who asks: set {USER_VARIABLE} and {PASSWORD_VARIABLE}."
_REFUSALS: dict[int, tuple[type[StoreError], str]] = {
    400: (QueryRefused, "The service at {where} refuses it:"),
    401: (StoreUnavailable, _ANONYMOUS),
    403: (StoreUnavailable, _ANONYMOUS),
    404: (NotOffered, "{where} is no address of a SPARQL service (status 404)."),
    405: (NotOffered, "{where} does not offer this (status 405)."),
    408: (QueryTimeout, "{where} stopped it: it took too long."),
    413: (StoreError, "{where} does not take as much at once; raise its limit on the size of requests."),
    429: (StoreBusy, "{where} is busy; ask again in a moment."),
    501: (NotOffered, "{where} does not offer this (status 501)."),
    503: (StoreBusy, "{where} is busy; ask again in a moment."),
    504: (QueryTimeout, "{where} stopped it: it took too long."),
    507: (StoreFull, "No room is left at {where}."),
}
"""Status to what it means; what the service itself says follows."""


class Reply(NamedTuple):
    """What a service answered."""

    body: bytes
    media_type: str


class _Closing(BaseHandler):
    """Closes the answer that asked for a password, which the library leaves open."""

    def http_error_401(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message
    ) -> Any:  # the library's own signature
        """Ask again with the password; None where there is none to give."""
        answer = None
        try:
            answer = super().http_error_401(req, fp, code, msg, headers)  # type: ignore[misc]
        except Exception:
            fp.close()
            raise
        if answer is not None:
            fp.close()
        return answer


class _Basic(_Closing, HTTPBasicAuthHandler):
    pass


class _Digest(_Closing, HTTPDigestAuthHandler):
    pass


class Client:
    """Speaks to one service. Holds no connection open; safe to use from many threads.

    Redirections are not followed: a request may carry a password, and an update asked for twice is not the same.
    """

    def __init__(self, endpoints: Endpoints, time_limit: float) -> None:
        """``time_limit``: seconds that one request may take."""
        self._endpoints = endpoints
        self._time_limit = time_limit
        self._opener = OpenerDirector()
        passwords = HTTPPasswordMgrWithDefaultRealm()
        if endpoints.user:
            urls = [url for url in (endpoints.query, endpoints.update, endpoints.graphs) if url]
            passwords.add_password(None, urls, endpoints.user, endpoints.password)
        for handler in (
            ProxyHandler(),
            UnknownHandler(),
            HTTPHandler(),
            HTTPSHandler(),
            HTTPDefaultErrorHandler(),
            HTTPErrorProcessor(),
            _Basic(passwords),
            _Digest(passwords),
        ):
            self._opener.add_handler(handler)

    @property
    def url(self) -> str:
        """The query endpoint, which names the service to people."""
        return self._endpoints.query

    @property
    def offers_graphs(self) -> bool:
        """Whether an address of the Graph Store Protocol is known."""
        return bool(self._endpoints.graphs)

    def query(
        self, text: str, accept: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Reply:
        """Send a query. Raises :class:`QueryRefused`, :class:`QueryTimeout`, :class:`StoreError`."""
        fields = [("query", text)]
        fields += [("default-graph-uri", name) for name in default_graphs]
        fields += [("named-graph-uri", name) for name in named_graphs]
        return self._send(
            Request(
                self._endpoints.query,
                urlencode(fields).encode("ascii"),
                {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept},
            )
        )

    def update(self, text: str) -> None:
        """Send an update of one or more operations. Raises :class:`StoreError`."""
        # Not as a form: its escapes would cost more than all else that is done here for a large graph.
        body = text.encode("utf-8")
        try:
            self._send(Request(self._endpoints.update, body, {"Content-Type": "application/sparql-update"}))
        except QueryRefused as error:
            raise StoreError(f"The update failed. {error}") from None

    def put_graph(self, graph: str, ntriples: bytes) -> None:
        """Make a named graph hold exactly these statements. Raises :class:`NotOffered`, :class:`StoreError`."""
        url = self._endpoints.graphs
        url += f"{'&' if '?' in url else '?'}graph={quote(graph, safe='')}"
        try:
            self._send(Request(url, ntriples, {"Content-Type": "application/n-triples"}, method="PUT"))
        except QueryRefused as error:
            raise StoreError(f"{graph} was not stored. {error}") from None

    def _send(self, request: Request) -> Reply:
        end = time.monotonic() + self._time_limit
        try:
            with self._opener.open(request, timeout=self._time_limit) as response:
                body = bytearray()
                while chunk := response.read(_CHUNK):
                    body += chunk
                    if len(body) > LARGEST_ANSWER:
                        raise StoreUnavailable("The answer does not fit into memory.")
                    if time.monotonic() > end:
                        raise TimeoutError
                return Reply(bytes(body), response.headers.get_content_type())
        except HTTPError as error:
            refusal = self._refusal(error, request)
            if error.fp is not None:
                error.close()
            raise refusal from None
        except (TimeoutError, URLError, http.client.HTTPException, OSError, ValueError) as error:
            raise self._failure(error) from None

    def _failure(self, error: Exception) -> StoreError:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return QueryTimeout(f"{self.url} gave no answer within {self._time_limit:g} seconds.")
        if isinstance(reason, ConnectionRefusedError):
            return StoreUnavailable(f"Nothing answers at {self.url}. Is the service running, and the port right?")
        said = getattr(reason, "strerror", None) or reason
        return StoreUnavailable(f"The connection to {self.url} failed: {said or type(reason).__name__}")

    def _refusal(self, error: HTTPError, request: Request) -> StoreError:
        where, code = request.full_url.partition("?")[0], error.code
        kind, says = _REFUSALS.get(code, (StoreError, f"{{where}} failed with status {code}."))
        if code in (401, 403) and self._endpoints.user:
            says = (
                f"{{where}} does not let {self._endpoints.user} do this; check {USER_VARIABLE}, {PASSWORD_VARIABLE} "
                "and that user's rights."
            )
        if 300 <= code < 400:
            target = error.headers.get("Location", "elsewhere")
            return StoreUnavailable(f"{where} sends its callers to {target}; give that URL if it is the right one.")
        return kind(f"{says.format(where=where)} {self._said(error)}".strip())

    @staticmethod
    def _said(error: HTTPError) -> str:
        """The beginning of the service's own words, where they are plain text."""
        if error.fp is None or error.headers.get_content_type() == "text/html":
            return ""
        try:
            text = error.read(_SAID * 4).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return ""
        text = " ".join(text.split())
        return text if len(text) <= _SAID else text[:_SAID] + " …"
