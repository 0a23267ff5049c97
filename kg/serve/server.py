"""Listens at an address and serves a graph there until it is told to stop."""

from __future__ import annotations

import errno
import gc
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

from kg import ontology
from kg.errors import SettingsError
from kg.serve import saying
from kg.serve.app import LOOPBACK, Options, application
from kg.serve.guard import Patience, guarded
from kg.serve.pool import Pool

_REASONS = {
    errno.EADDRINUSE: "port {port} is taken",
    errno.EACCES: "this user may not listen at port {port}",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine",
}

_OTHER_FILES = 64
"""Open files of the server that are no connection and no answer."""


def serve(directory: Path, options: Options, host: str, port: int, listening: Callable[[str], None]) -> None:
    """Serves a built folder until a signal; `listening` is told the address, port 0 means any free one.

    On a loopback address it answers only where it is called by a name of this machine. A `SettingsError` where it
    cannot listen, a `StoreError` where there is no graph.
    """
    import uvicorn  # noqa: PLC0415 - heavy

    with _listener(host, port) as listener:
        names = (*LOOPBACK, host) if _is_loopback(listener) else ("*",)
        pool = Pool(directory, options.workers, options.limits, options.shares)
        app = application(directory, replace(options, hosts=names), pool)
        listening(_address(listener, host))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        config.timeout_graceful_shutdown = 3
        config.timeout_keep_alive = int(options.patience.request)
        affordable = _affordable(options.patience)
        config.backlog = max(8, affordable // 4)  # so many are taken at one go, before those too many are let go
        config.http = guarded(replace(options.patience, connections=affordable))
        saying.dampen()
        ontology.load()
        gc.collect()
        gc.freeze()  # what is there now stays, and need not be looked through while clients wait
        with suppress(KeyboardInterrupt):  # uvicorn hands the signal on once all is closed
            uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address[:2], family=family)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # which what it accepts takes over
        return listener
    except socket.gaierror:
        raise SettingsError(f"no address is known for {host}", hint="--host 127.0.0.1 or --host 0.0.0.0") from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{{host}} port {{port}}: {error.strerror}").format(
            host=host, port=port
        )
        raise SettingsError(reason, hint="name another with --host and --port; --port 0 takes a free one") from None


def _affordable(patience: Patience) -> int:
    """How many connections there can be: each takes an open file, one more for an answer that grows, and
    some are taken before others are let go."""
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return patience.connections
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 3 * patience.connections + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(patience.connections, (soft - _OTHER_FILES) // 3))


def _is_loopback(listener: socket.socket) -> bool:
    return ip_address(listener.getsockname()[0]).is_loopback


def _address(listener: socket.socket, host: str) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
