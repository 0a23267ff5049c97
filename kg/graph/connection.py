"""Requests to a triple store over HTTP: credentials, repeated attempts, and errors a user can mend."""

from __future__ import annotations

import ssl
import time
from collections.abc import Generator, Mapping
from functools import cache
from typing import Any

import httpx

from kg.errors import StoreError

WAITS = (0.5, 1.0, 2.0)
"""Seconds before each further attempt."""
_BUSY = frozenset({429, 502, 503, 504})
_SECONDS = httpx.Timeout(600.0, connect=10.0)
_USER, _PASSWORD, _TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
_LOGIN = f"set {_USER} and {_PASSWORD}, or {_TOKEN}, in the environment"


class Connection:
    """A client of one store; credentials come from KG_STORE_USER, KG_STORE_PASSWORD, KG_STORE_TOKEN."""

    def __init__(self, environment: Mapping[str, str], waits: tuple[float, ...] = WAITS) -> None:
        self._waits = waits
        self._client = httpx.Client(
            auth=_credentials(environment), timeout=_SECONDS, follow_redirects=False, verify=_trusted()
        )

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def send(self, method: str, url: str, **parts: Any) -> httpx.Response:
        """The answer, whatever its status; tried again where the store is busy or the connection breaks.

        Everything sent may arrive twice: graphs are sets and hold no blank nodes. A `StoreError` where no answer comes.
        """
        for wait in (*self._waits, None):
            try:
                response = self._client.request(method, url, **parts)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if wait is None or not isinstance(error, httpx.TransportError) or _hopeless(error):
                    raise _unreachable(url, error) from error
            else:
                if wait is None or response.status_code not in _BUSY:
                    return response
            time.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def ask(self, url: str, query: str) -> list[dict[str, str]]:
        """The rows of a SELECT as values by variable; a `StoreError` where the store doesn't answer it."""
        response = self.send("POST", url, data={"query": query}, headers={"Accept": "application/sparql-results+json"})
        accept(response)
        try:
            rows = response.json()["results"]["bindings"]
            return [{name: node["value"] for name, node in row.items()} for row in rows]
        except (ValueError, KeyError, TypeError) as error:
            hint = "give the address of a SPARQL 1.1 store, such as http://localhost:7878"
            raise StoreError("this answers, but not with SPARQL results", where=_place(response), hint=hint) from error


def accept(response: httpx.Response) -> None:
    """Nothing where the store has done what it was asked, else a `StoreError` with the cause and the remedy."""
    status = response.status_code
    if response.is_success:
        return
    told = " ".join(response.text.split())[:200]
    if status == 401:
        message, hint = "the store wants a login, or refuses this one (401)", _LOGIN
    elif status in {403, 405}:
        message = f"the store is read-only, or this user may not write ({status})"
        hint = f"start it writable, or {_LOGIN} for a user who may write"
    elif response.is_redirect:
        message, hint = f"the store has moved ({status})", f"give its new address: {response.headers.get('location')}"
    else:
        message, hint = f"the store answers {status}: {told}", "see the store's own log"
    raise StoreError(message, where=_place(response), hint=hint)


class _Challenged(httpx.Auth):
    """Basic or digest, as the store asks for; a password is not sent before it does."""

    def __init__(self, user: str, password: str) -> None:
        self._basic, self._digest = httpx.BasicAuth(user, password), httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            asked = " ".join(response.headers.get_list("www-authenticate")).lower()
            if response.status_code != 401 or not ("digest" in asked or "basic" in asked):
                return
            self._chosen = self._digest if "digest" in asked else self._basic
        yield from self._chosen.auth_flow(request)


class _Token(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def _credentials(environment: Mapping[str, str]) -> httpx.Auth | None:
    if token := environment.get(_TOKEN):
        if not (token.isascii() and token.isprintable()):
            raise StoreError("the token holds characters that no header takes", where=_TOKEN, hint="set it anew")
        return _Token(token)
    user = environment.get(_USER)
    return _Challenged(user, environment.get(_PASSWORD, "")) if user else None


@cache
def _trusted() -> ssl.SSLContext:
    """Whom connections trust, read once; it takes longer than a request."""
    return httpx.create_ssl_context()


def _hopeless(error: httpx.HTTPError | httpx.InvalidURL) -> bool:
    return isinstance(error, httpx.UnsupportedProtocol)


def _unreachable(url: str, error: Exception) -> StoreError:
    reason = str(error) or type(error).__name__
    return StoreError(
        f"no answer from the store: {reason}",
        where=url.partition("?")[0],
        hint="is it running, and is this its address? then load again, which sends what is missing",
    )


def _place(response: httpx.Response) -> str:
    return str(response.url).partition("?")[0]
