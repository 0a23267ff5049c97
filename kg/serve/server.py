"""Listens at an address and serves a graph there until it is told to stop."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

from kg.errors import SettingsError
from kg.graph.workers import Pool
from kg.serve.app import LOOPBACK, Options, application

_REASONS = {
    errno.EADDRINUSE: "port {port} is taken",
    errno.EACCES: "this user may not listen at port {port}",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine",
}


def serve(directory: Path, options: Options, host: str, port: int, listening: Callable[[str], None]) -> None:
    """Serves a built folder until a signal; `listening` is told the address, port 0 means any free one.

    On a loopback address it answers only where it is called by a name of this machine. A `SettingsError` where it
    cannot listen, a `StoreError` where there is no graph.
    """
    import uvicorn  # noqa: PLC0415 - heavy

    with _listener(host, port) as listener:
        names = (*LOOPBACK, host) if _is_loopback(listener) else ("*",)
        app = application(directory, replace(options, hosts=names), Pool(directory, options.workers, options.limits))
        listening(_address(listener, host))
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        config.timeout_graceful_shutdown = 3
        with suppress(KeyboardInterrupt):  # uvicorn hands the signal on once all is closed
            uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except socket.gaierror:
        raise SettingsError(f"no address is known for {host}", hint="--host 127.0.0.1 or --host 0.0.0.0") from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{{host}} port {{port}}: {error.strerror}").format(
            host=host, port=port
        )
        raise SettingsError(reason, hint="name another with --host and --port; --port 0 takes a free one") from None


def _is_loopback(listener: socket.socket) -> bool:
    return ip_address(listener.getsockname()[0]).is_loopback


def _address(listener: socket.socket, host: str) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
