"""Start the page on this machine, open it in the browser, and tidy up when it ends.

What is easily got wrong: only 127.0.0.1 is bound, before anything is told; a connection that asks for nothing must not
live for ever; and nothing here forks or needs more of the system than Windows has.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from replycheck.errors import UsageError
from replycheck.processes.bounds import Bounds
from replycheck.processes.ending import end_as_by_ctrl_c
from replycheck.processes.standing import Standing
from replycheck.processes.system import worker_count
from replycheck.records import dataclass
from replycheck.web.application import application
from replycheck.web.configuring import Configured
from replycheck.web.guard import Keys
from replycheck.web.keeping import Kept, usual_folder
from replycheck.web.private import note_address, private_folder
from replycheck.web.store import Store
from replycheck.web.work.tasks import Task
from replycheck.web.work.worker import do

_BOUNDS = Bounds(600, 2 << 30)
"""What one task may take: room for a scan of two hundred pages, as in a batch."""
_WORKERS = 3
"""Two for the checks that run at once (a reply alone, and with its papers), one for what is shown meanwhile."""
_HEAD_SECONDS = 10
"""Within so long a connection must have asked for something."""
_CONNECTIONS = 300
_MOST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class ServeRequest:
    """The arguments of ``replycheck serve``."""

    port: int | None = None
    library: str | None = None
    browser: bool = True
    config: str | None = None


class _Server(uvicorn.Server):
    """Has the workers load what they need once the page is there: both at once would keep who waits for it."""

    store: Store

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, and then the workers."""
        await super().startup(sockets)
        self.store.warm()


class _Impatient(H11Protocol):
    """Closes a connection on which the head of a request does not come in time, the first and any later one."""

    _heads = 0
    """How many requests have begun."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - as uvicorn has it
        """As uvicorn's, with a clock."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """As uvicorn's; a head that has begun to come is waited for as long as the first."""
        before = cast("Any", self).scope
        super().data_received(data)
        now = cast("Any", self)
        if now.scope is not before:
            self._heads += 1
        elif now.cycle is None or now.cycle.response_complete:
            self._wait()

    def _wait(self) -> None:
        self.loop.call_later(_HEAD_SECONDS, self._lose_patience, self._heads)

    def _lose_patience(self, heads: int) -> None:
        if self._heads == heads and not self.transport.is_closing():
            self.transport.close()


def serve(request: ServeRequest) -> int:
    """Serve until somebody ends it; gives the exit code.

    :raises ReplycheckError: the port is taken, the library is none, or there is no room for the papers.
    """
    from replycheck import app  # noqa: PLC0415 - the parts load once the arguments are right

    if request.library is not None:
        app.refuse_no_library(request.library)
    listening = bound(request.port)
    with private_folder() as folder:
        os.environ.setdefault("REPLYCHECK_CACHE", str(folder / "read"))  # what was recognised goes with the papers
        workers: Standing[Task, Any] = Standing(do, _WORKERS, _BOUNDS)
        store = Store(
            folder,
            workers,
            Configured(request.config, request.library),
            Kept(usual_folder()),
            jobs=worker_count(0),
        )
        keys = Keys(listening.getsockname()[1])
        note_address(folder, keys.address)
        server = server_of(store, keys)
        _tell(keys, browser=request.browser)
        end_as_by_ctrl_c()
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:  # uvicorn sends the signal again once it has ended
            pass
        finally:
            store.close()
            listening.close()
    _say("已结束，临时文件已清除。")
    return 0


def bound(port: int | None) -> socket.socket:
    """A socket of this machine alone; without a port, on one that is free.

    :raises UsageError: the port is none, or taken.
    """
    if port is not None and not 0 <= port <= _MOST_PORT:
        raise UsageError(f"--port 应在 1 到 {_MOST_PORT} 之间，不能是 {port}。")
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(("127.0.0.1", port or 0))
        made.listen(_CONNECTIONS)  # who comes before the server is ready waits, and is not turned away
    except OSError as error:
        made.close()
        raise UsageError(f"端口 {port} 已被占用；请换一个 --port，或不写 --port（自动选一个）。") from error
    return made


def server_of(store: Store, keys: Keys) -> uvicorn.Server:
    """The server of that store's page, not running yet."""
    stopping: list[uvicorn.Server] = []

    def stop() -> None:
        threading.Timer(0.5, lambda: setattr(stopping[0], "should_exit", True)).start()

    config = uvicorn.Config(
        application(store, keys, stop),
        http=_Impatient,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32_768,
    )
    server = _Server(config)
    server.store = store
    stopping.append(server)
    return server


def _tell(keys: Keys, *, browser: bool) -> None:
    if sys.stdout is not None:  # a program without a console has none
        sys.stdout.write(f"{keys.address}\n")
        sys.stdout.flush()
    _say("用浏览器打开上面的地址（整行，包括钥匙）。只在这台电脑上，不联网。按 Ctrl-C 结束。")
    if browser:
        threading.Thread(target=webbrowser.open, args=(keys.address,), daemon=True).start()


def _say(sentence: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
